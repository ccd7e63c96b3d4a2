"""Reads a scenario: bytes in, and out either a scenario or everything that is wrong with it."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from game.language import tr
from game.scenario.diagnostics import START, Diagnostic, Place, diagnostic, place_of
from game.scenario.guard import guard
from game.scenario.models import FORMAT, Scenario
from game.scenario.overlay_files import original_of, overlay_language
from game.scenario.positions import Loc, Positions
from game.scenario.syntax import parse
from game.scenario.validation import validate


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a file."""

    path: str
    """What the file is called in diagnostics."""
    positions: Positions
    """Where everything stands; its `text` is the text of the file."""
    diagnostics: tuple[Diagnostic, ...]
    scenario: Scenario | None = None
    """None if there is an error."""
    draft: Scenario | None = None
    """The scenario, or what can be made of one with mistakes in its keys and values, so that its
    references and expressions can be checked as well. None if there is none to speak of."""
    faulty: frozenset[Loc] = frozenset()
    """Where `diagnostics` found something in the draft; nothing more need be said of it."""

    def silent(self, loc: Loc) -> bool:
        """Whether a location is within something that is wrong already."""
        return any(loc[:end] in self.faulty for end in range(1, len(loc) + 1))


def read(source: bytes, path: str) -> Loaded:
    """Read a scenario's keys and values. Whether they fit together is for other checks."""
    text, problems = guard(source, path)
    positions = Positions(text)
    if problems:
        return Loaded(path, positions, problems)
    raw = parse(text, positions, path)
    newer = _newer_format(raw, positions, path)
    if newer:
        return Loaded(path, positions, (newer,))
    if isinstance(raw, Diagnostic):
        return Loaded(path, positions, (raw,))
    if not raw.keys() & (Scenario.model_fields.keys() - {"format", "title", "summary"}):
        message = tr("this has none of the tables of a scenario")
        fix = tr("a scenario has [exercise], [time], [nations.ID] and more")
        return Loaded(path, positions, (diagnostic("S011", path, START, message, fix),))
    if "format" not in raw and overlay_language(PurePath(path)):
        message = tr("this is an overlay: the texts of a scenario in another language")
        fix = tr("it belongs to {name}").format(name=original_of(Path(path)).name)
        return Loaded(path, positions, (diagnostic("S011", path, START, message, fix),))
    found = validate(raw, positions, path)
    return Loaded(path, positions, found.diagnostics, found.scenario, found.draft, found.faulty)


_FORMAT_LINE = re.compile(r"^[ \t]*format[ \t]*=[ \t]*([0-9]{1,9})", re.MULTILINE)


def _newer_format(
    raw: dict[str, Any] | Diagnostic, positions: Positions, path: str
) -> Diagnostic | None:
    """Whether the file is of a later format, which may even be no TOML of today."""
    place: Place | None = None
    if isinstance(raw, Diagnostic):
        line = _FORMAT_LINE.search(positions.text)
        if not line:
            return None
        found: Any = int(line[1])
        place = place_of(positions.text, line.start(1), len(line[1]))
    else:
        found = raw.get("format")
    if not isinstance(found, int) or found <= FORMAT:
        return None
    message = tr("this scenario has format {found}, and this version of Concord reads up to {most}")
    message = message.format(found=found, most=FORMAT)
    place = place or positions.of_value(("format",))
    return diagnostic("S009", path, place, message, tr("install a newer version of Concord"))

"""Checks an overlay: the texts of a scenario, or of a rulebook, in another language."""

from collections.abc import Iterator
from pathlib import Path

import tomli
from pydantic import ValidationError

from game.authoring.allowances import named
from game.authoring.design.doubts import Doubts
from game.authoring.design.texts import check_lengths
from game.language import tr
from game.language.iso639 import CODES
from game.scenario.diagnostics import START, Diagnostic, diagnostic, has_errors, worst_first
from game.scenario.guard import guard
from game.scenario.library import LibraryError, read_file
from game.scenario.load import Loaded, read
from game.scenario.models import Scenario
from game.scenario.overlay import Overlay, read_overlay
from game.scenario.overlay_files import original_of, overlay_language
from game.scenario.positions import Positions
from game.scenario.rulebook import Rulebook
from game.scenario.translation import translated

RULEBOOKS = "rulebooks"
"""The folder whose files are rulebooks."""


def checked_overlay(source: bytes, path: str) -> Overlay:
    """What an overlay says, and everything that is wrong with it or doubtful, worst first.

    `path` leads to its file; its scenario or rulebook is looked for beside it, by its name.
    """
    place = Path(path)
    language = overlay_language(place) or ""
    if language not in CODES:
        message = tr('"{language}" is no language').format(language=language)
        fix = tr("write the two letters of its code (ISO 639-1), such as de or fr")
        return _unread(source, diagnostic("S601", path, START, message, fix))
    original = original_of(place)
    if not original.exists():
        message = tr('there is no "{name}" beside this file').format(name=original.name)
        fix = tr("an overlay has the name of its scenario, and the language before .toml")
        return _unread(source, diagnostic("S602", path, START, message, fix))
    whole = original_at(original)
    if whole is None:
        message = tr('"{name}" has mistakes of its own').format(name=original.name)
        fix = tr("put these right first: concord check {path}").format(path=original)
        return _unread(source, diagnostic("S602", path, START, message, fix))
    overlay = read_overlay(source, path, whole)
    found = overlay.diagnostics
    if isinstance(whole, Scenario) and not has_errors(found):
        found = worst_first((*found, *_doubts(whole, overlay, path)))
    return Overlay(overlay.positions, overlay.words, found)


def original_at(path: Path) -> Scenario | Rulebook | None:
    """The scenario or the rulebook of a file; None if the file is neither, or has mistakes."""
    try:
        source = read_file(path)
        if path.parent.name == RULEBOOKS:
            return Rulebook.model_validate(tomli.loads(source.decode()))
    except (LibraryError, ValidationError, ValueError):
        return None
    return read(source, str(path)).scenario


def _unread(source: bytes, why: Diagnostic) -> Overlay:
    return Overlay(Positions(guard(source, why.path)[0]), {}, (why,))


def _doubts(scenario: Scenario, overlay: Overlay, path: str) -> Iterator[Diagnostic]:
    """What players would notice of the translated texts, as of those of a scenario."""
    other = translated(scenario, overlay.words)
    doubts = Doubts(Loaded(path, overlay.positions, (), other), other)
    check_lengths(doubts)
    for doubt in doubts.diagnostics:
        keys = tuple(named(doubt.loc, scenario))
        if keys in overlay.words:
            place = overlay.positions.of_value(keys)
            said = (doubt.message, doubt.help, doubt.consequence)
            yield diagnostic(doubt.code, path, place, *said, keys)

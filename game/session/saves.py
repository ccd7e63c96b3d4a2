"""The folder of saves: where it is, what is in it, and the name of the next one.

Listing reads no scenario and runs no rule, so that a home screen can show it at once.
"""

import datetime
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from game.language import language_of_exercises, tr
from game.session.commands import Ready
from game.session.errors import SaveError
from game.session.events import Accepted, BadRecordError, JournalEvent, PhaseOpened, event_of
from game.session.examination import examine
from game.session.header import Header, header_of
from game.session.journal import Entry
from game.session.view import Phase

SUFFIX = ".jsonl"

_ACTING = (Phase.SITUATION, Phase.CONSULTATION, Phase.DECISION)


@dataclass(frozen=True, slots=True)
class SaveSummary:
    """What a list says of a save."""

    path: Path
    title: str
    """Of the scenario; the file's name, if the save cannot be used."""
    scenario: str
    turn: int
    turns: int
    phase: str
    """Empty if the save cannot be used."""
    waiting: tuple[str, ...]
    """The names of the nations whose people are not done with the phase."""
    modified: datetime.datetime
    """When it was last written, in local time."""
    finished: bool
    damage: str | None
    """What is wrong with it, in a sentence."""

    @property
    def usable(self) -> bool:
        """Whether it can be opened, if only for reading."""
        return bool(self.phase)


def saves_folder() -> Path:
    """`CONCORD_SAVES`, else the folder of a checkout, else the platform's place for user data."""
    chosen = os.environ.get("CONCORD_SAVES")
    if chosen:
        return Path(chosen)
    checkout = Path(__file__).parents[2]
    if (checkout / "pyproject.toml").is_file():
        return checkout / "saves"
    import platformdirs

    return platformdirs.user_data_path("concord", appauthor=False) / "saves"


def list_saves(folder: Path | None = None) -> tuple[SaveSummary, ...]:
    """Every save in the folder, the one written last first."""
    return tuple(summary(path) for path in paths(folder or saves_folder()))


def latest_save(folder: Path | None = None) -> SaveSummary | None:
    """The save to go on with: the one written last that can be used and has not ended."""
    for path in paths(folder or saves_folder()):
        found = summary(path)
        if found.usable and not found.finished:
            return found
    return None


def paths(folder: Path) -> list[Path]:
    """The saves in a folder, the one written last first."""
    try:
        paths = [path for path in folder.iterdir() if path.name.endswith(SUFFIX)]
    except OSError:
        return []
    return sorted(paths, key=lambda path: (-_modified(path), path.name))


def new_save_path(scenario: str, folder: Path | None = None) -> Path:
    """A path that no save has: scenario, date and number."""
    folder = folder or saves_folder()
    today = datetime.date.today().isoformat()
    name = re.sub(r"[^\w-]+", "-", scenario).strip("-") or "exercise"
    number = 1
    while (path := folder / f"{name}-{today}-{number}{SUFFIX}").exists():
        number += 1
    return path


def summary(path: Path) -> SaveSummary:
    """What a list says of one save. Whatever the file holds, this raises nothing."""
    modified = datetime.datetime.fromtimestamp(_modified(path)).astimezone()
    try:
        finding = examine(path)
        header = _spoken(header_of(finding.entries[0]))
    except SaveError as error:
        return _unusable(path, path.name, modified, str(error))
    opened, ready = _where(finding.entries)
    if opened is None:
        damage = finding.verdict.read_only or tr("The save was never begun.")
        return _unusable(path, header.title, modified, damage)
    return SaveSummary(
        path=path,
        title=header.title,
        scenario=header.scenario,
        turn=opened.turn,
        turns=header.turns,
        phase=opened.phase,
        waiting=_waiting(header, ready) if opened.phase in _ACTING else (),
        modified=modified,
        finished=opened.phase is Phase.OUTCOME,
        damage=finding.verdict.read_only,
    )


def _spoken(header: Header) -> Header:
    """The header in the language that is spoken, as far as the scenario's overlay has it."""
    source = header.texts.get(language_of_exercises())
    if source is None:
        return header
    import tomli

    from game.scenario.guard import guard

    text, problems = guard(source.encode(), header.scenario)
    if problems:
        return header
    with suppress(ValueError, AttributeError):
        overlay = tomli.loads(text)
        nations = overlay.get("nations", {})
        names = {
            nation: _text(nations.get(nation, {}).get("name"), name)
            for nation, name in header.names.items()
        }
        return replace(header, title=_text(overlay.get("title"), header.title), names=names)
    return header


def _text(translated: object, written: str) -> str:
    return translated if isinstance(translated, str) else written


def _unusable(path: Path, title: str, modified: datetime.datetime, damage: str) -> SaveSummary:
    return SaveSummary(
        path=path,
        title=title,
        scenario="",
        turn=0,
        turns=0,
        phase="",
        waiting=(),
        modified=modified,
        finished=False,
        damage=damage,
    )


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _where(entries: tuple[Entry, ...]) -> tuple[PhaseOpened | None, set[str]]:
    """The phase that is open, and the nations that have been ready in it."""
    ready: set[str] = set()
    for event in _backwards(entries):
        match event:
            case PhaseOpened():
                return event, ready
            case Accepted(seat, Ready()):
                ready.add(seat)
    return None, ready


def _backwards(entries: tuple[Entry, ...]) -> Iterator[JournalEvent]:
    """The commands and phases of a journal, the last first, passing over what cannot be read."""
    for entry in reversed(entries):
        for record in reversed(entry.records):
            if record["record"] in ("command", "phase"):
                try:
                    yield event_of(record)
                except BadRecordError:
                    continue


def _waiting(header: Header, ready: set[str]) -> tuple[str, ...]:
    return tuple(
        header.names.get(nation, nation)
        for nation, seat in header.seats.items()
        if seat.is_person and nation not in ready
    )

"""Whether a save's commands, played again by today's rules, give what the save says they gave."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game import __version__
from game.language import tr
from game.session.commands import Command, Propose, Refusal, Respond
from game.session.events import Accepted, JournalEvent, PhaseOpened, Proceeded, event_of
from game.session.fold import Playthrough
from game.session.host import Session
from game.session.journal import Entry, Json
from game.session.phases import PHASES
from game.session.reading import framed
from game.session.store import MemoryStore


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that is not as the save says."""

    line: int
    what: str


class AsSaved:
    """What computers decided is taken from the save, and only what came of it is worked out again.

    Doctrines learn from version to version; what they once decided stays what was done.
    """

    def __init__(self) -> None:
        self._events: list[JournalEvent] = []

    def turn_to(self, entry: Entry) -> None:
        """The next command to be played is that of this entry."""
        about_the_save = ("format", "header")
        happened = (one for one in entry.records if one["record"] not in about_the_save)
        self._events = [event_of(record) for record in happened]

    def commands(self, play: Playthrough) -> Iterator[tuple[str, Command]]:
        opened = PhaseOpened(play.turn, play.phase)
        if opened in self._events:
            yield from self._after(self._events.index(opened))

    def answers(self, play: Playthrough, proposed: Propose) -> Iterator[tuple[str, Respond]]:
        for seat, command in self._after(0):
            if isinstance(command, Respond):
                yield seat, command

    def _after(self, place: int) -> Iterator[tuple[str, Command]]:
        """The commands that follow an event, up to whatever else follows."""
        for event in self._events[place + 1 :]:
            if not isinstance(event, Accepted):
                return
            yield event.seat, event.command


def first_difference(entries: Sequence[Entry]) -> Difference | None:
    """Play the commands again; None if every record comes out the same.

    In a save of this version the doctrines of the computers decide again as well.
    Raises SaveError if the scenario in the save cannot be read, and BadRecordError at a record
    that is none.
    """
    frame = framed(entries)
    store = MemoryStore()
    saved = AsSaved()
    saved.turn_to(entries[0])
    session = Session.begin(
        frame.exercise,
        frame.seats,
        seed=frame.seed,
        store=store,
        computers=None if _is_todays(entries) else saved,
    )
    refused = None
    for entry in entries[1:]:
        saved.turn_to(entry)
        answer = _command(session, entry)
        if isinstance(answer, Refusal):
            told = tr("it is refused today: {reason}").format(reason=answer.message)
            refused = Difference(entry.seq + 1, told)
            break
    for entry, again in zip(entries, store.records(), strict=False):
        what = _compare(_comparable(entry), _comparable(again))
        if what is not None:
            return Difference(entry.seq + 1, what)
    return refused


def _is_todays(entries: Sequence[Entry]) -> bool:
    """Whether all of a save was written by this version."""
    records = (record for entry in entries for record in entry.records)
    return {r["written_by"] for r in records if "written_by" in r} == {__version__}


def _command(session: Session, entry: Entry) -> object:
    """Give the session the command of an entry; what it answers."""
    records = [record for record in entry.records if record["record"] != "format"]
    match event_of(records[0]):
        case Accepted(seat, command):
            return session.do(seat, command, command_id=entry.command_id)
        case Proceeded():
            return session.proceed(command_id=entry.command_id)
    return Refusal("wrong_phase", tr("it is none."))


def _comparable(entry: Entry) -> list[Json]:
    """The records, without what says only which version wrote them."""
    versions = ("format", "needs", "written_by")
    return [
        {key: value for key, value in record.items() if key not in versions}
        for record in entry.records
        if record["record"] != "format"
    ]


def _compare(saved: Sequence[Json], again: Sequence[Json]) -> str | None:
    """What differs first between two lists of records, in words."""
    for old, new in itertools.zip_longest(saved, again):
        if old == new:
            continue
        if old is None:
            return tr("today there is more: {record}").format(record=_name(new))
        if new is None:
            return tr("today there is no {record}").format(record=_name(old))
        if _name(old) != _name(new):
            other = tr("the save has {saved}, today it is {today}")
            return other.format(saved=_name(old), today=_name(new))
        return f"{_name(old)}: {_detail(old, new)}"
    return None


def _name(record: Json) -> str:
    match record["record"]:
        case "command":
            text = tr('the command "{command}" of {seat}')
            return text.format(command=record["do"], seat=record["seat"])
        case "phase":
            phase = PHASES[record["phase"]]
            return tr("the {phase} of turn {turn}").format(phase=phase, turn=record["turn"])
        case "change":
            text = tr('what "{cause}" changed in turn {turn}')
            return text.format(cause=record["cause"], turn=record["turn"])
        case "dice":
            text = tr('the dice for "{purpose}" in turn {turn}')
            return text.format(purpose=record["for"], turn=record["turn"])
        case other:
            return tr('the record "{record}"').format(record=other)


def _detail(old: Json, new: Json) -> str:
    for key in (*old, *new):
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        if isinstance(was, Mapping) and isinstance(now, Mapping):
            inner = next(name for name in (*was, *now) if was.get(name) != now.get(name))
            return _differs(inner, was.get(inner), now.get(inner))
        return _differs(key, was, now)
    return tr("the same in another order")


def _differs(key: str, saved: Any, today: Any) -> str:
    text = tr("{key}: the save says {saved}, today {today}")
    return text.format(key=key, saved=_said(saved), today=_said(today))


def _said(value: Any) -> str:
    text = tr("nothing") if value is None else str(value)
    return text if len(text) <= 60 else f"{text[:60]} …"

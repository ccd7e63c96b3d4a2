"""What happens in a session, as events, and how they are written in the journal.

An entry of the journal holds a command that was accepted and every event that it set off. The
events alone make the state: nothing is computed again when a save is opened.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.language import tr
from game.session.commands import COMMANDS, FIELDS, NAMES, Command
from game.session.journal import Json
from game.session.view import Phase


@dataclass(frozen=True, slots=True)
class Accepted:
    """A seat's command was accepted."""

    seat: str
    command: Command


@dataclass(frozen=True, slots=True)
class Proceeded:
    """The room left the assessment."""


@dataclass(frozen=True, slots=True)
class PhaseOpened:
    """A phase has begun."""

    turn: int
    phase: Phase


@dataclass(frozen=True, slots=True)
class Started:
    """Every quantity before the first turn."""

    quantities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Changed:
    """What one cause added to which quantities."""

    turn: int
    cause: str
    changes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The dice that were drawn for one purpose: kept for the record, and shown to no seat."""

    turn: int
    purpose: str
    draws: tuple[float, ...]


Event = Accepted | Proceeded | PhaseOpened
"""What a session answers a command with. It says nothing that any seat may not know."""

JournalEvent = Event | Started | Changed | Drawn
"""What the journal keeps."""


class BadRecordError(ValueError):
    """A record that is not what this module writes."""


def record_of(event: JournalEvent) -> Json:
    """An event as it stands in the journal.

    >>> record_of(Accepted("avalon", Pledge("mines", "security", 3)))["do"]
    'pledge'
    """
    match event:
        case Accepted(seat, command):
            kind = type(command)
            told = {name: getattr(command, name) for name, _ in FIELDS[kind]}
            return {"record": "command", "seat": seat, "do": NAMES[kind], **told}
        case Proceeded():
            return {"record": "proceed"}
        case PhaseOpened(turn, phase):
            return {"record": "phase", "turn": turn, "phase": phase.value}
        case Started(quantities):
            return {"record": "start", "quantities": dict(quantities)}
        case Changed(turn, cause, changes):
            return {"record": "change", "turn": turn, "cause": cause, "changes": dict(changes)}
        case Drawn(turn, purpose, draws):
            return {"record": "dice", "turn": turn, "for": purpose, "draws": list(draws)}


def event_of(record: Json) -> JournalEvent:
    """The event that a record holds. Raises BadRecordError."""
    try:
        return _event(record)
    except (KeyError, TypeError, ValueError) as error:
        told = tr('holds a "{record}" that cannot be read').format(record=record["record"])
        raise BadRecordError(told) from error


def _event(record: Json) -> JournalEvent:
    match record["record"]:
        case "command":
            return Accepted(_typed(record["seat"], str), _command(record))
        case "proceed":
            return Proceeded()
        case "phase":
            return PhaseOpened(_typed(record["turn"], int), Phase(record["phase"]))
        case "start":
            return Started(_numbers(record["quantities"]))
        case "change":
            turn, cause = _typed(record["turn"], int), _typed(record["cause"], str)
            return Changed(turn, cause, _numbers(record["changes"]))
        case "dice":
            draws = tuple(_number(draw) for draw in record["draws"])
            return Drawn(_typed(record["turn"], int), _typed(record["for"], str), draws)
        case unknown:
            raise ValueError(unknown)


def _command(record: Json) -> Command:
    kind = COMMANDS[record["do"]]
    told = {name: _typed(record[name], wanted) for name, wanted in FIELDS[kind]}
    return kind(**told)


def _typed(value: Any, kind: Any) -> Any:
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _numbers(written: Any) -> dict[str, float]:
    return {name: _number(value) for name, value in _typed(written, dict).items()}


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise TypeError(value)
    return float(value)

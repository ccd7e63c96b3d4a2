"""Plays an exercise and tells what every viewer sees, as text."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from game.rules.exercise import Exercise
from game.scenario.library import shipped
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import TABLE, Phase, View

FOLDER = Path(__file__).parent
DOCTRINES = ("cooperator", "free_rider", "reciprocator", "random", "reciprocator")
SEED = 7
Flat = dict[str, Any]

DERIVED = ("changes", "crises_before", "history")
"""What follows from the other fields, and would only make the text longer."""


def golden(name: str) -> Path:
    """The file of an exercise's golden playthrough."""
    return FOLDER / f"{name}.txt"


def told(name: str) -> str:
    """The playthrough of a shipped exercise, by one of each doctrine."""
    path = shipped()[name]
    exercise = Exercise.load(path.read_bytes(), str(path))
    nations = list(exercise.scenario.nations)
    seats = {n: Seat(DOCTRINES[place % len(DOCTRINES)]) for place, n in enumerate(nations)}
    session = Session.begin(exercise, seats, seed=SEED, store=MemoryStore())
    try:
        return "\n".join(_lines(session, nations)) + "\n"
    finally:
        session.close()


def _lines(session: Session, nations: list[str]) -> Iterator[str]:
    """Every view whenever the playthrough comes to rest: what is new in it.

    Of a nation's view, only what the open table does not see as well.
    """
    before: dict[str, Flat] = {viewer: {} for viewer in (TABLE, *nations)}
    while True:
        table = _flat(session.view(TABLE))
        yield f"== turn {session.turn}, {session.phase}: the open table"
        yield from _differences(before[TABLE], table)
        before[TABLE] = table
        for nation in nations:
            view = _flat(session.view(nation))
            own = {key: value for key, value in view.items() if table.get(key) != value}
            yield f"== turn {session.turn}, {session.phase}: {nation}"
            yield from _differences(before[nation], own)
            before[nation] = own
        if session.phase is Phase.OUTCOME:
            return
        session.proceed()


def _flat(view: View) -> Flat:
    """A view as names and plain values."""
    fields = (field.name for field in dataclasses.fields(view) if field.name not in DERIVED)
    return dict(pair for name in fields for pair in _pairs(name, getattr(view, name)))


def _pairs(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A value's parts, each under a name that says where it is."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _pairs(f"{name}.{field.name}", getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _pairs(f"{name}.{key}", inner)
    elif isinstance(value, tuple | list):
        for place, inner in enumerate(value):
            yield from _pairs(f"{name}.{getattr(inner, 'id', place)}", inner)
    else:
        yield name, value


def _differences(before: Flat, now: Flat) -> Iterator[str]:
    """What is new or different, and what is gone."""
    for key, value in now.items():
        if key not in before or before[key] != value:
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
    yield from (f"{key}: gone" for key in before if key not in now)

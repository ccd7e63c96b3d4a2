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
DERIVED = ("changes", "history")
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
        return "\n".join(_lines(session, (TABLE, *nations))) + "\n"
    finally:
        session.close()


def _lines(session: Session, viewers: tuple[str, ...]) -> Iterator[str]:
    """Every view in every phase in which the playthrough comes to rest."""
    before: dict[str, dict[str, Any]] = {viewer: {} for viewer in viewers}
    while True:
        for viewer in viewers:
            view = session.view(viewer)
            yield f"== turn {view.turn}, {view.phase}: {viewer}"
            now = _plain_view(view)
            yield from _differences(before[viewer], now)
            before[viewer] = now
        if session.phase is Phase.OUTCOME:
            return
        session.proceed()


def _plain_view(view: View) -> dict[str, Any]:
    """A view as a flat mapping from a name to something that can be written."""
    flat: dict[str, Any] = {}
    for field in dataclasses.fields(view):
        if field.name in DERIVED:
            continue
        value = _plain(getattr(view, field.name))
        if isinstance(value, dict):
            flat.update({f"{field.name} {key}": inner for key, inner in value.items()})
        elif isinstance(value, list):
            flat.update({f"{field.name} {_id(item, n)}": item for n, item in enumerate(value)})
        else:
            flat[field.name] = value
    return flat


def _differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """What is new or different, and what is gone."""
    for key, value in now.items():
        if key not in before or before[key] != value:
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
    for key in before:
        if key not in now:
            yield f"{key}: gone"


def _id(item: Any, number: int) -> str:
    return str(item["id"]) if isinstance(item, dict) and "id" in item else str(number)


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries, tuples as lists, all the way down."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value

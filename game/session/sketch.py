"""The theatre of a saved exercise in outline: what a home screen draws behind its words.

It reads no model and runs no rule, so that it costs a home screen nothing to speak of. Flags,
places and traffic are public; nothing else of a save is looked at.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from game.scenario.guard import guard
from game.session.errors import SaveError
from game.session.examination import examine
from game.session.header import header_of
from game.session.journal import Entry

if TYPE_CHECKING:
    from game.scenario.models import Scenario

Place = tuple[float, float]
"""Per cent from the left, per cent from the top."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Nations and ways."""

    nations: tuple[tuple[str, str, Place], ...]
    """Symbol, colour and place of each."""
    ways: tuple[tuple[tuple[Place, ...], float], ...]
    """Of each route: the places that it joins, in order, and how much gets through, 0 to 100."""


def sketch(path: Path) -> Sketch | None:
    """The theatre of a save as it stands now; None if the save does not say it."""
    with suppress(SaveError, KeyError, TypeError, ValueError, AttributeError):
        entries = examine(path).entries
        source = header_of(entries[0]).source
        text, problems = guard(source.encode(), path.name)
        if not problems:
            return _drawn(tomli.loads(text), _traffic(entries))
    return None


def of_scenario(scenario: "Scenario") -> Sketch | None:
    """The theatre of a scenario before anything has happened; None if it does not fit together."""
    with suppress(KeyError, ValueError):
        return _drawn(scenario.model_dump(include={"nations", "chokepoints", "routes"}), {})
    return None


def _drawn(scenario: Mapping[str, Any], traffic: Mapping[str, float]) -> Sketch:
    places = {
        name: _place(thing["position"])
        for table in ("nations", "chokepoints")
        for name, thing in scenario.get(table, {}).items()
    }
    nations = tuple(
        (_one(nation["flag"]["symbol"]), _word(nation["flag"]["colour"]), places[name])
        for name, nation in scenario["nations"].items()
    )
    ways = tuple(
        (
            tuple(
                places[at] for at in (route["ends"][0], *route.get("through", ()), route["ends"][1])
            ),
            traffic.get(name, 100.0),
        )
        for name, route in scenario.get("routes", {}).items()
    )
    return Sketch(nations, ways)


def _one(symbol: Any) -> str:
    if len(symbol) != 1 or not symbol.isprintable():
        raise ValueError(symbol)
    return str(symbol)


def _word(colour: Any) -> str:
    if not colour.isalpha():
        raise ValueError(colour)
    return str(colour)


def _place(position: Any) -> Place:
    across, down = (min(100.0, max(0.0, float(part))) for part in position)
    return across, down


def _traffic(entries: tuple[Entry, ...]) -> Mapping[str, float]:
    """What gets through on each route after all that has happened."""
    flow: dict[str, float] = {}
    for changes in _changes(entries):
        for name, change in changes.items():
            if name.startswith("route.") and name.endswith(".flow"):
                route = name.split(".")[1]
                flow[route] = flow.get(route, 0.0) + float(change)
    return flow


def _changes(entries: tuple[Entry, ...]) -> Iterator[Mapping[str, Any]]:
    for entry in entries:
        for record in entry.records:
            if record["record"] in ("start", "change"):
                yield record["quantities" if record["record"] == "start" else "changes"]

"""The numbers of a scenario and its rulebook that can be turned up and down, each by its name.

Each makes another exercise, with another state before the first turn (a budget, a severity, a
demand), another rulebook, or another crisis that is yet to break out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from game.rules.exercise import Exercise
from game.rules.world import World
from game.scenario.models import Scenario
from game.scenario.rulebook import Rulebook

BLOCKS = ("budget", "income", "stability", "capability", "severity", "momentum", "demand", "reach")
"""The quantities that are screened, as far as they are not 0 at the start."""

RULEBOOK = "rulebook"
"""What the name of a number of the rulebook begins with: `rulebook.trust.kept`."""


@dataclass(frozen=True, slots=True)
class Known:
    """A number that can be turned."""

    name: str
    value: float

    def turned(self, exercise: Exercise, factor: float) -> Exercise | None:
        """The exercise with this number times a factor; None if that is not allowed.

        A number of the state stays in its range. One that is in no state before the first turn is
        that of a crisis to come.
        """
        quantity = exercise.catalogue.quantities.get(self.name)
        if quantity is not None and exercise.initial[quantity.column] == self.value:
            first = list(exercise.initial)
            first[quantity.column] = min(max(self.value * factor, quantity.low), quantity.high)
            return replace(exercise, initial=tuple(first))
        kind, *path = self.name.split(".")
        if kind == RULEBOOK:
            rulebook = _turned(exercise.rulebook, self.name, factor)
            return None if rulebook is None else _of(exercise, exercise.scenario, rulebook)
        crisis, key = path
        about = exercise.scenario.crises[crisis]
        severity = min(100.0, getattr(about, key) * factor)
        crises = {**exercise.scenario.crises, crisis: about.model_copy(update={key: severity})}
        scenario = exercise.scenario.model_copy(update={"crises": crises})
        return _of(exercise, scenario, exercise.rulebook)


def of_the_state(exercise: Exercise) -> list[Known]:
    """The numbers with which the first turn begins."""
    return [
        Known(name, exercise.initial[quantity.column])
        for name, quantity in exercise.catalogue.quantities.items()
        if quantity.block in BLOCKS and exercise.initial[quantity.column] != 0
    ]


def of_the_crises_to_come(exercise: Exercise) -> list[Known]:
    """How severe the crises are that are not there at the start."""
    return [
        Known(f"crisis.{name}.severity", crisis.severity)
        for name, crisis in exercise.scenario.crises.items()
        if not crisis.active and crisis.severity
    ]


def of_the_rulebook(exercise: Exercise) -> dict[str, list[Known]]:
    """The numbers of the rulebook that are not 0, by its tables.

    How much of the common score is what is left out: that it moves the score says nothing.
    """
    found: dict[str, list[Known]] = {}
    for table, inner in exercise.rulebook.model_dump(exclude={"score"}).items():
        numbers = [Known(".".join((RULEBOOK, table, *p)), v) for p, v in _numbers(inner) if p and v]
        if numbers:
            found[table] = numbers
    return found


def of_the_overrides(exercise: Exercise) -> list[Known]:
    """The numbers of the rulebook that the scenario has changed, and so are its own."""
    changed = {
        ".".join((RULEBOOK, *path)) for path, _ in _numbers(exercise.scenario.rules.overrides)
    }
    every = of_the_rulebook(exercise).values()
    return [number for numbers in every for number in numbers if number.name in changed]


def _turned(rulebook: Rulebook, name: str, factor: float) -> Rulebook | None:
    """A rulebook with one number times a factor; None if it does not allow that."""
    _, *path = name.split(".")
    try:
        return Rulebook.model_validate(_times(rulebook.model_dump(), path, factor))
    except ValidationError:
        return None


def _of(exercise: Exercise, scenario: Scenario, rulebook: Rulebook) -> Exercise:
    """The exercise with other numbers.

    What is compiled of its names and texts is kept, for that is what compiling takes long for.
    """
    world = World.of(scenario, exercise.catalogue, rulebook)
    return replace(exercise, scenario=scenario, rulebook=rulebook, world=world)


def _numbers(inner: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    """The numbers in a table and the tables within it, each with the keys that lead to it."""
    if isinstance(inner, int | float) and not isinstance(inner, bool):
        yield path, float(inner)
    elif isinstance(inner, Mapping):
        for key, value in inner.items():
            yield from _numbers(value, (*path, str(key)))


def _times(tables: Mapping[str, Any], path: list[str], factor: float) -> dict[str, Any]:
    """A copy of the tables with the number at the end of a path times a factor."""
    key, *rest = path
    inner = tables[key]
    return {**tables, key: _times(inner, rest, factor) if rest else inner * factor}

"""Which number moves the outcome most: each turned up and down by ten per cent, one at a time.

Every variant meets the same seeds at the same mixed table, one of each doctrine. Tried are the
numbers of the scenario, and on demand all of its rulebook. A table of the rulebook is first turned
up as a whole; if that changes nearly nothing, its numbers are not tried singly, and of those only
what does something upwards is tried downwards.

Source: one-at-a-time screening, Saltelli et al., "Global Sensitivity Analysis: The Primer" (2008),
chapter 2; groups before single factors, Bettonvil and Kleijnen, "Searching for important factors
in simulation models with many factors: sequential bifurcation" (1997). It says what matters near
the scenario as it is, and nothing of numbers that matter only together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.lab.intervals import Interval, rounded
from game.lab.numbers import (
    Known,
    of_the_crises_to_come,
    of_the_overrides,
    of_the_rulebook,
    of_the_state,
    turned_states,
    whole_table,
)
from game.lab.sweep import play, table
from game.lab.tables import SURROUNDINGS, dealt, seats
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.turn import start_from

UP, DOWN = 1.1, 0.9
BATCH = 2000
"""Games in a batch, at most."""

NEARLY_NOTHING = 1.0
"""Points of the common score, in the mean over games regardless of the sign, under which the
numbers of a table are not tried singly."""

NOTHING = 0.1
"""Points of the common score, in the same way, under which a number is not tried downwards."""

SHARES = 6
"""Jobs into which the tables of the rulebook are divided."""

TOP = 10
"""How many numbers are told."""

Outcome = tuple[Array, NDArray[np.int64]]
"""Game by game, the common score and the place of the ending."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What turning a number did to each game."""

    number: Known
    common: Array
    """[2, seeds]: the common score with the number up, and with it down."""
    ended: NDArray[np.int64]
    """[2, seeds]: the place of the ending."""


@dataclass(frozen=True, slots=True)
class States:
    """A job: numbers of the state before the first turn, many in a batch."""

    first: int
    count: int
    seeds: Seeds

    @property
    def games(self) -> int:
        return 2 * self.count * len(self.seeds)

    def run(self, exercise: Exercise) -> list[Effect]:
        numbers = of_the_state(exercise)[self.first : self.first + self.count]
        first = turned_states(exercise, numbers, (UP, DOWN))
        state = start_from(exercise, np.repeat(first, len(self.seeds), axis=0))
        common, ended = _outcome(exercise, np.tile(self.seeds, len(first)), state)
        shape = (len(numbers), 2, len(self.seeds))
        every = zip(numbers, common.reshape(shape), ended.reshape(shape), strict=True)
        return [Effect(number, c, e) for number, c, e in every]


@dataclass(frozen=True, slots=True)
class Singly:
    """A job: the other numbers of the scenario, each in an exercise of its own."""

    count: int
    seeds: Seeds

    @property
    def games(self) -> int:
        return (2 * self.count + 1) * len(self.seeds)

    def run(self, exercise: Exercise) -> list[Effect]:
        plain = _outcome(exercise, self.seeds)
        return _effects(exercise, _others(exercise), self.seeds, plain)


@dataclass(frozen=True, slots=True)
class Tables:
    """A job: some tables of the rulebook, but for what the scenario has changed in them."""

    tables: tuple[str, ...]
    count: int
    """How many numbers there are in all of them."""
    seeds: Seeds

    @property
    def games(self) -> int:
        return (2 * self.count + len(self.tables) + 1) * len(self.seeds)

    def run(self, exercise: Exercise) -> list[Effect]:
        plain = _outcome(exercise, self.seeds)
        known = _of_the_rulebook_alone(exercise)
        return [
            effect
            for name in self.tables
            if self._matters(exercise, name, plain)
            for effect in _effects(exercise, known[name], self.seeds, plain)
        ]

    def _matters(self, exercise: Exercise, name: str, plain: Outcome) -> bool:
        turned, _ = _outcome(whole_table(exercise, name, UP), self.seeds)
        return bool(np.abs(turned - plain[0]).mean() >= NEARLY_NOTHING)


Job = States | Singly | Tables


def jobs(exercise: Exercise, seeds: Seeds, *, rulebook: bool = False) -> list[Job]:
    """Every number, up and down, with every seed; with `rulebook`, all of the rulebook's too."""
    count = len(of_the_state(exercise))
    most = max(1, BATCH // (2 * len(seeds)))
    states = [States(first, min(most, count - first), seeds) for first in range(0, count, most)]
    others = [Singly(len(_others(exercise)), seeds)]
    if not rulebook:
        return [*others, *states]
    tables = _of_the_rulebook_alone(exercise)
    large_first = sorted(tables, key=lambda name: -len(tables[name]))
    shares = [tuple(large_first[first::SHARES]) for first in range(SHARES)]
    counts = [sum(len(tables[name]) for name in share) for share in shares]
    return [*map(Tables, shares, counts, [seeds] * SHARES), *others, *states]


def _others(exercise: Exercise) -> list[Known]:
    """The numbers of the scenario that are not in the state before the first turn."""
    return [*of_the_crises_to_come(exercise), *of_the_overrides(exercise)]


def _of_the_rulebook_alone(exercise: Exercise) -> dict[str, list[Known]]:
    """The numbers of the rulebook that the scenario leaves as they are, by table."""
    own = {number.name for number in of_the_overrides(exercise)}
    tables = of_the_rulebook(exercise).items()
    return {name: [n for n in numbers if n.name not in own] for name, numbers in tables}


def block(
    exercise: Exercise, seeds: Seeds, done: Sequence[Any], answers: Sequence[list[Effect]]
) -> dict[str, Any]:
    """The numbers that move the common score most, and the endings with it."""
    effects = [effect for answer in answers for effect in answer]
    effects.sort(key=lambda effect: (-abs(_moved(effect).mean), effect.number.name))
    tried = sum(job.count for job in done)
    return {
        "games": sum(job.games for job in done),
        "seeds": len(seeds),
        "tried": tried,
        "rulebook": any(isinstance(job, Tables) for job in done),
        "top": [_line(exercise, seeds, effect) for effect in effects[:TOP]],
    }


def _line(exercise: Exercise, seeds: Seeds, effect: Effect) -> dict[str, Any]:
    moved = effect.common[0] - effect.common[1]
    most = int(np.abs(moved).argmax())
    return {
        "name": effect.number.name,
        "value": rounded(effect.number.value),
        "common": _moved(effect).as_json(),
        "endings": rounded(float((effect.ended[0] != effect.ended[1]).mean())),
        "seed": int(seeds[most]),
        "seats": _mixed(exercise),
    }


def _moved(effect: Effect) -> Interval:
    """What the common score is with the number up, less what it is with it down."""
    return Interval.of(effect.common[0] - effect.common[1])


def _effects(
    exercise: Exercise, numbers: Sequence[Known], seeds: Seeds, plain: Outcome
) -> list[Effect]:
    """What numbers do, each in an exercise of its own, as far as they do something."""
    every = (_effect(exercise, number, seeds, plain) for number in numbers)
    return [effect for effect in every if effect is not None]


def _effect(exercise: Exercise, number: Known, seeds: Seeds, plain: Outcome) -> Effect | None:
    """What a number does, up and down; None if it does nearly nothing up."""
    higher = number.turned(exercise, UP)
    up = plain if higher is None else _outcome(higher, seeds)
    if higher is not None and np.abs(up[0] - plain[0]).mean() < NOTHING:
        return None
    lower = number.turned(exercise, DOWN)
    down = plain if lower is None else _outcome(lower, seeds)
    return Effect(number, np.array([up[0], down[0]]), np.array([up[1], down[1]]))


def _outcome(exercise: Exercise, seeds: Seeds, state: State | None = None) -> Outcome:
    """The common score and the ending of each game."""
    end = play(exercise, table(exercise, _mixed(exercise)), seeds, state=state).state
    return end.common_score.copy(), end.ending.astype(np.int64)


def _mixed(exercise: Exercise) -> dict[str, str]:
    return seats(exercise, dealt(exercise, SURROUNDINGS["mixed"]))

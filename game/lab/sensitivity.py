"""Which number moves the outcome most: each turned up and down by ten per cent, one at a time.

Every variant meets the same seeds at the same mixed table, one of each doctrine. Tried are the
numbers of the scenario, and on demand all of its rulebook. Many variants are played in one batch.

Source: one-at-a-time screening, Saltelli et al., "Global Sensitivity Analysis: The Primer" (2008),
chapter 2. It says what matters near the scenario as it is, and nothing of numbers that matter only
together.
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
)
from game.lab.sweep import play, table
from game.lab.tables import SURROUNDINGS, dealt, seats
from game.lab.varied import blended
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.rules.exercise import Exercise
from game.rules.turn import start_from

UP, DOWN = 1.1, 0.9
BATCH = 2000
"""Games in a batch, at most."""

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
class Turned:
    """A job: some of the numbers, each up and down."""

    first: int
    count: int
    seeds: Seeds
    rulebook: bool
    """Whether the numbers of the rulebook are among them."""

    @property
    def games(self) -> int:
        return 2 * self.count * len(self.seeds)

    def run(self, exercise: Exercise) -> list[Effect]:
        every = numbers(exercise, rulebook=self.rulebook)
        own = every[self.first : self.first + self.count]
        # What a rulebook does not allow is left as it is.
        variants = [n.turned(exercise, factor) or exercise for n in own for factor in (UP, DOWN)]
        common, ended = _outcomes(variants, self.seeds)
        shape = len(own), 2, len(self.seeds)
        both = zip(own, common.reshape(shape), ended.reshape(shape), strict=True)
        return [Effect(number, c, e) for number, c, e in both]


def jobs(exercise: Exercise, seeds: Seeds, *, rulebook: bool = False) -> list[Turned]:
    """Every number, up and down, with every seed; with `rulebook`, all of the rulebook's too."""
    most = max(1, BATCH // (2 * len(seeds)))
    count = len(numbers(exercise, rulebook=rulebook))
    return [
        Turned(first, min(most, count - first), seeds, rulebook) for first in range(0, count, most)
    ]


def numbers(exercise: Exercise, *, rulebook: bool) -> list[Known]:
    """The numbers of the scenario, and on demand those of the rulebook."""
    of_the_scenario = (of_the_state, of_the_crises_to_come, of_the_overrides)
    own = [number for found in of_the_scenario for number in found(exercise)]
    every = [number for found in of_the_rulebook(exercise).values() for number in found]
    return [*own, *(number for number in every if rulebook and number not in own)]


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
        "rulebook": any(job.rulebook for job in done),
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


def _outcomes(exercises: Sequence[Exercise], seeds: Seeds) -> Outcome:
    """The outcomes of each exercise with each seed, [exercises * seeds].

    Those that cannot be played in one batch are played in smaller ones, at last one by one.
    """
    try:
        return _outcome(blended(exercises, len(seeds)), exercises, seeds)
    except (TypeError, ValueError):
        if len(exercises) == 1:
            raise
    half = len(exercises) // 2
    first, second = (_outcomes(part, seeds) for part in (exercises[:half], exercises[half:]))
    return np.concatenate([first[0], second[0]]), np.concatenate([first[1], second[1]])


def _outcome(together: Exercise, exercises: Sequence[Exercise], seeds: Seeds) -> Outcome:
    """The common score and the ending of each game, played as one exercise."""
    first = np.repeat([one.initial for one in exercises], len(seeds), axis=0)
    doctrines = table(together, _mixed(together))
    played = np.tile(seeds, len(exercises))
    end = play(together, doctrines, played, state=start_from(together, first)).state
    return end.common_score.copy(), end.ending.astype(np.int64)


def _mixed(exercise: Exercise) -> dict[str, str]:
    return seats(exercise, dealt(exercise, SURROUNDINGS["mixed"]))

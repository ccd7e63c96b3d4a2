"""Whether anybody is out early: what changing its doctrine in the last third is worth to a nation.

Up to the last third all play as their table has it, in one game for each seed; from there on one
nation changes to each doctrine in turn, with the same dice. How far apart the scores are is what
its own decisions still move.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.intervals import Interval, rounded
from game.lab.strategies import Rowwise
from game.lab.sweep import play_turn
from game.lab.tables import SURROUNDINGS, dealt, each_with_each, seats
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.rules.exercise import Exercise
from game.rules.turn import start

MATTERS = 1.0
"""Points of its own score that a nation must still be able to move, at one table at least."""


@dataclass(frozen=True, slots=True)
class Switched:
    """A job: at every table each nation alone changes to each doctrine, with each seed."""

    nations: int
    seeds: Seeds

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Tables, nations, doctrines, seeds."""
        return len(SURROUNDINGS), self.nations, len(DOCTRINES), len(self.seeds)

    @property
    def games(self) -> int:
        return prod(self.shape)

    def run(self, exercise: Exercise) -> Array:
        """[tables, nations, doctrines, seeds]: the score of the nation that changes."""
        tables = [dealt(exercise, doctrines) for doctrines in SURROUNDINGS.values()]
        players, seeds = each_with_each(tables, self.seeds)
        turns = exercise.scenario.time.turns
        turn = last_third(exercise)
        state = start(exercise, len(seeds))
        for before in range(1, turn):
            play_turn(exercise, players, state, seeds, before)
        table, who, what, seed = (axis.ravel() for axis in np.indices(self.shape))
        which = table * len(self.seeds) + seed
        state = state.of_games(which)
        every = tuple(DOCTRINES.values())
        names = list(DOCTRINES)
        stays = np.array([[names.index(doctrine) for doctrine in one] for one in tables])
        players = tuple(
            Rowwise.of(every, np.where(who == seat, what, stays[table, seat]))
            for seat in range(self.nations)
        )
        for after in range(turn, turns + 1):
            play_turn(exercise, players, state, seeds[which], after)
        own: Array = state.score[np.arange(state.games), who]
        return own.reshape(self.shape)


def last_third(exercise: Exercise) -> int:
    """The first turn of the last third."""
    turns = exercise.scenario.time.turns
    return turns - max(1, turns // 3) + 1


def jobs(exercise: Exercise, seeds: Seeds) -> list[Switched]:
    """All in one."""
    return [Switched(len(exercise.scenario.nations), seeds)]


def block(exercise: Exercise, seeds: Seeds, answers: Sequence[Array]) -> dict[str, Any]:
    """Of each nation, how far its best and its worst change are apart, at each table."""
    names = tuple(DOCTRINES)
    (found,) = answers
    lines: dict[str, Any] = {}
    for place, nation in enumerate(exercise.scenario.nations):
        at = {}
        for table, scores in zip(SURROUNDINGS, found, strict=True):
            means = scores[place].mean(axis=1)
            best, worst = int(means.argmax()), int(means.argmin())
            apart = Interval.of(scores[place, best] - scores[place, worst])
            at[table] = {**apart.as_json(), "best": names[best], "worst": names[worst]}
        most = max(at, key=lambda table: at[table]["mean"])
        lines[nation] = {
            "tables": at,
            "most": most,
            "decides": at[most]["low"] > 0 and at[most]["mean"] >= MATTERS,
            "seed": int(seeds[0]),
            "seats": seats(exercise, dealt(exercise, SURROUNDINGS[most])),
        }
    return {
        "turn": last_third(exercise),
        "games": int(found.size),
        "seeds": len(seeds),
        "matters": rounded(MATTERS),
        "nations": lines,
        "out_early": [name for name, line in lines.items() if not line["decides"]],
    }

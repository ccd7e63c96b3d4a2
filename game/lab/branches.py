"""Games in which one nation plays otherwise, all of its ways beside each other in one batch.

Those that differ by the answer to one inject are the same game until the inject asks; so each is
copied from the nation's usual game in the turn in which it first does, and what is never asked is
never played.
"""

from dataclasses import dataclass

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.strategies import Places, Rowwise
from game.lab.sweep import decide
from game.lab.tables import SURROUNDINGS, dealt
from game.lab.variations import Chosen, Variation, variations
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders
from game.rules.turn import close_turn, open_turn, start

NONE = np.empty(0, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Tried:
    """A job: all variations of one nation at one table, each with each of some seeds."""

    table: str
    seat: int
    count: int
    """How many variations there are."""
    seeds: Seeds

    @property
    def games(self) -> int:
        """Games that are told apart, however much of them is played only once."""
        return self.count * len(self.seeds)

    def run(self, exercise: Exercise) -> Array:
        """[2, variations, seeds]: the nation's own score and the common one; NaN where the
        variation is an answer that was never asked for.
        """
        batch = _Batch(exercise, self.table, self.seat, self.seeds)
        for turn in range(1, exercise.scenario.time.turns + 1):
            batch.play(turn)
            if (batch.state.ending > 0).all():
                break
        return batch.scores()


def jobs(exercise: Exercise, seeds: Seeds) -> list[Tried]:
    """Every variation at every table with every seed."""
    tried = variations(exercise)
    return [
        Tried(table, seat, sum(one.seat == seat for one in tried), seeds)
        for table in SURROUNDINGS
        for seat in range(exercise.world.nations)
    ]


class _Batch:
    """The games of a job. Those of an answer are added when its inject first asks."""

    def __init__(self, exercise: Exercise, table: str, seat: int, seeds: Seeds) -> None:
        self._exercise, self._seat, self._each = exercise, seat, seeds
        self._tried = [one for one in variations(exercise) if one.seat == seat]
        self._table = [DOCTRINES[name] for name in dealt(exercise, SURROUNDINGS[table])]
        from_the_first = [one for one in self._tried if not isinstance(one, Chosen)]
        self._rows: dict[Variation, Places] = {}
        """The games of each variation that has any; the seed of each by its place in `_of`."""
        self._of: dict[Variation, Places] = {}
        every = np.arange(len(seeds))
        for place, one in enumerate(from_the_first):
            self._rows[one], self._of[one] = every + place * len(seeds), every
        self._seeds = np.tile(seeds, len(from_the_first))
        self._plays = np.repeat([_place(one) for one in from_the_first], len(seeds))
        self.state = start(exercise, len(self._seeds))

    def play(self, turn: int) -> None:
        """One turn of every game."""
        exercise = self._exercise
        open_turn(exercise, self.state, self._seeds, turn)
        self._branch()
        doctrines = list(self._table)
        doctrines[self._seat] = Rowwise(tuple(DOCTRINES.values()), self._plays)
        orders = decide(exercise, doctrines, self.state, self._seeds, turn)
        self._change(orders)
        close_turn(exercise, self.state, orders, self._seeds, turn)

    def scores(self) -> Array:
        """[2, variations, seeds]: see `Tried.run`."""
        found = np.full((2, len(self._tried), len(self._each)), np.nan)
        for place, one in enumerate(self._tried):
            if one in self._rows:
                rows, of = self._rows[one], self._of[one]
                found[0, place, of] = self.state.score[rows, self._seat]
                found[1, place, of] = self.state.common_score[rows]
        return found

    def _branch(self) -> None:
        """Adds the games of answers to what has been asked for the first time."""
        sources: list[Places] = []
        count = self.state.games
        for one in self._tried:
            if not isinstance(one, Chosen):
                continue
            plain = self._rows[Variation(one.seat, one.doctrine)]
            asked = self.state.fired[plain, one.inject] > 0
            of = np.setdiff1d(np.flatnonzero(asked), self._of.get(one, NONE))
            if len(of):
                rows = np.arange(count, count + len(of))
                self._of[one] = np.concatenate([self._of.get(one, NONE), of])
                self._rows[one] = np.concatenate([self._rows.get(one, NONE), rows])
                sources.append(plain[of])
                count += len(of)
        if sources:
            rows = np.concatenate([np.arange(self.state.games), *sources])
            self.state = State(self.state.catalogue, self.state.values[rows])
            self._seeds, self._plays = self._seeds[rows], self._plays[rows]

    def _change(self, orders: Orders) -> None:
        for one, rows in self._rows.items():
            if isinstance(one, Chosen):
                orders.answer[rows, one.inject, one.seat] = float(one.option)
            else:
                games = slice(int(rows[0]), int(rows[-1]) + 1)
                one.change(self._exercise, self.state, orders, games)


def _place(variation: Variation) -> int:
    return list(DOCTRINES).index(variation.doctrine)

"""Games in which one nation plays otherwise, many of its ways beside each other in one batch.

A variation is the same game as its plain one, in which the nation does nothing else, until it
departs from it; so it is copied from that in the turn in which it first does, and what makes no
difference is never played.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.strategies import Places, Rowwise
from game.lab.sweep import decide
from game.lab.tables import SURROUNDINGS, dealt
from game.lab.variations import Chosen, More, Variation, order_more, variations
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.rules.exercise import Exercise
from game.rules.orders import Orders
from game.rules.turn import close_turn, open_turn, start

BATCH = 6000
"""Games in a job, at most, unless one nation has more: a batch costs as much as some 500 games."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A job: all variations of some nations at one table, each with each of some seeds."""

    table: str
    nations: tuple[int, ...]
    """Their places: each plays otherwise in games of its own."""
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
        batch = _Batch(exercise, self.table, of_nations(exercise, self.nations), self.seeds)
        for turn in range(1, exercise.scenario.time.turns + 1):
            batch.play(turn)
            if (batch.state.ending > 0).all():
                break
        return batch.scores()


def of_nations(exercise: Exercise, nations: Sequence[int]) -> list[Variation]:
    """The variations of the nations at these places."""
    return [one for one in variations(exercise) if one.seat in nations]


def jobs(exercise: Exercise, seeds: Seeds) -> list[Tried]:
    """Every variation at every table with every seed."""
    counts = Counter(one.seat for one in variations(exercise))
    together: list[list[int]] = [[]]
    for nation in range(exercise.world.nations):
        if sum(counts[other] for other in (*together[-1], nation)) * len(seeds) > BATCH:
            together.append([])
        together[-1].append(nation)
    return [
        Tried(table, tuple(nations), sum(counts[nation] for nation in nations), seeds)
        for table in SURROUNDINGS
        for nations in together
        if nations
    ]


class _Batch:
    """The games of a job."""

    def __init__(
        self, exercise: Exercise, table: str, tried: Sequence[Variation], seeds: Seeds
    ) -> None:
        self._exercise, self._tried = exercise, tried
        plain = [one for one in tried if type(one) is Variation]
        self._seeds = np.tile(seeds, len(plain))
        around = [_place(name) for name in dealt(exercise, SURROUNDINGS[table])]
        self._plays = np.repeat(np.array(around)[:, None], len(self._seeds), axis=1)
        """[nation, games]: what each plays, as a place among the doctrines."""
        self._rows: dict[Variation, Places] = {}
        """[seeds]: the game of each variation with each seed."""
        for one in plain:
            self._rows[one] = np.arange(len(seeds)) + len(self._rows) * len(seeds)
            self._plays[one.seat, self._rows[one]] = _place(one.doctrine)
        self._waiting: dict[Variation, Places] = {}
        """Seeds with which a variation is still the plain game, by their places."""
        for one in tried:
            if one not in self._rows:
                self._rows[one] = self._rows[one.plain].copy()
                self._waiting[one] = np.arange(len(seeds))
        self.state = start(exercise, len(self._seeds))

    def play(self, turn: int) -> None:
        """One turn of every game."""
        exercise = self._exercise
        open_turn(exercise, self.state, self._seeds, turn)
        doctrines = [Rowwise.of(tuple(DOCTRINES.values()), plays) for plays in self._plays]
        orders = decide(exercise, doctrines, self.state, self._seeds, turn)
        orders = self._branch(orders)
        self._change(orders)
        close_turn(exercise, self.state, orders, self._seeds, turn)

    def scores(self) -> Array:
        """[2, variations, seeds]: see `Tried.run`."""
        rows = np.array([self._rows[one] for one in self._tried])
        seats = np.array([[one.seat] for one in self._tried])
        found = np.array([self.state.score[rows, seats], self.state.common_score[rows]])
        for place, one in enumerate(self._tried):
            if isinstance(one, Chosen):
                found[:, place, self.state.fired[rows[place], one.inject] == 0] = np.nan
        return found

    def _branch(self, orders: Orders) -> Orders:
        """Adds the games in which a variation now departs from what the nation would do.

        The orders of all games are returned, those of the new ones as yet unchanged.
        """
        copied: list[Places] = []
        count = self.state.games
        for one, seeds in list(self._waiting.items()):
            plain = self._rows[one][seeds]
            departs = one.departs(self._exercise, self.state, orders, plain)
            if not departs.any():
                continue
            copied.append(plain[departs])
            self._rows[one][seeds[departs]] = np.arange(count, count + len(copied[-1]))
            count += len(copied[-1])
            self._waiting[one] = seeds[~departs]
            if departs.all():
                del self._waiting[one]
        if not copied:
            return orders
        again = np.concatenate(copied)
        self.state = self.state.and_again(again)
        self._seeds = np.concatenate([self._seeds, self._seeds[again]])
        self._plays = np.concatenate([self._plays, self._plays[:, again]], axis=1)
        return orders.and_again(again)

    def _change(self, orders: Orders) -> None:
        more: list[tuple[More, Places]] = []
        for one in self._tried:
            rows = self._rows[one]
            if one in self._waiting:
                rows = np.delete(rows, self._waiting[one])
            if isinstance(one, More):
                more.append((one, rows))
            elif len(rows):
                one.change(self._exercise, self.state, orders, rows)
        order_more(self._exercise, self.state, orders, more)


def _place(doctrine: str) -> int:
    return list(DOCTRINES).index(doctrine)

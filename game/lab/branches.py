"""Games in which one nation plays otherwise, many of its ways beside each other in one batch.

A variation is the same game as its plain one, in which the nation does nothing else, until it
departs from it; so it is copied from that in the turn in which it first does, and what makes no
difference is never played.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, product

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.gathered import Places
from game.lab.more import More, order_more
from game.lab.strategies import Rowwise
from game.lab.sweep import decide
from game.lab.tables import SURROUNDINGS, dealt
from game.lab.variation import Case, Chosen, Variation
from game.lab.variations import plain_of, variations
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders
from game.rules.turn import close_turn, open_turn, start
from game.rules.world import Flags

BATCH = 5000
"""Games in a job, about: a batch costs as much as some 500 games."""

_KEPT = "score", "common_score", "fired"
"""Blocks of the state that are of interest when a game has ended."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A job: some cases, each with each of some seeds. The plain game of each is among them."""

    cases: tuple[Case, ...]
    seeds: Seeds

    @property
    def games(self) -> int:
        """Games that are told apart, however much of them is played only once."""
        return len(self.cases) * len(self.seeds)

    def run(self, exercise: Exercise) -> Array:
        """[3, cases, seeds]: the nation's own score, the common one, and 1 where it came up: an
        answer that was asked for, an order that was given or left out.
        """
        every = variations(exercise)
        batch = _Batch(exercise, [(table, every[place]) for table, place in self.cases], self.seeds)
        for turn in range(1, exercise.scenario.time.turns + 1):
            batch.play(turn)
            if (batch.state.ending > 0).all():
                break
        return batch.scores()


def jobs(exercise: Exercise, seeds: Seeds, cases: Iterable[Case] | None = None) -> list[Tried]:
    """Some cases, or every variation at every table, with their plain games."""
    every = variations(exercise)
    plain = plain_of(every)
    wanted = set(product(SURROUNDINGS, range(len(every))) if cases is None else cases)
    wanted |= {(table, plain[place]) for table, place in wanted}
    enough = len(wanted) / max(1, round(len(wanted) * len(seeds) / BATCH))
    packed: list[list[Case]] = [[]]
    for table in SURROUNDINGS:
        there = sorted(place for at, place in wanted if at == table)
        for _, own in groupby(there, key=lambda place: every[place].seat):
            if len(packed[-1]) >= enough:
                packed.append([])
            packed[-1] += [(table, place) for place in own]
    return [Tried(tuple(cases), seeds) for cases in packed if cases]


class _Batch:
    """The games of a job."""

    def __init__(
        self, exercise: Exercise, cases: Sequence[tuple[str, Variation]], seeds: Seeds
    ) -> None:
        self._exercise, self._cases = exercise, cases
        plain = [(table, one) for table, one in cases if one == one.plain]
        self._seeds = np.tile(seeds, len(plain))
        around = [dealt(exercise, SURROUNDINGS[table]) for table, _ in plain]
        names = list(DOCTRINES)
        tables = np.array([[names.index(doctrine) for doctrine in table] for table in around])
        for row, (_, one) in zip(tables, plain, strict=True):
            row[one.seat] = names.index(one.doctrine)
        self._plays = np.repeat(tables, len(seeds), axis=0).T
        """[nation, games]: what each plays, as a place among the doctrines."""
        places = np.arange(len(self._seeds)).reshape(-1, len(seeds))
        of_plain = dict(zip(plain, places, strict=True))
        self._games = [of_plain[table, one.plain].copy() for table, one in cases]
        """Of each case, [seeds]: its game with each of them, counted as they came."""
        self._waiting = {
            place: np.arange(len(seeds)) for place, (_, one) in enumerate(cases) if one != one.plain
        }
        """Of the cases that are still the plain game with some seeds, the places of these."""
        self._columns = np.empty((exercise.catalogue.width, len(cases) * len(seeds)))
        """Room for the state of as many games as there can be."""
        self._columns[:, : len(self._seeds)] = start(exercise, len(self._seeds)).values.T
        self.state = self._first(len(self._seeds))
        self._playing = np.arange(len(self._seeds))
        """[games]: which of all games are in play, in their order in the batch."""
        self._rows = self._playing.copy()
        """Of all games, [games]: their places in the batch; -1 for those that have left it."""
        self._ended: list[tuple[Places, dict[str, Array]]] = []
        """Games that have left, and what is kept of each."""

    def play(self, turn: int) -> None:
        """One turn of every game."""
        exercise = self._exercise
        open_turn(exercise, self.state, self._seeds, turn)
        players = [Rowwise.of(tuple(DOCTRINES.values()), plays) for plays in self._plays]
        orders = decide(exercise, players, self.state, self._seeds, turn)
        orders = self._branch(orders)
        self._change(orders)
        close_turn(exercise, self.state, orders, self._seeds, turn)
        over = self.state.ending > 0
        if over.any():
            self._leave(over)

    def scores(self) -> Array:
        """[3, cases, seeds]: see `Tried.run`."""
        self._leave(np.ones(self.state.games, dtype=bool))
        order = np.argsort(np.concatenate([games for games, _ in self._ended]))
        score, common_score, fired = (
            np.concatenate([kept[name] for _, kept in self._ended])[order] for name in _KEPT
        )
        games = np.array(self._games)
        seats = np.array([[one.seat] for _, one in self._cases])
        came_up = np.ones(games.shape)
        for place, (_, one) in enumerate(self._cases):
            if isinstance(one, Chosen):
                came_up[place] = fired[games[place], one.inject] > 0
            elif one.is_an_order and place in self._waiting:
                came_up[place, self._waiting[place]] = 0
        return np.array([score[games, seats], common_score[games], came_up])

    def _first(self, games: int) -> State:
        """So many games, as they are in the columns."""
        return State(self._exercise.catalogue, self._columns[:, :games].T)

    def _branch(self, orders: Orders) -> Orders:
        """Adds the games in which a variation now departs from what the nation would do.

        The orders of all games are returned, those of the new ones as yet unchanged.
        """
        copied: list[Places] = []
        count = len(self._rows)
        fired = self.state.fired == self.state.turn[:, None]
        asked = set(np.flatnonzero(fired.any(axis=0)).tolist())
        for place, seeds in list(self._waiting.items()):
            _, one = self._cases[place]
            if isinstance(one, Chosen) and one.inject not in asked:
                continue
            plain = self._rows[self._games[place][seeds]]
            departs = plain >= 0
            departs[departs] = one.departs(self._exercise, self.state, orders, plain[departs])
            if not departs.any():
                continue
            copied.append(plain[departs])
            self._games[place][seeds[departs]] = np.arange(count, count + len(copied[-1]))
            count += len(copied[-1])
            self._waiting[place] = seeds[~departs]
            if departs.all():
                del self._waiting[place]
        if not copied:
            return orders
        again = np.concatenate(copied)
        before, after = self.state.games, self.state.games + len(again)
        self._columns[:, before:after] = self._columns.take(again, axis=1)
        self.state = self._first(after)
        self._playing = np.concatenate([self._playing, np.arange(len(self._rows), count)])
        self._rows = np.concatenate([self._rows, np.arange(before, after)])
        self._seeds = np.concatenate([self._seeds, self._seeds[again]])
        self._plays = np.concatenate([self._plays, self._plays[:, again]], axis=1)
        return orders.and_again(again)

    def _leave(self, over: Flags) -> None:
        """Goes on without the games that have ended; `over` is [games of the batch]."""
        ended, left = np.flatnonzero(over), np.flatnonzero(~over)
        kept = {name: self.state.block(name)[ended] for name in _KEPT}
        self._ended.append((self._playing[ended], kept))
        self._columns[:, : len(left)] = self._columns.take(left, axis=1)
        self.state = self._first(len(left))
        self._rows[self._playing[ended]] = -1
        self._rows[self._playing[left]] = np.arange(len(left))
        self._playing, self._seeds = self._playing[left], self._seeds[left]
        self._plays = self._plays[:, left]

    def _change(self, orders: Orders) -> None:
        more: list[tuple[More, Places]] = []
        for place, (_, one) in enumerate(self._cases):
            games = self._games[place]
            if place in self._waiting:
                if len(self._waiting[place]) == len(games):
                    continue
                games = np.delete(games, self._waiting[place])
            rows = self._rows[games]
            rows = rows[rows >= 0]
            if isinstance(one, More):
                more.append((one, rows))
            elif len(rows):
                one.change(self._exercise, self.state, orders, rows)
        order_more(self._exercise, self.state, orders, more)

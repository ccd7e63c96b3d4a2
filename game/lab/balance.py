"""Whether an order is dominant or dead: what each is worth to a nation, at several tables.

At each table one nation plays otherwise, with the same dice: what it is worth is the difference in
its own score. An alternative is a best reply where none is surely better. It is *dominant* if it
is surely better than every other at every table, and *dead* if it is a best reply at none; that is
said only if it could be tried at more than one table.
Source: the best reply and dominance, Nash (1951), "Non-cooperative games".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.coverage import ids_on, named
from game.lab.intervals import Interval, rounded
from game.lab.order_kinds import AXES
from game.lab.strategies import Rowwise
from game.lab.sweep import play
from game.lab.tables import SURROUNDINGS, dealt, seats
from game.lab.variations import Variation, variations
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders

BATCH = 1600
"""Games in a job, at most."""

LITTLE = 0.1
"""Points of its own score that no nation minds."""

FEW = 2
"""At fewer tables than this nothing is said to be dominant or dead."""

LEFT_OUT = ("commit", "sign", "invest")
"""Kinds of order that are tried by leaving them out of all of the common work."""

Worth = Mapping[str, Array]
"""By table: a nation's own score with each variation and seed, [variations, seeds]."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A job: some variations at one table, each with each of some seeds."""

    table: str
    first: int
    """The place of the first of them among `variations`."""
    count: int
    seeds: Seeds

    @property
    def games(self) -> int:
        return self.count * len(self.seeds)

    def run(self, exercise: Exercise) -> Array:
        """[variations, seeds]: the score of the nation that plays otherwise; what a game in which
        the variation is an answer that was never asked for has is NaN.
        """
        tried = variations(exercise)[self.first : self.first + self.count]
        around = dealt(exercise, SURROUNDINGS[self.table])
        names = tuple(DOCTRINES)
        which = np.array(
            [
                [names.index(v.doctrine if v.seat == n else one) for n, one in enumerate(around)]
                for v in tried
            ]
        )
        columns = np.repeat(which, len(self.seeds), axis=0).T
        doctrines = [Rowwise(tuple(DOCTRINES.values()), column) for column in columns]
        size = len(self.seeds)
        rows = [slice(place * size, (place + 1) * size) for place in range(len(tried))]

        def change(state: State, orders: Orders, turn: int) -> None:
            for variation, where in zip(tried, rows, strict=True):
                variation.change(exercise, state, orders, where)

        state = play(exercise, doctrines, np.tile(self.seeds, len(tried)), watch=change).state
        scores = [
            np.where(_asked(v, state, where), state.score[where, v.seat], np.nan)
            for v, where in zip(tried, rows, strict=True)
        ]
        return np.array(scores)


def _asked(variation: Variation, state: State, rows: slice) -> Any:
    """In which games a variation could make a difference: an answer, only if it was asked for."""
    if variation.group != "answer":
        return np.ones(rows.stop - rows.start, dtype=bool)
    return state.fired[rows, variation.of[1]] > 0


def jobs(exercise: Exercise, seeds: Seeds) -> list[Tried]:
    """Every variation at every table with every seed."""
    count = len(variations(exercise))
    most = max(1, BATCH // len(seeds))
    return [
        Tried(table, first, min(most, count - first), seeds)
        for table in SURROUNDINGS
        for first in range(0, count, most)
    ]


@dataclass(frozen=True, slots=True)
class Balance:
    """What was found of every variation."""

    exercise: Exercise
    seeds: Seeds
    worth: Worth
    tried: tuple[Variation, ...]

    @classmethod
    def of(
        cls, exercise: Exercise, seeds: Seeds, done: Sequence[Any], answers: Sequence[Array]
    ) -> "Balance":
        """Puts the answers to jobs together."""
        worth = {
            table: np.concatenate(
                [a for job, a in zip(done, answers, strict=True) if job.table == table]
            )
            for table in SURROUNDINGS
        }
        return cls(exercise, seeds, worth, variations(exercise))

    def strategies(self, group: str) -> dict[str, Any]:
        """Nation by nation, what its alternatives of a group are worth."""
        nations = tuple(self.exercise.scenario.nations)
        return {
            name: self._compared([p for p in self._places(group) if self.tried[p].seat == seat])
            for seat, name in enumerate(nations)
        }

    def answers(self) -> dict[str, Any]:
        """Inject by inject and nation by nation, what its options are worth."""
        scenario = self.exercise.scenario
        nations = tuple(scenario.nations)
        injects = list(scenario.injects.items())
        found: dict[str, Any] = {}
        for of in dict.fromkeys(self.tried[p].of for p in self._places("answer")):
            seat, inject = of
            name, about = injects[inject]
            places = [p for p in self._places("answer") if self.tried[p].of == of]
            compared = self._compared(places)
            compared = {about.options[int(option) - 1].id: c for option, c in compared.items()}
            found.setdefault(name, {})[nations[seat]] = compared
        return found

    def gains(self, group: str) -> list[dict[str, Any]]:
        """For each order of a kind, at each table what it gains the nation to give it.

        It is useful if it surely gains something at one of the tables.
        """
        lines = []
        for place in self._places(group):
            variation = self.tried[place]
            plain = self._plain(variation)
            sign = -1 if group in LEFT_OUT else 1
            gained = {
                table: Interval.of(sign * (scores[place] - scores[plain]))
                for table, scores in self.worth.items()
            }
            best = max(gained, key=lambda table: gained[table].mean)
            useful = any(i.positive and i.mean > LITTLE for i in gained.values())
            lines.append(
                {
                    **named(AXES[group], self._ids(variation)),
                    "gain": {table: i.as_json() for table, i in gained.items()},
                    "useful": useful,
                    "best_table": best,
                    "seed": int(self.seeds[0]),
                    "seats": self._seats(best, variation),
                }
            )
        return lines

    def _places(self, group: str) -> list[int]:
        return [place for place, one in enumerate(self.tried) if one.group == group]

    def _plain(self, variation: Variation) -> int:
        """The place of the same doctrine in the same seat without any change."""
        return self.tried.index(Variation(variation.seat, variation.doctrine))

    def _ids(self, variation: Variation) -> tuple[str, ...]:
        axes = AXES[variation.group]
        ids = ids_on(self.exercise)
        return tuple(ids[axis][place] for axis, place in zip(axes, variation.cell, strict=True))

    def _seats(self, table: str, variation: Variation) -> dict[str, str]:
        around = dealt(self.exercise, SURROUNDINGS[table])
        seated = seats(self.exercise, around)
        return {**seated, tuple(seated)[variation.seat]: variation.doctrine}

    def _compared(self, places: Sequence[int]) -> dict[str, Any]:
        """Alternatives beside each other: their mean at each table, where they are best, and a
        verdict: `dominant`, `dead`, `open`, or `untested` if the question never came up.
        """
        best, alone, tested = self._best(places)
        found = {}
        for place in places:
            verdict = "open" if tested else "untested"
            if len(tested) >= FEW and alone[place] == tested:
                verdict = "dominant"
            elif len(tested) >= FEW and not best[place]:
                verdict = "dead"
            at = best[place][0] if best[place] else (tested or tuple(self.worth))[0]
            found[str(self.tried[place].choice)] = {
                "scores": {
                    table: None if np.isnan(scores[place]).all() else _mean(scores[place])
                    for table, scores in self.worth.items()
                },
                "best_at": list(best[place]),
                "verdict": verdict,
                "seed": int(self.seeds[0]),
                "seats": self._seats(at, self.tried[place]),
            }
        return found

    def _best(
        self, places: Sequence[int]
    ) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]], tuple[str, ...]]:
        """At which tables each alternative is a best reply; at which it alone is; and at which
        anything could be said.
        """
        best: dict[int, tuple[str, ...]] = dict.fromkeys(places, ())
        alone: dict[int, tuple[str, ...]] = dict.fromkeys(places, ())
        tested: tuple[str, ...] = ()
        for table, scores in self.worth.items():
            games = ~np.isnan(scores[list(places)]).any(axis=0)
            if not games.any():
                continue
            tested += (table,)
            means = {place: float(scores[place][games].mean()) for place in places}
            top = max(places, key=lambda place: means[place])
            level = [
                place
                for place in places
                if not _surely_less(scores[place][games] - scores[top][games])
            ]
            for place in level:
                best[place] += (table,)
            if len(level) == 1:
                alone[top] += (table,)
        return best, alone, tested


def _surely_less(differences: Array) -> bool:
    """Whether paired differences are on the mean below zero, by more than is minded."""
    interval = Interval.of(differences)
    return interval.negative and interval.mean < -LITTLE


def _mean(scores: Array) -> float:
    return rounded(float(np.nanmean(scores)))


def with_gains(
    lines: Sequence[dict[str, Any]], gains: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The lines of a kind of order, each with what was found of its gain, if it was tried."""
    keys = tuple(dict.fromkeys(("to", *(axis for axes in AXES.values() for axis in axes))))

    def ids(line: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(line.get(key) for key in keys)

    tried = {ids(line): line for line in gains}
    untried = {"gain": None, "useful": None, "best_table": None, "seed": None, "seats": None}
    return [{**line, **tried.get(ids(line), untried)} for line in lines]


def flags(found: Mapping[str, Any], path: Iterable[str] = ()) -> list[tuple[tuple[str, ...], str]]:
    """Every alternative that is dominant or dead, by the ids that lead to it."""
    listed: list[tuple[tuple[str, ...], str]] = []
    for key, inner in found.items():
        here = (*path, key)
        if "verdict" in inner:
            if inner["verdict"] in ("dominant", "dead"):
                listed.append((here, inner["verdict"]))
        else:
            listed += flags(inner, here)
    return listed

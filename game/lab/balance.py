"""Whether an order is dominant or dead: what each is worth to a nation, at several tables.

At each table one nation plays otherwise, with the same dice: what it is worth is the difference in
its own score. An alternative is a best reply where none is surely better. It is *dominant* if it
is surely better than every other at every table, and *dead* if it is a best reply at none; that is
said only if it could be tried at more than one table.

What the partnership has of it is looked at too, for a dilemma lives on the difference. If at some
table all are surely better off with another alternative than with the nation's best reply, then
the other is no dead one but a *sacrifice*, and a dominant reply is a *temptation*.
Source: the best reply and dominance, Nash (1951), "Non-cooperative games"; the dilemma, Dawes
(1980), "Social dilemmas".
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, product
from typing import Any

import numpy as np

from game.lab.coverage import ids_on, named
from game.lab.intervals import Interval, rounded
from game.lab.order_kinds import AXES, axes_of
from game.lab.tables import SURROUNDINGS, dealt, seats
from game.lab.variation import Case, Variation
from game.lab.variations import plain_of, variations
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.rules.exercise import Exercise

LITTLE = 0.5
"""Points of a score, of 100, that nobody minds: a unit of budget is worth about twice as much."""

SOMETHING = 0.1
"""Points from which an order is worth something."""

FEW = 2
"""At fewer tables than this nothing is said to be dominant or dead."""

ALTERNATIVES = ("doctrine", "effort", "answer")
"""Groups of variations that are compared with each other; all others with the plain game."""

Worth = Mapping[str, Array]
"""By table: a score with each variation and seed, [variations, seeds]."""


@dataclass(frozen=True, slots=True)
class Balance:
    """What was found of every variation."""

    exercise: Exercise
    seeds: Seeds
    worth: Worth
    """What the nation that plays otherwise has of it: its own score."""
    common: Worth
    """What the partnership has of it: the common score."""
    tried: tuple[Variation, ...]
    plain: Sequence[int]
    """The place of the plain one of each of them."""

    @classmethod
    def of(
        cls, exercise: Exercise, seeds: Seeds, done: Sequence[Any], answers: Sequence[Array]
    ) -> "Balance":
        """Puts the answers to the jobs of `branches` together, which may have some of the seeds."""
        tried = variations(exercise)
        shape = 3, len(tried), len(seeds)
        every = {table: np.full(shape, np.nan) for table in SURROUNDINGS}
        for job, answer in zip(done, answers, strict=True):
            columns = np.flatnonzero(np.isin(seeds, job.seeds))
            for row, (table, place) in enumerate(job.cases):
                every[table][:, place, columns] = answer[:, row]
        orders = np.array([[one.is_an_order] for one in tried])
        for scores in every.values():
            came_up = scores[2] > 0
            # An order says something by games in which it did not come up too, if it did in others.
            told = np.where(orders, came_up.any(axis=1, keepdims=True), came_up)
            scores[:2, ~told] = np.nan
        own, common = ({table: scores[n] for table, scores in every.items()} for n in (0, 1))
        return cls(exercise, seeds, own, common, tried, plain_of(tried))

    def in_doubt(self) -> list[Case]:
        """The variations, and the tables, of which more seeds could change what is said.

        Alternatives are beyond doubt if each of them is at some table, by its mean, about as good
        as the best there: then none is dead, and none dominant. So are orders that surely gain
        something at a table. Others are in doubt where they gain something on the mean.
        """
        doubtful: set[Case] = set()
        for group in ALTERNATIVES:
            for _, places in groupby(self._places(group), key=lambda place: self.tried[place].of):
                doubtful |= set(product(self.worth, self._nowhere_good(list(places))))
        for place, one in enumerate(self.tried):
            for worth in (self.worth, self.common) if one.is_an_order else ():
                gain = self._gain(worth, place)
                if not _useful(gain):
                    doubtful |= {(table, place) for table, i in gain.items() if i.mean > SOMETHING}
        return sorted(doubtful)

    def _nowhere_good(self, places: list[int]) -> set[int]:
        """All the alternatives, if one of them is good at no table at which they could be tried."""
        good: set[int] = set()
        asked = False
        for _, own, _ in self._at_each_table(places):
            asked = True
            means = {place: float(scores.mean()) for place, scores in own.items()}
            top = max(means.values())
            good |= {place for place, mean in means.items() if mean >= top - LITTLE}
        return set(places) if asked and len(good) < len(places) else set()

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

    def gains(self, kind: str) -> list[dict[str, Any]]:
        """For each order of a kind that came up, at each table what it gains the nation to give it,
        and all; None at those at which it did not.

        It is useful if it surely gains something at one of the tables.
        """
        lines = []
        for place in self._places(kind):
            variation = self.tried[place]
            own, common = (self._gain(worth, place) for worth in (self.worth, self.common))
            if not own:
                continue
            best = max(own, key=lambda table: own[table].mean)
            lines.append(
                {
                    **named(axes_of(kind) or (), self._ids(variation)),
                    "gain": self._at_all_tables(own),
                    "useful": _useful(own),
                    "gain_of_all": self._at_all_tables(common),
                    "useful_to_all": _useful(common),
                    "best_table": best,
                    "seed": int(self.seeds[0]),
                    "seats": self._seats(best, variation),
                }
            )
        return lines

    def _gain(self, worth: Worth, place: int) -> dict[str, Interval]:
        """By table at which it came up, what a score has more of an order that is given than of the
        same without.
        """
        plain = self.plain[place]
        sign = -1 if self.tried[place].leaves_out else 1
        gains = {table: sign * (scores[place] - scores[plain]) for table, scores in worth.items()}
        measured = {table: gain[~np.isnan(gain)] for table, gain in gains.items()}
        return {table: Interval.of(gain) for table, gain in measured.items() if len(gain)}

    def _at_all_tables(self, gains: Mapping[str, Interval]) -> dict[str, Any]:
        return {table: gains[table].as_json() if table in gains else None for table in self.worth}

    def _places(self, group: str) -> list[int]:
        return [place for place, one in enumerate(self.tried) if one.group == group]

    def _ids(self, variation: Variation) -> tuple[str, ...]:
        axes = axes_of(variation.group) or ()
        ids = ids_on(self.exercise)
        return tuple(ids[axis][place] for axis, place in zip(axes, variation.cell, strict=True))

    def _seats(self, table: str, variation: Variation) -> dict[str, str]:
        around = dealt(self.exercise, SURROUNDINGS[table])
        seated = seats(self.exercise, around)
        return {**seated, tuple(seated)[variation.seat]: variation.doctrine}

    def _compared(self, places: Sequence[int]) -> dict[str, Any]:
        """Alternatives beside each other: their mean at each table, where they are best, where
        they are better for all than the best is, and a verdict: `dominant` or `temptation`,
        `dead` or `sacrifice`, `open`, or `untested` if the question never came up.
        """
        replies = self._replies(places)
        found = {}
        for place in places:
            best = replies.best_at(place)
            at = next(iter((*best, *replies.level, *self.worth)))
            found[str(self.tried[place].choice)] = {
                "scores": {table: _mean(scores[place]) for table, scores in self.worth.items()},
                "best_at": best,
                "better_for_all_at": replies.better_for_all_at(place),
                "verdict": replies.verdict(place),
                "seed": int(self.seeds[0]),
                "seats": self._seats(at, self.tried[place]),
            }
        return found

    def _replies(self, places: Sequence[int]) -> "Replies":
        """What can be said of alternatives, at each table at which all of them could be tried."""
        found = Replies()
        for table, own, common in self._at_each_table(places):
            top = max(places, key=lambda place: float(own[place].mean()))
            found.level[table] = [p for p in places if not _surely_less(own[p] - own[top])]
            found.noble[table] = [p for p in places if _surely_less(common[top] - common[p])]
        return found

    def _at_each_table(
        self, places: Sequence[int]
    ) -> Iterator[tuple[str, dict[int, Array], dict[int, Array]]]:
        """Each table at which all of some alternatives could be tried, with both scores of each in
        the games in which they were: [games].
        """
        for table, scores in self.worth.items():
            games = ~np.isnan(scores[list(places)]).any(axis=0)
            if games.any():
                own, common = (
                    {place: worth[place][games] for place in places}
                    for worth in (scores, self.common[table])
                )
                yield table, own, common


@dataclass(frozen=True, slots=True)
class Replies:
    """Of some alternatives, by the table at which they were tried, which are good for whom."""

    level: dict[str, list[int]] = field(default_factory=dict)
    """Those that are best for the nation; more than one if none is surely better."""
    noble: dict[str, list[int]] = field(default_factory=dict)
    """Those with which all are surely better off than with what is best for the nation."""

    def best_at(self, place: int) -> list[str]:
        return [table for table, best in self.level.items() if place in best]

    def better_for_all_at(self, place: int) -> list[str]:
        return [table for table, better in self.noble.items() if place in better]

    def verdict(self, place: int) -> str:
        if not self.level:
            return "untested"
        if len(self.level) < FEW:
            return "open"
        if all(best == [place] for best in self.level.values()):
            return "temptation" if any(self.noble.values()) else "dominant"
        if not self.best_at(place):
            return "sacrifice" if self.better_for_all_at(place) else "dead"
        return "open"


def _useful(gain: Mapping[str, Interval]) -> bool:
    """Whether something is surely gained at one of the tables."""
    return any(i.positive and i.mean > SOMETHING for i in gain.values())


def _surely_less(differences: Array) -> bool:
    """Whether paired differences are on the mean below zero, by more than is minded."""
    interval = Interval.of(differences)
    return interval.negative and interval.mean < -LITTLE


def _mean(scores: Array) -> float | None:
    """Of those that were measured, if any were."""
    measured = scores[~np.isnan(scores)]
    return rounded(measured.mean()) if len(measured) else None


def with_gains(
    lines: Sequence[dict[str, Any]], gains: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The lines of a kind of order, each with what was found of its gain, if it was tried."""
    keys = tuple(dict.fromkeys(("to", *(axis for axes in AXES.values() for axis in axes))))

    def ids(line: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(line.get(key) for key in keys)

    tried = {ids(line): line for line in gains}
    found = ("gain", "useful", "gain_of_all", "useful_to_all", "best_table", "seed", "seats")
    untried = dict.fromkeys(found)
    return [{**line, **tried.get(ids(line), untried)} for line in lines]


def flags(
    found: Mapping[str, Any],
    path: Iterable[str] = (),
    verdicts: Container[str] = ("dominant", "dead"),
) -> list[tuple[tuple[str, ...], str]]:
    """Every alternative with one of some verdicts, by the ids that lead to it."""
    listed: list[tuple[tuple[str, ...], str]] = []
    for key, inner in found.items():
        here = (*path, key)
        if "verdict" in inner:
            if inner["verdict"] in verdicts:
                listed.append((here, inner["verdict"]))
        else:
            listed += flags(inner, here, verdicts)
    return listed

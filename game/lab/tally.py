"""Counts over many games, which can be added up however the games were divided."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.lab.order_kinds import Counts, Given, counted
from game.lab.sweep import Batch, play
from game.lab.tables import drawn_doctrines
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.exercise import Exercise

RATINGS = ("P", "S", "M", "U")

FINE = 0.1
"""The width of the bins in which points from 0 to 100 are counted."""

BINS = 1001
"""Bins of that width; the last holds 100 alone."""

COUNTS = ("games", "turns", "endings", "fired", "chosen", "ratings")
SEEDS = ("turn_seeds", "ending_seeds", "fired_seeds", "chosen_seeds", "rating_seeds")
"""What of a tally is added up, and of what the lowest counts."""

NEVER = 2**63
"""More than any seed."""


@dataclass(slots=True)
class Points:
    """The distribution of something from 0 to 100: in fine bins, with its sums."""

    bins: Counts = field(default_factory=lambda: np.zeros(BINS, dtype=np.int64))
    total: float = 0.0
    squares: float = 0.0

    @classmethod
    def of(cls, values: Array) -> "Points":
        places = np.clip(np.floor(values / FINE + 1e-9), 0, BINS - 1).astype(np.int64)
        bins = np.bincount(places, minlength=BINS)
        return cls(bins, float(values.sum()), float((values * values).sum()))

    def add(self, other: "Points") -> None:
        self.bins = self.bins + other.bins
        self.total += other.total
        self.squares += other.squares

    @property
    def games(self) -> int:
        return int(self.bins.sum())

    @property
    def mean(self) -> float:
        return self.total / self.games

    @property
    def deviation(self) -> float:
        """The standard deviation in the sample."""
        variance = self.squares / self.games - self.mean**2
        return float(np.sqrt(max(variance, 0.0)))

    def deciles(self) -> list[float]:
        """The ten per cent point and its like up to the ninety, to the bin's width."""
        below = np.cumsum(self.bins)
        places = [int(np.searchsorted(below, self.games * d / 10)) for d in range(1, 10)]
        return [round(place * FINE, 1) for place in places]

    def histogram(self, bars: int = 20) -> list[int]:
        """Games in bars of the same width; 100 is in the last."""
        whole = self.bins[:-1].reshape(bars, -1).sum(axis=1)
        whole[-1] += self.bins[-1]
        counts: list[int] = whole.tolist()
        return counts


@dataclass(slots=True)
class Tally:
    """What came of many games. Seeds are the lowest of the games in which something happened."""

    games: int
    turns: Counts
    """[turn + 1]: games that lasted so many turns."""
    turn_seeds: Seeds
    endings: Counts
    """[ending]"""
    ending_seeds: Seeds
    fired: Counts
    """[inject]"""
    fired_seeds: Seeds
    fired_turns: Counts
    """[inject]: the turn in which it fired in the game with that seed."""
    chosen: Counts
    """[inject, option + 1]: how often nations were asked and what they chose; the first is of
    no use."""
    chosen_seeds: Seeds
    """[inject, option + 1]"""
    ratings: Counts
    """[objective, rating]"""
    rating_seeds: Seeds
    common: Points
    scores: tuple[Points, ...]
    """Of each nation."""
    trust: Points
    """Mean trust between nations."""
    cohesion: Points
    possible: dict[str, Counts]
    """By kind of order: games in which it could be given."""
    taken: dict[str, Counts]
    """By kind of order: games in which it was."""
    extremes: tuple[tuple[float, int], tuple[float, int]]
    """The lowest and the highest common score, each with its seed."""

    @classmethod
    def of(cls, exercise: Exercise, batch: Batch, given: Given) -> "Tally":
        """The counts of a batch that has been played."""
        state, seeds = batch.state, batch.seeds
        lasted = state.turn.astype(np.int64)[:, None] == np.arange(exercise.scenario.time.turns + 1)
        ratings = rated(exercise, state)[..., None] == np.arange(len(RATINGS))
        ended = state.ending.astype(np.int64) - 1
        fired = state.fired > 0
        fired_seeds = _lowest(fired, seeds)
        at = np.argmax(fired & (seeds[:, None] == fired_seeds), axis=0)
        options = np.arange(_options(exercise) + 1)
        answered = state.answer.astype(np.int64)[..., None] == options
        others = ~np.eye(exercise.world.nations, dtype=bool)
        common = state.common_score
        low, high = int(np.lexsort((seeds, common))[0]), int(np.lexsort((seeds, -common))[0])
        return cls(
            games=state.games,
            turns=lasted.sum(axis=0, dtype=np.int64),
            turn_seeds=_lowest(lasted, seeds),
            endings=np.bincount(ended, minlength=len(exercise.scenario.endings)),
            ending_seeds=_lowest(
                ended[:, None] == np.arange(len(exercise.scenario.endings)), seeds
            ),
            fired=fired.sum(axis=0, dtype=np.int64),
            fired_seeds=fired_seeds,
            fired_turns=state.fired[at, np.arange(fired.shape[1])].astype(np.int64),
            chosen=answered.sum(axis=(0, 2), dtype=np.int64),
            chosen_seeds=_lowest(answered.any(axis=2), seeds),
            ratings=ratings.sum(axis=0, dtype=np.int64),
            rating_seeds=_lowest(ratings, seeds),
            common=Points.of(common),
            scores=tuple(Points.of(column) for column in state.score.T),
            trust=Points.of(state.trust[:, others].mean(axis=1)),
            cohesion=Points.of(state.cohesion),
            possible=counted(given.possible),
            taken=counted(given.taken),
            extremes=(
                (float(common[low]), int(seeds[low])),
                (float(common[high]), int(seeds[high])),
            ),
        )

    def add(self, other: "Tally") -> None:
        """Takes in the counts of other games."""
        sooner = other.fired_seeds < self.fired_seeds
        self.fired_turns = np.where(sooner, other.fired_turns, self.fired_turns)
        for name in SEEDS:
            setattr(self, name, np.minimum(getattr(self, name), getattr(other, name)))
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for mine, more in zip(self.distributions, other.distributions, strict=True):
            mine.add(more)
        for counts, extra in ((self.possible, other.possible), (self.taken, other.taken)):
            for kind, array in extra.items():
                counts[kind] = counts[kind] + array if kind in counts else array
        (low, high), (lower, higher) = self.extremes, other.extremes
        self.extremes = min(low, lower), min(high, higher, key=lambda one: (-one[0], one[1]))

    @property
    def distributions(self) -> tuple[Points, ...]:
        return (self.common, *self.scores, self.trust, self.cohesion)


@dataclass(frozen=True, slots=True)
class Swept:
    """A job: games whose tables are drawn from their seeds, played and counted."""

    seeds: Seeds

    @property
    def games(self) -> int:
        return len(self.seeds)

    def run(self, exercise: Exercise) -> Tally:
        given = Given(exercise)
        doctrines = drawn_doctrines(exercise, self.seeds)
        batch = play(exercise, doctrines, self.seeds, watch=given.watch)
        return Tally.of(exercise, batch, given)


def rated(exercise: Exercise, state: State) -> NDArray[np.int64]:
    """The rating of each objective, as a place in RATINGS: [games, objective].

    The same as `game.rules.outcomes.rating` gives game by game.
    """
    due = np.array(
        [o.due_turn or np.inf for o in exercise.scenario.objectives.values()], dtype=np.float64
    )
    strained = (state.strained > 0) | (state.first_turn > due)
    levels = [state.achieved == 0, state.harmed > 0, strained]
    found: NDArray[np.int64] = np.select(levels, [3, 2, 1], 0)
    return found


def _options(exercise: Exercise) -> int:
    """The most options that an inject has."""
    return max((len(inject.options) for inject in exercise.scenario.injects.values()), default=0)


def _lowest(happened: Any, seeds: Seeds) -> Seeds:
    """The lowest seed of the games, the first axis, in which something happened; else NEVER."""
    shape = (-1, *[1] * (happened.ndim - 1))
    found: Seeds = np.where(happened, seeds.reshape(shape), np.uint64(NEVER)).min(axis=0)
    return found

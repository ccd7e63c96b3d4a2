"""A trial of an exercise: all that `concord try` plays, and what it finds, as one object."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.doctrines import DOCTRINES
from game.lab import (
    balance,
    branches,
    coverage,
    dilemma,
    distributions,
    late,
    sensitivity,
    variance,
)
from game.lab.intervals import rounded
from game.lab.tables import by_table, seeds_from
from game.lab.tally import Swept, Tally
from game.lab.workers import Job, Start, carry_out
from game.quantities.dead import dead
from game.quantities.dice import Seeds
from game.rules.exercise import Exercise

FORMAT = 2
"""Of the JSON. Keys may be added to it; one that is changed or taken away raises the number."""

BATCH = 2000
"""Games of the sweep in a job: enough that the work is numpy's, few enough to stay small."""

BLOCK = 10 * BATCH
"""Games of the sweep that are sorted by their tables at a time."""

BLOCKS = (
    "endings",
    "injects",
    "orders",
    "objectives",
    "length",
    "scores",
    "trust",
    "cohesion",
    "dilemma",
    "variance",
    "late",
    "sensitivity",
)
"""What is found, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is played. What is played beside the sweep grows with it, up to what suffices."""

    games: int
    """In the sweep."""

    @property
    def paired(self) -> int:
        """Seeds that the tables of the dilemma meet."""
        return _between(20, self.games // 50, 200)

    @property
    def tables(self) -> int:
        """Tables of the variance."""
        return _between(8, self.games // 150, 64)

    @property
    def crossed(self) -> int:
        """Seeds that each of them meets."""
        return _between(6, self.games // 400, 25)

    @property
    def tried(self) -> int:
        """Seeds with which each variation of orders, and each late change, is tried."""
        return _between(4, self.games // 1000, 8)

    @property
    def screened(self) -> int:
        """Seeds with which each number is turned up and down."""
        return _between(6, self.games // 1000, 10)


@dataclass(slots=True)
class Trial:
    """The jobs of a trial, part by part, and what is made of their answers."""

    exercise: Exercise
    size: Size
    seed: int
    rulebook: bool = False
    """Whether every number of the rulebook is turned, or only what is the scenario's own."""
    parts: dict[str, Sequence[Job]] = field(init=False)

    def __post_init__(self) -> None:
        exercise, size = self.exercise, self.size
        self.parts = {
            "sweep": [
                Swept(part) for part in by_table(exercise, self._seeds(size.games), BATCH, BLOCK)
            ],
            "sensitivity": sensitivity.jobs(
                exercise, self._seeds(size.screened), rulebook=self.rulebook
            ),
            "balance": branches.jobs(exercise, self._seeds(size.tried)),
            "dilemma": dilemma.jobs(exercise, self._seeds(size.paired)),
            "variance": variance.jobs(self._seeds(size.crossed), size.tables),
            "late": late.jobs(exercise, self._seeds(size.tried)),
        }

    @property
    def games(self) -> int:
        """How many games are played in all."""
        return sum(job.games for jobs in self.parts.values() for job in jobs)

    def run(
        self,
        *,
        processes: int = 1,
        tell: Callable[[int], None] | None = None,
        start: Start | None = None,
    ) -> dict[str, Any]:
        """Plays everything and gives the documented object of `concord try --json`.

        The same exercise, size and seed give the same object, whatever the number of processes.
        """
        every = [job for jobs in self.parts.values() for job in jobs]
        answers = iter(carry_out(self.exercise, every, processes=processes, tell=tell, start=start))
        return self._found(
            {name: [next(answers) for _ in jobs] for name, jobs in self.parts.items()}
        )

    def _found(self, answers: dict[str, list[Any]]) -> dict[str, Any]:
        exercise, size = self.exercise, self.size
        tally: Tally = answers["sweep"][0]
        for more in answers["sweep"][1:]:
            tally.add(more)
        never = dead(exercise.scenario, exercise.catalogue)
        return {
            "format": FORMAT,
            "scenario": exercise.id,
            "scenario_digest": exercise.digest,
            "rulebook_digest": exercise.rulebook_digest,
            "seed": self.seed,
            "games": tally.games,
            "played": self.games,
            "doctrines": list(DOCTRINES),
            "unseen_below": rounded(min(1.0, 3 / tally.games)),
            "endings": coverage.endings(exercise, tally, never),
            "injects": coverage.injects(exercise, tally, never),
            "orders": self._orders(tally, answers["balance"]),
            "objectives": distributions.objectives(exercise, tally),
            "length": distributions.length(exercise, tally),
            "scores": distributions.scores(exercise, tally),
            "trust": distributions.points(tally.trust),
            "cohesion": distributions.points(tally.cohesion),
            "dilemma": dilemma.block(exercise, self._seeds(size.paired), answers["dilemma"]),
            "variance": variance.block(exercise, self._seeds(size.crossed), answers["variance"]),
            "late": late.block(exercise, self._seeds(size.tried), answers["late"]),
            "sensitivity": sensitivity.block(
                exercise,
                self._seeds(size.screened),
                self.parts["sensitivity"],
                answers["sensitivity"],
            ),
        }

    def _orders(self, tally: Tally, answers: list[Any]) -> dict[str, Any]:
        """The kinds of order with what each is worth, and the ways to play beside each other."""
        seeds = self._seeds(self.size.tried)
        found = balance.Balance.of(self.exercise, seeds, self.parts["balance"], answers)
        return {
            "kinds": {
                kind: balance.with_gains(lines, found.gains(kind))
                for kind, lines in coverage.orders(self.exercise, tally).items()
            },
            "doctrines": found.strategies("doctrine"),
            "effort": found.strategies("effort"),
            "answers": found.answers(),
        }

    def _seeds(self, games: int) -> Seeds:
        return seeds_from(self.seed, games)


def _between(least: int, wanted: int, most: int) -> int:
    return max(least, min(wanted, most))

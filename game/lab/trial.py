"""A trial of an exercise: all that `concord try` plays, and what it finds, as one object."""

from collections.abc import Callable, Mapping, Sequence
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
from game.lab.workers import FollowUp, Job, Start, carry_out
from game.quantities.dead import dead
from game.quantities.dice import Seeds
from game.rules.exercise import Exercise

Tell = Callable[[int, int], None]
"""Called with the games that have just been played, and with how many there are in all."""

FORMAT = 2
"""Of the JSON. Keys may be added to it; one that is changed or taken away raises the number."""

BATCH = 2500
"""Games of the sweep in a job, at most: enough that the work is numpy's, few enough to be small."""

FIRST = 3
"""Seeds with which each variation of orders is tried first; the others are for what is in doubt."""

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
    def batch(self) -> int:
        """Games of the sweep in a job: there are at least two, so that two can work."""
        return -(-self.games // max(2, -(-self.games // BATCH)))

    @property
    def paired(self) -> int:
        """Seeds that the tables of the dilemma meet."""
        return _between(20, self.games // 100, 100)

    @property
    def tables(self) -> int:
        """Tables of the variance."""
        return _between(8, self.games // 150, 48)

    @property
    def crossed(self) -> int:
        """Seeds that each of them meets."""
        return _between(6, self.games // 400, 20)

    @property
    def tried(self) -> int:
        """Seeds with which each variation of orders, and each late change, is tried."""
        return _between(4, self.games // 1000, 8)

    @property
    def screened(self) -> int:
        """Seeds with which each number is turned up and down."""
        return _between(6, self.games // 1000, 8)


LATER = ("doubts", "dilemma", "variance", "sensitivity", "late")
"""Parts of a trial that are carried out after the variations of orders and the sweep, the longest
jobs first, so that at the end nobody waits for long.
"""


@dataclass(slots=True)
class Trial:
    """The jobs of a trial, part by part, and what is made of their answers.

    The variations of orders come first: what they leave in doubt makes more jobs.
    """

    exercise: Exercise
    size: Size
    seed: int
    rulebook: bool = False
    """Whether every number of the rulebook is turned, or only what is the scenario's own."""
    parts: dict[str, Sequence[Job]] = field(init=False)

    def __post_init__(self) -> None:
        exercise, size = self.exercise, self.size
        self.parts = {
            "orders": branches.jobs(exercise, self._seeds(FIRST)),
            "sweep": [
                Swept(part) for part in by_table(exercise, self._seeds(size.games), size.batch)
            ],
            "doubts": (),
            "variance": variance.jobs(self._seeds(size.crossed), size.tables),
            "sensitivity": sensitivity.jobs(
                exercise, self._seeds(size.screened), rulebook=self.rulebook
            ),
            "dilemma": dilemma.jobs(exercise, self._seeds(size.paired)),
            "late": late.jobs(exercise, self._seeds(size.tried)),
        }

    @property
    def games(self) -> int:
        """How many games are played in all, as far as it is known by now."""
        return sum(job.games for jobs in self.parts.values() for job in jobs)

    def run(
        self, *, processes: int = 1, tell: Tell | None = None, start: Start | None = None
    ) -> dict[str, Any]:
        """Plays everything and gives the documented object of `concord try --json`.

        The same exercise, size and seed give the same object, whatever the number of processes.
        """
        first = [*self.parts["orders"], *self.parts["sweep"]]
        after = len(self.parts["orders"])

        def others(answers: list[Any]) -> Sequence[Job]:
            self.parts["doubts"] = self._doubts(self._balance({"orders": answers}))
            return [job for name in LATER for job in self.parts[name]]

        answers = iter(
            carry_out(
                self.exercise,
                first,
                processes=processes,
                tell=None if tell is None else lambda games: tell(games, self.games),
                start=start,
                follow_up=FollowUp(after, others),
            )
        )
        return self._found(
            {
                name: [next(answers) for _ in self.parts[name]]
                for name in ("orders", "sweep", *LATER)
            }
        )

    def _doubts(self, found: balance.Balance) -> Sequence[Job]:
        """The jobs that try again, with more seeds, what is in doubt."""
        more = self._seeds(self.size.tried)[FIRST:]
        doubtful = found.in_doubt()
        return branches.jobs(self.exercise, more, doubtful) if len(more) and doubtful else ()

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
            "orders": self._orders(tally, self._balance(answers)),
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

    def _orders(self, tally: Tally, found: balance.Balance) -> dict[str, Any]:
        """The kinds of order with what each is worth, and the ways to play beside each other."""
        return {
            "kinds": {
                kind: balance.with_gains(lines, found.gains(kind))
                for kind, lines in coverage.orders(self.exercise, tally).items()
            },
            "doctrines": found.strategies("doctrine"),
            "effort": found.strategies("effort"),
            "answers": found.answers(),
        }

    def _balance(self, answers: Mapping[str, list[Any]]) -> balance.Balance:
        """What is known of the variations, with as many answers as there are."""
        parts = [name for name in ("orders", "doubts") if name in answers]
        jobs = [job for name in parts for job in self.parts[name]]
        found = [answer for name in parts for answer in answers[name]]
        return balance.Balance.of(self.exercise, self._seeds(self.size.tried), jobs, found)

    def _seeds(self, games: int) -> Seeds:
        return seeds_from(self.seed, games)


def _between(least: int, wanted: int, most: int) -> int:
    return max(least, min(wanted, most))

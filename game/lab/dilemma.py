"""Whether an exercise is a dilemma: what giving and riding free bring, each with the same dice.

All tables meet the same seeds, so that what differs between two of them is what was decided.
Source: Dawes, "Social dilemmas", Annual Review of Psychology 31 (1980), for the two conditions:
each does better by not giving, and all do better if all give; Axelrod (1984) for the third, that
among those who give as they are given it does not pay to take.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.lab.intervals import Interval, rounded
from game.lab.sweep import play
from game.lab.tables import Table, dealt, each_with_each, seats, with_seat
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.rules.exercise import Exercise

GIVES, TAKES, ANSWERS_IN_KIND = "cooperator", "free_rider", "reciprocator"
"""The doctrines of the three conditions."""

BATCH = 2000
"""Games in a job, at most."""


@dataclass(frozen=True, slots=True)
class Met:
    """A job: some tables, each played with each of some seeds."""

    tables: tuple[Table, ...]
    seeds: Seeds

    @property
    def games(self) -> int:
        return len(self.tables) * len(self.seeds)

    def run(self, exercise: Exercise) -> Array:
        """[tables, seeds, 1 + nations]: the common score, then each nation's."""
        doctrines, seeds = each_with_each(self.tables, self.seeds)
        state = play(exercise, doctrines, seeds).state
        found = np.concatenate([state.common_score[:, None], state.score], axis=1)
        return found.reshape(len(self.tables), len(self.seeds), -1)


def tables(exercise: Exercise) -> tuple[Table, ...]:
    """All give, all take, all answer in kind; then of each nation alone as a taker: among givers,
    and among those who answer in kind.
    """
    nations = range(len(exercise.scenario.nations))
    give, take, answer = (dealt(exercise, (one,)) for one in (GIVES, TAKES, ANSWERS_IN_KIND))
    return (
        *(give, take, answer),
        *(with_seat(give, nation, TAKES) for nation in nations),
        *(with_seat(answer, nation, TAKES) for nation in nations),
    )


def jobs(exercise: Exercise, seeds: Seeds) -> list[Met]:
    """Every table with every seed."""
    every = tables(exercise)
    most = max(1, BATCH // len(seeds))
    return [Met(every[first : first + most], seeds) for first in range(0, len(every), most)]


def block(exercise: Exercise, seeds: Seeds, answers: Sequence[Array]) -> dict[str, Any]:
    """The mean scores, the paired differences with their intervals, and the verdicts."""
    found = np.concatenate(list(answers))
    every = tables(exercise)
    nations = tuple(exercise.scenario.nations)
    give, take, answer = (found[place, :, 1:] for place in range(3))
    lines = {}
    for place, name in enumerate(nations):
        among, between = 3 + place, 3 + len(nations) + place
        lone, caught = found[among, :, 1 + place], found[between, :, 1 + place]
        mine, others = give[:, place], answer[:, place]
        lines[name] = {
            "scores": {
                "all_cooperate": rounded(mine.mean()),
                "all_defect": rounded(take[:, place].mean()),
                "all_reciprocate": rounded(others.mean()),
                "lone_among_cooperators": rounded(lone.mean()),
                "lone_among_reciprocators": rounded(caught.mean()),
            },
            "cooperation": _difference(exercise, seeds, every[0], mine - take[:, place]),
            "temptation": _difference(exercise, seeds, every[among], lone - mine),
            "reproof": _difference(exercise, seeds, every[between], caught - others),
        }
    return {
        "games": int(found.shape[0] * found.shape[1]),
        "seeds": len(seeds),
        "common": {
            "all_cooperate": rounded(found[0, :, 0].mean()),
            "all_defect": rounded(found[1, :, 0].mean()),
            "all_reciprocate": rounded(found[2, :, 0].mean()),
        },
        "nations": lines,
        "verdicts": {
            "cooperation_beats_defection": _verdict(lines, "cooperation", 1),
            "free_rider_gains_among_cooperators": _verdict(lines, "temptation", 1),
            "free_rider_loses_among_reciprocators": _verdict(lines, "reproof", -1),
        },
    }


def _difference(
    exercise: Exercise, seeds: Seeds, table: Table, differences: Array
) -> dict[str, Any]:
    """A paired difference, and the game in which it was most like the mean."""
    interval = Interval.of(differences)
    typical = int(np.argmin(np.abs(differences - interval.mean)))
    return {
        **interval.as_json(),
        "seed": int(seeds[typical]),
        "seats": seats(exercise, table),
    }


def _verdict(lines: dict[str, Any], difference: str, sign: int) -> dict[str, Any]:
    """Whether a difference surely has a sign for all, and for whom it surely has not or may not."""
    unlike = {
        name: line[difference]
        for name, line in lines.items()
        if min(sign * line[difference]["low"], sign * line[difference]["high"]) <= 0
    }
    against = [
        name for name, one in unlike.items() if max(sign * one["low"], sign * one["high"]) < 0
    ]
    return {
        "holds": not unlike,
        "not_for": against,
        "unsure_for": [name for name in unlike if name not in against],
    }

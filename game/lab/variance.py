"""How much of the variance of outcomes is orders and how much is dice.

Many tables of doctrines, drawn at random, each meet the same seeds. A table stands for the orders:
doctrines that choose at random draw from dice of the table's own, not from the game's. A score is
then `mean + table + seed + both`, a crossed design of random effects without repetition, whose
mean squares give the three variances:

    tables   (MS_tables - MS_both) / seeds        what orders decide, whatever the dice
    seeds    (MS_seeds - MS_both) / tables        what dice decide, whatever the orders
    both     MS_both                              what dice decide for some orders, not for all

A negative estimate counts as 0. The shares are of their sum.

Source: Searle, Casella and McCulloch, "Variance Components" (1992), section 4.6; the first and the
second share are the first-order indices of Sobol' (1993) for two groups of inputs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.lab.intervals import rounded
from game.lab.sweep import play
from game.lab.tables import drawn_doctrines
from game.quantities.dice import Dice, Seeds
from game.quantities.grid import Array
from game.rules.exercise import Exercise

BATCH = 2000
"""Games in a job, at most."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """A job: the tables that some seeds draw, each played with each of other seeds."""

    tables: Seeds
    seeds: Seeds

    @property
    def games(self) -> int:
        return len(self.tables) * len(self.seeds)

    def run(self, exercise: Exercise) -> Array:
        """[tables, seeds, 1 + nations]: the common score, then each nation's."""
        rolled = np.repeat(self.tables, len(self.seeds))
        players = drawn_doctrines(exercise, rolled)
        seeds = np.tile(self.seeds, len(self.tables))
        state = play(exercise, players, seeds, choices=rolled).state
        found = np.concatenate([state.common_score[:, None], state.score], axis=1)
        return found.reshape(len(self.tables), len(self.seeds), -1)


def table_seeds(seeds: Seeds, tables: int) -> Seeds:
    """Seeds for the tables that are not those of the games, however few of these there are."""
    draws = Dice(seeds[:1], 0).uniform("lab.variance", tables)
    found: Seeds = np.floor(draws[0] * 2.0**52).astype(np.uint64)
    return found


def jobs(seeds: Seeds, tables: int) -> list[Crossed]:
    """So many tables with every seed."""
    every = table_seeds(seeds, tables)
    most = max(1, BATCH // len(seeds))
    return [Crossed(every[first : first + most], seeds) for first in range(0, tables, most)]


def block(exercise: Exercise, seeds: Seeds, answers: Sequence[Array]) -> dict[str, Any]:
    """The shares of the common score's variance and of each nation's."""
    found = np.concatenate(list(answers))
    lucky = found[:, :, 0].mean(axis=0)
    return {
        "games": int(found.shape[0] * found.shape[1]),
        "tables": int(found.shape[0]),
        "seeds": len(seeds),
        "common": shares(found[:, :, 0]),
        "nations": {
            name: shares(found[:, :, 1 + place])
            for place, name in enumerate(exercise.scenario.nations)
        },
        "unluckiest": {"seed": int(seeds[lucky.argmin()]), "common": rounded(lucky.min())},
        "luckiest": {"seed": int(seeds[lucky.argmax()]), "common": rounded(lucky.max())},
    }


def shares(values: Array) -> dict[str, Any]:
    """The shares of the variance of [tables, seeds] that are orders, dice, and both together.

    >>> shares(np.array([[1.0, 2.0], [1.0, 2.0]]))["dice"]
    1.0
    """
    tables, seeds = values.shape
    mean = values.mean()
    by_table, by_seed = values.mean(axis=1), values.mean(axis=0)
    rest = values - by_table[:, None] - by_seed[None, :] + mean
    both = float((rest**2).sum() / ((tables - 1) * (seeds - 1)))
    of_tables = float(seeds * ((by_table - mean) ** 2).sum() / (tables - 1))
    of_seeds = float(tables * ((by_seed - mean) ** 2).sum() / (seeds - 1))
    orders, dice = max(0.0, (of_tables - both) / seeds), max(0.0, (of_seeds - both) / tables)
    total = orders + dice + both
    if total == 0:
        return {"orders": 0.0, "dice": 0.0, "both": 0.0, "sd": 0.0}
    return {
        "orders": rounded(orders / total),
        "dice": rounded(dice / total),
        "both": rounded(both / total),
        "sd": rounded(total**0.5),
    }

"""Tables: which doctrine sits in which seat, in each of many games."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.gathered import Places
from game.lab.strategies import Rowwise
from game.quantities.dice import SEED_LIMIT, Dice, Seeds
from game.rules.exercise import Exercise

Table = tuple[str, ...]
"""A doctrine for each nation, in the order of the scenario."""

SURROUNDINGS: Mapping[str, tuple[str, ...]] = {
    "cooperators": ("cooperator",),
    "mixed": tuple(DOCTRINES),
    "free_riders": ("free_rider",),
    "reciprocators": ("reciprocator",),
}
"""Tables to put a nation into: doctrines that are given out in turn."""


def seeds_from(seed: int, games: int) -> Seeds:
    """So many seeds, one after the other; after the last there is comes the first."""
    return np.array([(seed + game) % SEED_LIMIT for game in range(games)], dtype=np.uint64)


def drawn(exercise: Exercise, seeds: Seeds) -> Places:
    """The table of each game, by dice keyed with its seed: [games, nation], places in DOCTRINES.

    Whoever knows the seed knows the table, whatever other games there are.
    """
    draws = Dice(seeds, 0).uniform("lab.table", len(exercise.scenario.nations))
    return np.floor(draws * len(DOCTRINES)).astype(np.intp)


def drawn_table(exercise: Exercise, seed: int) -> Table:
    """The table of the game with a seed."""
    places = drawn(exercise, np.array([seed], dtype=np.uint64))
    names = tuple(DOCTRINES)
    return tuple(names[place] for place in places[0].tolist())


def by_table(exercise: Exercise, seeds: Seeds, batch: int) -> Iterator[Seeds]:
    """The seeds in batches in which games with the same table lie together.

    So a batch has fewer doctrines in each seat, and they are easier to gather.
    """
    order = np.lexsort(drawn(exercise, seeds).T[::-1])
    for first in range(0, len(seeds), batch):
        yield seeds[order[first : first + batch]]


def drawn_doctrines(exercise: Exercise, seeds: Seeds) -> tuple[Rowwise, ...]:
    """For each seat what plays it in each game, as that game's table has it."""
    doctrines = tuple(DOCTRINES.values())
    return tuple(Rowwise.of(doctrines, column) for column in drawn(exercise, seeds).T)


def dealt(exercise: Exercise, doctrines: Sequence[str]) -> Table:
    """Doctrines given out to the nations in turn."""
    return tuple(doctrines[n % len(doctrines)] for n in range(len(exercise.scenario.nations)))


def with_seat(table: Table, seat: int, doctrine: str) -> Table:
    """A table with another doctrine in one seat."""
    return (*table[:seat], doctrine, *table[seat + 1 :])


def seats(exercise: Exercise, table: Table) -> dict[str, str]:
    """Nation to doctrine, as `concord run` takes it."""
    return dict(zip(exercise.scenario.nations, table, strict=True))


def as_options(seated: Mapping[str, str], *, everybody: bool = True) -> str:
    """The options that seat such a table on a command line.

    `everybody` tells whether the command has an option for a table that is all of one doctrine.
    """
    if everybody and len(set(seated.values())) == 1:
        return f"--all {next(iter(seated.values()))}"
    return " ".join(f"--seat {nation}={doctrine}" for nation, doctrine in seated.items())


def each_with_each(tables: Sequence[Table], seeds: Seeds) -> tuple[tuple[Rowwise, ...], Seeds]:
    """Doctrines and seeds with which each table meets each seed; the seed varies fastest.

    Rows are [tables * seeds].
    """
    names = tuple(DOCTRINES)
    which = np.array([[names.index(one) for one in table] for table in tables], dtype=np.intp)
    columns = np.repeat(which, len(seeds), axis=0).T
    doctrines = tuple(Rowwise.of(tuple(DOCTRINES.values()), column) for column in columns)
    return doctrines, np.tile(seeds, len(tables))

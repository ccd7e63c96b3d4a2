"""Doctrines made of doctrines play as those they are made of."""

import numpy as np

from game.doctrines import DOCTRINES, Doctrine
from game.lab.strategies import Rowwise
from game.lab.sweep import play, sweep
from game.lab.tables import seeds_from
from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.rules.exercise import Exercise

SEEDS = seeds_from(3, 12)
ALL = tuple(DOCTRINES.values())


def test_each_row_is_played_by_its_own_doctrine(exercise: Exercise) -> None:
    nations = tuple(exercise.scenario.nations)
    which = np.array([[(row + seat) % len(ALL) for seat in range(3)] for row in range(12)])
    mixed = play(exercise, [Rowwise.of(ALL, column) for column in which.T], SEEDS)
    for row, places in enumerate(which.tolist()):
        seats = {nation: ALL[place].id for nation, place in zip(nations, places, strict=True)}
        (alone,) = sweep(exercise, seats, SEEDS[row : row + 1])
        assert (mixed.state.values[row] == alone.state.values[0]).all()


def test_choices_by_other_dice_leave_the_games_luck_alone(exercise: Exercise) -> None:
    sure, chance = DOCTRINES["cooperator"], DOCTRINES["random"]
    other = seeds_from(900, 12)

    def end(doctrine: Doctrine, choices: Seeds | None = None) -> Array:
        return play(exercise, [doctrine] * 3, SEEDS, choices=choices).state.values

    assert (end(sure, other) == end(sure)).all()
    assert (end(chance, SEEDS) == end(chance)).all()
    assert (end(chance, other) != end(chance)).any()

"""Doctrines made of doctrines play as those they are made of."""

from dataclasses import dataclass

import numpy as np
import pytest

from game.doctrines import DOCTRINES, Doctrine
from game.lab.strategies import (
    Made,
    Rowwise,
    WithDiceOfItsOwn,
    joined,
    questions,
)
from game.lab.sweep import play, sweep
from game.lab.tables import seeds_from
from game.quantities.grid import Array
from game.rules.exercise import Exercise

SEEDS = seeds_from(3, 12)
ALL = tuple(DOCTRINES.values())


@pytest.mark.parametrize("made", [Rowwise, WithDiceOfItsOwn])
def test_whatever_a_doctrine_can_be_asked_is_passed_on(made: type[Made]) -> None:
    assert {"pledge", "order"} <= set(questions())
    for name in questions():
        assert getattr(made, name) is not getattr(Doctrine, name)


def test_each_row_is_played_by_its_own_doctrine(exercise: Exercise) -> None:
    nations = tuple(exercise.scenario.nations)
    which = np.array([[(row + seat) % len(ALL) for seat in range(3)] for row in range(12)])
    mixed = play(exercise, [Rowwise(ALL, column) for column in which.T], SEEDS)
    for row, places in enumerate(which.tolist()):
        seats = {nation: ALL[place].id for nation, place in zip(nations, places, strict=True)}
        (alone,) = sweep(exercise, seats, SEEDS[row : row + 1])
        assert (mixed.state.values[row] == alone.state.values[0]).all()


def test_dice_of_its_own_leave_the_games_luck_alone(exercise: Exercise) -> None:
    sure, chance = DOCTRINES["cooperator"], DOCTRINES["random"]
    other = seeds_from(900, 12)

    def end(doctrine: Doctrine) -> Array:
        return play(exercise, [doctrine] * 3, SEEDS).state.values

    assert (end(WithDiceOfItsOwn(sure, other)) == end(sure)).all()
    assert (end(WithDiceOfItsOwn(chance, SEEDS)) == end(chance)).all()
    assert (end(WithDiceOfItsOwn(chance, other)) != end(chance)).any()


@dataclass(frozen=True)
class Answered:
    units: Array
    by: dict[int, Array]
    rest: Array | None = None


def test_answers_of_any_form_are_joined_row_by_row() -> None:
    first, second = np.array([0, 2]), np.array([1])
    one = Answered(np.ones((2, 2)), {1: np.ones(2)})
    two = Answered(np.full((1, 2), 2.0), {1: np.full(1, 2.0), 7: np.full(1, 7.0)}, np.ones(1))
    whole = joined([(one, first), (two, second)], 3)
    assert whole.units[:, 0].tolist() == [1, 2, 1]
    assert whole.by[1].tolist() == [1, 2, 1]
    assert whole.by[7].tolist() == [0, 7, 0]
    assert whole.rest.tolist() == [0, 1, 0]
    third = Answered(np.ones((1, 2)), {1: np.ones(1)})
    assert joined([(one, first), (third, second)], 3).rest is None

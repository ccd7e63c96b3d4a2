"""Scenes of the small exercise, with orders and a state of one's choice."""

import numpy as np
import pytest

from game.quantities.dice import Dice
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders
from game.rules.scene import Scene
from game.rules.turn import start


@pytest.fixture
def state(exercise: Exercise) -> State:
    """One game before its first turn, with every crisis broken out."""
    state = start(exercise)
    state.status[:] = 1
    state.severity[:] = 40
    state.presence[:] = exercise.world.presence
    return state


@pytest.fixture
def orders(exercise: Exercise) -> Orders:
    return Orders.none(exercise.catalogue, 1)


@pytest.fixture
def scene(exercise: Exercise, state: State, orders: Orders) -> Scene:
    return Scene(state, orders, Dice(np.array([7], dtype=np.uint64), 2), exercise.world)

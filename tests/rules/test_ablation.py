"""Every mechanic matters: an exercise goes another way when it is switched off."""

import numpy as np
import pytest

from game.lab.sweep import play, table
from game.quantities.grid import Array
from game.rules.exercise import Exercise
from game.rules.turn import RULES, STEPS
from game.scenario.library import shipped

GAMES = 24
SEEDS = np.arange(GAMES, dtype=np.uint64)
UNUSED = {"lending", "provocation", "experience", "slander", "desertion", "calls"}
"""What no computer-run nation brings about in these games: people do, and the tests of each."""
NEW = [name for name, rule in RULES.items() if rule.since == 2] + list(STEPS)
OLD = [name for name in RULES if name not in NEW]


def ends(*off: str) -> Array:
    """The final values of games of The Perfect Storm in which some rules do not act."""
    path = shipped()["perfect_storm"]
    exercise = Exercise.load(path.read_bytes(), str(path))
    object.__setattr__(exercise, "off", exercise.off | set(off))
    nations = list(exercise.scenario.nations)
    doctrines = dict.fromkeys(nations, "random") | {nations[0]: "cooperator"}
    return play(exercise, table(exercise, doctrines), SEEDS).state.values


@pytest.fixture(scope="module")
def whole() -> Array:
    return ends()


@pytest.mark.parametrize("name", [name for name in NEW if name not in UNUSED])
def test_without_a_mechanic_exercises_end_otherwise(name: str, whole: Array) -> None:
    assert (ends(name) != whole).any(), f"{name} changes nothing"


@pytest.mark.slow
@pytest.mark.parametrize("name", OLD)
def test_without_an_older_mechanic_exercises_end_otherwise(name: str, whole: Array) -> None:
    assert (ends(name) != whole).any(), f"{name} changes nothing"

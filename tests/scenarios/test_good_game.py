"""Every shipped exercise is a good game, measured over fewer games than `concord try` plays."""

import pytest

from game.lab import dilemma, late, variance
from game.lab.sweep import play
from game.lab.tables import drawn_doctrines, seeds_from
from game.lab.workers import carry_out
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.scenario.library import shipped
from tests.exercises import FEW, some

PLAYTHROUGHS = 1000
"""With doctrines drawn by lot: what can come, comes."""


@pytest.fixture(scope="module", params=some((*FEW, "first_watch")))
def exercise(request: pytest.FixtureRequest) -> Exercise:
    path = shipped()[request.param]
    return Exercise.load(path.read_bytes(), str(path))


@pytest.fixture(scope="module")
def ended(exercise: Exercise) -> State:
    """How many games with mixed doctrines end."""
    seeds = seeds_from(0, PLAYTHROUGHS)
    return play(exercise, drawn_doctrines(exercise, seeds), seeds).state


def test_it_is_a_dilemma_for_every_nation(exercise: Exercise) -> None:
    seeds = seeds_from(1, 40)
    found = dilemma.block(exercise, seeds, carry_out(exercise, dilemma.jobs(exercise, seeds)))
    for name, line in found["nations"].items():
        assert line["cooperation"]["low"] > 0, f"{name}: all giving is no better than all taking"
        assert line["temptation"]["mean"] > 0, f"{name} gains nothing by riding free"
        assert line["reproof"]["high"] < 0, f"{name} rides free on reciprocators"


def test_every_ending_and_every_inject_comes(exercise: Exercise, ended: State) -> None:
    reached = set(ended.ending.astype(int).tolist())
    assert reached == set(range(1, len(exercise.scenario.endings) + 1))
    fired = (ended.fired > 0).sum(axis=0).tolist()
    assert not [name for name, n in zip(exercise.scenario.injects, fired, strict=True) if not n]


def test_luck_does_not_decide(exercise: Exercise) -> None:
    seeds = seeds_from(1, 6)
    found = variance.block(exercise, seeds, carry_out(exercise, variance.jobs(seeds, 10)))
    for name, shares in found["nations"].items():
        assert shares["dice"] < shares["orders"] / 2, name


def test_nobody_is_out_early(exercise: Exercise) -> None:
    seeds = seeds_from(1, 6)
    found = late.block(exercise, seeds, carry_out(exercise, late.jobs(exercise, seeds)))
    assert not found["out_early"]

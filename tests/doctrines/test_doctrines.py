"""Every doctrine is held to the same harness, and each to what it is known for."""

import dataclasses

import numpy as np
import pytest

from game.doctrines import DOCTRINES
from game.doctrines.classic import Reciprocator
from game.lab.sweep import play, table
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.observation import Observation, observe
from game.rules.orders import Orders
from game.rules.turn import open_turn, start
from game.scenario import known
from tests.small import (
    AVALON,
    BORDURIA,
    CALEDON,
)

GAMES = 40
SEEDS = np.arange(GAMES, dtype=np.uint64)


@pytest.fixture
def opened(exercise: Exercise) -> State:
    state = start(exercise, GAMES)
    open_turn(exercise, state, SEEDS, 1)
    return state


def seen(exercise: Exercise, state: State, seat: int = AVALON, turn: int = 1) -> Observation:
    orders = Orders.none(exercise.catalogue, GAMES)
    return observe(exercise, state, orders, SEEDS, turn, seat)


@pytest.mark.parametrize("name", DOCTRINES)
def test_pledges_and_orders_are_whole_and_within_means(
    exercise: Exercise,
    opened: State,
    name: str,
) -> None:
    doctrine = DOCTRINES[name]
    for seat in range(3):
        view = seen(exercise, opened, seat)
        pledged = doctrine.pledge(view)
        view.pledged[:, seat] = pledged
        plan = doctrine.order(view)
        for units in (pledged, plan.commit):
            assert (units == np.floor(units)).all()
            assert (units >= 0).all()
            assert (units.sum(axis=1) <= view.capability).all()
            assert ((units.sum(axis=1) * view.unit_cost).sum(axis=1) <= view.budget).all()


@pytest.mark.parametrize("name", DOCTRINES)
def test_a_doctrine_does_not_look_at_what_its_seat_may_not_see(
    exercise: Exercise,
    opened: State,
    name: str,
) -> None:
    """I12 for computer-run nations: what is hidden may differ, and nothing else follows."""
    doctrine = DOCTRINES[name]
    other = opened.copy()
    other.budget[:, BORDURIA] = 1
    other.capability[:, CALEDON] = 0
    other.presence[:, 2] = 99
    other.reach[:] = 1
    plans = []
    for state in (opened, other):
        view = seen(exercise, state)
        view.pledged[:, AVALON] = doctrine.pledge(view)
        plans.append((view.pledged, doctrine.order(view)))
    (pledged, plan), (same_pledged, same_plan) = plans
    assert (pledged == same_pledged).all()
    assert (plan.commit == same_plan.commit).all()
    for inject, chosen in plan.answers.items():
        assert (chosen == same_plan.answers[inject]).all()


@pytest.mark.parametrize("name", DOCTRINES)
def test_a_doctrine_has_words_for_those_who_choose_it(name: str) -> None:
    doctrine = DOCTRINES[name]
    assert doctrine.id == name
    assert doctrine.title and doctrine.summary.endswith(".")
    assert doctrine.__doc__


def test_a_cooperator_gives_and_keeps_its_word(exercise: Exercise, opened: State) -> None:
    view = seen(exercise, opened)
    view.pledged[:, AVALON] = DOCTRINES["cooperator"].pledge(view)
    plan = DOCTRINES["cooperator"].order(view)
    assert plan.commit.sum() > 0
    assert (plan.commit == view.pledged[:, AVALON]).all()
    assert (plan.answers[0] == 1).all()  # to send the escort


def test_a_free_rider_gives_nothing(exercise: Exercise, opened: State) -> None:
    view = seen(exercise, opened)
    assert not DOCTRINES["free_rider"].pledge(view).any()
    plan = DOCTRINES["free_rider"].order(view)
    assert not plan.commit.any()
    assert (plan.answers[0] == 2).all()  # to refuse


def test_a_reciprocator_gives_as_the_others_gave(exercise: Exercise, opened: State) -> None:
    willing = Reciprocator().willingness
    view = seen(exercise, opened)
    assert (willing(view) == 1).all()
    generous = dataclasses.replace(view, turn=2, effort=np.full((GAMES, 3), 0.8))
    mean = dataclasses.replace(view, turn=2, effort=np.zeros((GAMES, 3)))
    assert (willing(mean) < 0.2).all()
    assert (willing(generous) > 0.9).all()


def test_a_reciprocator_does_not_count_its_own_effort(exercise: Exercise, opened: State) -> None:
    view = seen(exercise, opened)
    effort = np.zeros((GAMES, 3))
    effort[:, AVALON] = 1
    alone = dataclasses.replace(view, turn=2, effort=effort)
    assert (Reciprocator().willingness(alone) < 0.2).all()


def test_random_players_differ_from_seed_to_seed(exercise: Exercise) -> None:
    players = table(exercise, dict.fromkeys(exercise.scenario.nations, "random"))
    state = play(exercise, players, SEEDS).state
    assert len(np.unique(state.severity[:, 0])) > GAMES // 2


def test_cooperation_serves_all_better_than_defection(exercise: Exercise) -> None:
    def common(doctrine: str) -> float:
        players = table(exercise, dict.fromkeys(exercise.scenario.nations, doctrine))
        return float(play(exercise, players, SEEDS).state.common_score.mean())

    assert common("cooperator") > common("free_rider") + 10


def test_scenarios_may_name_every_doctrine_and_no_other() -> None:
    assert set(known.DOCTRINES) == set(DOCTRINES)

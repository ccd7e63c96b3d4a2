"""I15: a computer-run nation is given what a person in its seat would see, and dice of its own."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.quantities.dice import Dice
from game.rules.exercise import Exercise
from game.rules.observation import Observation, observe
from game.rules.orders import Orders
from game.rules.turn import open_turn, start
from game.session.fold import Playthrough
from game.session.table import orders_of, seeds_of, state_of
from tests.examples import examples
from tests.hidden.canary import SEED, SOME
from tests.hidden.moments import Moment, hidden, moments
from tests.small import AVALON, BORDURIA, RANSOM

SEEDS = seeds_of(7)


def seen(moment: Moment, play: Playthrough, seat: str) -> Observation:
    """What a computer in this seat would be given."""
    exercise = moment.canary.exercise
    state, on_table = state_of(exercise, play.quantities), orders_of(exercise, play.table)
    place = moment.nations.index(seat)
    return observe(exercise, state, on_table, seeds_of(SEED), play.turn, place)


def told(observation: Observation) -> dict[str, Any]:
    """An observation as plain values, without its dice."""
    return {
        field.name: _plain(getattr(observation, field.name))
        for field in fields(observation)
        if field.name != "dice"
    }


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.shape, value.tobytes()
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if is_dataclass(value):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    return value


@pytest.mark.parametrize("name", SOME)
@settings(deadline=None, max_examples=examples(50), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_seat_may_not_see_changes_nothing_that_its_computer_is_given(
    name: str, data: st.DataObject
) -> None:
    moment = data.draw(st.sampled_from(moments(name)), "moment")
    seat = data.draw(st.sampled_from(moment.nations), "seat")
    other = data.draw(hidden(moment, seat), "truth").in_place_of(moment)
    assert told(seen(moment, other._play, seat)) == told(seen(moment, moment.play, seat))


def test_what_is_hidden_does_not_even_show_in_the_sign_of_nothing(exercise: Exercise) -> None:
    state = start(exercise)
    state.momentum[:, RANSOM] = -5.0
    seen_by = observe(exercise, state, Orders.none(exercise.catalogue, 1), SEEDS, 1, AVALON)
    assert state.status[0, RANSOM] == 0
    assert not np.signbit(seen_by.momentum).any()


def test_a_computer_hears_of_no_inject_before_it_asks(exercise: Exercise) -> None:
    state = start(exercise)
    orders = Orders.none(exercise.catalogue, 1)
    assert observe(exercise, state, orders, SEEDS, 1, AVALON).questions == ()
    open_turn(exercise, state, SEEDS, 1)
    (question,) = observe(exercise, state, orders, SEEDS, 1, AVALON).questions
    assert exercise.catalogue.axes["inject"][question.inject] == "call"


def test_a_seat_throws_its_own_dice_and_foresees_no_others(exercise: Exercise) -> None:
    state, orders = start(exercise), Orders.none(exercise.catalogue, 1)
    own = [observe(exercise, state, orders, SEEDS, 1, seat).dice for seat in (AVALON, BORDURIA)]
    rules = Dice(SEEDS, 1)
    for purpose in ("escalation", "attack", "cyber_spread"):
        thrown = {float(dice.uniform(purpose)[0]) for dice in own}
        assert len(thrown) == 2
        assert float(rules.uniform(purpose)[0]) not in thrown


def test_an_observation_is_a_copy_and_no_way_to_the_state(exercise: Exercise) -> None:
    state = start(exercise)
    table = Orders.none(exercise.catalogue, 1)
    seen_by = observe(exercise, state, table, SEEDS, 1, AVALON)
    for field in fields(seen_by):
        value = getattr(seen_by, field.name)
        if isinstance(value, np.ndarray):
            assert not np.shares_memory(value, state.values), field.name

"""I15: a computer-run nation is given what a person in its seat would see, and dice of its own."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.rules.observation import Observation, observe
from game.session.fold import Playthrough
from game.session.table import pledged, seeds_of, state_of
from tests.hidden.canary import SCENARIOS, SEED
from tests.hidden.moments import Moment, hidden, moments


def seen(moment: Moment, play: Playthrough, seat: str) -> Observation:
    """What a computer in this seat would be given."""
    exercise = moment.canary.exercise
    state, on_table = state_of(exercise, play.quantities), pledged(exercise, play.table)
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
    if is_dataclass(value):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    return value


@pytest.mark.parametrize("name", SCENARIOS)
@settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_seat_may_not_see_changes_nothing_that_its_computer_is_given(
    name: str, data: st.DataObject
) -> None:
    moment = data.draw(st.sampled_from(moments(name)), "moment")
    seat = data.draw(st.sampled_from(moment.nations), "seat")
    other = data.draw(hidden(moment, seat), "truth").in_place_of(moment)
    assert told(seen(moment, other._play, seat)) == told(seen(moment, moment.play, seat))

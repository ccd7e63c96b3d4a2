"""When turns begin."""

import datetime

import pytest

from game.scenario.models import Time
from game.scenario.turns import beginning
from game.session.clock import scenario_time


@pytest.mark.parametrize(
    ("length", "turn", "begins"),
    [
        ("6 hours", 6, "2031-03-16T06:00:00"),
        ("3 days", 2, "2031-03-18T00:00:00"),
        ("2 weeks", 3, "2031-04-12T00:00:00"),
        ("1 month", 1, "2031-03-15T00:00:00"),
        ("1 month", 11, "2032-01-01T00:00:00"),
    ],
)
def test_a_turn_begins_so_long_after_the_first(length: str, turn: int, begins: str) -> None:
    assert beginning(datetime.date(2031, 3, 15), length, turn).isoformat() == begins


@pytest.mark.parametrize("length", ["99 hours", "1 day", "2 weeks", "3 months"])
def test_no_turn_begins_after_the_last_year_that_there_is(length: str) -> None:
    last = datetime.date.max - datetime.timedelta(days=1)
    assert beginning(last, length, 40).date() == datetime.date.max
    time = Time(turns=40, start=last, turn_length=length)
    assert "December 9999" in scenario_time(time, 40)

"""Dates and times as people and spreadsheets write them."""

import datetime

import pytest

from game.authoring.msel.moments import Moment, moment, order_of

DAY = datetime.date(2031, 3, 8)


@pytest.mark.parametrize(
    "cell",
    [
        datetime.datetime(2031, 3, 8, 14, 30),
        47915 + 14.5 / 24,
        str(47915 + 14.5 / 24),
        "2031-03-08 14:30",
        "2031-03-08T14:30:00",
        "2031/3/8 2:30 pm",
        "8 March 2031, 14:30",
        "8. Mar. 2031 1430 hrs",
        "Sat, 8th of March 2031 14.30",
        "March 8, 2031 2:30 PM",
        "08/03/2031 14:30",
        "8.3.2031 14h30",
        "081430ZMAR31",
        "081430Z MAR 2031",
        "081430 mar 31",
    ],
)
def test_a_date_with_a_time(cell: object) -> None:
    assert moment(cell) == Moment(DAY, 14 * 60 + 30)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell", [datetime.datetime(2031, 3, 8), DAY, 47915, "47915", "8 Mar 2031", "20310308", "8/3/31"]
)
def test_a_date_alone(cell: object) -> None:
    assert moment(cell) == Moment(DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell",
    [
        datetime.time(9, 15), 0.385417, "9:15", "09:15:00", "0915", "915", 915, "0915 hrs", "0915Z",
        "9.15 am", "9h15", datetime.timedelta(hours=9, minutes=15),
    ],
)  # fmt: skip
def test_a_time_alone(cell: object) -> None:
    assert moment(cell, clock=True) == Moment(minute=9 * 60 + 15)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("STARTEX", 0), ("STARTEX + 90", 90), ("T+90", 90), ("T+1:30", 90), ("+90 min", 90),
        ("H+2", 120), ("D+1", 1440), ("+2 hours", 120), ("Day 2", 1440), ("Day 2, 10:00", 1500),
    ],
)  # fmt: skip
def test_what_counts_from_the_start(cell: str, minutes: int) -> None:
    assert moment(cell) == Moment(after=minutes)


@pytest.mark.parametrize("cell", [None, "", "soon", "31 February 2031", "25:70", -1, 1e300, "1e5"])
def test_what_is_no_time(cell: object) -> None:
    assert moment(cell) is None  # type: ignore[arg-type]


def test_which_of_day_and_month_comes_first_is_seen_from_all_dates() -> None:
    assert order_of(["03/04/2031", "25/04/2031"]) == ("day first", True)
    assert order_of(["03/04/2031", "04/25/2031"]) == ("month first", True)
    assert order_of(["03/08/2031", "03/09/2031", "04/01/2031"]) == ("month first", False)
    assert order_of(["08/03/2031", "09/03/2031", "01/04/2031"]) == ("day first", False)
    assert moment("03/04/2031", "month first") == Moment(datetime.date(2031, 3, 4))

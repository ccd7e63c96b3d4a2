"""Scenario time: what the clock on the wall of the exercise says in a turn."""

import datetime

from game.scenario.models import Time

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not the locale's: a save reads the same everywhere."""


def scenario_time(time: Time, turn: int) -> str:
    """What a turn, counted from 1, stands for.

    >>> weekly = Time(turns=8, start=datetime.date(2031, 3, 15), turn_length="1 week")
    >>> scenario_time(weekly, 2)
    'week of 22 March 2031'
    """
    number, unit = time.turn_length.split()
    count, passed = int(number), int(number) * (turn - 1)
    if unit.startswith("hour"):
        moment = datetime.datetime.combine(time.start, datetime.time()) + datetime.timedelta(
            hours=passed
        )
        return f"{_day(moment)}, {moment:%H:%M}"
    if unit.startswith("day"):
        first = time.start + datetime.timedelta(days=passed)
        return _day(first) if count == 1 else f"{count} days from {_day(first)}"
    if unit.startswith("week"):
        first = time.start + datetime.timedelta(weeks=passed)
        return f"week of {_day(first)}" if count == 1 else f"{count} weeks from {_day(first)}"
    months = time.start.year * 12 + time.start.month - 1 + passed
    name = f"{_MONTHS[months % 12]} {months // 12}"
    return name if count == 1 else f"{count} months from {name}"


def _day(date: datetime.date) -> str:
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"

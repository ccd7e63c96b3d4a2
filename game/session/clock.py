"""Scenario time: what the clock on the wall of the exercise says in a turn."""

import datetime

from game.language import tr, trn
from game.scenario.models import Time

_MONTHS = (
    tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"),
    tr("August"), tr("September"), tr("October"), tr("November"), tr("December"),
)  # fmt: skip
"""Not the locale's: a view reads the same on every machine that speaks the language."""


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
        return tr("{day}, {time}").format(day=_day(moment), time=f"{moment:%H:%M}")
    if unit.startswith("day"):
        first = _day(time.start + datetime.timedelta(days=passed))
        if count == 1:
            return first
        text = trn("{count} day from {day}", "{count} days from {day}", count)
        return text.format(count=count, day=first)
    if unit.startswith("week"):
        first = _day(time.start + datetime.timedelta(weeks=passed))
        text = trn("week of {day}", "{count} weeks from {day}", count)
        return text.format(count=count, day=first)
    months = time.start.year * 12 + time.start.month - 1 + passed
    text = trn("{month} {year}", "{count} months from {month} {year}", count)
    return text.format(count=count, month=_MONTHS[months % 12], year=months // 12)


def _day(date: datetime.date) -> str:
    text = tr("{day} {month} {year}")
    return text.format(day=date.day, month=_MONTHS[date.month - 1], year=date.year)

"""Scenario time: what the clock on the wall of the exercise says in a turn."""

import datetime

from game.language import tr, trn
from game.language.phrases import MONTHS
from game.scenario.models import Time
from game.scenario.turns import beginning, parts_of


def scenario_time(time: Time, turn: int) -> str:
    """What a turn, counted from 1, stands for.

    >>> weekly = Time(turns=8, start=datetime.date(2031, 3, 15), turn_length="1 week")
    >>> scenario_time(weekly, 2)
    'week of 22 March 2031'
    """
    first = beginning(time.start, time.turn_length, turn)
    count, unit = parts_of(time.turn_length)
    match unit:
        case "hour":
            return tr("{day}, {time}").format(day=_day(first), time=f"{first:%H:%M}")
        case "day" if count == 1:
            return _day(first)
        case "day":
            text = trn("{count} day from {day}", "{count} days from {day}", count)
        case "week":
            text = trn("week of {day}", "{count} weeks from {day}", count)
        case _:
            text = trn("{month} {year}", "{count} months from {month} {year}", count)
    month = MONTHS[first.month - 1]
    return text.format(count=count, day=_day(first), month=month, year=first.year)


def _day(date: datetime.date) -> str:
    text = tr("{day} {month} {year}")
    return text.format(day=date.day, month=MONTHS[date.month - 1], year=date.year)

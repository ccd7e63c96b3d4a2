"""The scenario time that a turn stands for: how long it is, and when a turn begins."""

import datetime

from game.language import trn

_UNITS = {
    "hour": datetime.timedelta(hours=1),
    "day": datetime.timedelta(days=1),
    "week": datetime.timedelta(weeks=1),
}


def turn_length(written: str) -> str:
    """The length of a turn, which a scenario has in English, in the language that is spoken.

    >>> turn_length("1 week"), turn_length("2 days")
    ('1 week', '2 days')
    """
    count, unit = parts_of(written)
    match unit:
        case "hour":
            length = trn("{count} hour", "{count} hours", count)
        case "day":
            length = trn("{count} day", "{count} days", count)
        case "week":
            length = trn("{count} week", "{count} weeks", count)
        case _:
            length = trn("{count} month", "{count} months", count)
    return length.format(count=count)


def parts_of(length: str) -> tuple[int, str]:
    """A length as a number and a unit: `2 weeks` as `(2, "week")`."""
    count, unit = length.split()
    return int(count), unit.removesuffix("s")


def beginning(start: datetime.date, length: str, turn: int) -> datetime.datetime:
    """When a turn, counted from 1, begins. Months after the first begin on their first day.

    Turns that would begin after the last year that there is begin at its end.

    >>> beginning(datetime.date(2031, 3, 8), "1 week", 2).isoformat()
    '2031-03-15T00:00:00'
    >>> beginning(datetime.date(2031, 3, 8), "6 hours", 4).isoformat()
    '2031-03-08T18:00:00'
    """
    count, unit = parts_of(length)
    first, passed = datetime.datetime.combine(start, datetime.time()), count * (turn - 1)
    try:
        if unit == "month":
            months = start.year * 12 + start.month - 1 + passed
            return datetime.datetime(months // 12, months % 12 + 1, 1) if passed else first
        return first + passed * _UNITS[unit]
    except (OverflowError, ValueError):
        return datetime.datetime.max

"""The date on which a turn begins, and how long turns are if their dates are known."""

import datetime
from collections.abc import Iterable

LENGTHS = ("1 day", "1 week", "2 weeks", "1 month", "2 days", "3 days", "12 hours", "6 hours")
"""What is tried first."""


def date_of(start: datetime.date, length: str, turn: int) -> datetime.date:
    """The date on which a turn, counted from 1, begins.

    >>> date_of(datetime.date(2031, 3, 8), "1 week", 2).isoformat()
    '2031-03-15'
    """
    count, unit = length.split()
    passed = int(count) * (turn - 1)
    if unit.startswith("month"):
        months = start.year * 12 + start.month - 1 + passed
        return start if passed == 0 else datetime.date(months // 12, months % 12 + 1, 1)
    days = {"h": passed // 24, "d": passed, "w": passed * 7}[unit[0]]
    return start + datetime.timedelta(days=days)


def in_words(count: int, unit: str) -> str:
    """A length as a scenario has it: `in_words(2, "week")` is `2 weeks`."""
    return f"{count} {unit}{'' if count == 1 else 's'}"


def length_between(pairs: Iterable[tuple[int, datetime.date]]) -> tuple[datetime.date, str] | None:
    """The first day and the length of a turn for which all these turns have these dates.

    >>> day = datetime.date
    >>> length_between([(1, day(2031, 3, 8)), (3, day(2031, 3, 22))])
    (datetime.date(2031, 3, 8), '1 week')
    """
    known = sorted(set(pairs))
    if not known:
        return None
    (turn, date), (last, end) = known[0], known[-1]
    lengths = list(LENGTHS)
    if last > turn and (days := (end - date).days // (last - turn)) > 0:
        lengths += [in_words(days // 7, "week")] if days % 7 == 0 else []
        lengths += [in_words(days, "day")] if days < 100 else []
    for length in lengths:
        start = date
        try:
            while date_of(start, length, turn) > date and (date - start).days < 4000:
                start -= datetime.timedelta(days=1)
            if all(date_of(start, length, t) == day for t, day in known):
                return start, length
        except (OverflowError, ValueError):
            continue
    return None

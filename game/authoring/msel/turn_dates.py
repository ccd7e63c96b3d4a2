"""How long turns are if the dates on which they begin are known."""

import datetime
from collections.abc import Iterable
from itertools import pairwise
from statistics import median_low

from game.scenario.turns import beginning

LENGTHS = ("1 day", "1 week", "2 weeks", "1 month", "2 days", "3 days", "12 hours", "6 hours")
"""What is tried first."""
MONTH = 30.44
"""Days of a month."""


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
        months = _months(date, end) // (last - turn)
        lengths += [in_words(months, "month")] if 1 < months < 100 else []
    for length in lengths:
        start = date
        try:
            while _day(start, length, turn) > date and (date - start).days < 4000:
                start -= datetime.timedelta(days=1)
            if all(_day(start, length, t) == day for t, day in known):
                return start, length
        except OverflowError:  # before the first day that there is
            continue
    return None


def _day(start: datetime.date, length: str, turn: int) -> datetime.date:
    return beginning(start, length, turn).date()


def _months(earlier: datetime.date, later: datetime.date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def usual_length(pairs: Iterable[tuple[int, datetime.date]]) -> tuple[str, bool] | None:
    """The typical (median) length of turns with these dates, and whether all are as long.

    None if no date is later than that of an earlier turn.

    >>> day = datetime.date
    >>> usual_length(enumerate([day(2031, 1, 5), day(2031, 2, 5), day(2031, 3, 5)]))
    ('1 month', True)
    >>> usual_length(enumerate([day(2031, 3, d) for d in (1, 15, 29, 31)]))
    ('2 weeks', False)
    """
    both = list(pairwise(sorted(dict(sorted(pairs, reverse=True)).items())))
    gaps = [(later - earlier).days / (last - turn) for (turn, earlier), (last, later) in both]
    gaps = [gap for gap in gaps if gap > 0]
    if not gaps:
        return None
    between = max(1, round(median_low(gaps)))
    alike = len(set(gaps)) == 1 and len(gaps) == len(both)
    weekly = all(gap % 7 == 0 for gap in gaps)
    months = round(between / MONTH)
    if months and abs(between - months * MONTH) < 3 and not weekly:
        same = len({date.day for pair in both for _, date in pair}) == 1
        apart = {_months(earlier, later) / (last - turn) for (turn, earlier), (last, later) in both}
        return in_words(min(99, months), "month"), same and apart == {months}
    exact = between < 100 or (between % 7 == 0 and between < 700)
    return in_days(between), alike and exact


def in_days(days: int) -> str:
    """So many days in words, as weeks or about as many months if that is what they are.

    >>> in_days(14), in_days(10), in_days(120)
    ('2 weeks', '10 days', '4 months')
    """
    if days % 7 == 0 and days < 700:
        return in_words(days // 7, "week")
    return in_words(days, "day") if days < 100 else in_words(min(99, round(days / 30)), "month")

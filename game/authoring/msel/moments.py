"""Dates and times as people write them: texts, serial numbers, date-time groups, `STARTEX + 90`."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from game.authoring.msel.cells import Cell, said

Order = Literal["day first", "month first"]

EPOCH = datetime.datetime(1899, 12, 30)
"""Day 0 of the serial numbers of spreadsheets."""
SERIALS = (20_000, 80_000)
"""From 1954 to 2119: what is taken for a serial number where a date is wanted."""
YEAR = 2030
"""Of a date without a year."""
STARTEX = 9 * 60
"""Minutes after midnight at which the exercise starts, where a list counts from its start."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(_MONTHS)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a cell says of when something happens."""

    date: datetime.date | None = None
    minute: int | None = None
    """After midnight."""
    after: int | None = None
    """Minutes after the start of the exercise, if it counts from there."""

    @property
    def clock(self) -> str | None:
        """The hour, as a scenario has it."""
        minute = self.minute
        if self.after is not None:
            minute = (STARTEX + self.after) % 1440
        return None if minute is None else f"{minute // 60:02}:{minute % 60:02}"

    def place(self, start: datetime.date) -> int:
        """Minutes by which entries are sorted. What counts from the start does so on its day."""
        if self.after is not None:
            return start.toordinal() * 1440 + STARTEX + self.after
        day = self.date or start
        return day.toordinal() * 1440 + (self.minute or 0)


def moment(cell: Cell, order: Order = "day first", *, clock: bool = False) -> Moment | None:
    """When a cell says that something happens; None if it does not.

    In a column of clock times (`clock`) a bare number such as 915 is one.

    >>> moment("8 March 2031, 9:30 pm")
    Moment(date=datetime.date(2031, 3, 8), minute=1290, after=None)
    >>> moment("081400ZMAR31") == moment(47915 + 14 / 24) == moment("2031-03-08 1400")
    True
    """
    match cell:
        case None:
            return None
        case datetime.datetime():
            minute = cell.hour * 60 + cell.minute
            return Moment(cell.date(), minute or None)
        case datetime.date():
            return Moment(cell)
        case datetime.time():
            return Moment(minute=cell.hour * 60 + cell.minute)
        case datetime.timedelta():
            return _of_serial(cell / datetime.timedelta(days=1), clock=True)
        case int() | float():
            return _of_number(float(cell), clock=clock)
    text = said(cell).lower()
    if re.fullmatch(r"\d+(\.\d+)?", text) and len(text) < 20:
        return _of_number(float(text), clock=clock)
    return _of_text(text, order)


def _of_number(number: float, *, clock: bool) -> Moment | None:
    whole = int(number)
    if whole == number and 19_000_101 <= whole <= 21_001_231:
        day = _day(whole // 10_000, whole // 100 % 100, whole % 100)
        return Moment(day) if day else None
    if clock and whole == number and (whole >= 100 or whole == 0) and whole < 2400:
        return Moment(minute=whole // 100 * 60 + whole % 100) if whole % 100 < 60 else None
    return _of_serial(number, clock=clock)


def _of_serial(number: float, *, clock: bool) -> Moment | None:
    minutes = round(number * 1440)
    if SERIALS[0] <= number < SERIALS[1]:
        at = EPOCH + datetime.timedelta(minutes=minutes)
        return Moment(at.date(), (at.hour * 60 + at.minute) or None)
    if 0 < number < 1:
        return Moment(minute=minutes % 1440)
    return Moment(after=minutes) if clock and 1 <= number < 100 and number % 1 else None


_GROUP = re.compile(rf"\b(\d\d)(\d\d)(\d\d)\s*[a-z]?\s*({_MONTH})[a-z]*\s*(\d{{4}}|\d\d)?\b")
_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t(?=\d)|\b)")
_NUMERIC = re.compile(r"\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)\b")
_WORDS = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s.-]*(?:of )?({_MONTH})[a-z]*[\s.,-]*"
    r"(\d{4}|\d\d(?![\d:.]))?"
)
_AMERICAN = re.compile(rf"\b({_MONTH})[a-z]*\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?\b,?\s*(\d{{4}})?")
_RELATIVE = re.compile(
    r"^(?P<from>startex|ex|[a-z])?\s*\+\s*(?P<number>\d{1,4})(?::(?P<minutes>[0-5]\d))?"
    r"\s*(?P<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d)?\b\.?$"
)
_DAY = re.compile(r"^(?:exercise )?(?:day|d)\s*\+?(\d{1,3})\b[\s,:;-]*")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.][0-5]\d(?:\.\d+)?)?\s*([ap])?\.?m?\b")
_TWELVE = re.compile(r"\b(1[0-2]|0?[1-9])\s*([ap])\.?m\b")
_MILITARY = re.compile(
    r"\b([01]\d|2[0-3])([0-5]\d)\s*(?:hrs?|hours?|h|z|l|local|lt)\b|^\W*([01]\d|2[0-3])([0-5]\d)\W*$"
)


def _of_text(text: str, order: Order) -> Moment | None:
    relative = _RELATIVE.match(text)
    if relative:
        return Moment(after=_minutes(relative))
    if text in ("startex", "start of exercise"):
        return Moment(after=0)
    day = _DAY.match(text)
    if day and int(day[1]) >= 1:
        rest = _clock(text[day.end() :])
        return Moment(after=(int(day[1]) - 1) * 1440 + (0 if rest is None else rest - STARTEX))
    group = _GROUP.search(text)
    if group:
        date = _day(_year(group[5]), _MONTHS.index(group[4]) + 1, int(group[1]))
        minute = int(group[2]) * 60 + int(group[3])
        return Moment(date, minute) if date and minute < 1440 else None
    date, rest_of_text = _date(text, order)
    minute_of_day = _clock(rest_of_text)
    found = date is not None or minute_of_day is not None
    return Moment(date, minute_of_day) if found else None


def _minutes(relative: re.Match[str]) -> int:
    number, unit = int(relative["number"]), (relative["unit"] or "")[:1]
    if relative["minutes"]:
        return number * 60 + int(relative["minutes"])
    if not unit:
        unit = {"h": "h", "d": "d"}.get(relative["from"] or "", "m")
    return number * {"m": 1, "h": 60, "d": 1440}[unit]


def _date(text: str, order: Order) -> tuple[datetime.date | None, str]:
    """The date in a text, and the text without it."""
    for pattern in (_ISO, _NUMERIC, _WORDS, _AMERICAN):
        found = pattern.search(text)
        if not found:
            continue
        if pattern is _ISO:
            day = _day(int(found[1]), int(found[2]), int(found[3]))
        elif pattern is _NUMERIC:
            first, second = int(found[1]), int(found[3])
            swapped = second > 12 or (order == "month first" and first <= 12)
            month, date = (first, second) if swapped else (second, first)
            day = _day(_year(found[4]), month, date)
        elif pattern is _WORDS:
            day = _day(_year(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
        else:
            day = _day(_year(found[3]), _MONTHS.index(found[1]) + 1, int(found[2]))
        if day:
            return day, text[: found.start()] + " " + text[found.end() :]
    return None, text


def _clock(text: str) -> int | None:
    """Minutes after midnight."""
    found = _CLOCK.search(text)
    if found:
        return _twelve(int(found[1]), found[3]) * 60 + int(found[2])
    found = _TWELVE.search(text)
    if found:
        return _twelve(int(found[1]), found[2]) * 60
    found = _MILITARY.search(text)
    if not found:
        return None
    return int(found[1] or found[3]) * 60 + int(found[2] or found[4])


def _twelve(hour: int, half: str | None) -> int:
    return hour if half is None or hour > 12 else hour % 12 + (12 if half == "p" else 0)


def _year(written: str | None) -> int:
    if not written:
        return YEAR
    return int(written) if len(written) == 4 else 2000 + int(written)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


def order_of(cells: Iterable[Cell]) -> tuple[Order, bool]:
    """Whether the dates of a column have the day or the month first, and whether that is sure.

    What no date decides is decided by which of the two leaves the rows more in order.
    """
    texts = [said(cell) for cell in cells if isinstance(cell, str)]
    pairs = [(int(found[1]), int(found[3])) for text in texts for found in _NUMERIC.finditer(text)]
    if any(first > 12 for first, _ in pairs) or not pairs:
        return "day first", True
    if any(second > 12 for _, second in pairs):
        return "month first", True
    backwards = {order: _backwards(texts, order) for order in ("day first", "month first")}
    if backwards["month first"] < backwards["day first"]:
        return "month first", False
    return "day first", False


def _backwards(texts: list[str], order: str) -> int:
    """How often a row is before the one above it."""
    chosen: Order = "month first" if order == "month first" else "day first"
    dates = [found for text in texts if (found := _date(text.lower(), chosen)[0])]
    return sum(later < earlier for earlier, later in pairwise(dates))


def together(date: Moment | None, time: Moment | None) -> Moment | None:
    """What a column of dates and one of times say between them."""
    if date is None or time is None:
        return date or time
    if date.after is not None:
        return (
            replace(date, after=date.after + _since_start(time))
            if time.minute is not None
            else date
        )
    if time.after is not None and date.date is None:
        return time
    minute = date.minute if time.minute is None else time.minute
    return Moment(date.date or time.date, minute, None if date.date else time.after)


def _since_start(time: Moment) -> int:
    return (STARTEX if time.minute is None else time.minute) - STARTEX

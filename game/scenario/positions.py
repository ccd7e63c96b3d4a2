"""Where each key and value of a TOML text stands, so that every mistake can be told at its place.

No kept-up parser gives the places of values. This one does nothing else: it walks along the marks
of a text, follows headers, dotted keys, arrays and inline tables, and notes where each stands under
the location that pydantic gives its errors, such as `("injects", "call", "options", 0, "text")`.
Where the text is not TOML it goes on at the next line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from game.scenario.diagnostics import START, Place, place_of
from game.scenario.marks import Mark, marks

Loc: TypeAlias = tuple[str | int, ...]
"""A way into a scenario: keys, and indices of arrays from 0."""

Span: TypeAlias = tuple[int, int]
"""Offsets in the text: from, and up to."""


@dataclass(slots=True)
class Spot:
    """Where something is defined. A table may be defined without a header, or have no value."""

    key: Span
    value: Span | None = None
    header: Span | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A key or table that is defined a second time."""

    loc: Loc
    first: Span
    second: Span


class Positions:
    """The places of a text's keys and values, worked out when the first is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._renamed: dict[Loc, Loc] = {}

    def rename(self, to: Loc, written: Loc) -> None:
        """From now on, a location stands for another, which is how the text has it."""
        self._renamed[to] = written

    def of_value(self, loc: Loc) -> Place:
        """Where a value is; if it is missing, where its table is."""
        spot = self._spot(loc)
        if spot is None:
            return self.of_table(loc[:-1]) if loc else START
        return self._place(spot.value or spot.header or spot.key)

    def of_key(self, loc: Loc) -> Place:
        """Where a key is, in a header or before an equals sign."""
        spot = self._spot(loc)
        return self._place(spot.key) if spot else self.of_value(loc)

    def of_table(self, loc: Loc) -> Place:
        """Where a table is defined: its header, else its key."""
        while loc:
            spot = self._spot(loc)
            if spot:
                return self._place(spot.header or spot.key)
            loc = loc[:-1]
        return START

    def within(self, loc: Loc, offset: int, length: int) -> Place:
        """Where a stretch of a string's text is; both count in characters of what it says."""
        spot = self._spot(loc)
        if spot is None or spot.value is None:
            return self.of_value(loc)
        start, end = spot.value
        places = [start + at for _, at in characters(self.text[start:end])]
        if offset >= len(places):
            return place_of(self.text, end - len(_quotes(self.text[start:end])))
        last = places[min(offset + length, len(places)) - 1]
        return place_of(self.text, places[offset], max(1, last + 1 - places[offset]))

    def holds(self, loc: Loc) -> bool:
        """Whether the text defines this."""
        return self._spot(loc) is not None

    @property
    def duplicates(self) -> tuple[tuple[Loc, Place, Place], ...]:
        """What is defined twice, with both places."""
        return tuple(
            (found.loc, self._place(found.first), self._place(found.second))
            for found in self._walked.duplicates
        )

    def _spot(self, loc: Loc) -> Spot | None:
        for known in (loc[:end] for end in range(len(loc), 0, -1)):
            if known in self._renamed:
                return self._spot(self._renamed[known] + loc[len(known) :])
        return self._walked.spots.get(loc)

    def _place(self, span: Span) -> Place:
        start, end = span
        return place_of(self.text, start, end - start)

    @cached_property
    def _walked(self) -> "_Walk":
        return _Walk(self.text)


class _Walk:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: dict[Loc, Spot] = {}
        self.duplicates: list[Duplicate] = []
        self._arrays: dict[Loc, int] = {}
        """How many tables each array of tables has so far."""
        self._marks = [mark for mark in marks(text) if mark.sort != "comment"]
        self._marks.append(Mark("end", len(text), len(text)))
        self._at = 0
        self._document()

    @property
    def _mark(self) -> Mark:
        return self._marks[self._at]

    def _next(self) -> Mark:
        mark = self._marks[self._at]
        if mark.sort != "end":
            self._at += 1
        return mark

    def _take(self, sort: str) -> bool:
        """Step over a mark of this sort, if it is the next."""
        if self._mark.sort != sort:
            return False
        self._at += 1
        return True

    def _document(self) -> None:
        table: Loc = ()
        while self._mark.sort != "end":
            if self._mark.sort == "[":
                table = self._header()
            elif self._mark.sort in ("word", "string"):
                self._pair(table)
            while self._next().sort not in ("line", "end"):
                pass

    def _header(self) -> Loc:
        """`[a.b]` or `[[a.b]]`; gives the location of the table that it opens."""
        start = self._next().start
        array = self._take("[")
        parts = list(self._key())
        self._take("]")
        end = self._mark.end if array and self._mark.sort == "]" else self._marks[self._at - 1].end
        if array:
            self._take("]")
        if not parts:
            return ()
        loc: Loc = ()
        for part, span in parts[:-1]:
            loc = self._inside((*loc, part), span)
        part, span = parts[-1]
        loc = (*loc, part)
        if array:
            self.spots.setdefault(loc, Spot(span))
            self._arrays[loc] = self._arrays.get(loc, 0) + 1
            loc = (*loc, self._arrays[loc] - 1)
        spot = self.spots.setdefault(loc, Spot(span))
        if spot.header or spot.value:
            self.duplicates.append(Duplicate(loc, spot.header or spot.key, (start, end)))
        else:
            spot.header = (start, end)
        return loc

    def _inside(self, loc: Loc, span: Span) -> Loc:
        """Step into a table that a key passes through: the last, if it is an array of tables."""
        self.spots.setdefault(loc, Spot(span))
        return (*loc, self._arrays[loc] - 1) if loc in self._arrays else loc

    def _key(self) -> Iterator[tuple[str, Span]]:
        """The parts of a key that may be dotted."""
        while self._mark.sort in ("word", "string"):
            mark = self._next()
            raw = self.text[mark.start : mark.end]
            part = raw if mark.sort == "word" else "".join(c for c, _ in characters(raw))
            yield part, (mark.start, mark.end)
            if not self._take("."):
                return

    def _pair(self, table: Loc) -> None:
        """`key = value`, in a table or in an inline table."""
        loc = table
        span = (self._mark.start, self._mark.end)
        for part, span in self._key():
            loc = (*loc, part)
            spot = self.spots.setdefault(loc, Spot(span))
        if not self._take("="):
            return
        if spot.value or spot.header:
            self.duplicates.append(Duplicate(loc, spot.key, span))
            loc = (*loc, -len(self.duplicates))
        self._value(loc, span)

    def _value(self, loc: Loc, key: Span | None = None) -> None:
        start = self._mark.start
        match self._mark.sort:
            case "[":
                self._array(loc)
            case "{":
                self._inline_table(loc)
            case _:
                while self._mark.sort not in (",", "]", "}", "line", "end"):
                    self._next()
        end = self._marks[self._at - 1].end
        value = (start, max(start, end))
        self.spots.setdefault(loc, Spot(key or value)).value = value

    def _array(self, loc: Loc) -> None:
        self._next()
        index = 0
        while self._mark.sort not in ("]", "end"):
            if self._mark.sort in (",", "line"):
                self._next()
                continue
            before = self._at
            self._value((*loc, index))
            index += 1
            if self._at == before:
                self._next()
        self._take("]")

    def _inline_table(self, loc: Loc) -> None:
        self._next()
        while self._mark.sort not in ("}", "end"):
            before = self._at
            if self._mark.sort in ("word", "string"):
                self._pair(loc)
            if self._at == before:
                self._next()
        self._take("}")


_CHARACTERS = re.compile(
    r"""
      \\ [ \t]* \n [ \t\n]*                       # a line that goes on: says nothing
    | \\ (?: u (?P<u>[0-9A-Fa-f]{4}) | U (?P<U>[0-9A-Fa-f]{8}) | x (?P<x>[0-9A-Fa-f]{2}) )
    | \\ (?P<letter> [^\n] )
    | (?P<plain> [\s\S] )
    """,
    re.VERBOSE,
)
_LETTERS = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def characters(raw: str) -> Iterator[tuple[str, int]]:
    """What a string as written says, character by character, each with its offset as written.

    >>> list(characters('"it"'))
    [('i', 1), ('t', 2)]
    """
    quotes = _quotes(raw)
    start, end = len(quotes), len(raw) - len(quotes)
    if len(quotes) == 3 and raw[start : start + 1] == "\n":
        start += 1
    if not quotes or quotes[0] == "'":
        yield from ((raw[at], at) for at in range(start, end))
        return
    for found in _CHARACTERS.finditer(raw, start, end):
        code = found["u"] or found["U"] or found["x"]
        if code:
            number = int(code, 16)
            yield chr(number) if number <= 0x10FFFF else "�", found.start()
        elif found["letter"]:
            yield _LETTERS.get(found["letter"], found["letter"]), found.start()
        elif found["plain"]:
            yield found["plain"], found.start()


def _quotes(raw: str) -> str:
    """The quotation marks that a string as written begins and ends with."""
    for quotes in ('"' * 3, "'" * 3, '"', "'"):
        if raw.startswith(quotes) and len(raw) >= 2 * len(quotes):
            return quotes
    return ""

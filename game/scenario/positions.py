"""Where each key and value of a TOML text stands, so that every mistake can be told at its place.

No kept-up parser gives the places of values. This one does nothing else: it walks along the marks
of a text, follows headers, dotted keys, arrays and inline tables, and notes where each stands under
the location that pydantic gives its errors, such as `("injects", "call", "options", 0, "text")`.
Where the text is not TOML it goes on at the next line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat
from typing import TypeAlias

from game.scenario.diagnostics import START, Place
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
            at = end - len(_quotes(self.text[start:end]))
            return self._place((at, at + 1))
        last = places[min(offset + length, len(places)) - 1]
        return self._place((places[offset], last + 1))

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
        """The place of a stretch of the text; it ends with its line."""
        start, end = span
        line = bisect_right(self._lines, start)
        began, next_line = self._lines[line - 1 : line + 1]
        return Place(line, start - began + 1, max(1, min(end, next_line - 1) - start))

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins, and at last where one more would."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]

    @cached_property
    def _walked(self) -> "_Walk":
        return _Walk(self.text)


class _Walk:
    """One pass over a text, mark by mark."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: dict[Loc, Spot] = {}
        self.duplicates: list[Duplicate] = []
        self._arrays: dict[Loc, int] = {}
        """How many tables each array of tables has so far."""
        end: Mark = ("end", len(text), len(text))
        self._left = chain((mark for mark in marks(text) if mark[0] != "comment"), repeat(end))
        self._sort, self._start, self._end = next(self._left)
        """The mark that is to be read."""
        self._last = 0
        """Where the one before it ends."""
        self._document()

    def _step(self) -> None:
        """Go on to the next mark."""
        self._last = self._end
        self._sort, self._start, self._end = next(self._left)

    def _take(self, sort: str) -> bool:
        """Step over a mark of this sort, if it is the next."""
        if self._sort != sort:
            return False
        self._step()
        return True

    def _document(self) -> None:
        table: Loc = ()
        while self._sort != "end":
            if self._sort == "[":
                table = self._header()
            elif self._sort in ("word", "string"):
                self._pair(table)
            while self._sort not in ("line", "end"):
                self._step()
            self._step()

    def _header(self) -> Loc:
        """`[a.b]` or `[[a.b]]`; gives the location of the table that it opens."""
        start = self._start
        self._step()
        array = self._take("[")
        parts = self._key()
        self._take("]")
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
        spot = self._spot(loc, span)
        header = (start, self._last)
        if spot.header or spot.value:
            self.duplicates.append(Duplicate(loc, spot.header or spot.key, header))
        else:
            spot.header = header
        return loc

    def _inside(self, loc: Loc, span: Span) -> Loc:
        """Step into a table that a key passes through: the last, if it is an array of tables."""
        self._spot(loc, span)
        return (*loc, self._arrays[loc] - 1) if loc in self._arrays else loc

    def _spot(self, loc: Loc, key: Span) -> Spot:
        """The spot of a location, which is new if nothing was there."""
        spot = self.spots.get(loc)
        if spot is None:
            spot = self.spots[loc] = Spot(key)
        return spot

    def _key(self) -> list[tuple[str, Span]]:
        """The parts of a key that may be dotted."""
        parts: list[tuple[str, Span]] = []
        while self._sort in ("word", "string"):
            raw = self.text[self._start : self._end]
            part = raw if self._sort == "word" else "".join(c for c, _ in characters(raw))
            parts.append((part, (self._start, self._end)))
            self._step()
            if not self._take("."):
                break
        return parts

    def _pair(self, table: Loc) -> None:
        """`key = value`, in a table or in an inline table."""
        loc = table
        for part, span in self._key():
            loc = (*loc, part)
            spot = self._spot(loc, span)
        if not self._take("="):
            return
        if spot.value or spot.header:
            self.duplicates.append(Duplicate(loc, spot.key, span))
            loc = (*loc, -len(self.duplicates))
        self._value(loc, span)

    def _value(self, loc: Loc, key: Span | None = None) -> None:
        start = self._start
        match self._sort:
            case "[":
                self._array(loc)
            case "{":
                self._inline_table(loc)
            case _:
                while self._sort not in (",", "]", "}", "line", "end"):
                    self._step()
        value = (start, max(start, self._last))
        self._spot(loc, key or value).value = value

    def _array(self, loc: Loc) -> None:
        self._step()
        index = 0
        while self._sort not in ("]", "end"):
            if self._sort in (",", "line"):
                self._step()
                continue
            before = self._start
            self._value((*loc, index))
            index += 1
            if self._start == before:
                self._step()
        self._take("]")

    def _inline_table(self, loc: Loc) -> None:
        self._step()
        while self._sort not in ("}", "end"):
            before = self._start
            if self._sort in ("word", "string"):
                self._pair(loc)
            if self._start == before:
                self._step()
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

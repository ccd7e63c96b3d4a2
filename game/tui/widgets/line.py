"""A line of a screen as plain values: runs of text with the names of their inks, and spots.

Lines know no theme and no terminal. They can be compared, which is how a sheet knows what to
paint again, and read in a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter

from game.tui.widgets.text import cell_len, fit, wrap


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a line that can be opened, or worked on."""

    start: int
    end: int
    key: str
    """What it stands for: `why:crisis.mines.severity`, `inject:call`."""
    mouse: bool = False
    """Whether only the mouse gets there: keys have another way."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line of a sheet shows."""

    runs: tuple[tuple[str, str], ...] = ()
    """Text and the name of its ink."""
    spots: tuple[Spot, ...] = ()

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)


BLANK = Line()


class Row:
    """Makes a line from left to right.

    >>> Row(12).add("budget").right("14.5").line().text
    'budget  14.5'
    """

    def __init__(self, width: int, indent: int = 0) -> None:
        self.width = width
        self.at = 0
        self._runs: list[tuple[str, str]] = []
        self._spots: list[Spot] = []
        if indent:
            self.gap(indent)

    @property
    def room(self) -> int:
        """How many cells are left."""
        return max(0, self.width - self.at)

    def add(
        self, text: str, ink: str = "", key: str = "", *, cells: int = 0, mouse: bool = False
    ) -> "Row":
        """Text, as far as it fits; with `cells`, filled or cut to exactly so many."""
        room = self.width - self.at
        shown, length = _fitted(text, min(room, cells) if cells else room)
        self._put(shown, length, ink, key, mouse=mouse)
        if cells > length:
            self.gap(min(cells - length, self.room))
        return self

    def fill(self, template: str, ink: str = "", **fields: tuple[str, ...]) -> "Row":
        """A template in one ink, with a text, an ink and perhaps a key for each of its fields.

        >>> Row(20).fill("{nation} leaves", "warn", nation=("▲ Astoria", "bold")).line().runs
        (('▲ Astoria', 'bold'), (' leaves', 'warn'))
        """
        for text, name, _, _ in Formatter().parse(template):
            self.add(text, ink)
            if name is not None:
                self.add(*fields[name])
        return self

    def gap(self, cells: int = 1) -> "Row":
        """Empty cells."""
        if cells > 0:
            self._runs.append((" " * cells, ""))
            self.at += cells
        return self

    def to(self, column: int) -> "Row":
        """Empty cells up to a column."""
        return self.gap(column - self.at)

    def end(self, text: str, column: int, ink: str = "", key: str = "") -> "Row":
        """Text that ends before a column: how numbers stand."""
        column = min(column, self.width)
        shown, length = _fitted(text, column - self.at)
        self.gap(column - length - self.at)
        self._put(shown, length, ink, key)
        return self

    def _put(self, shown: str, length: int, ink: str, key: str, *, mouse: bool = False) -> None:
        """Text that is known to fit."""
        if shown:
            self._runs.append((shown, ink))
            if key:
                self._spots.append(Spot(self.at, self.at + length, key, mouse))
            self.at += length

    def right(self, text: str, ink: str = "", key: str = "", *, margin: int = 0) -> "Row":
        """Text at the right edge, with a space before it."""
        if self.room - margin < 2:
            return self
        shown = fit(text, self.room - margin - (1 if self.at else 0))
        self.to(self.width - margin - cell_len(shown))
        return self.add(shown, ink, key)

    def over(self, key: str, start: int = 0) -> "Row":
        """Makes one spot of all that was added since a column."""
        self._spots = [spot for spot in self._spots if spot.end <= start]
        self._spots.append(Spot(start, max(self.at, start + 1), key))
        return self

    def line(self) -> Line:
        """The line so far."""
        return Line(tuple(self._runs), tuple(self._spots))


def _fitted(text: str, room: int) -> tuple[str, int]:
    """A text cut to the room there is, and its length in cells."""
    if len(text) <= room and text.isascii() and text.isprintable():
        return text, len(text)
    shown = fit(text, room)
    return shown, cell_len(shown)


def prose(
    text: str, width: int, ink: str = "", *, indent: int = 0, key: str = "", first: str = ""
) -> list[Line]:
    """Wrapped text as lines. `first` stands in the margin of the first line."""
    lines = []
    for number, words in enumerate(wrap(text, width - indent)):
        row = Row(width)
        if number == 0 and first:
            row.add(first, ink)
        row.to(indent).add(words, ink)
        if key:
            row.over(key, indent)
        lines.append(row.line())
    return lines


def beside(blocks: Sequence[Sequence[Line]], cells: int) -> list[Line]:
    """Blocks of lines beside each other, each in so many cells."""
    lines = []
    for index in range(max(map(len, blocks), default=0)):
        runs: list[tuple[str, str]] = []
        spots: list[Spot] = []
        at = 0
        for column, block in enumerate(blocks):
            if index >= len(block):
                continue
            start = column * cells
            if start > at:
                runs.append((" " * (start - at), ""))
            runs.extend(block[index].runs)
            at = max(at, start) + sum(cell_len(text) for text, _ in block[index].runs)
            spots += [Spot(s.start + start, s.end + start, s.key, s.mouse)
                      for s in block[index].spots]  # fmt: skip
        lines.append(Line(tuple(runs), tuple(spots)))
    return lines

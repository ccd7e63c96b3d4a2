"""A canvas of cells with braille dots for lines, and text over them: for the map and the plots."""

import itertools
from collections.abc import Iterable, Sequence

from game.tui.widgets.line import Line, Spot
from game.tui.widgets.text import cell_len, fit

Point = tuple[float, float]

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille cell, by row and column."""


class Canvas:
    """Cells that are drawn on. A point is given in cells, with fractions."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = max(width, 1), max(height, 1)
        self._dots = [[0] * self.width for _ in range(self.height)]
        self._inks = [[""] * self.width for _ in range(self.height)]
        self._text: list[list[str | None]] = [[None] * self.width for _ in range(self.height)]
        self._spots: list[list[Spot]] = [[] for _ in range(self.height)]

    def dot(self, x: float, y: float, ink: str) -> None:
        """One braille dot."""
        column, row = int(x * 2), int(y * 4)
        if 0 <= column < self.width * 2 and 0 <= row < self.height * 4:
            self._dots[row // 4][column // 2] |= _DOTS[row % 4][column % 2]
            self._inks[row // 4][column // 2] = ink

    def path(
        self, points: Sequence[Point], ink: str, pattern: str = "#", *, thick: bool = False
    ) -> None:
        """A line through points; `pattern` says which dots along it are drawn: `##.`."""
        step = 0
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            count = max(1, round(max(abs(x2 - x1) * 2, abs(y2 - y1) * 4)))
            steep = abs(y2 - y1) * 4 > abs(x2 - x1) * 2
            for index in range(count + 1):
                if pattern[step % len(pattern)] == "#":
                    along = index / count
                    x, y = x1 + (x2 - x1) * along, y1 + (y2 - y1) * along
                    self.dot(x, y, ink)
                    if thick:
                        self.dot(x + (0.5 if steep else 0), y + (0 if steep else 0.25), ink)
                step += 1

    def free(self, x: int, y: int, cells: int) -> bool:
        """Whether text fits there without covering other text."""
        if not (0 <= y < self.height and x >= 0 and x + cells <= self.width):
            return False
        return all(cell is None for cell in self._text[y][x : x + cells])

    def write(self, x: int, y: int, text: str, ink: str, key: str = "") -> None:
        """Text over whatever is drawn, cut with a sign at the edge."""
        if not (0 <= y < self.height and 0 <= x < self.width):
            return
        shown = fit(text, self.width - x)
        at = x
        for character in shown:
            cells = cell_len(character)
            if not cells:
                continue
            self._text[y][at] = character
            self._inks[y][at] = ink
            for extra in range(1, cells):
                self._text[y][at + extra] = ""
            at += cells
        if key:
            self._spots[y].append(Spot(x, max(at, x + 1), key))

    def lines(self, indent: int = 0) -> list[Line]:
        """What was drawn, as lines."""
        return [self._line(row, indent) for row in range(self.height)]

    def _line(self, row: int, indent: int) -> Line:
        cells = (self._cell(row, column) for column in range(self.width))
        runs = [(" " * indent, "")] if indent else []
        runs += _joined(cells)
        spots = sorted(self._spots[row], key=lambda spot: spot.start)
        moved = (Spot(s.start + indent, s.end + indent, s.key, s.mouse) for s in spots)
        return Line(tuple(runs), tuple(moved))

    def _cell(self, row: int, column: int) -> tuple[str, str]:
        text, dots = self._text[row][column], self._dots[row][column]
        if text is not None:
            return text, self._inks[row][column]
        return (chr(0x2800 + dots), self._inks[row][column]) if dots else (" ", "")


def _joined(cells: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbours of the same ink as one run."""
    runs: list[tuple[str, str]] = []
    for text, ink in cells:
        if runs and runs[-1][1] == ink:
            runs[-1] = (runs[-1][0] + text, ink)
        else:
            runs.append((text, ink))
    return runs

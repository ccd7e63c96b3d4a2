"""A nation's symbol, drawn large: the one thing on a curtain."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import atan2, cos, hypot, pi

_ROWS = 9
_BLOCKS = " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█"
"""Quarter blocks by which quarters are full: 1 lower right, 2 lower left, 4 and 8 above."""

Shape = Callable[[float, float], bool]
"""Whether a point is inside; both coordinates go from -1 to 1, y downwards."""


def _star(x: float, y: float) -> bool:
    turn = (atan2(x, -y) % (2 * pi / 5)) - pi / 5
    edge: float = 0.36 + 0.62 * (abs(turn) / (pi / 5)) ** 1.5
    return hypot(x, y) * cos(turn) <= edge


def _ring(outer: float, gap: float, inner: float) -> Shape:
    return lambda x, y: gap <= hypot(x, y) <= outer or hypot(x, y) <= inner


SHAPES: Mapping[str, Shape] = {
    "▲": lambda x, y: abs(x) <= (y + 1) / 2,
    "▼": lambda x, y: abs(x) <= (1 - y) / 2,
    "■": lambda x, y: max(abs(x), abs(y)) <= 0.86,
    "●": lambda x, y: hypot(x, y) <= 0.98,
    "◆": lambda x, y: abs(x) + abs(y) <= 1,
    "♦": lambda x, y: abs(x) / 0.7 + abs(y) <= 1,
    "★": _star,
    "◉": _ring(0.98, 0.74, 0.5),
    "◈": lambda x, y: 0.76 <= abs(x) + abs(y) <= 1 or abs(x) + abs(y) <= 0.5,
    "▣": lambda x, y: 0.64 <= max(abs(x), abs(y)) <= 0.86 or max(abs(x), abs(y)) <= 0.42,
    "◐": lambda x, y: hypot(x, y) <= 0.98 and (x <= 0 or hypot(x, y) >= 0.86),
    "✚": lambda x, y: min(abs(x), abs(y)) <= 0.3 and max(abs(x), abs(y)) <= 0.94,
}


@lru_cache(maxsize=16)
def emblem(symbol: str, rows: int = _ROWS) -> str:
    """The symbol as a picture of so many rows, twice as many columns; itself if unknown."""
    shape = SHAPES.get(symbol)
    if shape is None:
        return symbol
    columns = 2 * rows

    def full(x: int, y: int) -> bool:
        return shape(
            round((2 * x + 1) / (2 * columns) - 1, 6), round((2 * y + 1) / (2 * rows) - 1, 6)
        )

    return "\n".join(
        "".join(
            _BLOCKS[
                full(2 * x + 1, 2 * y + 1)
                + 2 * full(2 * x, 2 * y + 1)
                + 4 * full(2 * x + 1, 2 * y)
                + 8 * full(2 * x, 2 * y)
            ]
            for x in range(columns)
        )
        for y in range(rows)
    )

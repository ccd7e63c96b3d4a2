"""The grid on which quantities live, and sums that do not depend on their order.

A number on the grid is a whole multiple of 1/1024. Sums and differences of such numbers are exact
in float64, so the causes of a change add up to it with no tolerance.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GRID = 1024
"""Steps of the grid in one unit."""

_COARSE = np.array(1.5 * 2.0**52 / GRID)
"""Where the numbers of float64 lie as far apart as the steps of the grid. An array, so that numpy
need not convert it each time."""


def zeros(games: int, *shape: int) -> Array:
    """A table of zeros, [games, *shape], in which games vary fastest in memory.

    States lie in memory in the same way, so that each operation runs over all games at once.
    """
    return np.zeros((games, *shape), order="F")


def zeros_like(x: Array) -> Array:
    """Zeros of the shape of x, [games, …], in which games vary fastest."""
    return np.zeros(x.shape, order="F")


def of_games(x: NDArray[Any], rows: NDArray[np.intp]) -> NDArray[Any]:
    """Copies of some games of x, [games, …], by their places, in memory in the order of x."""
    if x.ndim == 1 or x.flags.f_contiguous:
        return x.T.take(rows, axis=-1).T
    last = x.ndim - 1
    return x.transpose(*range(1, x.ndim), 0).take(rows, axis=last).transpose(last, *range(last))


def on_grid(x: Array) -> Array:
    """Each number of any shape, below 2**41, rounded to the nearest step of the grid.

    The sum is rounded to what float64 can hold there, which is the grid; the difference is exact.

    >>> on_grid(np.array([0.1, 2.5]))
    array([0.09960938, 2.5       ])
    """
    rounded: Array = x + _COARSE
    rounded -= _COARSE
    return rounded


@cache
def bounds(low: float, high: float) -> tuple[Array, Array]:
    """The ends of a range as numpy's `clip` takes them fastest, made once for each range."""
    return np.array(float(low)), np.array(float(high))


def in_order(x: Array, axis: int) -> Array:
    """The sum along an axis other than the first, always added first to last.

    numpy's own sum may group the terms by how the array lies in memory, so a game in a batch
    could differ in the last bit from the same game alone. Numbers on the grid do not need this.
    """
    last = x.ndim - 1
    if not x.shape[axis]:
        return zeros(*(size for place, size in enumerate(x.shape) if place != axis % x.ndim))
    if axis in (last, -1):
        return _added(x.T).T
    return _added(x.swapaxes(0, axis) if axis == 1 else np.moveaxis(x, axis, 0))


def _added(parts: Array) -> Array:
    """The sum over the first axis, which lies in memory as the parts do."""
    if len(parts) == 1:
        alone: Array = parts[0].copy(order="K")
        return alone
    total: Array = parts[0] + parts[1]
    for part in parts[2:]:
        total += part
    return total


def over(x: Array, constants: Array) -> Array:
    """The sum over a of x [games, a] times constants [a, b], added first to last: [games, b].

    The product is told to let games vary fastest, which numpy cannot guess from its factors.
    """
    return in_order(np.multiply(x[..., None], constants, order="F"), axis=1)


def steady(x: Array) -> Array:
    """Numbers freed of differences in the last bits, as powers and logarithms may have them.

    Rounded to 2**-30: fine enough to matter to nobody, coarse enough that the way in which a
    function was computed (one number or a thousand at a time) does not show.
    """
    scaled: Array = np.rint(x * 2.0**30)
    scaled *= 2.0**-30
    return scaled

"""Means with their 95 % intervals, of differences that were measured in pairs."""

import math
from functools import cache
from typing import Any, NamedTuple

from game.quantities.grid import Array

NORMAL = 1.959964
"""The 97.5 % point of the normal distribution."""

DIGITS = 4
"""Decimals of a number in the findings."""


class Interval(NamedTuple):
    """A mean, and where it lies with 95 % confidence."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Array) -> "Interval":
        """The interval of the mean of independent values, [games]."""
        own = values.tolist()  # there are few, and many such intervals
        count = len(own)
        mean = sum(own) / count
        if count < 2:
            return cls(mean, mean, mean)
        variance = sum((value - mean) ** 2 for value in own) / (count - 1)
        half = student(count - 1) * math.sqrt(variance / count)
        return cls(mean, mean - half, mean + half)

    @property
    def positive(self) -> bool:
        """Whether it is surely more than nothing."""
        return self.low > 0

    @property
    def negative(self) -> bool:
        return self.high < 0

    def as_json(self) -> dict[str, Any]:
        return {"mean": rounded(self.mean), "low": rounded(self.low), "high": rounded(self.high)}


@cache
def student(freedom: int) -> float:
    """The 97.5 % point of Student's distribution with so many degrees of freedom.

    Source: the expansion in Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964),
    26.7.5; from five degrees on it is right to two decimals.

    >>> round(student(15), 2)
    2.13
    """
    z = NORMAL
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


def rounded(number: float) -> float:
    """A number of the findings; never -0.0."""
    return round(float(number), DIGITS) + 0.0

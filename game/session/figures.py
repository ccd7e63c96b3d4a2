"""The figures of an explanation, rounded so that the causes add up as they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.session.view import Cause, Explanation

_OF_ONE = 1.5
"""What stays below this is told with two decimals."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What an explanation shows of its numbers."""

    decimals: int
    before: float
    after: float
    change: float
    """The causes' parts add up to this."""
    causes: tuple[tuple[Cause, float], ...]
    """Each cause with the part that is shown of it, the largest first."""


def figures(told: Explanation, decimals: int | None = None) -> Figures:
    """The numbers of an explanation as they are shown, with as many decimals as its size asks for.

    >>> cause = Cause(1, "drift", "drift", 0.25)
    >>> figures(Explanation("q", "Q", 1, 40.0, 40.5, (cause, cause))).causes[0][1]
    0.3
    """
    if decimals is None:
        decimals = decimals_of(told.before, told.after)
    before, after = round(told.before, decimals), round(told.after, decimals)
    change = round(after - before, decimals)
    causes = sorted(told.causes, key=lambda cause: -abs(cause.change))
    parts = rounded([cause.change for cause in causes], change, decimals)
    return Figures(decimals, before, after, change, tuple(zip(causes, parts, strict=True)))


def decimals_of(before: float, after: float) -> int:
    """With how many decimals a quantity is shown, by its size."""
    return 2 if max(abs(before), abs(after)) <= _OF_ONE else 1


def rounded(parts: Sequence[float], total: float, decimals: int) -> list[float]:
    """Parts rounded so that they still add up to the rounded total: the largest rests first.

    >>> rounded([0.25, 0.25, 0.5], 1.0, 1)
    [0.3, 0.2, 0.5]
    """
    scale = 10**decimals
    whole = [int(part * scale // 1) for part in parts]
    rests = [part * scale - units for part, units in zip(parts, whole, strict=True)]
    over = round(total * scale) - sum(whole) if parts else 0
    order = sorted(range(len(parts)), key=lambda place: -rests[place])
    for place in range(abs(over)):
        whole[order[place % len(order)]] += 1 if over > 0 else -1
    return [units / scale for units in whole]

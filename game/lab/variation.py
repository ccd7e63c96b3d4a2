"""A way in which one nation may play otherwise than it would: another doctrine, other orders.

A variation is tried against the same others with the same dice, and what it changes in the
nation's own score is what it is worth there.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from game.lab.gathered import Places, Rows
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders

Case = tuple[str, int]
"""A table, and the place of a variation that is tried at it."""


@dataclass(frozen=True, slots=True)
class Variation:
    """One nation's way to play. It is told as a group of alternatives and one of them."""

    seat: int
    """The place of the nation."""
    doctrine: str
    """What it plays, but for what `change` does."""

    kind: ClassVar[str] = "doctrine"
    is_an_order: ClassVar[bool] = False
    """Whether it tells what an order is worth, and is no alternative to others."""
    leaves_out: ClassVar[bool] = False
    """Whether it leaves that order out of the common work."""

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        """Changes the nation's orders in some rows of a batch."""

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        """[rows]: whether a change could make a difference to such orders."""
        return np.ones(len(rows), dtype=bool)

    @property
    def group(self) -> str:
        """What it is told with."""
        return self.kind

    @property
    def plain(self) -> "Variation":
        """The same doctrine in the same seat without any change."""
        return Variation(self.seat, self.doctrine)

    @property
    def of(self) -> tuple[int, ...]:
        """What it is a variation of: places, the first of them the nation's."""
        return (self.seat,)

    @property
    def cell(self) -> tuple[int, ...]:
        """The places on the axes of its kind of order."""
        return self.of

    @property
    def choice(self) -> str | float | int:
        """Which of the alternatives it is."""
        return self.doctrine


@dataclass(frozen=True, slots=True)
class Effort(Variation):
    """Gives a share of what a co-operator gives, rounded down."""

    share: float = 1.0
    kind: ClassVar[str] = "effort"

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        for units in (orders.pledged, orders.commit):
            units[rows, self.seat] = np.floor(units[rows, self.seat] * self.share)

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        return np.full(len(rows), self.share != 1)

    @property
    def choice(self) -> float:
        return self.share


@dataclass(frozen=True, slots=True)
class Chosen(Variation):
    """Takes one option of an inject, if it can be paid."""

    inject: int = 0
    option: int = 0
    """From 1."""
    kind: ClassVar[str] = "answer"

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        orders.answer[rows, self.inject, self.seat] = float(self.option)

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        own = orders.answer[rows, self.inject, self.seat]
        own = np.where(own > 0, own, float(exercise.msel.injects[self.inject].default))
        asked = state.fired[rows, self.inject] == state.turn[rows]
        departs: NDArray[np.bool_] = asked & (own != self.option)
        return departs

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.inject)

    @property
    def choice(self) -> int:
        return self.option

"""Variations in which a nation leaves a part of the common work undone."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from game.lab.gathered import Places, Rows
from game.lab.variation import Variation
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders

GIVES = "cooperator"
"""Who does all of the common work of which a variation leaves a part out."""


@dataclass(frozen=True, slots=True)
class LeftOut(Variation):
    """Leaves out one order."""

    is_an_order: ClassVar[bool] = True
    leaves_out: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Without(LeftOut):
    """Keeps one capability from one crisis."""

    crisis: int = 0
    capability: int = 0
    kind: ClassVar[str] = "commit"

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        for units in (orders.pledged, orders.commit):
            units[rows, self.seat, self.crisis, self.capability] = 0.0

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        place = rows, self.seat, self.crisis, self.capability
        departs: NDArray[np.bool_] = (orders.pledged[place] > 0) | (orders.commit[place] > 0)
        return departs

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.crisis, self.capability)


@dataclass(frozen=True, slots=True)
class Unsigned(LeftOut):
    """Never signs one treaty, and leaves it if it is bound."""

    treaty: int = 0
    kind: ClassVar[str] = "sign"

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        orders.sign[rows, self.treaty, self.seat] = 0.0
        orders.leave[rows, self.treaty, self.seat] = state.member[rows, self.treaty, self.seat]

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        place = rows, self.treaty, self.seat
        bound = state.member[place] > 0
        departs: NDArray[np.bool_] = (orders.sign[place] > 0) | (bound & (orders.leave[place] == 0))
        return departs

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.treaty)

    @property
    def cell(self) -> tuple[int, ...]:
        return (self.treaty, self.seat)


@dataclass(frozen=True, slots=True)
class Uncalled(LeftOut):
    """Never calls for the help that one treaty owes it in one crisis."""

    treaty: int = 0
    crisis: int = 0
    kind: ClassVar[str] = "invoke"

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        orders.invoke[rows, self.treaty, self.seat, self.crisis] = 0.0

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        departs: NDArray[np.bool_] = orders.invoke[rows, self.treaty, self.seat, self.crisis] > 0
        return departs

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.treaty, self.crisis)

    @property
    def cell(self) -> tuple[int, ...]:
        return (self.treaty, self.seat, self.crisis)


@dataclass(frozen=True, slots=True)
class Apart(LeftOut):
    """Never takes part in one joint action of the rulebook."""

    action: str = ""

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        if self.action in orders.joined:
            orders.joined[self.action][rows, self.seat] = 0.0

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        if self.action not in orders.joined:
            return np.zeros(len(rows), dtype=bool)
        departs: NDArray[np.bool_] = orders.joined[self.action][rows, self.seat].any(axis=1)
        return departs

    @property
    def group(self) -> str:
        return f"joined.{self.action}"

"""Variations in which a nation leaves a part of the common work undone."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from game.lab.gathered import Places, Rows
from game.lab.variation import Variation
from game.quantities.grid import Array
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

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        for part in self.parts(orders):
            part[rows] = 0.0

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        departs = np.zeros(len(rows), dtype=bool)
        for part in self.parts(orders):
            departs |= part[rows] > 0
        return departs

    @abstractmethod
    def parts(self, orders: Orders) -> Sequence[Array]:
        """What is left out: [games] each, views of the orders."""


@dataclass(frozen=True, slots=True)
class Without(LeftOut):
    """Keeps one capability from one crisis."""

    crisis: int = 0
    capability: int = 0
    kind: ClassVar[str] = "commit"

    def parts(self, orders: Orders) -> Sequence[Array]:
        place = slice(None), self.seat, self.crisis, self.capability
        return orders.pledged[place], orders.commit[place]

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.crisis, self.capability)


@dataclass(frozen=True, slots=True)
class Unsigned(LeftOut):
    """Never signs one treaty, and leaves it if it is bound."""

    treaty: int = 0
    kind: ClassVar[str] = "sign"

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        LeftOut.change(self, exercise, state, orders, rows)
        orders.leave[rows, self.treaty, self.seat] = state.member[rows, self.treaty, self.seat]

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        place = rows, self.treaty, self.seat
        stays: NDArray[np.bool_] = (state.member[place] > 0) & (orders.leave[place] == 0)
        return LeftOut.departs(self, exercise, state, orders, rows) | stays

    def parts(self, orders: Orders) -> Sequence[Array]:
        return (orders.sign[:, self.treaty, self.seat],)

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

    def parts(self, orders: Orders) -> Sequence[Array]:
        return (orders.invoke[:, self.treaty, self.seat, self.crisis],)

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

    def parts(self, orders: Orders) -> Sequence[Array]:
        joined = orders.joined.get(self.action)
        return () if joined is None else tuple(joined[:, self.seat].T)

    @property
    def group(self) -> str:
        return f"joined.{self.action}"

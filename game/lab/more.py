"""Variations in which a nation orders more of something, where its means allow it."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from game.lab.gathered import Places, Rows
from game.lab.variation import Variation
from game.quantities.grid import Array, zeros
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders, legal
from game.rules.undertakings import possible
from game.rules.world import Flags, World

PORTION = 2.0
"""Units of budget that an order in money is tried with; of a capability it is one unit."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A part of the orders, and how much more of it there is to be."""

    table: Array
    place: tuple[Any, ...]
    """Of the part in the table: games first."""
    amount: Array | float


class Chances(dict[str, Flags]):
    """Where each nation may give an order of the rulebook now, looked up when it is asked for:
    [games, nation, target], by the order's id.
    """

    def __init__(self, exercise: Exercise, state: State) -> None:
        super().__init__()
        self.world, self.state = exercise.world, state

    def __missing__(self, name: str) -> Flags:
        self[name] = possible(self.state, self.world, name, range(self.world.nations))
        return self[name]


@dataclass(frozen=True, slots=True)
class More(Variation):
    """Orders more of something in every turn in which the means allow it."""

    is_an_order: ClassVar[bool] = True

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        order_more(exercise, state, orders, [(self, rows)])

    @abstractmethod
    def cells(self, chances: Chances, orders: Orders, rows: Rows) -> Cells:
        """What there is more of in some games."""


def order_more(
    exercise: Exercise, state: State, orders: Orders, wanted: Sequence[tuple[More, Rows]]
) -> None:
    """Orders more in some rows of a batch each, where the nation's means allow it."""
    chances = Chances(exercise, state)
    changed = [(one, rows, one.cells(chances, orders, rows)) for one, rows in wanted]
    for _, _, cells in changed:
        cells.table[cells.place] += cells.amount
    allowed = legal(orders, state, exercise.world)
    for one, rows, cells in changed:
        cells.table[cells.place] -= cells.amount * ~allowed[rows, one.seat]


@dataclass(frozen=True, slots=True)
class Portion(More):
    """Orders a portion more of what has a table of its own."""

    def cells(self, chances: Chances, orders: Orders, rows: Rows) -> Cells:
        return Cells(self.where(orders), (rows,), self.portion)

    @abstractmethod
    def where(self, orders: Orders) -> Array:
        """What there is more of: [games], a view of the orders."""

    @property
    def portion(self) -> float:
        return PORTION


@dataclass(frozen=True, slots=True)
class Gift(Portion):
    """Gives a partner something."""

    to: int = 0
    goods: int = 0
    """0 is budget, then each capability."""
    kind: ClassVar[str] = "transfer"

    def where(self, orders: Orders) -> Array:
        return orders.transfer[:, self.seat, self.to, self.goods]

    @property
    def portion(self) -> float:
        return PORTION if self.goods == 0 else 1.0

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.to, self.goods)


@dataclass(frozen=True, slots=True)
class Protection(Portion):
    """Spends on protecting a piece of its infrastructure."""

    infrastructure: int = 0
    kind: ClassVar[str] = "harden"

    def where(self, orders: Orders) -> Array:
        return orders.harden[:, self.infrastructure]

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.infrastructure)

    @property
    def cell(self) -> tuple[int, ...]:
        return (self.infrastructure,)


@dataclass(frozen=True, slots=True)
class Loan(Portion):
    """Lends a partner a unit."""

    to: int = 0
    capability: int = 0
    kind: ClassVar[str] = "lend"

    def where(self, orders: Orders) -> Array:
        return orders.lend[:, self.seat, self.to, self.capability]

    @property
    def portion(self) -> float:
        return 1.0

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.to, self.capability)


@dataclass(frozen=True, slots=True)
class Built(Portion):
    """Puts budget into one project."""

    project: int = 0
    kind: ClassVar[str] = "invest"

    def where(self, orders: Orders) -> Array:
        return orders.invest[:, self.project, self.seat]

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.project)

    @property
    def cell(self) -> tuple[int, ...]:
        return (self.project, self.seat)


@dataclass(frozen=True, slots=True)
class Undertaken(More):
    """Gives an order of the rulebook, at another target each turn; what is planned for several
    turns, always at the first target that there is.
    """

    order: str = ""

    def cells(self, chances: Chances, orders: Orders, rows: Rows) -> Cells:
        games = np.arange(chances.state.games)[rows]
        may = chances[self.order]
        at = self._aim(chances.world, chances.state, may[games, self.seat])
        place = games, self.seat, at
        table = orders.undertaken.get(self.order)
        if table is None:
            table = orders.undertaken[self.order] = zeros(*may.shape)
        return Cells(table, place, np.where(may[place] & (table[place] == 0), 1.0, 0.0))

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        may = possible(state, exercise.world, self.order, (self.seat,))[rows, 0]
        at = self._aim(exercise.world, state, may)
        departs: NDArray[np.bool_] = may[np.arange(len(rows)), at]
        given = orders.undertaken.get(self.order)
        return departs if given is None else departs & (given[rows, self.seat, at] == 0)

    def _aim(self, world: World, state: State, may: Flags) -> Places:
        """[games]: the place of the target, one at which it may be given if there is any."""
        targets = np.arange(may.shape[1])
        if world.p.orders[self.order].turns == 1:
            targets = np.roll(targets, -int(state.turn.max()))
        aim: Places = targets[np.argmax(may[:, targets], axis=1)]
        return aim

    @property
    def group(self) -> str:
        return f"undertaken.{self.order}"

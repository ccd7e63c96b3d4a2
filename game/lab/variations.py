"""Ways in which one nation may play otherwise than it would: another doctrine, other orders.

A variation is tried against the same others with the same dice, and what it changes in the
nation's own score is what it is worth there.
"""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from game.doctrines import DOCTRINES
from game.lab.gathered import Places, Rows
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders, legal

LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Levels of effort, as shares of what a nation could give."""

GIVES = "cooperator"
"""Who does all of the common work of which a variation leaves a part out."""

PORTION = 2.0
"""Units of budget that an order in money is tried with; of a capability it is one unit."""


@dataclass(frozen=True, slots=True)
class Variation:
    """One nation's way to play. It is told as a group of alternatives and one of them."""

    seat: int
    """The place of the nation."""
    doctrine: str
    """What it plays, but for what `change` does."""

    group: ClassVar[str] = "doctrine"

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        """Changes the nation's orders in some rows of a batch."""

    def departs(
        self, exercise: Exercise, state: State, orders: Orders, rows: Places
    ) -> NDArray[np.bool_]:
        """[rows]: whether a change could make a difference to such orders."""
        return np.ones(len(rows), dtype=bool)

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
    group: ClassVar[str] = "effort"

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
    group: ClassVar[str] = "answer"

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


@dataclass(frozen=True, slots=True)
class Without(Variation):
    """Keeps one capability from one crisis."""

    crisis: int = 0
    capability: int = 0
    group: ClassVar[str] = "commit"

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
class More(Variation):
    """Orders a portion more of something in every turn in which the means allow it."""

    def change(self, exercise: Exercise, state: State, orders: Orders, rows: Rows) -> None:
        order_more(exercise, state, orders, [(self, rows)])

    @abstractmethod
    def where(self, orders: Orders) -> Array:
        """What there is more of: [games], a view of the orders."""

    @property
    def portion(self) -> float:
        return PORTION


def order_more(
    exercise: Exercise, state: State, orders: Orders, wanted: Sequence[tuple[More, Rows]]
) -> None:
    """Orders a portion more in some rows of a batch each, where the nation's means allow it."""
    for one, rows in wanted:
        one.where(orders)[rows] += one.portion
    allowed = legal(orders, state, exercise.world)
    for one, rows in wanted:
        one.where(orders)[rows] -= one.portion * ~allowed[rows, one.seat]


@dataclass(frozen=True, slots=True)
class Gift(More):
    """Gives a partner something."""

    to: int = 0
    goods: int = 0
    """0 is budget, then each capability."""
    group: ClassVar[str] = "transfer"

    def where(self, orders: Orders) -> Array:
        return orders.transfer[:, self.seat, self.to, self.goods]

    @property
    def portion(self) -> float:
        return PORTION if self.goods == 0 else 1.0

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.to, self.goods)


@dataclass(frozen=True, slots=True)
class Protection(More):
    """Spends on protecting a piece of its infrastructure."""

    infrastructure: int = 0
    group: ClassVar[str] = "harden"

    def where(self, orders: Orders) -> Array:
        return orders.harden[:, self.infrastructure]

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.infrastructure)

    @property
    def cell(self) -> tuple[int, ...]:
        return (self.infrastructure,)


@dataclass(frozen=True, slots=True)
class Loan(More):
    """Lends a partner a unit."""

    to: int = 0
    capability: int = 0
    group: ClassVar[str] = "lend"

    def where(self, orders: Orders) -> Array:
        return orders.lend[:, self.seat, self.to, self.capability]

    @property
    def portion(self) -> float:
        return 1.0

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.to, self.capability)


@dataclass(frozen=True, slots=True)
class Unsigned(Variation):
    """Never signs one treaty, and leaves it if it is bound."""

    treaty: int = 0
    group: ClassVar[str] = "sign"

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
class Built(More):
    """Puts budget into one project."""

    project: int = 0
    group: ClassVar[str] = "invest"

    def where(self, orders: Orders) -> Array:
        return orders.invest[:, self.project, self.seat]

    @property
    def of(self) -> tuple[int, ...]:
        return (self.seat, self.project)

    @property
    def cell(self) -> tuple[int, ...]:
        return (self.project, self.seat)


def variations(exercise: Exercise) -> tuple[Variation, ...]:
    """All that are tried, seat by seat: so a batch has few seats in which doctrines differ."""
    return tuple(_variations(exercise))


def plain_of(every: Sequence[Variation]) -> list[int]:
    """The place of the plain one of each variation."""
    places = {one: place for place, one in enumerate(every)}
    return [places[one.plain] for one in every]


def _variations(exercise: Exercise) -> Iterator[Variation]:
    for seat in range(exercise.world.nations):
        yield from (Variation(seat, doctrine) for doctrine in DOCTRINES)
        yield from (Effort(seat, GIVES, share) for share in LEVELS)
        yield from _of_commitments(exercise, seat)
        usual = list(exercise.scenario.nations.values())[seat].default_doctrine
        for inject in exercise.msel.decisions:
            if seat in inject.recipients:
                options = range(1, len(inject.costs))
                yield from (Chosen(seat, usual, inject.place, option) for option in options)
        yield from _of_gifts(exercise, seat, usual)
        owned = np.flatnonzero(exercise.world.owner[seat]).tolist()
        yield from (Protection(seat, usual, place) for place in owned)
        if exercise.world.deep:
            yield from _of_agreements(exercise, seat, usual)


def _of_agreements(exercise: Exercise, seat: int, usual: str) -> Iterator[Variation]:
    """Each treaty left unsigned, each project built, and what could be lent."""
    p = exercise.rulebook
    yield from (Unsigned(seat, GIVES, place) for place in range(len(p.treaties)))
    yield from (Built(seat, usual, place) for place in range(len(p.projects)))
    partners = [to for to in range(exercise.world.nations) if to != seat]
    for capability, name in enumerate(exercise.scenario.capabilities):
        yield Loan(seat, usual, _least(exercise, name, partners), capability)


def _of_commitments(exercise: Exercise, seat: int) -> Iterator[Without]:
    """Each capability that the nation has, kept from each crisis that asks for it."""
    scenario = exercise.scenario
    has = list(scenario.nations.values())[seat].capability
    for place, crisis in enumerate(scenario.crises.values()):
        for capability, name in enumerate(scenario.capabilities):
            if crisis.demand.get(name, 0) > 0 and has.get(name, 0) >= 1:
                yield Without(seat, GIVES, place, capability)


def _of_gifts(exercise: Exercise, seat: int, usual: str) -> Iterator[Gift]:
    """Budget to each partner, and each capability to the partner that has the least of it."""
    partners = [to for to in range(exercise.world.nations) if to != seat]
    yield from (Gift(seat, usual, to, 0) for to in partners)
    for capability, name in enumerate(exercise.scenario.capabilities):
        yield Gift(seat, usual, _least(exercise, name, partners), 1 + capability)


def _least(exercise: Exercise, capability: str, partners: Sequence[int]) -> int:
    """The partner that has the least of a capability."""
    nations = list(exercise.scenario.nations.values())
    return min(partners, key=lambda place: nations[place].capability.get(capability, 0))

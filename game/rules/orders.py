"""What nations pledge and order in a turn, as arrays, and what that costs."""

from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.quantities.catalogue import Catalogue
from game.quantities.grid import Array, in_order, zeros, zeros_like
from game.quantities.state import State
from game.rules.grants import grant
from game.rules.world import Flags, World


@dataclass(frozen=True, slots=True)
class Orders:
    """The orders of all nations in one turn of a batch of games.

    Axes: g games, n m nations, c crises, k capabilities, w what can be given (budget, then each
    capability), i infrastructure, j injects, a treaties, p projects, t targets of one order.
    Amounts are whole numbers, not negative.
    """

    pledged: Array
    """[g, n, c, k]: promised in consultation."""
    commit: Array
    """[g, n, c, k]: ordered."""
    promised: Array
    """[g, n, m, w]: gifts that n promised to m."""
    transfer: Array
    """[g, n, m, w]: gifts that n orders to m."""
    harden: Array
    """[g, i]: budget that the owner spends on protecting a piece of infrastructure."""
    answer: Array
    """[g, j, n]: the option that n chooses, from 1; 0 leaves it to the default."""
    lend: Array
    """[g, n, m, k]: units that n lends to m for the rest of this turn and the next."""
    sign: Array
    """[g, a, n]: 1 where n signs a treaty."""
    leave: Array
    """[g, a, n]: 1 where n leaves a treaty."""
    invoke: Array
    """[g, a, n, c]: 1 where n invokes a treaty's help against a crisis."""
    invest: Array
    """[g, p, n]: budget that n puts into a project."""
    undertaken: dict[str, Array] = field(default_factory=dict)
    """[g, n, t] of each order of the rulebook that anybody gives."""
    joined: dict[str, Array] = field(default_factory=dict)
    """[g, n, t], 1 where n is party, of each joint action that anybody agrees to."""

    @classmethod
    def none(cls, catalogue: Catalogue, games: int) -> "Orders":
        """Nobody pledges or orders anything."""
        n, c, k, i, j, a, p = (
            len(catalogue.axes[axis])
            for axis in (
                "nation", "crisis", "capability", "infrastructure", "inject", "treaty", "project"
            )
        )  # fmt: skip

        return cls(
            pledged=zeros(games, n, c, k),
            commit=zeros(games, n, c, k),
            promised=zeros(games, n, n, 1 + k),
            transfer=zeros(games, n, n, 1 + k),
            harden=zeros(games, i),
            answer=zeros(games, j, n),
            lend=zeros(games, n, n, k),
            sign=zeros(games, a, n),
            leave=zeros(games, a, n),
            invoke=zeros(games, a, n, c),
            invest=zeros(games, p, n),
        )

    def in_sequence(self, world: World) -> "Orders":
        """The same in the sequence of the rulebook, in which they are carried out."""
        undertaken, joined = (
            {name: tables[name] for name in sequence if name in tables}
            for sequence, tables in (
                (world.p.orders, self.undertaken),
                (world.p.joint, self.joined),
            )
        )
        return replace(self, undertaken=undertaken, joined=joined)

    def and_again(self, rows: NDArray[np.intp]) -> "Orders":
        """Copies of the orders of all games, and after them of some games once more."""

        def more(table: Array) -> Array:
            return np.concatenate([table.T, table.T.take(rows, axis=-1)], axis=-1).T

        def extended(value: Any) -> Any:
            if isinstance(value, dict):
                return {name: more(table) for name, table in value.items()}
            return more(value)

        return Orders(**{each.name: extended(getattr(self, each.name)) for each in fields(self)})


def unit_costs(state: State, world: World) -> Array:
    """What a unit of each capability, committed, costs each nation: [g, n, k], units of budget."""
    costs = zeros_like(state.capability) + world.unit_cost
    place = world.discipline.get("security")
    if world.deep and place is not None:
        costs[..., place] *= 1 - grant(state, world, "cheap_security")
    return costs


def agreements_open(state: State, world: World) -> Array:
    """How many treaties and joint actions each nation can agree to in one turn: [g, n] (row 25).

    Source: for what speaking freely is worth, Sebenius, "Negotiation Analysis" (1992).
    """
    more = grant(state, world, "extra_agreement")
    return world.p.agreements.most + np.floor(more)


def commit_cost(commit: Array, state: State, world: World) -> Array:
    """What commitments cost each nation, in units of budget: [g, n] from [g, n, c, k]."""
    units = commit.sum(axis=2)  # whole numbers: exact in any order
    return in_order(units * unit_costs(state, world), axis=2)


def agreed_cost(orders: Orders, world: World) -> Array:
    """What the rulebook's orders, projects and joint actions cost each nation: [g, n]."""
    total: Array = orders.invest.sum(axis=1)
    for name, amount in orders.undertaken.items():
        total = total + amount.sum(axis=2) * world.p.orders[name].cost
    for name, party in orders.joined.items():
        total = total + party.sum(axis=2) * world.p.joint[name].cost
    return total


def cost(orders: Orders, state: State, world: World) -> Array:
    """What a nation's orders cost it in units of budget, but for answers to injects: [g, n]."""
    gifts = orders.transfer[..., 0].sum(axis=2)
    hardening: Array = (orders.harden[:, None, :] * world.owner).sum(axis=2)
    total: Array = commit_cost(orders.commit, state, world) + gifts + hardening
    return total + agreed_cost(orders, world)


def units_used(orders: Orders, world: World) -> Array:
    """Units of each capability that a nation's orders use, however: [g, n, k]."""
    used: Array = orders.commit.sum(axis=2) + orders.transfer[..., 1:].sum(axis=2)
    used = used + orders.lend.sum(axis=2)
    for name, amount in orders.undertaken.items():
        for capability, units in world.p.orders[name].uses.items():
            if capability in world.discipline:
                used[..., world.discipline[capability]] += units * amount.sum(axis=2)
    return used


def legal(orders: Orders, state: State, world: World) -> Flags:
    """Whether each nation's orders are within its means: booleans [g, n]."""
    affordable: Flags = cost(orders, state, world) <= state.budget
    at_hand: Flags = np.all(units_used(orders, world) <= state.capability, axis=2)
    return affordable & at_hand

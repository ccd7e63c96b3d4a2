"""What nations pledge and order in a turn, as arrays, and what that costs."""

from dataclasses import dataclass

import numpy as np

from game.quantities.catalogue import Catalogue
from game.quantities.grid import Array, in_order
from game.quantities.state import State
from game.rules.world import Flags, World


@dataclass(frozen=True, slots=True)
class Orders:
    """The orders of all nations in one turn of a batch of games.

    Axes: g games, n m nations, c crises, k capabilities, w what can be given (budget, then each
    capability), i infrastructure, j injects. Amounts are whole numbers, not negative.
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

    @classmethod
    def none(cls, catalogue: Catalogue, games: int) -> "Orders":
        """Nobody pledges or orders anything."""
        n, c, k, i, j = (
            len(catalogue.axes[axis])
            for axis in ("nation", "crisis", "capability", "infrastructure", "inject")
        )

        def table(*shape: int) -> Array:
            # Games vary fastest in memory, as in the state.
            return np.moveaxis(np.zeros((*shape, games)), -1, 0)

        return cls(
            pledged=table(n, c, k),
            commit=table(n, c, k),
            promised=table(n, n, 1 + k),
            transfer=table(n, n, 1 + k),
            harden=table(i),
            answer=table(j, n),
        )


def commit_cost(commit: Array, world: World) -> Array:
    """What commitments cost each nation, in units of budget: [g, n] from [g, n, c, k]."""
    units = commit.sum(axis=2)  # whole numbers: exact in any order
    return in_order(units * world.unit_cost, axis=2)


def cost(orders: Orders, world: World) -> Array:
    """What a nation's orders cost it in units of budget, but for answers to injects: [g, n]."""
    gifts = orders.transfer[..., 0].sum(axis=2)
    hardening: Array = (orders.harden[:, None, :] * world.owner).sum(axis=2)
    total: Array = commit_cost(orders.commit, world) + gifts + hardening
    return total


def units_used(orders: Orders) -> Array:
    """Units of each capability that a nation's orders use, committed or given: [g, n, k]."""
    used: Array = orders.commit.sum(axis=2) + orders.transfer[..., 1:].sum(axis=2)
    return used


def legal(orders: Orders, state: State, world: World) -> Flags:
    """Whether each nation's orders are within its means: booleans [g, n]."""
    affordable: Flags = cost(orders, world) <= state.budget
    at_hand: Flags = np.all(units_used(orders) <= state.capability, axis=2)
    return affordable & at_hand

"""What a nation's orders cost and use, and whether its means allow them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from game.quantities.grid import GRID
from game.rules.exercise import Exercise
from game.session.fold import Draft, Pledges, Quantities

BUDGET = "budget"
"""What can be given beside the capabilities."""


@dataclass(frozen=True, slots=True)
class Means:
    """What one nation has to spend in a turn."""

    budget: float
    capability: Mapping[str, float]
    unit_cost: Mapping[str, float]
    """Budget for a unit of each capability, committed."""


def means_of(exercise: Exercise, quantities: Quantities, nation: str) -> Means:
    """The means of a nation now."""
    capabilities = exercise.catalogue.axes["capability"]
    of = f"nation.{nation}."
    return Means(
        quantities[of + "budget"],
        {k: quantities[f"{of}capability.{k}"] for k in capabilities},
        exercise.unit_cost,
    )


def units_used(orders: Draft | Pledges, capability: str) -> int:
    """Units of a capability that go to crises and to partners."""
    given = (orders.commits, orders.transfers)
    return sum(units for part in given for (_, what), units in part.items() if what == capability)


def commit_cost(commits: Mapping[tuple[str, str], int], unit_cost: Mapping[str, float]) -> float:
    """What units for crises cost, as the rules will charge it: on the grid of quantities."""
    units = dict.fromkeys(unit_cost, 0)
    for (_, capability), amount in commits.items():
        units[capability] += amount
    total = 0.0
    for capability, cost in unit_cost.items():
        total += units[capability] * cost
    return on_grid(total)


def spending(orders: Draft | Pledges, means: Means) -> float:
    """Budget for everything but answers to injects."""
    gifts = sum(amount for (_, what), amount in orders.transfers.items() if what == BUDGET)
    hardening = sum(orders.hardening.values()) if isinstance(orders, Draft) else 0
    return commit_cost(orders.commits, means.unit_cost) + gifts + hardening


def prices(exercise: Exercise, draft: Draft) -> list[float]:
    """What the answers of a draft cost, in the order in which they will be carried out."""
    return [
        next(option.budget for option in inject.options if option.id == draft.answers[name])
        for name, inject in exercise.scenario.injects.items()
        if name in draft.answers
    ]


def spent(exercise: Exercise, draft: Draft, means: Means) -> float:
    """Budget for all orders and answers."""
    return spending(draft, means) + sum(on_grid(price) for price in prices(exercise, draft))


def can_pay(exercise: Exercise, orders: Draft | Pledges, means: Means) -> bool:
    """Whether the budget covers everything, answers last."""
    left = means.budget - spending(orders, means)
    if left < 0:
        return False
    for price in prices(exercise, orders) if isinstance(orders, Draft) else ():
        if price > left:
            return False
        left -= on_grid(price)
    return True


def on_grid(amount: float) -> float:
    """A number rounded to the grid of quantities, as the rules round it.

    >>> on_grid(0.1)
    0.099609375
    """
    return round(amount * GRID) / GRID


def whole(amount: float) -> int:
    """The whole units in an amount."""
    return math.floor(amount)


def plain(amount: float) -> str:
    """A number as a sentence says it: no more than two decimals, and none if it is whole.

    >>> plain(3.0), plain(2.456), plain(-0.001)
    ('3', '2.46', '0')
    """
    return f"{round(amount, 2) or 0:g}"

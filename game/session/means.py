"""What a nation's orders cost and use, and whether its means allow them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from game.quantities.grid import GRID
from game.rules.exercise import Exercise
from game.scenario.accords import Grant
from game.session.fold import Draft, Playthrough, Pledges, Quantities

BUDGET = "budget"
"""What can be given beside the capabilities."""


@dataclass(frozen=True, slots=True)
class Means:
    """What one nation has to spend in a turn."""

    budget: float
    capability: Mapping[str, float]
    unit_cost: Mapping[str, float]
    """Budget for a unit of each capability, committed."""
    agreed: float = 0.0
    """Budget that what it has agreed to this turn will cost."""


_Known = tuple[Exercise, Quantities, object, bool, Means]

_known: dict[str, _Known] = {}


def means_of(exercise: Exercise, play: Playthrough, nation: str) -> Means:
    """The means of a nation now.

    Made once for as long as neither the numbers nor the proposals change; neither is ever changed
    in place (`game.session.fold`), so the same mapping says the same.
    """
    numbers, proposals, acting = play.quantities, play.table.proposals, play.assessed < play.turn
    if nation in _known:
        of, then, proposed, was_acting, means = _known[nation]
        if of is exercise and then is numbers and proposed is proposals and was_acting is acting:
            return means
    means = _means(exercise, play, nation)
    _known[nation] = exercise, numbers, proposals, acting, means
    return means


def _means(exercise: Exercise, play: Playthrough, nation: str) -> Means:
    quantities = play.quantities
    capabilities = exercise.catalogue.axes["capability"]
    of = f"nation.{nation}."
    return Means(
        quantities[of + "budget"],
        {k: quantities[f"{of}capability.{k}"] for k in capabilities},
        _unit_cost(exercise, quantities, nation),
        _agreed(exercise, play, nation),
    )


def _unit_cost(exercise: Exercise, quantities: Quantities, nation: str) -> Mapping[str, float]:
    """Budget for a unit of each capability; drones make security cheaper."""
    costs = exercise.unit_cost
    off = granted(exercise, quantities, nation, "cheap_security")
    return {**costs, "security": costs["security"] * (1 - off)} if off else costs


def _agreed(exercise: Exercise, play: Playthrough, nation: str) -> float:
    if not play.table.proposals:
        return 0.0
    joint = exercise.rulebook.joint
    return sum(
        on_grid(joint[agreement].cost)
        for agreement, _ in play.table.party_to(nation)
        if agreement in joint and play.assessed < play.turn
    )


def granted(exercise: Exercise, quantities: Quantities, nation: str, name: Grant) -> float:
    """How much of something a nation has from treaties and projects, 0 to 1.

    What `game.rules.grants` reckons in arrays.
    """
    total, axes = 0.0, exercise.catalogue.axes
    treaties, projects = exercise.world.accords.givers(name)
    for place, share in treaties:
        treaty = axes["treaty"][place]
        if quantities[f"treaty.{treaty}.in_force"]:
            total += share * quantities[f"treaty.{treaty}.member.{nation}"]
    for place, share in projects:
        project = axes["project"][place]
        if quantities[f"project.{project}.complete"]:
            total += share * quantities[f"project.{project}.member.{nation}"]
    return min(total, 1.0)


def units_used(exercise: Exercise, orders: Draft | Pledges, capability: str) -> int:
    """Units of a capability that go to crises and to partners, or are busy with other orders."""
    given = [orders.commits, orders.transfers]
    busy = 0
    if isinstance(orders, Draft):
        given.append(orders.loans)
        for (_, name), units in orders.undertaken.items():
            busy += units * exercise.rulebook.orders[name].uses.get(capability, 0)
    return busy + sum(
        units for part in given for (_, what), units in part.items() if what == capability
    )


def commit_cost(commits: Mapping[tuple[str, str], int], unit_cost: Mapping[str, float]) -> float:
    """What units for crises cost, as the rules will charge it: on the grid of quantities."""
    units = dict.fromkeys(unit_cost, 0)
    for (_, capability), amount in commits.items():
        units[capability] += amount
    total = 0.0
    for capability, cost in unit_cost.items():
        total += units[capability] * cost
    return on_grid(total)


def spending(exercise: Exercise, orders: Draft | Pledges, means: Means) -> float:
    """Budget for everything but answers to injects."""
    gifts = sum(amount for (_, what), amount in orders.transfers.items() if what == BUDGET)
    total = commit_cost(orders.commits, means.unit_cost) + gifts + means.agreed
    if isinstance(orders, Draft):
        total += sum(orders.hardening.values()) + sum(orders.investments.values())
        for (_, name), units in orders.undertaken.items():
            total += on_grid(units * exercise.rulebook.orders[name].cost)
    return total


def prices(exercise: Exercise, draft: Draft) -> list[float]:
    """What the answers of a draft cost, in the order in which they will be carried out."""
    return [
        next(option.budget for option in inject.options if option.id == draft.answers[name])
        for name, inject in exercise.scenario.injects.items()
        if name in draft.answers
    ]


def spent(exercise: Exercise, draft: Draft, means: Means) -> float:
    """Budget for all orders and answers."""
    return spending(exercise, draft, means) + sum(
        on_grid(price) for price in prices(exercise, draft)
    )


def can_pay(exercise: Exercise, orders: Draft | Pledges, means: Means) -> bool:
    """Whether the budget covers everything, answers last."""
    left = means.budget - spending(exercise, orders, means)
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

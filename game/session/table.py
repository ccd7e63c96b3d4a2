"""Between the playthrough, which has names, and the rules, which have arrays."""

import numpy as np

from game.quantities.dice import Seeds
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders
from game.session.fold import Quantities, Table
from game.session.means import BUDGET


def seeds_of(seed: int) -> Seeds:
    """The seed of one game, as the dice take it."""
    return np.array([seed], dtype=np.uint64)


def state_of(exercise: Exercise, quantities: Quantities) -> State:
    """One game in which the named quantities have these values; the others are at their start."""
    row = np.array([exercise.initial])
    for name, quantity in exercise.catalogue.quantities.items():
        row[0, quantity.column] = quantities[name]
    return State(exercise.catalogue, row)


def orders_of(exercise: Exercise, table: Table) -> Orders:
    """What all nations have promised and ordered, as the rules take it."""
    orders = Orders.none(exercise.catalogue, 1)
    axes = exercise.catalogue.axes
    for place, nation in enumerate(axes["nation"]):
        pledges, draft = table.pledges_of(nation), table.draft_of(nation)
        for part, commits, gifts in (
            (pledges, orders.pledged, orders.promised),
            (draft, orders.commit, orders.transfer),
        ):
            for (crisis, what), units in part.commits.items():
                commits[
                    0, place, _place(exercise, "crisis", crisis), _capability(exercise, what)
                ] = units
            for (to, what), amount in part.transfers.items():
                gifts[0, place, _place(exercise, "nation", to), _gift(exercise, what)] = amount
        for thing, budget in draft.hardening.items():
            orders.harden[0, _place(exercise, "infrastructure", f"{nation}.{thing}")] = budget
        for inject, option in draft.answers.items():
            options = [known.id for known in exercise.scenario.injects[inject].options]
            orders.answer[0, _place(exercise, "inject", inject), place] = 1 + options.index(option)
    return orders


def pledged(exercise: Exercise, table: Table) -> Array:
    """Units promised to crises: [1, nation, crisis, capability]."""
    return orders_of(exercise, table).pledged


def _place(exercise: Exercise, axis: str, id: str) -> int:
    return exercise.catalogue.axes[axis].index(id)


def _capability(exercise: Exercise, capability: str) -> int:
    return exercise.world.discipline[capability]


def _gift(exercise: Exercise, what: str) -> int:
    """The place of what is given: budget, then each capability."""
    return 0 if what == BUDGET else 1 + _capability(exercise, what)

"""Between the playthrough, which has names, and the rules, which have arrays."""

import numpy as np

from game.quantities.dice import Seeds
from game.quantities.grid import Array, zeros
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


_latest: list[tuple[Exercise, Quantities, State]] = []


def state_now(exercise: Exercise, quantities: Quantities) -> State:
    """The same, to be read and not written: made once for as long as nothing changes.

    Quantities are never changed in place (`game.session.fold`), so the same mapping is the same
    state.
    """
    if not (_latest and _latest[0][0] is exercise and _latest[0][1] is quantities):
        state = state_of(exercise, quantities)
        state.values.flags.writeable = False
        _latest[:] = [(exercise, quantities, state)]
    return _latest[0][2]


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
        for (to, what), units in draft.loans.items():
            lent = orders.lend[0, place, _place(exercise, "nation", to)]
            lent[_capability(exercise, what)] = units
        for project, budget in draft.investments.items():
            orders.invest[0, _place(exercise, "project", project), place] = budget
        for (target, name), units in draft.undertaken.items():
            kind = exercise.rulebook.orders[name].target
            table_of = _targets(exercise, orders.undertaken, name, kind)
            table_of[0, place, exercise.world.accords.targets(kind).index(target)] = units
        for thing, budget in draft.hardening.items():
            orders.harden[0, _place(exercise, "infrastructure", f"{nation}.{thing}")] = budget
        for inject, option in draft.answers.items():
            options = [known.id for known in exercise.scenario.injects[inject].options]
            orders.answer[0, _place(exercise, "inject", inject), place] = 1 + options.index(option)
    _put_agreements(exercise, orders, table)
    return orders


def _put_agreements(exercise: Exercise, orders: Orders, table: Table) -> None:
    """What nations have agreed to, leave and call for."""
    for (agreement, target), proposal in table.proposals.items():
        parties = [_place(exercise, "nation", nation) for nation in proposal.accepted]
        if agreement in exercise.rulebook.treaties:
            orders.sign[0, _place(exercise, "treaty", agreement), parties] = 1
        else:
            kind = exercise.rulebook.joint[agreement].target
            at = exercise.world.accords.targets(kind).index(target)
            _targets(exercise, orders.joined, agreement, kind)[0, parties, at] = 1
    for nation, treaty in table.leaving:
        at = _place(exercise, "treaty", treaty)
        orders.leave[0, at, _place(exercise, "nation", nation)] = 1
    for nation, treaty, crisis in table.calls:
        at = _place(exercise, "treaty", treaty)
        who = _place(exercise, "nation", nation)
        orders.invoke[0, at, who, _place(exercise, "crisis", crisis)] = 1


def _targets(exercise: Exercise, tables: dict[str, Array], name: str, kind: str) -> Array:
    """The table of an order or a joint action, [1, nation, target], made if there is none yet."""
    targets = len(exercise.world.accords.targets(kind))
    return tables.setdefault(name, zeros(1, exercise.world.nations, targets))


def _place(exercise: Exercise, axis: str, id: str) -> int:
    return exercise.catalogue.axes[axis].index(id)


def _capability(exercise: Exercise, capability: str) -> int:
    return exercise.world.discipline[capability]


def _gift(exercise: Exercise, what: str) -> int:
    """The place of what is given: budget, then each capability."""
    return 0 if what == BUDGET else 1 + _capability(exercise, what)

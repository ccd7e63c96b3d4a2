"""The rulebook's orders and joint actions, carried out: who gave them, on whom, what they change.

Each acts under a cause of its own, `order:ID` or `joint:ID`, with the nation that gave it.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from game.quantities.compiled import Change
from game.quantities.grid import Array, in_order, zeros_like
from game.quantities.state import State
from game.rules.ledger import Ledger
from game.rules.orders import Orders
from game.rules.scene import Changes, Scene, add, carry
from game.rules.world import Flags, World
from game.scenario.accords import OrderKind

TOLD = 0.05
"""The least likelihood of a suspicion that is told."""

_WORD = re.compile(r"\w+")


def possible(
    state: State,
    world: World,
    name: str,
    nations: Sequence[int],
    aimed: Mapping[str, Flags] | None = None,
) -> Flags:
    """Where the nations at these places may give an order of the rulebook: booleans [g, n, t].

    `aimed` gives what `aims` would, by kind of target, if that is known.
    """
    order, places = world.p.orders[name], list(nations)
    allowed, conditions = world.accords.openings(name)
    may: Flags = np.zeros((state.games, len(places), allowed.shape[1]), dtype=bool, order="F")
    may[:] = allowed[places]
    for n, nation in enumerate(places):
        for t, holds in conditions[nation]:
            may[:, n, t] = holds(state.values)
    if order.target in ("crisis", "adversary"):
        at = aims(state, world, order.target) if aimed is None else aimed[order.target]
        may &= at[:, places]
    return may


def aims(state: State, world: World, kind: str) -> Flags:
    """At what each nation may aim an order or a joint action, so far as it can know:
    booleans [g, n, t].
    """
    shape = state.games, world.nations, len(world.accords.targets(kind))
    out = state.status != 0
    match kind:
        case "crisis":
            return np.broadcast_to(out[:, None], shape)
        case "adversary":
            return known_adversaries(state, world)
        case "accusation":
            known = known_adversaries(state, world)[:, :, None]
            pairs = np.empty((world.nations, *out.shape[1:], known.shape[-1], len(out)), dtype=bool)
            np.logical_and(out[:, None, :, None], known, out=np.moveaxis(pairs, -1, 0))
            return np.moveaxis(pairs.reshape(*shape[1:], len(out)), -1, 0)
    return np.broadcast_to(np.True_, shape)


def known_adversaries(state: State, world: World) -> Flags:
    """Whom each nation has heard of: suspected, accused in public, or named: [g, n, a]."""
    out = state.status != 0
    heard = ((state.belief >= TOLD) & out[:, None, :, None]).any(axis=2)
    named = (state.evidence >= world.p.evidence.named) & out & (world.culprit >= 0)
    is_culprit = world.culprit[:, None] == np.arange(state.resolve.shape[1])
    accused = (state.accused > 0).any(axis=(1, 2)) | (named[..., None] & is_culprit).any(axis=1)
    known: Flags = heard | accused[:, None]
    return known


def carry_out_orders(scene: Scene, ledger: Ledger | None) -> None:
    """Every order of the rulebook that was given and may be; plans advance or are lost (row 15).

    Whether they may be is seen before the first of them; what they change, one after the other.
    Source for plans: Kydland and Prescott (1977), what is begun and not kept up is wasted.
    """
    state, world, p = scene.state, scene.world, scene.world.p
    counted = {name: ordered(scene.orders, state, world, name) for name in scene.orders.undertaken}
    given: list[tuple[str, list[tuple[Change, Array]]]] = []
    plans = zeros_like(state.plan)
    longer = world.accords.catalogue.axes["order"]
    for place, name in enumerate(longer):
        plans[..., place] = -state.plan[..., place]
        if name not in counted:
            continue
        done = counted[name].sum(axis=2) > 0
        kept = done & (state.plan[..., place] + 1 < p.orders[name].turns)
        plans[..., place] = np.where(kept, 1.0, plans[..., place])
    for name, units in counted.items():
        amounts = units
        if p.orders[name].turns > 1:
            ripe = state.plan[..., longer.index(name)] + 1 >= p.orders[name].turns
            amounts = units * ripe[..., None]
        given += _effects(world, name, p.orders[name], amounts)
    if longer:
        add(state, "plan", plans, "plans", ledger)
    for cause, wanted in given:
        carry(wanted, state, cause, ledger)


def ordered(orders: Orders, state: State, world: World, name: str) -> Array:
    """The units of an order that count: [g, n, t], none where it may not be given."""
    given = orders.undertaken[name]
    givers = np.flatnonzero(given.any(axis=(0, 2))).tolist()
    may = possible(state, world, name, givers)
    counted = np.minimum(given, world.p.orders[name].most)
    for place, n in enumerate(givers):
        counted[:, n] *= may[:, place].astype(np.float64)
    return counted


def _effects(
    world: World, name: str, order: OrderKind, amounts: Array
) -> list[tuple[str, list[tuple[Change, Array]]]]:
    accords = world.accords
    given = np.asarray(amounts.any(axis=0))
    found = []
    for n, one in enumerate(accords.catalogue.axes["nation"]):
        wanted = [
            (change, amounts[:, n, t])
            for t, target in enumerate(accords.targets(order.target))
            if given[n, t]
            for change in accords.changes(order.effects, one, "", target)
        ]
        if wanted:
            found.append((f"order:{name}:{one}", wanted))
    return found


def agreed(orders: Orders, state: State, world: World, name: str) -> Array:
    """The parties to a joint action where there are enough of them: [g, n, t], 0 or 1."""
    joint, joined = world.p.joint[name], orders.joined[name]
    counted = zeros_like(joined)
    for target in np.flatnonzero(joined.any(axis=(0, 1))).tolist():
        parties = joined[:, :, target]
        enough = parties.sum(axis=1) >= joint.least
        enough &= in_order(parties * state.voice, axis=1) + 1e-9 >= joint.quorum
        counted[:, :, target] = parties * enough[:, None]
    return counted


def carry_out_joint(scene: Scene, ledger: Ledger | None) -> None:
    """Every joint action on which enough have agreed: for its parties, and once for its target."""
    world, state = scene.world, scene.state
    for name in scene.orders.joined:
        joint = world.p.joint[name]
        parties = agreed(scene.orders, state, world, name)
        targets = world.accords.targets(joint.target)
        for t in np.flatnonzero(parties.any(axis=(0, 1))).tolist():
            aim = "" if joint.target == "accusation" else targets[t]
            between(scene, joint.effects, parties[:, :, t], f"joint:{name}", ledger, aim)
            done = parties[:, :, t].max(axis=1)
            outcome = world.accords.changes(joint.outcome, target=aim)
            carry([(c, done) for c in outcome], state, f"joint:{name}", ledger)


def between(
    scene: Scene,
    texts: tuple[str, ...],
    parties: Array,
    cause: str,
    ledger: Ledger | None,
    target: str = "",
) -> None:
    """Carries out effects for each party (`self`) and, where it is named, each other party.

    `parties` is [g, n], 1 where a nation is one. All see the state as it was before.
    """
    accords = scene.world.accords
    nations = accords.catalogue.axes["nation"]
    paired = tuple(text for text in texts if "other" in _WORD.findall(text))
    alone = tuple(text for text in texts if text not in paired)
    wanted: list[tuple[Change, Array]] = []
    for n in np.flatnonzero(parties.any(axis=0)).tolist():
        one = nations[n]
        wanted += [(c, parties[:, n]) for c in accords.changes(alone, one, "", target)]
        for m, other in enumerate(nations) if paired else ():
            both = parties[:, n] * parties[:, m]
            if n != m and both.any():
                wanted += [(c, both) for c in accords.changes(paired, one, other, target)]
    carry(wanted, scene.state, cause, ledger)


def agreed_costs(scene: Scene) -> Changes:
    """What orders, projects and joint actions of the rulebook cost: budget, [games, nation]."""
    orders, state, world = scene.orders, scene.state, scene.world
    total: Array = orders.invest.sum(axis=1)
    for name in orders.undertaken:
        units = ordered(orders, state, world, name).sum(axis=2)
        total = total + units * world.p.orders[name].cost
    for name in orders.joined:
        parties = agreed(orders, state, world, name).sum(axis=2)
        total = total + parties * world.p.joint[name].cost
    return {"budget": -total}

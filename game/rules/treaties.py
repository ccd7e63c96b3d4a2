"""Treaties: signed, ratified at home, in force, kept or broken, left, and invoked (rows 14, 35)."""

from collections.abc import Iterator
from functools import reduce

import numpy as np

from game.quantities.grid import Array, in_order, zeros_like
from game.quantities.state import State
from game.rules.effort import touch
from game.rules.ledger import Ledger
from game.rules.orders import Orders
from game.rules.scene import Changes, Scene, add
from game.rules.undertakings import between
from game.rules.world import World
from game.scenario.accords import Treaty


def ratification(scene: Scene) -> Changes:
    """Who has signed ratifies when it is stable enough at home, or lets the signature lapse.

    Signed (the turn of signature) and member, [games, treaty, nation]. Diplomacy that the nation
    commits this turn eases it.
    Source: Putnam, "Diplomacy and domestic politics: the logic of two-level games" (1988).
    """
    s, p, world = scene.state, scene.world.p.agreements, scene.world
    place = world.discipline.get("diplomacy")
    talks = scene.orders.commit[..., place].sum(axis=2) if place is not None else 0.0
    support = s.stability + p.eased * talks  # [g, n]
    turn = s.turn[:, None, None]
    fresh = scene.orders.sign * (s.member == 0) * (s.signed == 0) * turn
    pending = s.signed + fresh
    ratified = (pending > 0) & (support[:, None, :] >= world.ratification[:, None])
    void = (pending > 0) & ~ratified & (turn - pending >= p.patience - 1)
    return {
        "member": ratified - 0.0,
        "signed": np.where(ratified | void, 0.0, pending) - s.signed,
    }


def leaving(scene: Scene) -> Changes:
    """A party that leaves is no party any more, and the others trust it less.

    Member, [games, treaty, nation]; trust and grievance, [games, i, j]: of i in j that leaves.
    Source: Leeds, "Alliance reliability in times of war" (2003).
    """
    s = scene.state
    left = scene.orders.leave * s.member
    lost = zeros_like(s.trust)
    for place, treaty in enumerate(scene.world.p.treaties.values()):
        if left[:, place].any():
            lost += _minded(scene, place, left[:, place]) * treaty.leaving
    lost = lost * s.trust / 100
    return {"member": -left, "trust": -lost, "grievance": lost}


def desertion(scene: Scene) -> Changes:
    """Where the partnership falls apart, who trusts nobody leaves its treaties (section 5).

    Member, [games, treaty, nation].
    Source: Snyder, "Alliance Politics" (1997), the fear of entrapment.
    """
    s, p, world = scene.state, scene.world.p.agreements, scene.world
    mean = in_order(s.trust, axis=2) / max(world.nations - 1, 1)
    gone = (s.cohesion < p.desertion)[:, None] & (mean < p.estranged)
    return {"member": -s.member * gone[:, None, :]}


def force(scene: Scene) -> Changes:
    """A treaty is in force while it has two parties, its quorum by voice, and enough cohesion.

    [games, treaty], 0 or 1.
    """
    s, world = scene.state, scene.world
    voice = in_order(s.member * s.voice[:, None, :], axis=2)
    enough = (s.member.sum(axis=2) >= 2) & (voice + 1e-9 >= world.quorum)
    held = np.greater_equal(s.cohesion[:, None], world.lapses_below, order="F")
    return {"in_force": (enough & held) - s.in_force}


def at_work(scene: Scene, ledger: Ledger | None) -> None:
    """What each treaty in force changes between its parties, a turn."""
    state = scene.state
    for place, (name, treaty) in enumerate(scene.world.p.treaties.items()):
        bound = state.member[:, place] * state.in_force[:, place, None]
        if treaty.effects and bound.any():
            between(scene, treaty.effects, bound, f"treaty:{name}", ledger)


def obligations(scene: Scene, ledger: Ledger | None) -> None:
    """A party that does not do what a treaty in force obliges it to breaks it, for all to see.

    Trust lost and grievance gained by every other party, and the count of breaches. Not answering
    a call for help that was rightly made counts as breach (row 35).
    Source: Guzman, "How International Law Works" (2008), reputation as the price of breach.
    """
    state, world = scene.state, scene.world
    called = _owed_in_vain(scene.orders, state, world)
    for place, (name, treaty) in enumerate(world.p.treaties.items()):
        bound = state.member[:, place] * state.in_force[:, place, None]
        if not bound.any():
            continue
        broken = bound * np.maximum(_unmet(scene, treaty), called[:, place])
        if not broken.any():
            continue
        lost = _minded(scene, place, broken) * treaty.breach * state.trust / 100
        add(state, "breaches", broken, f"breach:{name}", ledger, at=place)
        add(state, "trust", -lost, f"breach:{name}", ledger)
        add(state, "grievance", lost, f"breach:{name}", ledger)


def _unmet(scene: Scene, treaty: Treaty) -> Array:
    """[g, n]: 1 where a nation does not do what a treaty obliges to."""
    state, accords = scene.state, scene.world.accords
    unmet = zeros_like(state.stability)
    if treaty.obligation is not None:
        for n, one in enumerate(accords.catalogue.axes["nation"]):
            unmet[:, n] = accords.holds(treaty.obligation, one)(state.values) == 0
    return unmet


def _minded(scene: Scene, place: int, done: Array) -> Array:
    """[g, i, j]: 1 where party i to a treaty minds what party j has `done` [g, j]; else 0."""
    member = scene.state.member[:, place]
    minded: Array = member[:, :, None] * done[:, None, :] * scene.world.others
    return minded


def owed(orders: Orders, state: State, world: World) -> Array | None:
    """Units that parties owe by calls for help rightly made: [g, n, c, k]; None if nobody owes any
    (row 35).

    A party may call when a crisis strikes it hard enough. Every other party then owes a share of
    what it has of each discipline that the crisis asks for.
    Source: Olson and Zeckhauser (1966); the form follows clauses of mutual assistance.
    """
    owes = [by_treaty for _, by_treaty in _calls(orders, state, world)]
    if not owes:
        return None
    due: Array = _share(state, world) * reduce(np.add, owes)[..., None]
    return due


def _share(state: State, world: World) -> Array:
    """[g, n, c, k]: the units that a nation owes a crisis if it owes it help."""
    has = world.p.collective.owed * state.capability  # [g, n, k]
    all_of_it = np.maximum(in_order(has, axis=1), 1)[:, None]  # [g, 1, k]
    asked = np.minimum(state.demand / all_of_it, 1)  # [g, c, k]: nobody owes what is not asked for
    share = has[:, :, None] * asked[:, None]
    return np.floor(share, out=share)


def _calls(orders: Orders, state: State, world: World) -> Iterator[tuple[int, Array]]:
    """For each treaty whose help was called for: its place, and who owes help to which crisis,
    [g, n, c], 0 or 1.
    """
    p = world.p.collective
    collective = (place for place, one in enumerate(world.p.treaties.values()) if one.collective)
    invoked = [place for place in collective if orders.invoke[:, place].any()]
    if not invoked:
        return
    struck = np.swapaxes(touch(state, world) * (state.severity / 100)[..., None], 1, 2)
    for place in invoked:
        bound = state.member[:, place] * state.in_force[:, place, None]  # [g, n]
        called = orders.invoke[:, place] * (struck >= p.struck) * bound[..., None]  # [g, n, c]
        if called.any():
            by_others = called.sum(axis=1, keepdims=True) - called
            yield place, bound[..., None] * (by_others > 0)


def _owed_in_vain(orders: Orders, state: State, world: World) -> Array:
    """[g, a, n]: 1 where a nation sent less than it owed by a treaty."""
    failed = zeros_like(state.breaches)
    owes = tuple(_calls(orders, state, world))
    if owes:
        short = (orders.commit < _share(state, world)).any(axis=3)  # [g, n, c]
        for place, by_treaty in owes:
            failed[:, place] = (short & (by_treaty > 0)).any(axis=2)
    return failed

"""The economy of a partnership: trade, upkeep, development and investment (12, 13, 28, 29, 31)."""

import numpy as np

from game.quantities.grid import Array, in_order, zeros_like
from game.rules.effort import open_crises
from game.rules.grants import grant
from game.rules.scene import Changes, Scene


def trade_links(scene: Scene) -> Changes:
    """Trade grows where nations trust each other and have agreed on it, and withers where not.

    Trade, [games, i, j], 0 to 1, the same both ways (row 12).
    Source: Oneal and Russett (1997); Keohane and Nye, "Power and Interdependence" (1977).
    """
    s, p, world = scene.state, scene.world.p.economy, scene.world
    mutual = scene.once(_mutual)
    eased = grant(s, world, "trade")
    agreed = np.minimum(eased[:, :, None], eased[:, None, :])
    grown = (p.trade + agreed) * mutual * (1 - s.trade)
    withered = p.shrinking * (1 - mutual) * s.trade
    return {"trade": (grown - withered) * world.others}


def disputes(scene: Scene) -> Changes:
    """Nations quarrel, the less the more they trade and trust: trust, [games, i, j] (row 12).

    Source: Oneal and Russett (1997), "The Classical Liberals Were Right".
    """
    s, p, world = scene.state, scene.world.p.economy, scene.world
    mutual = scene.once(_mutual)
    chance = p.dispute * (1 - s.trade) * (1 - mutual)
    draws = scene.dice.uniform("dispute", world.nations, world.nations)
    lower = np.tri(world.nations, k=-1, dtype=bool)
    draws = np.where(lower, np.swapaxes(draws, 1, 2), draws)  # one for both of a pair
    quarrel = (draws < chance) * world.others
    return {"trust": -p.quarrel * s.trust / 100 * quarrel}


def _mutual(scene: Scene) -> Array:
    """[g, i, j]: how far two nations trust each other, 0 to 1."""
    trust = scene.state.trust
    mutual: Array = (trust + np.swapaxes(trust, 1, 2)) / 200
    return mutual


def upkeep(scene: Scene) -> Changes:
    """Capabilities cost their keep, less under an umbrella of partners one trusts (row 31).

    Budget and upkeep, [games, nation], units.
    Source: Sandler and Hartley (1995), alliances save their members defence spending.
    """
    s, p, world = scene.state, scene.world.p.economy, scene.world
    cover = grant(s, world, "umbrella")
    mean = in_order(s.trust, axis=2) / (100 * max(world.nations - 1, 1))
    cost = p.upkeep * in_order(s.capability, axis=2) * (1 - cover * mean)
    return {"budget": -cost, "upkeep": cost - s.upkeep}


def refunds(scene: Scene) -> Changes:
    """What was sent beyond the demand is saved in part where partners work well together (row 28).

    Budget, [games, nation], units.
    Source: Kress, "Operational Logistics" (2002).
    """
    s, p, world = scene.state, scene.world.p.economy, scene.world
    effective, effort = scene.effort.effective, scene.effort
    beyond = np.maximum(effective - s.demand, 0) / np.maximum(effective, 1)  # [g, c, k]
    joined = in_order(s.interoperability, axis=2) / max(world.nations - 1, 1)  # [g, n]
    spent = effort.units * beyond[:, None] * world.unit_cost
    saved = in_order(in_order(spent, axis=3), axis=2)
    return {"budget": p.refund * joined * saved}


def development(scene: Scene) -> Changes:
    """Crises that reach civilians set development back; what there is of it makes growth (row 13).

    Development and prosperity, [games, nation], points. Spending on it is an order of the rulebook.
    Source: Collier, "The Bottom Billion" (2007), conflict as development in reverse; UNDP (1994).
    """
    s, p = scene.state, scene.world.p.economy
    return {
        "development": -p.setback * np.minimum(scene.once(_struck), 1) * s.development / 100,
        "prosperity": p.growth * np.maximum(s.development - 50, 0) / 50,
    }


def investment(scene: Scene) -> Changes:
    """Foreign investment goes where it is safe and stable, and leaves those that are hit (row 29).

    Prosperity, [games, nation], points; over all nations it sums to nothing.
    Source: Busse and Hefeker, "Political risk, institutions and foreign direct investment" (2007).
    """
    s, p, world = scene.state, scene.world.p.economy, scene.world
    safe = s.stability / 100 * (1 - np.minimum(scene.once(_struck), 1))
    mean = in_order(safe, axis=1)[:, None] / world.nations
    return {"prosperity": p.investment * (safe - mean)}


def _struck(scene: Scene) -> Array:
    """[g, n]: how hard open crises strike each nation: reach times severity, over all."""
    s = scene.state
    weight = scene.touch * (s.severity / 100 * open_crises(s))[..., None]
    return in_order(weight, axis=1)


def voice(scene: Scene) -> Changes:
    """Who decides how much: one nation, one vote, blended with what each has carried (row 17).

    Voice, [games, nation], shares that add up to 1.
    Source: Penrose (1946) on voting power; Strand and Rapkin (2011) on weighted voting.
    """
    s, p, world = scene.state, scene.world.p.voice, scene.world
    carried = s.burden * s.income * s.prosperity / 100
    total = in_order(carried, axis=1)[:, None]
    share = np.full_like(carried, 1 / world.nations)
    np.divide(carried, total, out=share, where=total > 0)
    level = (1 - p.contribution) / world.nations + p.contribution * share
    return {"voice": level - s.voice}


def lending(scene: Scene) -> Changes:
    """Capabilities lent to a partner, for two turns after this one, and those that come back (2).

    Capability [games, nation, capability], lent and due [games, lender, borrower, capability].
    """
    s = scene.state
    fresh = scene.orders.lend
    if not (fresh.any() or s.lent.any() or s.due.any()):
        return {}
    back, left = zeros_like(s.due), s.capability.copy(order="K")
    for lender in range(scene.world.nations):  # nobody gives back what it has not
        np.clip(np.minimum(s.due[:, lender], left), 0, None, out=back[:, lender])
        left -= s.due[:, lender]
    out = fresh.sum(axis=2) - fresh.sum(axis=1)
    home = back.sum(axis=2) - back.sum(axis=1)
    return {"capability": home - out, "due": s.lent - s.due, "lent": fresh - s.lent}

"""What moves trust, a turn (section 5 of the rules).

`trust[g, i, j]` is how far i trusts j. Every term here looks at the trust before all of them, so
their order does not matter; gains shrink near 100 and losses near 0, so that the scale holds.
Nations are i and j (and m, a third one); c crises, k capabilities, w what can be given.
"""

import numpy as np

from game.quantities.grid import Array, in_order, zeros_like
from game.rules.burden import load
from game.rules.scene import Changes, Scene


def kept_pledges(scene: Scene) -> Changes:
    """A pledge kept: j did for a crisis what it had promised, and i thinks better of it.

    Trust, [games, i, j], points, never negative; more the more the crisis hurts i.
    Source: Axelrod (1984); Mayer, Davis and Schoorman (1995), integrity as a ground of trust.
    """
    kept = np.minimum(scene.orders.pledged, scene.orders.commit)
    return {"trust": _gain(scene, scene.world.p.trust.kept * _noticed(scene, kept))}


def broken_pledges(scene: Scene) -> Changes:
    """A pledge broken: j did less for a crisis than it had promised, and i thinks worse of it.

    Trust, [games, i, j], points, never positive. A loss weighs about twice an equal gain.
    Source: Slovic (1993), trust is lost faster than it is won; Kahneman and Tversky (1979).
    """
    short = np.maximum(scene.orders.pledged - scene.orders.commit, 0)
    return {"trust": _loss(scene, scene.world.p.trust.broken * _noticed(scene, short))}


def free_riding(scene: Scene) -> Changes:
    """Free riding: j carries less than its share while i carries its own, and i minds.

    Trust, [games, i, j], points, never positive.
    Source: Olson and Zeckhauser (1966), burden sharing; Fehr and Gächter (2000), resentment of
    free riders.
    """
    p, world = scene.world.p.trust, scene.world
    now = scene.once(load)
    fair = (in_order(now, axis=1) / world.nations)[:, None]
    share = now / np.maximum(fair, 1 / 1024)
    short = np.maximum(1 - share, 0)[:, None, :]
    carries = (share >= 1)[:, :, None]
    matters = np.minimum(fair, 1)[:, :, None]
    return {"trust": _loss(scene, p.free_riding * short * carries * matters)}


def aid_received(scene: Scene) -> Changes:
    """Aid: j gave i budget or capability.

    Trust, [games, i, j], points, never negative.
    Source: Mauss, "The Gift" (1925); Nowak and Sigmund (1998) on giving and standing.
    """
    return {"trust": _gain(scene, scene.world.p.trust.aid * _worth(scene, scene.orders.transfer))}


def broken_promises(scene: Scene) -> Changes:
    """Aid that did not come: j gave i less than it had promised.

    Trust, [games, i, j], points, never positive.
    Source: as for `broken_pledges`.
    """
    short = scene.orders.promised
    if short.any():
        short = np.maximum(short - scene.orders.transfer, 0)
    p = scene.world.p.trust
    weight = p.aid * p.broken / max(p.kept, 1)
    return {"trust": _loss(scene, weight * _worth(scene, short))}


def reputation(scene: Scene) -> Changes:
    """How j treats others, as i sees it: a weaker echo of what they think of it now.

    Trust, [games, i, j], points. i takes over a share of what moved each other m about j, the
    more the further it trusts m.
    Source: Nowak and Sigmund (1998), indirect reciprocity by image scoring.
    """
    s, p, world = scene.state, scene.world.p.trust, scene.world
    if world.nations < 3:
        return {}
    moved = scene.once(kept_pledges)["trust"] + scene.once(broken_pledges)["trust"]
    moved = moved + scene.once(aid_received)["trust"]
    moved = moved + scene.once(broken_promises)["trust"]  # [g, m, j]
    believed = s.trust / 100  # [g, i, m]; 0 of oneself
    echo = zeros_like(s.trust)
    for m in range(world.nations):
        echo += believed[:, :, m, None] * moved[:, m, None, :]
    echo *= world.others * p.second_hand / (world.nations - 2)
    scale = np.where(echo > 0, 1 - s.trust / 100, s.trust / 100)
    return {"trust": echo * scale}


def drift(scene: Scene) -> Changes:
    """Trust drifts towards what the two share: trust, [games, i, j], points.

    Source: Deutsch, "Political Community and the North Atlantic Area" (1957).
    """
    s, p, world = scene.state, scene.world.p.trust, scene.world
    return {"trust": p.drift * (100 * s.culture - s.trust) * world.others}


def _noticed(scene: Scene, units: Array) -> Array:
    """What i makes of units [g, j, c, k] of j's, kept or broken: [g, i, j].

    The units count as a share of each crisis's whole demand, and by how the crisis hurts i.
    """
    s = scene.state
    demand = np.maximum(s.demand.sum(axis=2), 1)  # [g, c]
    share = units.sum(axis=3) / demand[:, None, :]  # [g, j, c]
    hurt = scene.once(_hurt)
    noticed = zeros_like(s.trust)
    for c in range(scene.world.crises):  # one by one, so that all fits into the cache
        noticed += hurt[:, :, c, None] * share[:, None, :, c]
    return noticed


def _hurt(scene: Scene) -> Array:
    """[g, i, c]: how much i minds what is done about each crisis, by how that hurts it."""
    p = scene.world.p.trust
    hurt: Array = p.partial + (1 - p.partial) * np.swapaxes(scene.touch, 1, 2)
    return hurt


def _worth(scene: Scene, gifts: Array) -> Array:
    """Gifts [g, j, i, w] of j to i, relative to i's income of a turn: [g, i, j]."""
    s, p = scene.state, scene.world.p.cost
    if not gifts.any():
        return zeros_like(s.trust)
    amount = gifts[..., 0] + p.gift * gifts[..., 1:].sum(axis=3)  # [g, j, i]
    means = np.maximum(s.income * s.prosperity / 100, 0.5)  # [g, i]
    worth: Array = np.swapaxes(amount, 1, 2) / means[:, :, None]
    return worth


def _gain(scene: Scene, points: Array) -> Array:
    """Points gained, which shrink near 100; none of oneself."""
    gained: Array = points * (1 - scene.state.trust / 100) * scene.world.others
    return gained


def _loss(scene: Scene, points: Array) -> Array:
    """Points lost, which shrink near 0; none of oneself."""
    lost: Array = -points * (scene.state.trust / 100) * scene.world.others
    return lost

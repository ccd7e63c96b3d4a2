"""Trade routes: a crisis on a chokepoint stops traffic, and who trades pays (rows 12 and 33)."""

import numpy as np

from game.quantities.grid import Array, over, zeros_like
from game.rules.effort import open_crises
from game.rules.grants import grant
from game.rules.scene import Changes, Scene


def traffic(scene: Scene) -> Changes:
    """Traffic follows the worst crisis on a route's way; insurance follows more slowly.

    Flow and insurance, [games, route], points.
    Source: Rodrigue, "Straits, passages and chokepoints" (2004).
    """
    s, p = scene.state, scene.world.p.route
    danger, open_to = conditions(scene)
    return {
        "flow": p.lag * (open_to - s.flow),
        "insurance": p.premium_lag * (danger - s.insurance),
    }


def conditions(scene: Scene) -> tuple[Array, Array]:
    """The danger on each route's way, and the traffic that it lets through: [games, route]."""
    s, world = scene.state, scene.world
    worst = zeros_like(s.flow)
    severity = s.severity * open_crises(s)
    for crisis in range(world.crises):
        np.maximum(worst, severity[:, crisis, None] * world.blocks[crisis], out=worst)
    return worst, np.clip(100 - world.p.route.closure * worst, 0, 100)


def lost_trade(scene: Scene) -> Changes:
    """A severed route costs both ends, and all who use it, by their exposure (row 12).

    Prosperity, [games, nation], points. A part of the loss is avoided by going round.
    Source: Oneal and Russett (1997), interdependence; Hirschman (1945), exposure.
    """
    s, p, world = scene.state, scene.world.p.route, scene.world
    closed = (100 - s.flow) / 100 * (1 - world.rerouting)
    passage = 1 - grant(s, world, "safe_passage")
    return {"prosperity": -p.loss * passage * over(closed, world.routes)}


def rerouting(scene: Scene) -> Changes:
    """Going round a closed route costs those who trade on it: budget, [games, nation], units."""
    s, p, world = scene.state, scene.world.p.route, scene.world
    round_about = (100 - s.flow) / 100 * world.rerouting
    return {"budget": -p.rerouting * over(round_about, world.routes)}


def premiums(scene: Scene) -> Changes:
    """Insurance costs those who trade on a dangerous route: budget, [games, nation], units."""
    s, p, world = scene.state, scene.world.p.route, scene.world
    return {"budget": -p.premium * over(s.insurance / 100, world.routes)}

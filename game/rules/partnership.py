"""The partnership as a whole: how well it holds together, and whom it deters."""

import numpy as np

from game.quantities.grid import Array, in_order
from game.rules.scene import Changes, Scene


def cohesion(scene: Scene) -> Changes:
    """Cohesion follows mean trust and the equity of burdens: [games], points.

    Source: Olson and Zeckhauser (1966); Weitsman, "Dangerous Alliances" (2004).
    """
    s, p, world = scene.state, scene.world.p.cohesion, scene.world
    pairs = world.nations * (world.nations - 1)
    trust = s.trust.sum(axis=(1, 2)) / pairs
    level = p.trust * trust + (1 - p.trust) * 100 * s.equity
    return {"cohesion": p.lag * (level - s.cohesion)}


def deterrence(scene: Scene) -> Changes:
    """Cohesion times pooled security over the adversary's reach (row 8).

    [games], 0 to 1. A partnership that does not hold together deters nobody.
    Source: Schelling, "Arms and Influence" (1966); Morrow (1994), alliances as signals.
    """
    s, p, world = scene.state, scene.world.p.cohesion, scene.world
    place = world.discipline.get("security")
    security: Array = (
        s.capability[..., place].sum(axis=1) if place is not None else s.capability.sum(axis=(1, 2))
    )
    reach = s.reach.max(axis=1) if s.reach.shape[1] else np.ones(s.games)
    strength = np.minimum(security / np.maximum(p.pooled * reach, 1 / 1024), 1)
    return {"deterrence": s.cohesion / 100 * strength - s.deterrence}


def common_score(scene: Scene) -> Changes:
    """How the partnership as a whole stands: [games], 0 to 100.

    From how far crises are down (a catastrophe counts as not at all), stability, and cohesion.
    """
    s, p, world = scene.state, scene.world.p.score, scene.world
    down = np.where(s.status == 4, 0.0, 100 - s.severity) * world.weight
    calm = in_order(down, axis=1) if world.crises else np.full(s.games, 100.0)
    stability = s.stability.sum(axis=1) / world.nations
    rest = 1 - p.severity - p.stability
    level = p.severity * calm + p.stability * stability + rest * s.cohesion
    return {"common_score": level - s.common_score}

"""Armed conflict and hybrid pressure: a ladder of escalation that all can see (row 34)."""

import numpy as np

from game.quantities.grid import Array, in_order
from game.rules.effort import open_crises
from game.rules.scene import Changes, Scene


def provocation(scene: Scene) -> Changes:
    """More security than a conflict asks for provokes the other side: severity, [games, crisis].

    The stronger its resolve, the more. What deters when it is enough escalates when it is too much.
    Source: Jervis, "Cooperation under the Security Dilemma" (1978).
    """
    place = scene.world.discipline.get("security")
    if place is None:
        return {}
    s, p, world = scene.state, scene.world.p.conflict, scene.world
    sent = scene.effort.effective[..., place]
    excess = np.clip(sent / np.maximum(s.demand[..., place], 1) - 1, 0, 1)
    facing = world.is_conflict & open_crises(s)
    return {"severity": p.provoked * excess * _resolve(scene) / 100 * facing}


def talks(scene: Scene) -> Changes:
    """Diplomacy brings a conflict down the ladder, besides what the response does.

    Severity, [games, crisis], points.
    Source: Schelling, "The Strategy of Conflict" (1960), tacit bargaining; Kahn (1965).
    """
    place = scene.world.discipline.get("diplomacy")
    if place is None:
        return {}
    s, p, world = scene.state, scene.world.p.conflict, scene.world
    asks = s.demand[..., place] > 0
    met = scene.effort.met[..., place] * asks * (scene.effort.effective[..., place] > 0)
    return {"severity": -p.talked_down * met * (world.is_conflict & open_crises(s))}


def ladder(scene: Scene) -> Changes:
    """The rung on which a conflict stands; each new one costs whom it touches support at home.

    Rung [games, crisis]; stability [games, nation], points.
    Source: Kahn, "On Escalation: Metaphors and Scenarios" (1965).
    """
    s, p, world = scene.state, scene.world.p.conflict, scene.world
    facing = world.is_conflict & open_crises(s)
    rung = np.floor(s.severity / max(p.rung, 1)) * facing
    risen = np.maximum(rung - s.rung, 0)
    cost = in_order(scene.touch * risen[..., None], axis=1)
    return {"rung": rung - s.rung, "stability": -p.stepped_up * cost}


def discord(scene: Scene) -> Changes:
    """Hybrid pressure sets partners against each other: trust, [games, i, j], points.

    Source: Rid, "Active Measures" (2020).
    """
    s, p, world = scene.state, scene.world.p.conflict, scene.world
    worst: Array = (s.severity / 100 * (world.is_hybrid & open_crises(s))).max(axis=1, initial=0)
    lost = p.hybrid_noise * worst[:, None, None] * s.trust / 100
    return {"trust": -lost * world.others}


def _resolve(scene: Scene) -> Array:
    """[g, c]: the resolve of the adversary behind each crisis; 50 where nobody is."""
    s, world = scene.state, scene.world
    if not s.resolve.shape[1]:
        return np.full_like(s.severity, 50.0)
    return np.where(world.culprit >= 0, s.resolve[:, np.maximum(world.culprit, 0)], 50.0)

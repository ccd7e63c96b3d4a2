"""Means: income, spending, gifts between nations, and what stands at home."""

import numpy as np

from game.quantities.grid import over
from game.rules.orders import commit_cost
from game.rules.scene import Changes, Scene


def income(scene: Scene) -> Changes:
    """What the economy yields a turn: budget, [games, nation], units."""
    s = scene.state
    return {"budget": s.income * s.prosperity / 100}


def commitments(scene: Scene) -> Changes:
    """What committed capabilities cost (row 1): budget, [games, nation], units."""
    return {"budget": -commit_cost(scene.orders.commit, scene.state, scene.world)}


def transfers(scene: Scene) -> Changes:
    """Gifts of budget and of capability from one nation to another (row 2).

    Budget [games, nation] and capability [games, nation, capability], units; they sum to zero.
    """
    gifts = scene.orders.transfer  # [g, n, m, w]: whole numbers
    if not gifts.any():
        return {}
    moved = gifts.sum(axis=1) - gifts.sum(axis=2)
    return {"budget": moved[..., 0], "capability": moved[..., 1:]}


def hardening(scene: Scene) -> Changes:
    """Budget spent on protecting infrastructure (row 32); each point costs more than the last.

    Hardening [games, infrastructure], points; budget [games, nation], units.
    Source: Lewis, "Critical Infrastructure Protection in Homeland Security" (2006), diminishing
    returns of hardening.
    """
    s, p, world = scene.state, scene.world.p.harm, scene.world
    spent = scene.orders.harden
    return {
        "hardening": p.hardening * spent * (1 - s.hardening / 100),
        "budget": -(spent[:, None, :] * world.owner).sum(axis=2),
    }


def damage(scene: Scene) -> Changes:
    """Crises damage the infrastructure that they target, less what protects it (row 32).

    Integrity, [games, infrastructure], points.
    """
    s, world = scene.state, scene.world
    if not world.value.size or not world.crises:
        return {}
    burning = (s.severity / 100) * ((s.status != 0) & (s.status != 3))
    struck = over(burning, world.harm_integrity)
    return {"integrity": -np.minimum(struck * (1 - s.hardening / 100), s.integrity)}


def repair(scene: Scene) -> Changes:
    """Damaged infrastructure is mended: integrity, [games, infrastructure], points."""
    s, p = scene.state, scene.world.p.harm
    return {"integrity": p.repair * (100 - s.integrity)}


def outages(scene: Scene) -> Changes:
    """What broken infrastructure costs its owner: prosperity, [games, nation], points."""
    s, p, world = scene.state, scene.world.p.harm, scene.world
    if not world.value.size:
        return {}
    lost = (1 - s.integrity / 100) * world.value  # [g, i]
    return {"prosperity": -p.outage * over(lost, world.owner.T)}


def recovery(scene: Scene) -> Changes:
    """Prosperity and stability tend back to where they would be without crises.

    [games, nation], points. Stability at home rests on development.
    """
    s, p = scene.state, scene.world.p.harm
    rest = p.calm_base + p.calm_development * s.development
    return {
        "prosperity": p.recovery * (100 - s.prosperity),
        "stability": p.calm * (rest - s.stability),
    }

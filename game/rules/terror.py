"""Terrorist crises: hidden cells, attacks and fear, and the temptation to over-react (row 33)."""

import numpy as np

from game.quantities.grid import Array, in_order
from game.rules.effort import open_crises
from game.rules.grants import grant
from game.rules.scene import Changes, Scene


def cells_grow(scene: Scene) -> Changes:
    """Cells that are left alone grow where people are afraid: presence, [games, crisis, nation].

    Source: Crenshaw, "The causes of terrorism" (1981), recruitment under fear and grievance.
    """
    s, p, world = scene.state, scene.world.p.terror, scene.world
    at_work = (world.is_terror & open_crises(s))[..., None] & (s.presence > 0)
    fertile = 0.5 + 0.5 * s.fear[:, None, :] / 100
    return {"presence": p.growth * fertile * at_work}


def attacks(scene: Scene) -> Changes:
    """Cells strike, or are foiled: severity [games, crisis] and fear [games, nation].

    The chance of an attack in a nation grows with the cells in it and the severity of the crisis;
    evidence foils a share of them.
    """
    s, p, world = scene.state, scene.world.p.terror, scene.world
    chance = p.attack * (s.presence / 100) * (s.severity / 100)[..., None]
    chance = chance * (1 - p.warned * s.evidence)[..., None]
    chance = chance * (world.is_terror & open_crises(s))[..., None]
    struck = scene.dice.uniform("attack", world.crises, world.nations) < chance
    return {
        "severity": p.severity * struck.sum(axis=2),
        "fear": p.fear * struck.sum(axis=1),
    }


def cells_disrupted(scene: Scene) -> Changes:
    """A pooled response takes cells apart everywhere: presence, [games, crisis, nation]."""
    s, p, world = scene.state, scene.world.p.terror, scene.world
    police = 1 + in_order(grant(s, world, "police_cooperation"), axis=1) / world.nations
    taken = (p.disrupt * police[:, None] * scene.effort.response * world.is_terror)[..., None]
    return {"presence": -np.minimum(taken, s.presence)}


def fear(scene: Scene) -> Changes:
    """Fear fades, faster behind visible security, and costs stability while it lasts.

    Fear and stability, [games, nation], points. That security at home calms is what tempts
    governments to over-react.
    """
    s, p = scene.state, scene.world.p.terror
    fading = p.calm * s.fear + p.reassurance * scene.once(_guards).sum(axis=1)
    return {
        "fear": -np.minimum(fading, s.fear),
        "stability": -p.unrest * s.fear / 100,
    }


def overreaction(scene: Scene) -> Changes:
    """Security far beyond the demand costs liberties, and lost liberties cost stability.

    Liberties and stability, [games, nation], points. Each contributor answers for its share of
    the excess; a part of what is lost comes back each turn.
    Source: Mueller and Stewart, "Terror, Security, and Money" (2011); LaFree et al. (2009) on
    backlash.
    """
    place = scene.world.discipline.get("security")
    if place is None:
        return {}
    s, p = scene.state, scene.world.p.terror
    guards = scene.once(_guards)  # [g, c, n]
    total = guards.sum(axis=2)
    asked = np.maximum(s.demand[..., place], 1.0)
    excess = np.maximum(total / asked - 1 - p.tolerance, 0)
    share = guards / np.maximum(total, 1)[..., None]
    lost = in_order(p.liberties * excess[..., None] * share, axis=1)
    missing = 100 - s.liberties
    return {
        "liberties": p.restoration * missing - lost,
        "stability": -p.resentment * missing / 100,
    }


def _guards(scene: Scene) -> Array:
    """Units of security that each nation commits to each terrorist crisis: [g, c, n]."""
    place = scene.world.discipline.get("security")
    world, commit = scene.world, scene.orders.commit
    if place is None:
        return np.zeros((len(commit), world.crises, world.nations))
    guards: Array = np.swapaxes(commit[..., place], 1, 2) * world.is_terror[:, None]
    return guards

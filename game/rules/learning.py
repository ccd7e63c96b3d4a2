"""Both sides learn: adversaries from what is neglected, partners from what is over (19, 20)."""

import numpy as np

from game.quantities.grid import Array, zeros_like
from game.rules.crises import next_status
from game.rules.effort import CATASTROPHIC, RESOLVED, open_crises
from game.rules.scene import Changes, Scene


def adaptation(scene: Scene) -> Changes:
    """Adversaries shift what a crisis asks for towards what the partnership neglects (row 19).

    Demand, [games, crisis, capability], units; the whole demand of a crisis stays what it is.
    Source: Kilcullen, "Counterinsurgency" (2010), adversaries as adaptive systems.
    """
    s, p, world = scene.state, scene.world.p.adaptation, scene.world
    acts = (world.culprit >= 0) & open_crises(s)
    unmet = (1 - scene.effort.met) * (s.demand > 0)
    total = unmet.sum(axis=2, keepdims=True)
    whole = s.demand.sum(axis=2, keepdims=True)
    towards = zeros_like(s.demand)
    np.divide(unmet * whole, total, out=towards, where=total > 0)
    moves = acts[..., None] & (total > 0)
    return {"demand": p.shift * (towards - s.demand) * moves}


def habit(scene: Scene) -> Changes:
    """A crisis gets used to the mix of means that is brought against it (row 19).

    Habit, [games, crisis, capability], shares of the mix: a moving average.
    """
    s, p = scene.state, scene.world.p.adaptation
    came = scene.effort.effective
    mix = came / np.maximum(came.sum(axis=2, keepdims=True), 1)
    return {"habit": (1 - p.memory) * (mix - s.habit)}


def experience(scene: Scene) -> Changes:
    """A crisis that is over leaves something to be learnt for the next one of its kind (row 20).

    Material, [games, kind], crises. The order that learns from it is the rulebook's.
    Source: Birkland, "Lessons of Disaster" (2006).
    """
    s, world = scene.state, scene.world
    new = scene.once(next_status)
    over = (new != s.status) & ((new == RESOLVED) | (new == CATASTROPHIC))
    gained: Array = zeros_like(s.material)
    for place in set(world.kind.tolist()):
        gained[:, place] = over[:, world.kind == place].sum(axis=1)
    return {"material": gained}

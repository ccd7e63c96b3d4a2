"""What treaties in force and completed projects give their members."""

import numpy as np

from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.world import World
from game.scenario.accords import Grant


def grant(state: State, world: World, name: Grant) -> Array:
    """How much of something each nation has from treaties and projects: [g, n], 0 to 1.

    0 under a rulebook that has neither.
    """
    total = np.zeros_like(state.stability)
    for place, treaty in enumerate(world.p.treaties.values()):
        if name in treaty.grants:
            total += treaty.grants[name] * state.member[:, place] * state.in_force[:, place, None]
    for place, project in enumerate(world.p.projects.values()):
        if name in project.grants:
            part = state.partner[:, place] * state.complete[:, place, None]
            total += project.grants[name] * part
    return np.minimum(total, 1)

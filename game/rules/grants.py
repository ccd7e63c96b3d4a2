"""What treaties in force and completed projects give their members."""

import numpy as np

from game.quantities.grid import Array, zeros_like
from game.quantities.state import State
from game.rules.world import World
from game.scenario.accords import Grant


def grant(state: State, world: World, name: Grant) -> Array:
    """How much of something each nation has from treaties and projects: [g, n], 0 to 1.

    0 under a rulebook that has neither.
    """
    total = zeros_like(state.stability)
    treaties, projects = world.accords.givers(name)
    for place, share in treaties:
        total += share * state.member[:, place] * state.in_force[:, place, None]
    for place, share in projects:
        total += share * (state.partner[:, place] * state.complete[:, place, None])
    return np.minimum(total, 1, out=total)

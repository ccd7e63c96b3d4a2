"""Cyber crises: they spread along the same links that make partners strong together (row 33)."""

import numpy as np

from game.quantities.grid import in_order, zeros_like
from game.rules.effort import open_crises
from game.rules.grants import grant
from game.rules.scene import Changes, Scene


def cyber_spread(scene: Scene) -> Changes:
    """An infection reaches partners along interoperability: presence, [games, crisis, nation].

    What reaches a nation is the reach in each partner times how closely the two are joined, in
    what of it is still clean; dice move it.
    Source: Pastor-Satorras and Vespignani, Physical Review Letters 86 (2001), on networks.
    """
    s, p, world = scene.state, scene.world.p.cyber, scene.world
    # [g, c, n, m]: from m to n. Both factors are on the grid, and so is no product of them.
    reaching = s.presence[:, :, None, :] * s.interoperability[:, None]
    pressure = in_order(reaching, axis=3) / 100
    clean = 1 - s.presence / 100
    luck = 1 + scene.dice.swing("cyber_spread", world.crises, world.nations) / 2
    spreading = (world.is_cyber & open_crises(s))[..., None]
    shield = 1 - grant(s, world, "cyber_shield")[:, None]
    return {"presence": p.spread * pressure * clean * luck * spreading * shield}


def cyber_cleaning(scene: Scene) -> Changes:
    """Own cyber units clean at home, a pooled response everywhere.

    Presence, [games, crisis, nation], points.
    """
    place = scene.world.discipline.get("cyber")
    s, p, world = scene.state, scene.world.p.cyber, scene.world
    cleaned = (p.pooled * scene.effort.response)[..., None] + zeros_like(s.presence)
    if place is not None:
        cleaned += p.clean * np.swapaxes(scene.orders.commit[..., place], 1, 2)
    cleaned = np.minimum(cleaned * world.is_cyber[:, None], s.presence)
    return {"presence": -cleaned}

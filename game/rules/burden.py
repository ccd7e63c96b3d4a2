"""Who carries how much, whether that is fair, and what it costs at home (row 18)."""

import numpy as np

from game.quantities.grid import Array, in_order, on_grid, zeros_like
from game.rules.orders import agreed_cost, commit_cost
from game.rules.scene import Changes, Scene


def load(scene: Scene) -> Array:
    """What each nation gives for the common cause this turn, relative to its income: [g, n].

    1 is a whole turn's income. Commitments count at their cost, gifts at their worth.
    Source: Olson and Zeckhauser (1966), burdens relative to means.
    """
    s, p, world = scene.state, scene.world.p.cost, scene.world
    gifts = scene.orders.transfer.sum(axis=2)  # [g, n, w]
    given = commit_cost(scene.orders.commit, s, world) + gifts[..., 0]
    given = given + p.gift * gifts[..., 1:].sum(axis=2) + agreed_cost(scene.orders, world)
    means = np.maximum(s.income * s.prosperity / 100, 0.5)
    return on_grid(given / means)


def burdens(scene: Scene) -> Changes:
    """What a nation gave this turn, and what it has carried of late, relative to its means.

    Effort and burden, [games, nation]; 1 is a turn's whole income.
    """
    s, p = scene.state, scene.world.p.burden
    now = scene.once(load)
    return {"effort": now - s.effort, "burden": (1 - p.memory) * (now - s.burden)}


def equity(scene: Scene) -> Changes:
    """How evenly burdens lie: `1 − Gini(burden)`, [games].

    Source: Gini (1912); Milinski et al. (2008) on fairness in collective risk.
    """
    s = scene.state
    burden = s.burden
    apart = np.abs(burden[:, :, None] - burden[:, None, :]).sum(axis=(1, 2))
    total = burden.sum(axis=1)
    gini = zeros_like(total)
    np.divide(apart, 2 * scene.world.nations * total, out=gini, where=total > 0)
    return {"equity": 1 - gini - s.equity}


def strain(scene: Scene) -> Changes:
    """Who carries too much loses support at home: stability, [games, nation], points.

    Source: Fearon (1994), governments answer to audiences at home.
    """
    s, p, world = scene.state, scene.world.p.burden, scene.world
    fair = in_order(s.burden, axis=1)[:, None] / world.nations
    beyond = s.burden / np.maximum(fair, 1 / 1024) - 1 - p.tolerance
    weight = np.minimum(fair, 1)
    return {"stability": -p.strain * np.maximum(beyond, 0) * weight}

"""Projects and protocols that several nations build together over turns (rows 4, 7, 15, 21–25)."""

import numpy as np

from game.quantities.grid import Array
from game.rules.ledger import Ledger
from game.rules.scene import Changes, Scene
from game.rules.undertakings import between


def progress(scene: Scene) -> Changes:
    """Budget put into a project brings it on; what nobody works on falls back (row 15).

    Progress [games, project]; partner [games, project, nation], 1 for who has ever put anything in;
    complete [games, project]. More than the pace is crash spending and counts for less. A project
    is the work of at least two.
    Source: Brooks, "The Mythical Man-Month" (1975), crash effort; Sandler and Hartley, "The
    Economics of Defense" (1995), joint development.
    """
    s, p, world = scene.state, scene.world.p.agreements, scene.world
    put_in = scene.orders.invest.sum(axis=2)  # [g, p]
    going = s.complete == 0
    worked = np.minimum(put_in, world.pace) + p.crash * np.maximum(put_in - world.pace, 0)
    lost = p.abandoned * s.progress * (put_in == 0)
    partner = np.maximum(s.partner, scene.orders.invest > 0)
    change = (worked - lost) * going
    done = (s.progress + change >= world.need) & (partner.sum(axis=2) >= 2)
    return {
        "progress": change,
        "partner": partner - s.partner,
        "complete": np.where(going & done, 1.0, 0.0),
    }


def at_work(scene: Scene, ledger: Ledger | None) -> None:
    """What a project changes for who works on it (row 30), and for its members when complete.

    Source for the first: Hartley, "The economics of European defence industrial policy" (2013).
    """
    state = scene.state
    for place, (name, project) in enumerate(scene.world.p.projects.items()):
        working: Array = (scene.orders.invest[:, place] > 0) * (state.complete[:, place, None] == 0)
        working = working * 1.0
        if project.running and working.any():
            between(scene, project.running, working, f"project:{name}", ledger)
        members = state.partner[:, place] * state.complete[:, place, None]
        if project.effects and members.any():
            between(scene, project.effects, members, f"project:{name}", ledger)

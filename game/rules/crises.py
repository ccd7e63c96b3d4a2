"""How crises grow, answer to pooled effort, change their status, feed each other, and do harm."""

import numpy as np

from game.quantities.grid import Array, in_order, zeros_like
from game.rules.effort import ACTIVE, CATASTROPHIC, CONTAINED, LATENT, RESOLVED, open_crises
from game.rules.grants import grant
from game.rules.scene import Changes, Scene
from game.rules.world import Flags
from game.scenario.accords import EVIDENCE
from game.scenario.theatre import CRISIS_KINDS


def escalation(scene: Scene) -> Changes:
    """What a crisis does by itself from one turn to the next: its momentum.

    Severity, [games, crisis], points. Deterrence takes a share of it away; a contained crisis
    keeps a part; a cyber crisis grows with its reach; dice move it a little. A crisis that is
    over, or that cannot get worse, stands still.
    Source: Richardson, "Arms and Insecurity" (1960), growth checked by deterrence.
    """
    s, p, world = scene.state, scene.world.p, scene.world
    reach = in_order(s.presence, axis=2) / (100 * world.nations)
    grip = np.where(world.is_cyber, p.cyber.idle + (1 - p.cyber.idle) * 2 * reach, 1.0)
    luck = 1 + p.escalation.noise * scene.dice.swing("escalation", world.crises)
    deterred = 1 - p.escalation.deterrence * s.deterrence[:, None]
    checked = np.where(s.status == CONTAINED, p.escalation.contained, 1.0)
    if world.deep:
        grip = grip * _drive(scene)
    growth = np.where(s.momentum > 0, s.momentum * deterred * luck * grip, s.momentum)
    moving = (s.status == ACTIVE) | (s.status == CONTAINED)
    return {"severity": growth * checked * moving}


def _drive(scene: Scene) -> Array:
    """[g, c]: what drives a crisis on: its adversary's resolve, less what shields from it."""
    s, world = scene.state, scene.world
    drive = np.ones_like(s.severity)
    if s.resolve.shape[1]:
        behind = s.resolve[:, np.maximum(world.culprit, 0)]
        drive = np.where(world.culprit >= 0, 0.5 + behind / 100, drive)
    shield = in_order(grant(s, world, "cyber_shield"), axis=1)[:, None] / world.nations
    return drive * np.where(world.is_cyber, 1 - shield, 1.0)


def cascade(scene: Scene) -> Changes:
    """A crisis over its mark makes another one worse, or sets it off.

    Severity, momentum and presence of the other: [games, crisis], [games, crisis, nation].
    Source: Perrow, "Normal Accidents" (1984), tight coupling; Buldyrev et al., Nature 464 (2010).
    """
    s, world = scene.state, scene.world
    burning = open_crises(s)
    pushed = zeros_like(s.severity)
    for link in world.links:
        over = burning[:, link.source] & (s.severity[:, link.source] >= link.above)
        pushed[:, link.target] += over * link.severity
    waiting = s.status == LATENT
    begun = outbreak(scene, waiting & (pushed > 0))
    fed = pushed * ((s.status == ACTIVE) | (s.status == CONTAINED))
    return {**begun, "severity": begun["severity"] + fed}


def outbreak(scene: Scene, where: Flags) -> Changes:
    """Latent crises break out where `where` [games, crisis] is true."""
    s, world = scene.state, scene.world
    return {
        "status": where * (ACTIVE - s.status),
        "severity": where * (world.severity - s.severity),
        "presence": where[..., None] * (world.presence - s.presence),
    }


def pooled_response(scene: Scene) -> Changes:
    """What the partnership's pooled effort takes from severity and momentum (rows 1 and 10).

    Severity and momentum, [games, crisis], points; `response` is kept for the record.
    Source: see `game.rules.effort.pooled`.
    """
    s, p = scene.state, scene.world.p.response
    response = scene.effort.response
    return {
        "severity": -p.power * response,
        "momentum": -p.pressed * response,
        "response": response - s.response,
    }


def underway(scene: Scene) -> Changes:
    """Help that partners have sent and that arrives a turn later (row 7).

    Underway, [games, crisis, capability], units.
    """
    return {"underway": in_order(scene.effort.late, axis=1) - scene.state.underway}


def neglect(scene: Scene) -> Changes:
    """A crisis that is not answered gathers momentum: [games, crisis], points a turn.

    Source: Milinski et al., PNAS 105 (2008): a target missed is a loss for all.
    """
    s, p = scene.state, scene.world.p.escalation
    left = 1 - scene.effort.response
    return {"momentum": p.neglect * left * (s.status == ACTIVE)}


def diplomacy(scene: Scene) -> Changes:
    """Diplomacy spent on a crisis with a political cause slows it (row 3).

    Momentum, [games, crisis], points; more when it is known who is behind it.
    Source: Fearon (1994); Bercovitch and Houston on mediation (1996).
    """
    place = scene.world.discipline.get("diplomacy")
    if place is None:
        return {}
    s, p, world = scene.state, scene.world.p, scene.world
    spent = in_order(scene.effort.units[..., place], axis=1)
    asked = s.demand[..., place]
    met = np.minimum(spent / np.maximum(asked, p.diplomacy.unasked), 1)
    known = p.diplomacy.blind + (1 - p.diplomacy.blind) * s.evidence
    slowed = p.diplomacy.effect * world.political * met * known * open_crises(s)
    room = np.maximum(s.momentum - p.escalation.momentum_floor, 0)
    return {"momentum": -np.minimum(slowed, room)}


def evidence(scene: Scene) -> Changes:
    """Intelligence committed to a crisis uncovers who is behind it: evidence, [games, crisis].

    Each turn uncovers a share of what is still unknown; cyber crises are harder to attribute.
    Source: Rid and Buchanan, "Attributing Cyber Attacks" (2015).
    """
    place = scene.world.discipline.get("intelligence")
    if place is None:
        return {}
    s, p, world = scene.state, scene.world.p.evidence, scene.world
    spent = in_order(scene.effort.units[..., place], axis=1) > 0
    met = scene.effort.met[..., place] * spent * open_crises(s)
    rate = np.where(world.is_cyber, p.rate * p.cyber, p.rate) + _means_of_finding_out(scene)
    return {"evidence": rate * met * (1 - s.evidence)}


def _means_of_finding_out(scene: Scene) -> Array:
    """[g, c]: what projects and treaties add to the rate at which evidence grows."""
    added = zeros_like(scene.state.severity)
    for place, kind in enumerate(CRISIS_KINDS):
        of_kind = np.flatnonzero(scene.world.kind == place)
        if of_kind.size and any(scene.world.accords.givers(EVIDENCE[kind])):
            has = grant(scene.state, scene.world, EVIDENCE[kind])
            added[:, of_kind] += (in_order(has, axis=1) / scene.world.nations)[:, None]
    return added


def catastrophe(scene: Scene) -> Changes:
    """A crisis that peaks leaves lasting harm, once (row 5).

    Prosperity and stability, [games, nation], points.
    """
    s, p, world = scene.state, scene.world.p.status, scene.world
    open_still = (s.status == ACTIVE) | (s.status == CONTAINED)
    peaked = open_still & (s.severity >= world.catastrophic)
    struck = in_order(scene.touch * peaked[..., None], axis=1)
    return {
        "prosperity": -p.lasting_prosperity * struck,
        "stability": -p.lasting_stability * struck,
    }


def statuses(scene: Scene) -> Changes:
    """A crisis is contained, breaks loose, is resolved or turns catastrophic as it crosses marks.

    Status, [games, crisis]. Resolved and catastrophic are for good, unless an effect says else;
    either ends its momentum.
    """
    s = scene.state
    new = scene.once(next_status)
    over = (new != s.status) & ((new == RESOLVED) | (new == CATASTROPHIC))
    return {"status": new - s.status, "momentum": -s.momentum * over}


def next_status(scene: Scene) -> Array:
    """The status of each crisis by the marks that its severity has crossed: [games, crisis]."""
    s, p, world = scene.state, scene.world.p.status, scene.world
    open_still = (s.status == ACTIVE) | (s.status == CONTAINED)
    loose = s.severity > world.contained + p.hysteresis
    kept = np.where(s.status == CONTAINED, ~loose, s.severity <= world.contained)
    new = np.where(kept, CONTAINED, ACTIVE)
    new = np.where(s.severity <= world.resolved, RESOLVED, new)
    new = np.where(s.severity >= world.catastrophic, CATASTROPHIC, new)
    return np.where(open_still, new, s.status)


def harm(scene: Scene) -> Changes:
    """What open crises cost the nations that they touch, a turn (row 5).

    Prosperity and stability, [games, nation], points.
    """
    s, world = scene.state, scene.world
    weight = scene.touch * (s.severity / 100)[..., None]  # [g, c, n]
    return {
        "prosperity": -_over_crises(weight, world.harm_prosperity),
        "stability": -_over_crises(weight, world.harm_stability),
    }


def _over_crises(weight: Array, rate: Array) -> Array:
    """[g, n] from [g, c, n] and [c]."""
    return in_order(weight * rate[:, None], axis=1)

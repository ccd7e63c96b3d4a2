"""Pooled effort: what the contributions of several nations bring to bear on each crisis."""

from dataclasses import dataclass

import numpy as np

from game.quantities.grid import Array, in_order, steady, zeros_like
from game.quantities.state import State
from game.rules.grants import grant
from game.rules.world import Flags, World


@dataclass(frozen=True, slots=True)
class Effort:
    """What was brought to bear on each crisis in a turn."""

    units: Array
    """[g, n, c, k]: each nation's contribution, with what working together adds to it."""
    effective: Array
    """[g, c, k]: the sum of them."""
    met: Array
    """[g, c, k]: the share of the demand that is met, 0 to 1; 1 where there is no demand."""
    response: Array
    """[g, c]: how well the crisis is answered, 0 to 1."""
    late: Array
    """[g, n, c, k]: the part of the units that arrives in the turn after."""


def pooled(commit: Array, state: State, world: World) -> Effort:
    """The effort of commitments [g, n, c, k] against the demands of the state.

    `effective_k = Σ_i commit_ik (1 + synergy × mean interoperability with the others who
    contribute)`: a lone nation gets no synergy. The response is the geometric mean of met demand,
    weighted by demand, so that one missing discipline spoils the rest; nothing counts against a
    crisis that is latent or resolved, or that nobody answers.

    Source: Olson and Zeckhauser (1966) for the pooled good; Hirshleifer, "From weakest-link to
    best-shot: the voluntary provision of public goods", Public Choice 41 (1983), for technologies
    of supply in which the least part limits the whole.
    """
    p = world.p.response
    takes_part = (commit.sum(axis=3) > 0).astype(np.float64)  # [g, n, c]
    partners = takes_part.sum(axis=1, keepdims=True) - takes_part
    # Interoperability is on the grid and zero with oneself, so this sum is exact.
    joined = (state.interoperability[..., None] * takes_part[:, None]).sum(axis=2)  # [g, n, c]
    synergy = 1 + p.synergy * joined / np.maximum(partners, 1)
    units = commit * synergy[..., None]
    late = units * _delay(state, world, joined / np.maximum(partners, 1))[..., None]
    if p.delay:
        units = units - late
        effective = in_order(units, axis=1) + state.underway
    else:
        effective = in_order(units, axis=1)
    needed = state.demand
    met = np.ones_like(effective)
    np.divide(effective, needed, out=met, where=needed > 0)
    np.minimum(met, 1, out=met)
    share = needed / np.maximum(needed.sum(axis=2, keepdims=True), 1e-9)
    mean = np.exp(in_order(share * np.log(np.maximum(met, p.floor)), axis=2))
    answered = open_crises(state) & ((takes_part.sum(axis=1) > 0) | (effective.sum(axis=2) > 0))
    response = np.where(answered, mean, 0.0)
    if world.deep:
        response = np.minimum(response * _practice(effective, state, world), 1)
    return Effort(units, effective, steady(met), steady(response), late)


def _delay(state: State, world: World, joined: Array) -> Array:
    """[g, n, c]: the share of each nation's help to a crisis that arrives a turn late (row 7).

    Who is touched acts at once; others the sooner the better they work with those who act.
    Source: Moroney et al., "Building Partner Capabilities for Coalition Operations" (2007).
    """
    p = world.p.response
    if not p.delay:
        return zeros_like(joined)
    here = np.swapaxes(touch(state, world), 1, 2)
    slow = 1 - grant(state, world, "swift_help")
    late: Array = p.delay * (1 - joined) * (1 - here) * slow[..., None]
    return late


def _practice(effective: Array, state: State, world: World) -> Array:
    """[g, c]: what lessons learnt add to a response, and what habit takes from it (rows 19, 20).

    Source: for learning, Argote, "Organizational Learning" (1999); for habit, Dolnik,
    "Understanding Terrorist Innovation" (2007).
    """
    total = effective.sum(axis=2, keepdims=True)
    mix = effective / np.maximum(total, 1)
    alike = in_order(np.minimum(mix, state.habit), axis=2)
    learnt = 1 + world.p.lessons.response * state.learned[:, world.kind]
    practice: Array = learnt * (1 - world.p.adaptation.habit * alike)
    return practice


def open_crises(state: State) -> Flags:
    """[g, c]: crises that have broken out and are not resolved."""
    status = state.status
    out: Flags = (status == ACTIVE) | (status == CONTAINED) | (status == CATASTROPHIC)
    return out


def touch(state: State, world: World) -> Array:
    """[g, c, n]: how far each open crisis touches each nation, 0 to 1.

    For trade routes it is exposure by trade; for the others, how far the crisis has reached it.
    Nobody in a partnership is left wholly untouched.
    """
    reach = np.where(world.is_route[:, None], world.exposure, state.presence / 100)
    least = world.p.harm.everywhere
    touched: Array = np.maximum(reach, least) * open_crises(state).astype(np.float64)[..., None]
    return touched


LATENT, ACTIVE, CONTAINED, RESOLVED, CATASTROPHIC = range(5)
"""The values of `status`, in the order of `game.quantities.kinds.STATUSES`."""

"""How doctrines help one partner, and themselves, beside the common effort.

A gift or a loan is no public good: whoever gives chooses who gets it. So it is what those who
answer in kind can keep from a partner that carries nothing.
"""

import numpy as np
from numpy.typing import NDArray

from game.doctrines.undertaking import Undertaking
from game.quantities.grid import Array, zeros, zeros_like
from game.rules.observation import Observation
from game.rules.world import Flags

FOR_GIFTS = 0.08
"""The part of its budget that a nation gives away, at most, in a turn."""
FOR_ITSELF = 0.1
"""The part of its budget that a nation spends, at most, on its own protection in a turn."""
WORSE_OFF = 8.0
"""By how many points of stability a partner must be behind for a nation to help it."""
SPARE = 2
"""Units of a capability that a nation must have idle to lend one of them."""


def help_given(
    seen: Observation, willing: Array, commit: Array, left: Array, deserving: Flags | None = None
) -> Undertaking:
    """A gift of budget and a loan, where `willing` [games], for the partner that is worst off.

    Of what is `left` [games] of the budget, and of the units that are idle. Only partners that are
    `deserving` [games, nation] are helped; if it is not given, all are.
    """
    if seen.agreements is None:
        return Undertaking()
    games = np.arange(len(left))
    partner, behind = _worst_off(seen, deserving)
    behind &= willing > 0
    gifts, loans = _nothing_for_anybody(seen)
    gifts[games, partner, 0] = np.floor(np.minimum(left, FOR_GIFTS * seen.budget)) * behind
    free = idle(seen, commit)
    most = np.argmax(free, axis=1)
    loans[games, partner, most] = behind & (free[games, most] >= SPARE)
    return Undertaking(gifts=gifts, loans=loans)


def own_protection(seen: Observation, left: Array) -> Undertaking:
    """Hardens the piece of its own infrastructure that is least protected.

    With a part of what is `left` [games] of the budget.
    """
    if seen.agreements is None or not seen.hardening.shape[1]:
        return Undertaking()
    games = np.arange(len(left))
    weakest = np.argmin(seen.hardening, axis=1)
    harden = zeros_like(seen.hardening)
    spent = np.floor(np.minimum(left, FOR_ITSELF * seen.budget))
    worth_it = seen.hardening[games, weakest] < 100 - WORSE_OFF
    harden[games, weakest] = np.where(worth_it, np.maximum(spent, 0), 0)
    return Undertaking(harden=harden)


def chance_help(seen: Observation, commit: Array, left: Array) -> Undertaking:
    """Now and then a gift, a loan or some protection, for a partner by chance."""
    if seen.agreements is None:
        return Undertaking()
    games, nations = np.arange(len(left)), seen.stability.shape[1]
    step = 1 + np.floor(seen.dice.uniform("partner") * (nations - 1)).astype(np.intp)
    partner = (seen.seat + step) % nations
    gifts, loans = _nothing_for_anybody(seen)
    gives = (seen.dice.uniform("gift") < 0.1) & (left >= 1)
    gifts[games, partner, 0] = gives
    free = idle(seen, commit)
    most = np.argmax(free, axis=1)
    loans[games, partner, most] = (seen.dice.uniform("loan") < 0.1) & (free[games, most] >= 1)
    protects = (seen.dice.uniform("protect") < 0.1) & (left - gives >= 1)
    protection = own_protection(seen, np.where(protects, left - gives, 0.0))
    return protection | Undertaking(gifts=gifts, loans=loans)


def _worst_off(seen: Observation, deserving: Flags | None) -> tuple[NDArray[np.intp], Flags]:
    """The least stable of the partners, [games], and whether it is far behind oneself."""
    stability = np.where(seen.partners, seen.stability, np.inf)
    if deserving is not None:
        stability = np.where(deserving, stability, np.inf)
    partner = np.argmin(stability, axis=1)
    behind: Flags = stability.min(axis=1) < seen.own_stability - WORSE_OFF
    return partner, behind


def idle(seen: Observation, commit: Array) -> Array:
    """The units of each capability that are not committed: [games, capability]."""
    free: Array = seen.capability - commit.sum(axis=1)
    return free


def _nothing_for_anybody(seen: Observation) -> tuple[Array, Array]:
    """No gifts, [games, nation, budget and capabilities], and no loans."""
    games, nations = seen.stability.shape
    capabilities = seen.capability.shape[1]
    return zeros(games, nations, 1 + capabilities), zeros(games, nations, capabilities)

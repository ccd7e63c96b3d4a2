"""Dice whose every draw depends only on the game's seed, the turn and what it is for.

A draw is a hash of its key, not a step of a sequence. Changing one nation's order, or adding a
draw to one rule, leaves all other luck as it was; and a game in a batch draws what it draws alone.

Source: the mixing function is the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable
pseudorandom number generators", OOPSLA 2014), used as a counter-based generator in the manner of
Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from game.quantities.grid import Array

Seeds = NDArray[np.uint64]

SEED_LIMIT = 2**63
"""Seeds are whole numbers from 0 to below this."""

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_TURN = 0xD1B54A32D192ED03
_SHIFTS = np.uint64(30), np.uint64(27), np.uint64(31)
_FACTORS = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


def _mix(z: Seeds) -> Seeds:
    """SplitMix64's finaliser: every bit of the result depends on every bit of the input."""
    z = z ^ (z >> _SHIFTS[0])
    z *= _FACTORS[0]
    z ^= z >> _SHIFTS[1]
    z *= _FACTORS[1]
    z ^= z >> _SHIFTS[2]
    return z


@cache
def _keys(purposes: tuple[str, ...]) -> Seeds:
    """[purposes, 1]"""
    hashes = (hashlib.blake2b(purpose.encode(), digest_size=8).digest() for purpose in purposes)
    return np.array([int.from_bytes(digest) for digest in hashes], dtype=np.uint64)[:, None]


@cache
def _steps(count: int) -> Seeds:
    """[cells, 1]: how far each cell's counter is from that of the draw as a whole."""
    return (np.arange(1, count + 1, dtype=np.uint64) * _GOLDEN)[:, None]


@dataclass(frozen=True, slots=True)
class Dice:
    """The dice of one turn of each game in a batch."""

    seeds: Seeds
    """[games]"""
    turn: int
    drawn: list[tuple[str, Array]] | None = None
    """Where to keep what was drawn, with its purpose, for the record."""

    def uniform(self, purpose: str, *shape: int) -> Array:
        """Draws in [0, 1), one for each cell of `shape`: [games, *shape].

        `purpose` names what the dice are for; each rule uses names of its own.
        """
        draws: Array = self._draws((purpose,), prod(shape))[0]
        if self.drawn is not None:
            self.drawn.append((purpose, draws.T))
        return draws.reshape(*shape, len(self.seeds)).transpose(len(shape), *range(len(shape)))

    def uniforms(self, purposes: tuple[str, ...], count: int) -> Array:
        """So many draws for each of several purposes at once: [games, purposes, count].

        Each is what `uniform` would draw for that purpose alone. They are not kept in `drawn`.
        """
        return self._draws(purposes, count).transpose(2, 0, 1)

    def _draws(self, purposes: tuple[str, ...], count: int) -> Array:
        """[purposes, count, games]: games vary fastest, as in a state."""
        base = _mix(self.seeds ^ _keys(purposes)) + np.uint64(self.turn * _TURN % 2**64)
        bits = _mix(_mix(base)[:, None] + _steps(count))
        bits >>= np.uint64(11)
        draws: Array = bits.view(np.int64).astype(np.float64)  # signed ones convert faster
        draws *= 2.0**-53
        return draws

    def swing(self, purpose: str, *shape: int) -> Array:
        """Draws between -1 and 1, most of them small (the difference of two): [games, *shape]."""
        draws = self.uniform(purpose, *shape, 2)
        return draws[..., 0] - draws[..., 1]

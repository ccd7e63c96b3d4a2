"""Who plays a nation in a batch of games: one doctrine, or in each game its own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.doctrines import Doctrine, Plan
from game.doctrines.agreeing import Accord, Offered
from game.quantities.dice import Dice, Seeds
from game.quantities.grid import Array
from game.rules.observation import Observation, SeatDice
from game.rules.some_games import EVERY, Rows, together, with_dice

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Rowwise:
    """In each game of a batch the doctrine that is meant for that game."""

    parts: tuple[tuple[Doctrine, Rows], ...]
    """Doctrines and the games that each plays. Of two with the same game the later one does."""

    @classmethod
    def of(cls, doctrines: Sequence[Doctrine], which: Places) -> "Rowwise":
        """`which`, [games], is the place of each game's doctrine among `doctrines`."""
        parts: list[tuple[Doctrine, Rows]] = [
            (doctrines[place], together(np.flatnonzero(which == place)))
            for place in np.unique(which).tolist()
        ]
        parts.sort(key=lambda part: len(which[part[1]]), reverse=True)
        doctrine, rows = parts[0]
        if not isinstance(rows, slice) and 2 * len(rows) > len(which):
            parts[0] = doctrine, EVERY  # sooner asked in vain about some games than taken apart
        return cls(tuple(parts))


Player = Doctrine | Rowwise


def parts_of(player: Player) -> tuple[tuple[Doctrine, Rows], ...]:
    """Doctrines and the games that each plays, as `Rowwise` has them."""
    return player.parts if isinstance(player, Rowwise) else ((player, EVERY),)


class WithDiceOfItsOwn(Doctrine):
    """A doctrine that chooses by dice which are not those of the game."""

    id = "with_dice_of_its_own"
    title = "With dice of its own"
    summary = "Makes the choices of a doctrine a part of the table, and not of the game's luck."

    def __init__(self, doctrine: Doctrine, seeds: Seeds) -> None:
        """`seeds` is [games]."""
        self._doctrine, self._seeds = doctrine, seeds

    def pledge(self, seen: Observation) -> Array:
        return self._doctrine.pledge(self._own(seen))

    def agree(self, seen: Observation) -> Accord:
        return self._doctrine.agree(self._own(seen))

    def answer_to(self, seen: Observation, offered: Offered) -> Array:
        return self._doctrine.answer_to(self._own(seen), offered)

    def order(self, seen: Observation) -> Plan:
        return self._doctrine.order(self._own(seen))

    def _own(self, seen: Observation) -> Observation:
        return with_dice(seen, SeatDice(Dice(self._seeds, seen.turn), seen.seat))

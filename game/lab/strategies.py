"""Who plays a nation in a batch of games: one doctrine, or in each game its own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.doctrines import Doctrine
from game.lab.gathered import EVERY, Places, Rows, gathered, later
from game.quantities.grid import Array, zeros
from game.rules.observation import Observation


@dataclass(frozen=True, slots=True)
class Rowwise:
    """In each game of a batch the doctrine that is meant for that game."""

    parts: tuple[tuple[Doctrine, Rows], ...]
    """Doctrines and the games that each plays. Of two with the same game the later one does."""

    @classmethod
    def of(cls, doctrines: Sequence[Doctrine], which: Places) -> "Rowwise":
        """`which`, [games], is the place of each game's doctrine among `doctrines`."""
        parts: list[tuple[Doctrine, Rows]] = [
            (doctrines[place], np.flatnonzero(which == place))
            for place in np.argsort(-np.bincount(which), kind="stable").tolist()
            if (which == place).any()
        ]
        most = int(np.bincount(which).max())
        if 2 * most > len(which):
            parts[0] = parts[0][0], EVERY  # sooner asked in vain about some games than gathered
        return cls(tuple(parts))


Player = Doctrine | Rowwise


@dataclass(frozen=True, slots=True)
class Asked:
    """A doctrine with seats that it plays, each in games of its own, or one in all of them."""

    doctrine: Doctrine
    parts: tuple[tuple[int, Rows], ...]
    """Seats and the games of each. It answers about those of the first seat, then the next."""

    def sees(self, whole: Sequence[Observation]) -> Observation:
        """What it is given, of what each seat sees in all games."""
        wholes = [whole[seat] for seat, _ in self.parts]
        rows = [own for _, own in self.parts if not isinstance(own, slice)]
        return gathered(wholes, rows) if rows else wholes[0]

    def sees_later(self, seen: Observation, whole: Sequence[Observation]) -> Observation:
        """What it is given later in the turn, after it has `seen` something."""
        return later(seen, [whole[seat] for seat, _ in self.parts])


class Seating:
    """Who is asked about the nations of a batch, and how the answers become tables of all."""

    asked: list[Asked]
    """Of two that are asked about the same nation in the same game the later one counts."""

    def __init__(self, players: Sequence[Player], games: int) -> None:
        self.asked = _grouped(players)
        every = np.arange(games)
        rows = [[(seat, every[own]) for seat, own in one.parts] for one in self.asked]
        self._counts = [sum(len(own) for _, own in parts) for parts in rows]
        self._source = np.empty((len(players), games), dtype=np.intp)
        """[nation, games]: where among all answers is the one that counts."""
        first = 0
        for seat, own in (part for parts in rows for part in parts):
            self._source[seat, own] = np.arange(first, first + len(own))
            first += len(own)

    def table(self, answers: Sequence[Array | None]) -> Array | None:
        """[games, nation, …] from each one's answers, [its games, …]; None stands for nothing."""
        shape = next((answer.shape[1:] for answer in answers if answer is not None), None)
        if shape is None:
            return None
        parts = [
            (zeros(count, *shape) if answer is None else answer).T
            for answer, count in zip(answers, self._counts, strict=True)
        ]
        return np.concatenate(parts, axis=-1, dtype=np.float64).take(self._source, axis=-1).T


def _grouped(players: Sequence[Player]) -> list[Asked]:
    """Who is to be asked, and in which order."""
    alone: list[Asked] = []
    shared: dict[Doctrine, list[tuple[int, Rows]]] = {}
    for seat, player in enumerate(players):
        for doctrine, rows in parts_of(player):
            if isinstance(rows, slice):
                alone.append(Asked(doctrine, ((seat, rows),)))
            else:
                shared.setdefault(doctrine, []).append((seat, rows))
    return [*alone, *(Asked(doctrine, tuple(parts)) for doctrine, parts in shared.items())]


def parts_of(player: Player) -> tuple[tuple[Doctrine, Rows], ...]:
    """Doctrines and the games that each plays, as `Rowwise` has them."""
    return player.parts if isinstance(player, Rowwise) else ((player, EVERY),)

"""Who plays a nation in a batch of games: one doctrine, or in each game its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.doctrines import Doctrine
from game.lab.gathered import EVERY, Places, Rows, gathered, later
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
    rows: Rows
    """The games of the first seat, then those of the next."""
    seats: int | Places
    """The seat in each of them, or one for all."""
    parts: tuple[tuple[int, Rows, slice], ...]
    """Each seat, its games, and where in the answers of the doctrine these are."""
    overrides: bool
    """Whether another has been asked before about any of these games."""

    @classmethod
    def everywhere(cls, doctrine: Doctrine, seat: int) -> "Asked":
        return cls(doctrine, EVERY, seat, ((seat, EVERY, EVERY),), overrides=False)

    @classmethod
    def together(cls, doctrine: Doctrine, own: Mapping[int, Places], *, overrides: bool) -> "Asked":
        """`own` gives each seat's games, [places in the batch]."""
        ends = np.cumsum([len(rows) for rows in own.values()]).tolist()
        parts = (
            (seat, rows, slice(end - len(rows), end))
            for (seat, rows), end in zip(own.items(), ends, strict=True)
        )
        seats = np.repeat(list(own), [len(rows) for rows in own.values()])
        rows = np.concatenate(list(own.values()))
        return cls(doctrine, rows, seats, tuple(parts), overrides)

    def sees(self, whole: Sequence[Observation]) -> Observation:
        """What it is given, of what each seat sees in all games."""
        wholes = [whole[seat] for seat, _, _ in self.parts]
        if isinstance(self.rows, slice):
            return wholes[0]
        return gathered(wholes, [self.rows[place] for _, _, place in self.parts])

    def sees_later(self, seen: Observation, whole: Sequence[Observation]) -> Observation:
        """What it is given later in the turn, after it has `seen` something."""
        return later(seen, [whole[seat] for seat, _, _ in self.parts])


def grouped(players: Sequence[Player]) -> list[Asked]:
    """Who is to be asked, and in which order: of two answers for the same game the later counts."""
    alone: list[Asked] = []
    shared: dict[Doctrine, dict[int, Places]] = {}
    for seat, player in enumerate(players):
        for doctrine, rows in parts_of(player):
            if isinstance(rows, slice):
                alone.append(Asked.everywhere(doctrine, seat))
            else:
                shared.setdefault(doctrine, {})[seat] = rows
    everywhere = {one.seats for one in alone}
    return [
        *alone,
        *(
            Asked.together(doctrine, own, overrides=not everywhere.isdisjoint(own))
            for doctrine, own in shared.items()
        ),
    ]


def parts_of(player: Player) -> tuple[tuple[Doctrine, Rows], ...]:
    """Doctrines and the games that each plays, as `Rowwise` has them."""
    return player.parts if isinstance(player, Rowwise) else ((player, EVERY),)

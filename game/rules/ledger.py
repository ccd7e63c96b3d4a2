"""The ledger: who changed what. The causes of a quantity's change add up to it exactly."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.quantities.catalogue import Catalogue
from game.quantities.grid import Array

LIMIT = "limit"
"""The cause of what was cut off because a quantity had reached the end of its range."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one cause added to neighbouring columns."""

    cause: str
    start: int
    """The first column."""
    change: Array
    """[games, columns]"""


@dataclass(slots=True)
class Ledger:
    """The entries of a part of a turn, in the order in which they happened."""

    entries: list[Entry] = field(default_factory=list)
    draws: list[tuple[str, Array]] = field(default_factory=list)
    """The dice that were drawn, in order: what for, and [games, draws]."""

    def record(self, cause: str, start: int, change: Array) -> None:
        """Notes what a cause adds from column `start` on; `change` is [games, …]."""
        self.entries.append(Entry(cause, start, change.reshape(len(change), -1).copy()))

    def changes(self, catalogue: Catalogue, game: int = 0) -> Iterator[tuple[str, str, float]]:
        """Cause, name of the quantity, and change, of one game; what is 0 is left out."""
        for entry in self.entries:
            for offset, change in enumerate(entry.change[game].tolist()):
                if change:
                    yield entry.cause, catalogue.by_column[entry.start + offset].name, change

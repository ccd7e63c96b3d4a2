"""Where a journal is kept: what any store promises, and the store in memory.

Every store is held to the promises of `Store` by one test suite; `FileStore` is in `files`.
"""

from collections.abc import Sequence
from typing import Protocol

from game.session.errors import StaleError
from game.session.journal import ORIGIN, Entry, Json, decode, encode, scan


class Store(Protocol):
    """A journal that only grows, one whole entry at a time."""

    @property
    def read_only(self) -> str | None:
        """Why nothing can be appended, in a sentence; None if it can."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What was found when it was opened and whoever opened it should be told."""

    def records(self) -> tuple[Entry, ...]:
        """Every entry that is sound, in order."""

    def append(self, expected_seq: int, command_id: str, records: Sequence[Json]) -> int:
        """Add one entry, and return its number when it is durable.

        A command that is in the journal already is not added again: its number is returned.
        Raises StaleError if `expected_seq` is not the number of the next entry, NotSavedError if
        it could not be written; then the journal is what it was.
        """

    def close(self) -> None:
        """Let others write. Closing twice is the same as closing once."""


class MemoryStore:
    """A journal that lasts as long as the process: for practice, sweeps and tests."""

    def __init__(self) -> None:
        self.read_only: str | None = None
        self.notices: tuple[str, ...] = ()
        self._lines: list[bytes] = []
        self._after = ORIGIN
        self._numbers: dict[str, int] = {}

    @property
    def content(self) -> bytes:
        """What a file would hold."""
        return b"".join(self._lines)

    def records(self) -> tuple[Entry, ...]:
        return tuple(decode(link) for link in scan(self.content).links)

    def append(self, expected_seq: int, command_id: str, records: Sequence[Json]) -> int:
        if command_id in self._numbers:
            return self._numbers[command_id]
        if expected_seq != len(self._lines):
            raise StaleError(expected_seq, len(self._lines))
        line, self._after = encode(expected_seq, self._after, command_id, records)
        self._lines.append(line)
        self._numbers[command_id] = expected_seq
        return expected_seq

    def close(self) -> None:
        """Nothing is held."""

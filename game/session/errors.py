"""What can be wrong with a save, each with a sentence that says what and what would do."""

import os
from pathlib import Path

from game.language import tr


class SaveError(Exception):
    """A save cannot be used. The file is as it was."""


class SaveInUseError(SaveError):
    """Another process has the save open for writing."""

    def __init__(self, path: Path, pid: int | None) -> None:
        if pid is None:
            told = tr(
                "{save} is open in another process. Close it there, or wait until it has ended."
            )
        else:
            told = tr(
                "{save} is open in process {pid}. Close it there, or wait until it has ended."
            )
        super().__init__(told.format(save=path.name, pid=pid))
        self.pid = pid


class NewerFormatError(SaveError):
    """A later version of Concord has written the save."""

    def __init__(self, path: str, found: int, needs: str) -> None:
        told = tr(
            "{save} has format {format} and needs Concord {version} or later. It was left as it is."
        )
        super().__init__(told.format(save=path, format=found, version=needs))
        self.found = found
        self.needs = needs


class NotSavedError(Exception):
    """A write failed: the save ends where it ended before, and nothing has happened."""


class StaleError(Exception):
    """An append that expected the journal to end elsewhere: its writer has missed something."""

    def __init__(self, expected: int, actual: int) -> None:
        super().__init__(f"line {expected + 1} was to be written, but line {actual + 1} is next")


def reason_of(error: OSError) -> str:
    """What the system says of a failure, in words: "No space left on device".

    >>> reason_of(OSError(28, "whatever"))
    'No space left on device'
    """
    if isinstance(error.errno, int):
        return os.strerror(error.errno)
    return str(error) or type(error).__name__

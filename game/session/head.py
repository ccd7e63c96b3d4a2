"""The side file of a save: where its journal ended, so that a cut at the end of a line shows.

It is written after each line without waiting for the disk. It may therefore lag behind the
journal after a loss of power; it never runs ahead of it.
"""

import hashlib
import os
import re
from pathlib import Path

from game.session.journal import Head

_FORM = re.compile(rb"(\d{10}) ([0-9a-f]{64}) ([0-9a-f]{16})\n")
_LENGTH = 10 + 1 + 64 + 1 + 16 + 1


def head_path(save: Path) -> Path:
    """The side file of a save."""
    return save.with_name(save.name + ".head")


def form(head: Head) -> bytes:
    """The content of the side file: always as long, so that writing it anew replaces it all."""
    text = f"{head.seq:010d} {head.hash}".encode("ascii")
    return text + b" " + hashlib.sha256(text).hexdigest()[:16].encode("ascii") + b"\n"


def parse(content: bytes) -> Head | None:
    """The head that a side file holds; None if it is not as it was written."""
    match = _FORM.fullmatch(content)
    if match is None:
        return None
    head = Head(int(match[1]), match[2].decode("ascii"))
    return head if form(head) == content else None


def read_head(save: Path) -> Head | None:
    """The head beside a save; None if there is none, or none that can be read."""
    try:
        return parse(head_path(save).read_bytes())
    except OSError:
        return None


class HeadFile:
    """The side file of a save that is being written."""

    def __init__(self, save: Path) -> None:
        self._file = os.open(head_path(save), os.O_WRONLY | os.O_CREAT, 0o666)
        if os.fstat(self._file).st_size > _LENGTH:
            os.ftruncate(self._file, _LENGTH)

    def write(self, content: bytes) -> None:
        """Replace what it says by the form of another head."""
        os.pwrite(self._file, content, 0)

    def sync(self) -> None:
        os.fsync(self._file)

    def close(self) -> None:
        os.close(self._file)

"""Looks at files again and again, and tells when one of them is another.

It compares what `stat` says a few times a second, and no more: that works in every folder, over a
network too, and whether an editor writes a file in place or puts a new one there.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

EVERY = 0.3
"""Seconds from one look to the next."""

Mark = tuple[int, int, int] | None
"""What tells one state of a file from another; None while there is no file."""


def changes(
    files: Callable[[], Iterable[str]], wait: Callable[[float], None] = time.sleep
) -> Iterator[list[str]]:
    """At once all files, and then, each time, those that are new, or not as they were.

    `files` is asked each time, so that a file that is put into a folder is seen as well.
    """
    before: dict[str, Mark] = {}
    while True:
        now = {name: _mark(name) for name in files()}
        changed = [name for name, mark in now.items() if name not in before or before[name] != mark]
        gone = before.keys() - now.keys()
        if changed or gone:
            yield changed
        before = now
        wait(EVERY)


def _mark(name: str) -> Mark:
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino

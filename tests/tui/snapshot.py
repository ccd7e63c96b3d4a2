"""Snapshots of screens as text, beside the tests in `snapshots/`.

A screen that looks different from its snapshot fails its test. If it is meant to, write the
snapshots anew and read the difference before it is committed:

    CONCORD_SNAPSHOTS=write python -m pytest tests/tui
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def check(name: str, seen: str) -> None:
    """Compare a screen with its snapshot, or keep it as the snapshot."""
    path = FOLDER / f"{name}.txt"
    seen = seen.rstrip() + "\n"
    if os.environ.get("CONCORD_SNAPSHOTS") == "write":
        path.write_text(seen, encoding="utf-8")
    assert path.is_file(), f"there is no snapshot {path.name}; the module's first lines say how"
    expected = path.read_text(encoding="utf-8")
    assert seen == expected, f"{path.name} differs; CONCORD_SNAPSHOTS=write writes it anew"

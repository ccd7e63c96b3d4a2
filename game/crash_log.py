"""The log of an unexpected error: a file a crash, beside the logs of other programs."""

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from game import __version__
from game.language import tr

KEPT = 20
"""How many logs stay; older ones are removed when a new one is written."""


def log_folder() -> Path:
    """`CONCORD_LOGS` if set, else the folder of the platform's conventions."""
    chosen = os.environ.get("CONCORD_LOGS")
    return Path(chosen) if chosen else platformdirs.user_log_path("concord", appauthor=False)


def write_crash_log(error: BaseException) -> Path | None:
    """Write what is needed to understand the error; None if no log can be written."""
    now = datetime.now(UTC)
    head = (
        f"concord {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"{now.isoformat(timespec='seconds')}\n"
        f"arguments: {sys.argv[1:]!r}\n\n"
    )
    folder = log_folder()
    path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(head + "".join(traceback.format_exception(error)), encoding="utf-8")
        for old in sorted(folder.glob("crash-*.log"))[:-KEPT]:
            old.unlink()
    except OSError:
        return None
    return path


def place_of(error: BaseException) -> str:
    """What kind of error it is and where it was raised: "KeyError in host.py, line 12"."""
    kind = type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return kind
    file = Path(frames[-1].filename).name
    return tr("{kind} in {file}, line {line}").format(kind=kind, file=file, line=frames[-1].lineno)

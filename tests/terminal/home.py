"""Opens the home screen of an installed `concord`, and leaves it.

python -m tests.terminal.home COMMAND FOLDER
"""

import sys
from pathlib import Path

from tests.terminal.driver import open_terminal


def open_and_leave(command: str, folder: Path) -> None:
    """Wait for the home screen to be painted, press ctrl+q, and expect a clean end."""
    with open_terminal([command], folder=folder) as terminal:
        terminal.wait_for("New exercise")
        print(terminal.text)
        terminal.send("ctrl+q")
        code = terminal.wait_until_ended()
    if code != 0:
        raise SystemExit(f"The home screen left with {code}.")


if __name__ == "__main__":
    open_and_leave(sys.argv[1], Path(sys.argv[2]))

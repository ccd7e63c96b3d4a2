"""`concord` and `python -m game`: chooses the language, then reads the command line in it."""

import os
import sys
from typing import NoReturn

from game.language import speak, wanted
from game.tui.settings import load


def main() -> NoReturn:
    """Run `concord`. Texts are imported only when it is known in which language they are."""
    speak(*wanted(sys.argv[1:], os.environ, lambda: load().language))
    from game.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()

"""Plays a scenario in a process of its own: the text on standard input, endings on standard output.

`python -m game.authoring.played NAME GAMES` is what the author's screen runs, so that it can let go
of games of a text that has changed meanwhile.
"""

import json
import sys

from game.authoring.preview import endings


def main() -> None:
    name, games = sys.argv[1:]
    sys.stdout.write(json.dumps(endings(sys.stdin.buffer.read(), name, int(games))))


if __name__ == "__main__":
    main()

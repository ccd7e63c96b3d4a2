"""How games of a scenario end, for its author at a glance.

`python -m game.lab.endings NAME GAMES` reads the scenario on standard input and prints the counts:
the author's screen runs it as a process of its own, which it can let go of.
"""

import json
import sys

import numpy as np

from game.lab.sweep import play
from game.lab.tables import drawn_doctrines, seeds_from
from game.rules.exercise import Exercise


def endings(source: bytes, path: str, games: int) -> dict[str, int]:
    """How often each ending comes, by its id, in the order of the file.

    Doctrines are drawn by lot for each seat of each game. Raises ScenarioError.
    """
    exercise = Exercise.load(source, path)
    seeds = seeds_from(1, games)
    state = play(exercise, drawn_doctrines(exercise, seeds), seeds).state
    counts = np.bincount(state.ending.astype(int), minlength=len(exercise.scenario.endings) + 1)
    return {
        ending.id: int(count)
        for ending, count in zip(exercise.scenario.endings, counts[1:], strict=True)
    }


def main() -> None:
    name, games = sys.argv[1:]
    sys.stdout.write(json.dumps(endings(sys.stdin.buffer.read(), name, int(games))))


if __name__ == "__main__":
    main()

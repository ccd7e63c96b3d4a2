"""Prints the journal of a game: `python -m tests.session SEED [WARM-UP…]`.

With more seeds, other games are played in the same process first.
"""

import sys
from random import Random

from game.session.store import MemoryStore
from tests.session.playing import begin, play
from tests.small import HERE, load


def journal(seed: int) -> bytes:
    """A game of three people who do whatever is offered, to its outcome."""
    store = MemoryStore()
    play(begin(load((HERE / "small.toml").read_text()), seed=seed, store=store), Random(seed))
    return store.content


def main() -> None:
    seed, *warm_up = (int(argument) for argument in sys.argv[1:])
    for other in warm_up:
        journal(other)
    sys.stdout.buffer.write(journal(seed))


if __name__ == "__main__":
    main()

"""Measures of the core: sweeps, a turn, and what durability costs."""

import gc
import time
import tracemalloc
from collections.abc import Sequence

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.sweep import play, sweep, table
from game.quantities.dice import Seeds
from game.rules.exercise import Exercise
from game.rules.turn import close_turn, open_turn, start
from game.scenario.library import shipped
from tests.benchmarks.ratio import Ratio, in_turns

BATCH = 1000


def narrows() -> Exercise:
    """The exercise that is measured."""
    path = shipped()["the_narrows"]
    return Exercise.load(path.read_bytes(), str(path))


def mixed(exercise: Exercise) -> dict[str, str]:
    """Each nation on a doctrine of its own, as far as there are enough."""
    doctrines = sorted(DOCTRINES)
    names = enumerate(exercise.scenario.nations)
    return {name: doctrines[place % len(doctrines)] for place, name in names}


def sweep_seconds(exercise: Exercise, seeds: Sequence[int], chunk: int = BATCH) -> float:
    """What a sweep takes for each of its games."""
    began = time.perf_counter()
    for _ in sweep(exercise, mixed(exercise), seeds, chunk=chunk):
        pass
    return (time.perf_counter() - began) / len(seeds)


def a_batch_against_one_by_one() -> Ratio:
    """A playthrough among a thousand, beside the same playthrough by itself."""
    exercise = narrows()
    figures = in_turns(
        lambda: sweep_seconds(exercise, range(2 * BATCH)),
        lambda: sweep_seconds(exercise, range(20), chunk=1),
        3,
    )
    return Ratio("a playthrough in a batch", "the same by itself", *figures, 1 / 30)


def many_games_against_fewer() -> Ratio:
    """A playthrough among eight thousand, beside one among two thousand: cost is linear."""
    exercise = narrows()
    figures = in_turns(
        lambda: sweep_seconds(exercise, range(8 * BATCH)),
        lambda: sweep_seconds(exercise, range(2 * BATCH)),
        2,
    )
    return Ratio("a playthrough of 8,000", "one of 2,000", *figures, 1.2)


def memory_of_many_games() -> Ratio:
    """The most that a sweep holds at once: eight batches need no more than two."""
    exercise = narrows()

    def peak(games: int) -> float:
        gc.collect()
        tracemalloc.start()
        try:
            sweep_seconds(exercise, range(games), chunk=250)
            return float(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()

    figures = in_turns(lambda: peak(2000), lambda: peak(500), 1)
    return Ratio("memory of 8 batches", "of 2 batches", *figures, 1.2, unit="MB")


def one_turn() -> Ratio:
    """A turn of one game, beside a thousand additions of small arrays."""
    exercise = narrows()
    seeds: Seeds = np.array([7], dtype=np.uint64)
    doctrines = table(exercise, mixed(exercise))
    turns = int(play(exercise, doctrines, seeds).state.turn[0])
    small = np.ones((1, 4, 4))

    def ours() -> float:
        from game.lab.sweep import decide

        state = start(exercise, 1)
        began = time.perf_counter()
        for turn in range(1, turns + 1):
            open_turn(exercise, state, seeds, turn)
            orders = decide(exercise, doctrines, state, seeds, turn)
            close_turn(exercise, state, orders, seeds, turn)
        return (time.perf_counter() - began) / turns

    def theirs() -> float:
        began = time.perf_counter()
        for _ in range(1000):
            np.add(small, small)
        return time.perf_counter() - began

    return Ratio("a turn of one game", "1,000 small additions", *in_turns(ours, theirs, 9), 30)


RATIOS = (a_batch_against_one_by_one, many_games_against_fewer, memory_of_many_games, one_turn)

"""Measures of the lab: what counting costs beside playing, and what a second process brings."""

import gc
import time
import tracemalloc
from collections.abc import Sequence

from game.lab.sweep import play
from game.lab.tables import by_table, drawn_doctrines, seeds_from
from game.lab.tally import Swept
from game.lab.trial import BATCH
from game.lab.workers import carry_out
from game.quantities.dice import Seeds
from game.rules.exercise import Exercise
from tests.benchmarks.core_speed import narrows
from tests.benchmarks.ratio import Ratio, in_turns


def batches(exercise: Exercise, count: int, batch: int = BATCH) -> list[Seeds]:
    """So many batches of games whose tables are drawn."""
    return list(by_table(exercise, seeds_from(1, count * batch), batch))


def seconds(exercise: Exercise, parts: Sequence[Seeds], processes: int = 1) -> float:
    """What it takes to play and to count some batches."""
    began = time.perf_counter()
    carry_out(exercise, [Swept(part) for part in parts], processes=processes)
    return time.perf_counter() - began


def counting_beside_playing() -> Ratio:
    """A batch that is played and counted, beside one that is only played."""
    exercise = narrows()
    parts = batches(exercise, 2)

    def played() -> float:
        began = time.perf_counter()
        for part in parts:
            play(exercise, drawn_doctrines(exercise, part), part)
        return time.perf_counter() - began

    figures = in_turns(lambda: seconds(exercise, parts), played, 4, min)
    return Ratio("games played and counted", "only played", *figures, 1.15)


def two_processes_beside_one() -> Ratio:
    """A sweep by two processes, with their start, beside the same by one: 1.6 times as fast."""
    exercise = narrows()
    parts = batches(exercise, 8)
    figures = in_turns(
        lambda: seconds(exercise, parts, processes=2), lambda: seconds(exercise, parts), 3, min
    )
    return Ratio("a sweep by two processes", "by one", *figures, 1 / 1.6)


def memory_of_counting() -> Ratio:
    """The most that counting holds at once: eight batches need no more than two."""
    exercise = narrows()

    def peak(count: int) -> float:
        parts = batches(exercise, count, batch=250)
        gc.collect()
        tracemalloc.start()
        try:
            seconds(exercise, parts)
            return float(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()

    figures = in_turns(lambda: peak(8), lambda: peak(2), 1)
    return Ratio("memory of 8 counted batches", "of 2", *figures, 1.2, unit="MB")


RATIOS = (counting_beside_playing, two_processes_beside_one, memory_of_counting)

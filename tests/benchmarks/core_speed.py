"""Measures of the core: sweeps, a turn, and what durability costs."""

import gc
import itertools
import os
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.sweep import decide, play, sweep, table
from game.quantities.dice import Seeds
from game.rules.exercise import Exercise
from game.rules.turn import close_turn, open_turn, start
from game.scenario.library import shipped
from game.session.commands import Pledge, Ready, Refusal
from game.session.files import FileStore
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from tests.benchmarks.ratio import Ratio, in_turns
from tests.terminal.driver import ROOT

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


def small_additions() -> float:
    """What a thousand additions of small arrays take: what numpy asks for doing next to nothing."""
    small = np.ones((1, 4, 4))
    began = time.perf_counter()
    for _ in range(1000):
        np.add(small, small)
    return time.perf_counter() - began


def a_batch_against_one_by_one() -> Ratio:
    """A playthrough among a thousand, beside the same playthrough by itself."""
    exercise = narrows()
    figures = in_turns(
        lambda: sweep_seconds(exercise, range(2 * BATCH)),
        lambda: sweep_seconds(exercise, range(20), chunk=1),
        3,
        min,
    )
    return Ratio("a playthrough in a batch", "the same by itself", *figures, 1 / 30, unit="µs")


def many_games_against_fewer() -> Ratio:
    """A playthrough among eight thousand, beside one among two thousand: cost is linear."""
    exercise = narrows()
    figures = in_turns(
        lambda: sweep_seconds(exercise, range(8 * BATCH)),
        lambda: sweep_seconds(exercise, range(2 * BATCH)),
        2,
        min,
    )
    return Ratio("a playthrough of 8,000", "one of 2,000", *figures, 1.2, unit="µs")


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

    def ours() -> float:
        state = start(exercise, 1)
        began = time.perf_counter()
        for turn in range(1, turns + 1):
            open_turn(exercise, state, seeds, turn)
            orders = decide(exercise, doctrines, state, seeds, turn)
            close_turn(exercise, state, orders, seeds, turn)
        return (time.perf_counter() - began) / turns

    figures = in_turns(ours, small_additions, 15, min)
    return Ratio("a turn of one game", "1,000 small additions", *figures, 30)


def a_turn_of_a_session() -> Ratio:
    """A turn with views, ledger and journal, beside a thousand additions of small arrays."""
    exercise = narrows()
    seats = {name: Seat(doctrine) for name, doctrine in mixed(exercise).items()}

    def ours() -> float:
        session = Session.begin(exercise, seats, seed=7, store=MemoryStore())
        began = time.perf_counter()
        answer = session.proceed()
        assert not isinstance(answer, Refusal)
        return time.perf_counter() - began

    figures = in_turns(ours, small_additions, 15, min)
    return Ratio("a turn of a session", "1,000 small additions", *figures, 60)


def a_durable_command() -> Ratio:
    """A pledge, from the call to its events, beside a bare write and fsync of the same bytes."""
    exercise = narrows()
    first, *others = exercise.scenario.nations
    seats = {first: Seat()} | {name: Seat("reciprocator") for name in others}
    with tempfile.TemporaryDirectory(dir=ROOT / "saves") as folder:
        save = Path(folder) / "session.jsonl"
        session = Session.begin(exercise, seats, seed=7, store=FileStore.create(save))
        session.do(first, Ready())
        crisis = next(iter(session.view(first).crises))
        capability = next(iter(crisis.demand))
        units = itertools.cycle((1, 2))
        bare = os.open(Path(folder) / "bare", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        lengths = [save.stat().st_size]

        def ours() -> float:
            began = time.perf_counter()
            answer = session.do(first, Pledge(crisis.id, capability, next(units)))
            took = time.perf_counter() - began
            assert not isinstance(answer, Refusal)
            lengths.append(save.stat().st_size)
            return took

        def theirs() -> float:
            line = save.read_bytes()[lengths[-2] : lengths[-1]]
            began = time.perf_counter()
            os.write(bare, line)
            os.fsync(bare)
            return time.perf_counter() - began

        figures = in_turns(ours, theirs, 101)
        os.close(bare)
        session.close()
    return Ratio("a durable command", "write and fsync", *figures, 1.5)


RATIOS = (
    a_batch_against_one_by_one,
    many_games_against_fewer,
    memory_of_many_games,
    one_turn,
    a_turn_of_a_session,
    a_durable_command,
)

"""Work spread over processes: jobs that are carried out anywhere, and answered in their order.

A job is the same work wherever it is done, and its answer depends on nothing but the job and the
exercise; so the answers do not tell how many processes there were. What travels to a process are
the bytes of the scenario and of the rulebook, never a path.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from game.rules.exercise import Exercise

Start = Literal["fork", "spawn"]


class Job(Protocol):
    """A piece of work on an exercise; it must be picklable, and so must its answer."""

    @property
    def games(self) -> int:
        """How many games it plays: what it counts for in the progress."""

    def run(self, exercise: Exercise) -> Any:
        """Do it."""


@dataclass(slots=True)
class _Bench:
    """What a process works on."""

    exercise: Exercise | None = None


_BENCH = _Bench()


def cores() -> int:
    """How many processes can work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def usual_start() -> Start:
    """How processes are begun. A copy of this one is quick, and safe while it has one thread."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def carry_out(
    exercise: Exercise,
    jobs: Sequence[Job],
    *,
    processes: int = 1,
    tell: Callable[[int], None] | None = None,
    start: Start | None = None,
) -> list[Any]:
    """The answer to each job, in their order.

    `tell` is given the games of each job that is done. If it is interrupted, the processes finish
    the job that they have in hand, begin no other, and are gone when this returns.
    """
    if processes == 1 or len(jobs) < 2:
        answers = []
        for job in jobs:
            answers.append(job.run(exercise))
            if tell is not None:
                tell(job.games)
        return answers
    _BENCH.exercise = exercise
    pool = ProcessPoolExecutor(
        min(processes, len(jobs)),
        mp_context=multiprocessing.get_context(start or usual_start()),
        initializer=_get_ready,
        initargs=(exercise.id, exercise.source, exercise.rulebook_source),
    )
    try:
        futures: dict[Future[Any], Job] = {pool.submit(_do, job): job for job in jobs}
        for future in as_completed(futures):
            future.result()
            if tell is not None:
                tell(futures[future].games)
        return [future.result() for future in futures]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _BENCH.exercise = None


def _do(job: Job) -> Any:
    assert _BENCH.exercise is not None
    return job.run(_BENCH.exercise)


def _get_ready(id: str, source: bytes, rulebook_source: bytes) -> None:
    """In a new process: the exercise, which a copied process has already.

    Ctrl-C reaches every process of a terminal; it is for the first one to say what is to be done.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_the_first, daemon=True).start()
    if _BENCH.exercise is None:
        _BENCH.exercise = Exercise.load(source, f"{id}.toml", rulebook_source)


def _leave_with_the_first() -> None:
    """Nobody wants the answer any more when the first process has been killed."""
    first = multiprocessing.parent_process()
    assert first is not None
    first.join()
    os._exit(1)

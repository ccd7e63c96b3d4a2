"""Work spread over processes: jobs that are carried out anywhere, and answered in their order.

A job is the same work wherever it is done, and its answer depends on nothing but the job and the
exercise; so the answers do not tell how many processes there were. What travels to a process are
the bytes of the scenario and of the rulebook, never a path.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

from game.rules.exercise import Exercise

if TYPE_CHECKING:
    from types import FrameType

Start = Literal["fork", "spawn"]

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Settings of `mallopt` in glibc: from how much on memory is given back, and is apart from the
heap."""


class Job(Protocol):
    """A piece of work on an exercise; it must be picklable, and so must its answer."""

    @property
    def games(self) -> int:
        """How many games it plays: what it counts for in the progress."""

    def run(self, exercise: Exercise) -> Any:
        """Do it."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Jobs that depend on the answers to the first of others."""

    after: int
    """To how many of them."""
    jobs: Callable[[list[Any]], Sequence[Job]]
    """Makes them of these answers."""


class StoppedError(Exception):
    """A job was given up because nobody wants the answers any more."""


@dataclass(slots=True)
class _Bench:
    """What a process works on."""

    exercise: Exercise | None = None
    busy: bool = False
    """Whether it has a job in hand."""
    stopped: bool = False
    """Whether it is to do no more."""


_BENCH = _Bench()


def cores() -> int:
    """How many processes can work at once on this machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def usual_start() -> Start:
    """How processes are begun. A copy of this one is quick, and safe while it has one thread."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def keep_memory() -> None:
    """Has what is freed kept for what comes next, where the C library can be told so (glibc).

    Batch after batch needs arrays of the same sizes. Given back to the system each time and asked
    for again, they would cost a tenth of the time.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):
            for setting in (_TRIM_THRESHOLD, _MMAP_THRESHOLD):
                ctypes.CDLL(None).mallopt(setting, 2**30)


def carry_out(
    exercise: Exercise,
    jobs: Sequence[Job],
    *,
    processes: int = 1,
    tell: Callable[[int], None] | None = None,
    start: Start | None = None,
    follow_up: FollowUp | None = None,
) -> list[Any]:
    """The answer to each job, in their order; then to those that follow, which are begun as soon
    as they are known.

    `tell` is given the games of each job that is done. If it is interrupted, the processes give up
    what they have in hand, begin nothing more, and are gone when this returns.
    """
    keep_memory()
    if processes == 1:
        return _one_by_one(exercise, jobs, tell, follow_up)
    _BENCH.exercise = exercise
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context(start or usual_start()),
        initializer=_get_ready,
        initargs=(exercise.id, exercise.source, exercise.rulebook_source, exercise.texts),
    )
    try:
        futures = _submitted(pool, jobs)
        waiting = set(futures)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                future.result()
                if tell is not None:
                    tell(futures[future].games)
            first = list(futures)[: follow_up.after] if follow_up is not None else []
            if follow_up is not None and not waiting.intersection(first):
                more = _submitted(pool, follow_up.jobs([future.result() for future in first]))
                futures, waiting, follow_up = futures | more, waiting | set(more), None
        return [future.result() for future in futures]
    except (KeyboardInterrupt, StoppedError) as end:
        # Ctrl-C reaches every process: another may have given up before this one hears of it.
        for process in set(multiprocessing.active_children()) - others:
            if process.pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(process.pid, signal.SIGINT)
        raise KeyboardInterrupt from end
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _BENCH.exercise = None


def _one_by_one(
    exercise: Exercise,
    jobs: Sequence[Job],
    tell: Callable[[int], None] | None,
    follow_up: FollowUp | None,
) -> list[Any]:
    answers: list[Any] = []
    todo = list(jobs)
    for place, job in enumerate(todo):  # which grows
        answers.append(job.run(exercise))
        if tell is not None:
            tell(job.games)
        if follow_up is not None and place + 1 == follow_up.after:
            todo += follow_up.jobs(answers[:])
    return answers


def _submitted(pool: ProcessPoolExecutor, jobs: Sequence[Job]) -> dict[Future[Any], Job]:
    with _held_back(signal.SIGINT):
        return {pool.submit(_do, job): job for job in jobs}


@contextmanager
def _held_back(number: signal.Signals) -> Iterator[None]:
    """Lets a signal wait. It waits as well for processes begun meanwhile, until they are ready."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _do(job: Job) -> Any:
    assert _BENCH.exercise is not None
    _BENCH.busy = True
    try:
        if _BENCH.stopped:
            raise StoppedError
        return job.run(_BENCH.exercise)
    finally:
        _BENCH.busy = False


def _get_ready(id: str, source: bytes, rulebook_source: bytes, texts: Mapping[str, str]) -> None:
    """In a new process: the exercise, which a copied process has already."""
    keep_memory()
    gc.freeze()  # what there is now stays: it need not be looked through again and again
    signal.signal(signal.SIGINT, _stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_leave_with_the_first, daemon=True).start()
    if _BENCH.exercise is None:
        _BENCH.exercise = Exercise.load(source, f"{id}.toml", rulebook_source, texts)


def _stop(number: int, frame: "FrameType | None") -> None:
    """Ctrl-C reaches every process of a terminal; the first one sends it to be sure."""
    _BENCH.stopped = True
    if _BENCH.busy:
        _BENCH.busy = False
        raise StoppedError


def _leave_with_the_first() -> None:
    """Nobody wants the answers any more when the first process has been killed."""
    first = multiprocessing.parent_process()
    assert first is not None
    first.join()
    os._exit(1)

"""Jobs are answered in their order wherever they are done, and leave no process behind."""

import multiprocessing
import os
import signal
import time
from dataclasses import dataclass
from typing import ClassVar

import pytest

from game.lab.workers import Start, carry_out, cores
from game.rules.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Named:
    """Says which exercise it was given, and who it is."""

    number: int
    games: int = 3

    def run(self, exercise: Exercise) -> tuple[int, str, bytes]:
        return self.number, exercise.scenario.title, exercise.source[:5]


@dataclass(frozen=True, slots=True)
class Failing:
    games: int = 1

    def run(self, exercise: Exercise) -> None:
        raise ArithmeticError(exercise.id)


@dataclass(frozen=True, slots=True)
class Where:
    games: int = 1

    def run(self, exercise: Exercise) -> int:
        return os.getpid()


@dataclass(frozen=True, slots=True)
class Endless:
    SECONDS: ClassVar[float] = 120.0
    games: int = 1

    def run(self, exercise: Exercise) -> None:
        time.sleep(self.SECONDS)


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The process that does it gets the Ctrl-C of the terminal first."""

    games: int = 1

    def run(self, exercise: Exercise) -> None:
        os.kill(os.getpid(), signal.SIGINT)


JOBS = [Named(number) for number in range(9)]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_answers_come_in_the_order_of_the_jobs(exercise: Exercise, start: Start) -> None:
    told: list[int] = []
    answers = carry_out(exercise, JOBS, processes=2, tell=told.append, start=start)
    assert answers == carry_out(exercise, JOBS)
    assert [number for number, _, _ in answers] == list(range(9))
    assert told == [3] * 9
    assert multiprocessing.active_children() == []


def test_one_process_is_this_one(exercise: Exercise) -> None:
    assert set(carry_out(exercise, [Where()] * 3)) == {os.getpid()}
    assert os.getpid() not in carry_out(exercise, [Where()] * 3, processes=2, start="spawn")


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_in_a_job_is_raised_here(exercise: Exercise, processes: int) -> None:
    with pytest.raises(ArithmeticError, match="small"):
        carry_out(exercise, [*JOBS, Failing(), *JOBS], processes=processes)
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_an_interrupt_leaves_no_process_behind_and_waits_for_no_job(
    exercise: Exercise, start: Start
) -> None:
    def interrupt(games: int) -> None:
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        carry_out(exercise, [Named(1), *[Endless()] * 5], processes=2, tell=interrupt, start=start)
    assert time.monotonic() - began < Endless.SECONDS
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_an_interrupt_that_another_process_gets_first_is_one(
    exercise: Exercise, start: Start
) -> None:
    with pytest.raises(KeyboardInterrupt):
        carry_out(exercise, [Interrupted(), *[Endless()] * 5], processes=2, start=start)
    assert multiprocessing.active_children() == []


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1

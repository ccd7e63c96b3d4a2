"""The result of an exercise: only at its outcome, with a digest that depends on every line."""

import pytest

from game.review.result import digest_of, result_of
from game.rules.exercise import Exercise
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import Phase


def begun(exercise: Exercise, seed: int) -> tuple[Session, MemoryStore]:
    store = MemoryStore()
    seats = {nation: Seat("cooperator") for nation in exercise.scenario.nations}
    return Session.begin(exercise, seats, seed=seed, store=store), store


def test_an_exercise_that_goes_on_has_no_result(exercise: Exercise) -> None:
    session, store = begun(exercise, 1)
    with pytest.raises(ValueError, match="goes on"):
        result_of(session, store)


def test_the_result_is_what_the_facilitator_sees_at_the_outcome(exercise: Exercise) -> None:
    session, store = begun(exercise, 1)
    while session.phase is not Phase.OUTCOME:
        session.proceed()
    result = result_of(session, store)
    outcome = session.view("facilitator").outcome
    assert outcome is not None
    assert result.outcome == outcome
    assert result.turns == session.turn
    assert result.journal_digest in store.content.decode().splitlines()[-1]


def test_the_digest_depends_on_the_seed_and_on_every_line(exercise: Exercise) -> None:
    (session, store), (_, other) = begun(exercise, 1), begun(exercise, 2)
    at_first = digest_of(store)
    assert at_first != digest_of(other)
    session.proceed()
    assert digest_of(store) != at_first

"""What a person proposes is answered at once by the nations that computers run."""

from pathlib import Path

import numpy as np
import pytest

from game.doctrines import DOCTRINES
from game.doctrines.agreeing import Offered
from game.rules.exercise import Exercise
from game.rules.observation import Observation
from game.session.commands import (
    ALL,
    Commit,
    Invest,
    Lend,
    Propose,
    Ready,
    Refusal,
    Respond,
    Undertake,
)
from game.session.events import Accepted
from game.session.files import FileStore
from game.session.host import Session
from game.session.store import MemoryStore
from game.session.verification import first_difference
from game.session.view import TABLE, Phase
from tests.session.playing import done, seats, to_phase

NORMS = Propose("cyber_norms", "", ALL)


def room(exercise: Exercise, doctrine: str, seed: int = 7) -> Session:
    """Avalon's person, with both others played by a doctrine, at the first consultation."""
    session = Session.begin(
        exercise, seats(exercise, "avalon", doctrine=doctrine), seed=seed, store=MemoryStore()
    )
    to_phase(session, Phase.CONSULTATION)
    return session


def answers(session: Session, command: Propose) -> list[Respond]:
    """What computers said to a proposal."""
    events = session.do("avalon", command)
    assert not isinstance(events, Refusal), events
    return [e.command for e in events if isinstance(e, Accepted) and isinstance(e.command, Respond)]


@pytest.mark.parametrize(
    ("doctrine", "answer"),
    [("cooperator", "accept"), ("reciprocator", "accept"), ("free_rider", "decline")],
)
def test_a_proposal_is_answered_by_what_a_nation_is_like(
    exercise: Exercise, doctrine: str, answer: str
) -> None:
    session = room(exercise, doctrine)
    given = answers(session, NORMS)
    assert [one.answer for one in given] == [answer, answer]
    (card,) = [c for c in session.view(TABLE).agreements.proposals if c.agreement == "cyber_norms"]
    assert card.by == "avalon"
    told = card.accepted[1:] if answer == "accept" else card.declined
    assert sorted(told) == ["borduria", "caledon"]


def test_chance_accepts_some_and_declines_some(exercise: Exercise) -> None:
    given = {
        one.answer for seed in range(6) for one in answers(room(exercise, "random", seed), NORMS)
    }
    assert given == {"accept", "decline"}


def test_only_who_is_addressed_answers(exercise: Exercise) -> None:
    session = room(exercise, "cooperator")
    events = session.do("avalon", Propose("cyber_norms", "", "caledon"))
    assert not isinstance(events, Refusal)
    assert [event.seat for event in events if isinstance(event, Accepted)] == ["avalon", "caledon"]


def test_who_has_no_time_left_declines(exercise: Exercise) -> None:
    session = room(exercise, "cooperator")
    assert {one.answer for one in answers(session, NORMS)} == {"accept"}
    assert {one.answer for one in answers(session, Propose("exercise", "", ALL))} == {"decline"}


def test_with_people_at_the_table_a_nation_keeps_time_for_one_proposal(exercise: Exercise) -> None:
    session = room(exercise, "cooperator")
    assert [session.own(seat).secret.agreements_left for seat in session.seats] == [2, 1, 1]


def test_a_false_accusation_finds_no_cooperative_nation(exercise: Exercise) -> None:
    session = room(exercise, "cooperator")
    for target, _ in session.own("avalon").secret.aims["attribution"]:
        seen = {one.answer for one in answers(session, Propose("attribution", target, ALL))}
        assert seen == {"decline"}  # nobody knows enough in the first turn
        done(session.do("avalon", Respond("attribution", target, "wait")))


def test_answers_are_in_the_journal_and_can_be_played_again(
    exercise: Exercise, tmp_path: Path
) -> None:
    store = FileStore.create(tmp_path / "save.jsonl")
    session = Session.begin(
        exercise, seats(exercise, "avalon", doctrine="random"), seed=3, store=store
    )
    to_phase(session, Phase.CONSULTATION)
    assert answers(session, NORMS)
    before = session.view(TABLE)
    to_phase(session, Phase.CONSULTATION, turn=2)
    done(session.do("avalon", Propose("exchange", "", ALL)))
    assert first_difference(store.records()) is None
    assert before.agreements.proposals
    seen = session.view(TABLE)
    session.close()
    assert Session.resume(FileStore.open(tmp_path / "save.jsonl")).view(TABLE) == seen


@pytest.mark.parametrize("name", DOCTRINES)
def test_an_answer_hangs_on_nothing_that_the_seat_may_not_see(
    exercise: Exercise, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []

    def answer_to(seen: object, offered: object) -> object:
        given.extend((seen, offered))
        return np.ones(1)

    monkeypatch.setattr(DOCTRINES[name], "answer_to", answer_to)
    session = room(exercise, name)
    answers(session, NORMS)
    assert given
    assert {type(one) for one in given} == {Observation, Offered}


def test_orders_that_computers_give_in_passing_are_told_to_nobody(exercise: Exercise) -> None:
    store = MemoryStore()
    session = Session.begin(
        exercise, seats(exercise, "avalon", doctrine="cooperator"), seed=7, store=store
    )
    to_phase(session, Phase.CONSULTATION)
    told = session.do("avalon", Ready())
    assert not isinstance(told, Refusal)
    orders = (Commit, Lend, Invest, Undertake)
    assert not [e for e in told if isinstance(e, Accepted) and isinstance(e.command, orders)]
    written = str([entry.records for entry in store.records()])
    assert "'do': 'invest'" in written

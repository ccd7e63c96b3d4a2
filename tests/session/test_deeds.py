"""The reveal: what was pledged beside what was done, and help that nobody had promised."""

import pytest

from game.rules.exercise import Exercise
from game.session.commands import Commit, Pledge, Ready, Transfer
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import TABLE, Deed, Phase
from tests.session.playing import begin, on, to_phase


@pytest.fixture
def revealed(exercise: Exercise) -> Session:
    """Avalon kept one pledge, broke one, and did two things that it had not promised."""
    seats = {"avalon": Seat(), "borduria": Seat("free_rider"), "caledon": Seat("free_rider")}
    session = Session.begin(exercise, seats, seed=7, store=MemoryStore())
    session.do("avalon", Ready())
    session.do("avalon", Pledge("mines", "security", 2))
    session.do("avalon", Pledge("mines", "intelligence", 2))
    session.do("avalon", Ready())
    for order in (
        Commit("mines", "security", 2),
        Commit("mines", "intelligence", 1),
        Commit("cells", "intelligence", 1),
        Transfer("caledon", "budget", 2),
    ):
        assert isinstance(session.do("avalon", order), tuple)
    session.do("avalon", Ready())
    assert session.phase is Phase.ASSESSMENT
    return session


def test_all_that_was_done_is_revealed_with_who_did_it(revealed: Session) -> None:
    assert revealed.view(TABLE).deeds == (
        Deed("avalon", "commit", "mines", "security", 2, 2),
        Deed("avalon", "commit", "mines", "intelligence", 2, 1),
        Deed("avalon", "commit", "cells", "intelligence", 0, 1),
        Deed("avalon", "transfer", "caledon", "budget", 0, 2),
    )


def test_what_was_not_pledged_is_neither_kept_nor_broken(revealed: Session) -> None:
    texts = [item.text for item in revealed.view("borduria").news if "its word" in item.text]
    assert texts == ["Avalon broke its word: intelligence 2 → Mines, gave 1."]
    causes = revealed.explain(TABLE, "trust.borduria.avalon")
    assert causes is not None
    said = {cause.rule: cause.text for cause in causes.causes}
    assert said["kept_pledges"] == "what it kept: security 2, intelligence 1 → Mines"
    assert said["broken_pledges"] == "broken pledge: intelligence 2 → Mines, gave 1"


def test_a_reveal_begins_with_the_crises_as_they_were_decided_on(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.DECISION, turn=2)
    decided_on = session.view(TABLE)
    assert decided_on.crises_before == ()
    on(session)
    assessed = session.view(TABLE)
    assert assessed.phase is Phase.ASSESSMENT
    assert [(c.id, c.severity, c.change, c.status) for c in assessed.crises_before] == [
        (c.id, c.severity, c.change, c.status) for c in decided_on.crises
    ]
    assert assessed.crises_before != assessed.crises

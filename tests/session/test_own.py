"""A seat's own part of a view, which is all of it that an order changes."""

from dataclasses import replace

import pytest

from game.rules.exercise import Exercise
from game.session.commands import Command, Commit, Harden, Ready, Reason, Transfer
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import Phase


@pytest.fixture
def deciding(exercise: Exercise) -> Session:
    seats = {"avalon": Seat(), "borduria": Seat("reciprocator"), "caledon": Seat("free_rider")}
    session = Session.begin(exercise, seats, seed=7, store=MemoryStore())
    while session.phase is not Phase.DECISION:
        session.do("avalon", Ready())
    return session


@pytest.mark.parametrize(
    "order",
    [
        Commit("mines", "security", 2),
        Transfer("caledon", "budget", 1),
        Transfer("caledon", "cyber", 1),
        Harden("port", 2),
        Reason("The port comes first."),
    ],
)
def test_an_order_changes_what_is_the_seats_own_and_nothing_else(
    deciding: Session, order: Command
) -> None:
    before = deciding.view("avalon")
    assert isinstance(deciding.do("avalon", order), tuple)
    after = deciding.view("avalon")
    assert deciding.own("avalon") == after.own != before.own
    assert replace(before, own=after.own) == after

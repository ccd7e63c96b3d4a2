"""Leaving in the middle of a word loses nothing of it."""

import pytest

from game.rules.exercise import Exercise
from game.session.commands import Ready
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import Phase
from game.tui.app import ConcordApp
from tests.tui.driving import LARGE, reads, running, until


@pytest.fixture
def deciding(exercise: Exercise) -> Session:
    seats = {"avalon": Seat(), "borduria": Seat("reciprocator"), "caledon": Seat("free_rider")}
    session = Session.begin(exercise, seats, seed=7, store=MemoryStore())
    while session.phase is not Phase.DECISION:
        session.do("avalon", Ready())
    return session


@pytest.mark.parametrize("key", ["ctrl+q", "leave"])
async def test_a_reason_that_is_being_typed_is_kept(deciding: Session, key: str) -> None:
    async with running(ConcordApp(session=deciding), LARGE) as pilot:
        await reads(pilot, "Send the orders")
        await pilot.press("r", *"port")
        if key == "leave":
            await pilot.app.run_action("app.home")
        else:
            await pilot.press(key)
        await until(lambda: deciding.own("avalon").reason == "port", "the reason to be kept")

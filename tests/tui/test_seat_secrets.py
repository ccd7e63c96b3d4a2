"""A seat's screens hold nothing from another seat's view, in sight or out of it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from game.session.commands import Commit, Reason
from game.tui.screens.assessment import AssessmentScreen
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.consultation import ConsultationScreen
from game.tui.screens.decision import DecisionScreen
from game.tui.screens.situation import SituationScreen
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.view_sheet import ViewSheet
from tests.tui.driving import LARGE, SMALL
from tests.tui.fake_session import FakeSession
from tests.tui.staging import Stage, consulting, deciding, staged
from tests.tui.test_assessment import assessed

ALL = ("avalon", "borduria", "caledon", "dorne")


def reasoned() -> FakeSession:
    """Everybody decides, and has written down why."""
    session = consulting(persons=ALL)
    session._next_phase()
    for seat in ALL:
        session.do(seat, Reason(f"SECRET-{seat.upper()} is why"))
        session.do(seat, Commit("cells", "intelligence", 1))
    return session


SEATED: dict[str, tuple[Callable[[], FakeSession], Callable[[Any, str], Screen[Any]]]] = {
    "briefing": (lambda: FakeSession(ALL), BriefingScreen),
    "situation": (lambda: FakeSession(ALL), SituationScreen),
    "decision": (reasoned, DecisionScreen),
}
OPEN: dict[str, tuple[Callable[[], FakeSession], Callable[[Any], Screen[Any]]]] = {
    "consultation": (lambda: consulting(persons=ALL), ConsultationScreen),
    "assessment": (assessed, AssessmentScreen),
}


def held(stage: Stage) -> Iterator[str]:
    """All that the screen shows or holds: lines in every pane, views, fields, the title."""
    yield stage.text
    for sheet in stage.screen.query(Sheet):
        yield sheet.text
        yield "\n".join(line.text for line in sheet.body(100))
    for sheet in stage.screen.query(ViewSheet):
        yield repr(sheet.view)
    for field in stage.screen.query(Input):
        yield f"{field.value} {field.placeholder}"
    yield repr(stage.screen.__dict__.get("view"))
    yield f"{stage.app.title} {stage.app.sub_title} {stage.app.clipboard}"


@pytest.mark.parametrize(("seat", "size"), [*((seat, LARGE) for seat in ALL), ("avalon", SMALL)])
@pytest.mark.parametrize("name", SEATED)
async def test_a_seats_screen_holds_its_own_secret_and_no_other(
    name: str, seat: str, size: tuple[int, int]
) -> None:
    make_session, make = SEATED[name]
    async with staged(lambda session: make(session, seat), make_session(), size) as stage:
        everything = "\n".join(held(stage))
        assert f"SECRET-{seat.upper()}" in everything
        for other in ALL:
            assert other == seat or f"SECRET-{other.upper()}" not in everything


@pytest.mark.parametrize("name", OPEN)
async def test_an_open_screen_holds_no_secret(name: str) -> None:
    make_session, make = OPEN[name]
    async with staged(make, make_session()) as stage:
        if name == "assessment":
            await stage.press("a")
        assert "SECRET" not in "\n".join(held(stage))


async def test_a_decision_asks_the_session_only_for_its_own_seat(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, asked = deciding(), set()
    for name in ("view", "forecast", "judgement", "explain"):
        answer = getattr(session, name)

        def noted(seat: str, *rest: Any, _answer: Any = answer) -> Any:
            asked.add(seat)
            return _answer(seat, *rest)

        monkeypatch.setattr(session, name, noted)
    async with staged(lambda s: DecisionScreen(s, "avalon"), session) as stage:
        await stage.reads("64 →")
        await stage.press("p", "5", "w", "escape")
    assert asked == {"avalon"}

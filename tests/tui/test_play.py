"""The conductor: the right screen for the right eyes, and nothing of others in memory."""

import gc
import weakref
from collections.abc import Callable
from functools import partial

import pytest
from textual.screen import Screen

from game.rules.exercise import Exercise
from game.session.commands import Ready
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import Phase
from game.tui.app import ConcordApp
from game.tui.play import Conductor, Step, conduct
from game.tui.screens.assessment import AssessmentScreen
from game.tui.screens.curtain import CurtainScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.home import HomeScreen
from game.tui.screens.question import QuestionScreen
from tests.tui.driving import (
    LARGE,
    SMALL,
    Driver,
    app_of,
    conducted,
    reads,
    shown,
    text,
    until,
)
from tests.tui.fake_session import FakeSession
from tests.tui.plain_screens import PlainScreen


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn screens that only say what they are."""

    def screen(conductor: Conductor, step: Step) -> PlainScreen:
        return PlainScreen(conductor.session, step)  # type: ignore[arg-type]

    monkeypatch.setattr(Conductor, "_screen", screen)


async def walk(pilot: Driver, *, screens: int, pin: str = "") -> list[str]:
    """Go on with whatever is shown, so many screens, and note what they were."""
    seen: list[str] = []
    while len(seen) < screens:
        screen = pilot.app.screen
        before = (screen, text(pilot))
        if isinstance(screen, CurtainScreen):
            if "Type the PIN" in text(pilot):
                await pilot.press(*pin, "enter")
            elif "Done." in text(pilot):
                lines = text(pilot).split("\n")
                seen.append(next(line.strip() for line in lines if "Done" in line))
                await pilot.press("enter")
            else:
                seen.append(f"curtain {screen.called.name}")
                await pilot.press("enter")
        else:
            assert isinstance(screen, PlainScreen)
            seen.append(f"{screen.step.kind} {screen.step.seat or ''}".strip())
            await pilot.press("d")
        await until(partial(changed, pilot, before), f"something after {seen[-1:]}")
    return seen


def changed(pilot: Driver, before: tuple[object, str]) -> bool:
    now = text(pilot)
    return (pilot.app.screen is not before[0] or now != before[1]) and bool(now.strip())


@pytest.mark.usefixtures("plain")
async def test_two_people_pass_the_screen_through_a_turn() -> None:
    async with conducted(FakeSession(turn=1)) as pilot:
        await reads(pilot, "Avalon only.")
        assert await walk(pilot, screens=18) == [
            "curtain Avalon",
            "briefing avalon",
            "situation avalon",
            "Done. Call Borduria.",
            "curtain Borduria",
            "briefing borduria",
            "situation borduria",
            "Done. Call everybody.",
            "consultation",
            "curtain Avalon",
            "decision avalon",
            "Done. Call Borduria.",
            "curtain Borduria",
            "decision borduria",
            "Done. Call everybody.",
            "assessment",
            "curtain Avalon",
            "situation avalon",
        ]


@pytest.mark.usefixtures("plain")
async def test_one_person_meets_no_curtain() -> None:
    async with conducted(FakeSession(["dorne"], turn=8)) as pilot:
        await reads(pilot, "situation of dorne")
        assert await walk(pilot, screens=4) == [
            "situation dorne",
            "consultation",
            "decision dorne",
            "assessment",
        ]
        await reads(pilot, "outcome of None")


@pytest.mark.usefixtures("plain")
async def test_one_person_with_a_pin_gives_it_once() -> None:
    async with conducted(FakeSession(["dorne"], pins={"dorne": "77"})) as pilot:
        await reads(pilot, "Dorne only.")
        assert "look away" not in text(pilot)
        await pilot.press(*"77", "enter")
        await reads(pilot, "situation of dorne")
        seen = await walk(pilot, screens=5)
        assert seen[-1] == "situation dorne"


@pytest.mark.usefixtures("plain")
async def test_a_seat_with_a_pin_gives_it_each_time() -> None:
    session = FakeSession(pins={"borduria": "1234"})
    async with conducted(session) as pilot:
        await walk(pilot, screens=3)
        await reads(pilot, "Borduria only.")
        await pilot.press("enter")
        assert "SECRET-BORDURIA" not in text(pilot)
        await pilot.press(*"1234", "enter")
        await reads(pilot, "SECRET-BORDURIA")


@pytest.mark.usefixtures("plain")
async def test_a_screen_that_says_twice_that_it_is_done_is_heard_once() -> None:
    async with conducted(FakeSession()) as pilot:
        await walk(pilot, screens=1)
        screen = pilot.app.screen
        assert isinstance(screen, PlainScreen)
        screen.action_done()
        screen.action_done()
        await reads(pilot, "Done. Call Borduria.")
        await pilot.press("enter")
        await reads(pilot, "Borduria only.")


@pytest.mark.usefixtures("plain")
async def test_what_is_left_is_gone_on_with_at_the_same_place() -> None:
    session = FakeSession()
    async with conducted(session) as pilot:
        await walk(pilot, screens=2)  # the curtain, and Avalon's situation
        await pilot.press("escape")
        await shown(pilot, HomeScreen)
        assert session.closed
    session.closed = False
    async with conducted(session) as pilot:
        await reads(pilot, "Borduria only.")


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("screens", range(8))
async def test_every_screen_can_be_left_for_home(screens: int) -> None:
    session = FakeSession()
    async with conducted(session) as pilot:
        await walk(pilot, screens=screens)
        await pilot.press("escape")
        await shown(pilot, HomeScreen)
        assert session.closed
        assert len(pilot.app.screen_stack) == 1
        assert "SECRET" not in text(pilot)


@pytest.mark.usefixtures("plain")
async def test_quitting_gives_the_save_back() -> None:
    session = FakeSession()
    async with conducted(session) as pilot:
        await pilot.press("ctrl+q")
        await until(lambda: session.closed, "the save to be given back")
    assert pilot.app.return_value == 0


@pytest.mark.usefixtures("plain")
async def test_nothing_of_a_seat_is_left_when_the_screen_is_handed_over() -> None:
    async with conducted(FakeSession()) as pilot:
        app = pilot.app
        await walk(pilot, screens=1)
        await reads(pilot, "SECRET-AVALON")
        left = remembered(app.screen)
        app.copy_to_clipboard("SECRET-AVALON")
        app.notify("SECRET-AVALON")
        await pilot.hover(offset=(3, 0))
        await pilot.press("f1")
        await shown(pilot, HelpScreen)
        await pilot.press("escape")
        await shown(pilot, PlainScreen)
        await pilot.press("d")
        await reads(pilot, "Done. Call Borduria.")
        assert "SECRET" not in text(pilot)
        assert app.clipboard == ""
        assert not list(app._notifications)
        assert [type(screen).__name__ for screen in app.screen_stack] == [
            "HomeScreen",
            "StageScreen",
            "CurtainScreen",
        ]
        await until(lambda: gone(left), "the former screen to leave memory")


@pytest.mark.parametrize("turn", [1, 3])
async def test_nothing_of_a_seat_is_left_by_the_screens_of_a_turn(turn: int) -> None:
    async with conducted(FakeSession(turn=turn)) as pilot:
        await reads(pilot, "Avalon only.")
        await pilot.press("enter")
        await until(lambda: not isinstance(pilot.app.screen, CurtainScreen), "the seat's screen")
        left = remembered(pilot.app.screen)
        app = pilot.app
        assert isinstance(app, ConcordApp)
        assert app.conductor is not None
        for seat in app.conductor.session.waiting[:1]:
            app.conductor.session.do(seat, Ready())
        await app.conductor.advance()
        await reads(pilot, "Done. Call Borduria.")
        assert "SECRET" not in text(pilot)
        await until(lambda: gone(left), "the former screen to leave memory")


def remembered(screen: object) -> list[Callable[[], object]]:
    """Weak references to a screen and to all that is on it."""
    assert isinstance(screen, Screen)
    return [weakref.ref(screen), *(weakref.ref(node) for node in screen.walk_children())]


def gone(left: list[Callable[[], object]]) -> bool:
    gc.collect()
    return not any(reference() is not None for reference in left)


@pytest.mark.usefixtures("plain")
async def test_a_finished_exercise_opens_at_its_outcome() -> None:
    async with conducted(FakeSession(phase=Phase.OUTCOME)) as pilot:
        await reads(pilot, "outcome of None")
        app = pilot.app
        assert isinstance(app, ConcordApp)
        assert app.conductor is not None
        assert app.conductor.shown == Step("outcome")


async def test_each_turn_is_revealed_from_its_first_nation_on(exercise: Exercise) -> None:
    """The screen of the reveal is the same in every turn; nothing of the last one is left on it."""
    seats = {"avalon": Seat(), "borduria": Seat("cooperator"), "caledon": Seat("free_rider")}
    session = Session.begin(exercise, seats, seed=7, store=MemoryStore())
    async with ConcordApp().run_test(size=SMALL, notifications=True) as pilot:
        await conduct(app_of(pilot), session)
        for turn, size in ((1, LARGE), (2, SMALL), (3, LARGE)):
            await reveal_of(pilot, session, turn)
            assert text(pilot).count("not yet revealed") >= 2
            assert f"turn {turn} of 4" in text(pilot) or f"{turn}/4" in text(pilot)
            await pilot.press("a")
            await reads(pilot, "Everything is revealed.")
            assert "not yet revealed" not in text(pilot)
            await pilot.resize_terminal(*size)
            await reads(pilot, "Everything is revealed.")
            await pilot.press("down", "down", "space")
            await until(lambda: session.phase is not Phase.ASSESSMENT, "the next turn")


async def reveal_of(pilot: Driver, session: Session, turn: int) -> None:
    """Say nothing and order nothing until a turn is revealed."""
    while (session.turn, session.phase) != (turn, Phase.ASSESSMENT):
        before = pilot.app.screen
        await pilot.press("enter" if isinstance(before, QuestionScreen) else "d")
        await until(partial(has_left, pilot, before), "the next screen")
    await shown(pilot, AssessmentScreen)


def has_left(pilot: Driver, screen: object) -> bool:
    return pilot.app.screen is not screen

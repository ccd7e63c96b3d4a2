"""I13, I14: two people play at one screen, and neither finds there what is the other's.

A real exercise, from the home screen on, in which every secret is a token. After each key all that
the app holds is read: what is painted, and what every widget of every screen on the stack keeps.
"""

import re
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from game.session.host import Session
from game.session.view import TABLE
from game.tui.app import ConcordApp
from game.tui.screens.assessment import AssessmentScreen
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.consultation import ConsultationScreen
from game.tui.screens.curtain import CurtainScreen
from game.tui.screens.decision import DecisionScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.home import HomeScreen
from game.tui.screens.outcome import OutcomeScreen
from game.tui.screens.picker import PickerScreen
from game.tui.screens.prompt import PromptScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.reader import ReaderScreen
from game.tui.screens.saves import SavesScreen
from game.tui.screens.seating import SeatingScreen
from game.tui.screens.situation import SituationScreen
from game.tui.screens.turn_screen import TurnScreen
from game.tui.screens.why import WhyScreen
from game.tui.widgets.header import Header
from tests.hidden.canary import SEED, Canary, canary, tokens
from tests.hidden.harvest import held, painted
from tests.hidden.oracle import Oracle
from tests.tui.driving import LARGE, SMALL, Driver, until

EYES = re.compile(r"(\w+)’s eyes only")


class Room:
    """The people at the keyboard, and what each of them has seen."""

    def __init__(self, pilot: Driver, about: Canary) -> None:
        self.pilot, self.about = pilot, about
        self.app = pilot.app
        self.leaks: list[str] = []
        self.seen: dict[str, set[str]] = defaultdict(set)
        """By viewer: the tokens that were painted while the screen was its own."""
        self.screens: set[str] = set()
        self.names = {n.name: name for name, n in about.exercise.scenario.nations.items()}

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def session(self) -> Session | None:
        app = self.app
        assert isinstance(app, ConcordApp)
        return None if app.conductor is None else app.conductor.session

    @property
    def viewer(self) -> str:
        """Whose eyes the screen says that it is for; the open table if nobody's."""
        for screen in reversed(self.app.screen_stack):
            for header in screen.query(Header):
                found = EYES.search(header.text)
                return self.names[found[1]] if found else TABLE
        return TABLE

    def is_being_typed(self, where: str) -> bool:
        """Whether it is the line in which a PIN is just being given."""
        line = self.app.focused
        return isinstance(line, Input) and line.password and where.startswith("Input ")

    async def press(self, *keys: str) -> None:
        """Press keys, and read everything after each."""
        for key in keys:
            await self.pilot.press(key)
            self.look()

    async def to(self, *keys: str, kind: type[Screen[Any]] | None = None) -> None:
        """Press keys that lead to another screen (of a kind, if one is given)."""
        before = self.screen
        await self.press(*keys)
        await until(
            lambda: (
                self.screen is not before
                and (kind is None or isinstance(self.screen, kind))
                and bool(painted(self.app).strip())
            ),
            f"a screen after {keys}",
        )
        self.look()

    def look(self) -> None:
        """Note whatever the one who sits here may not know."""
        self.screens.add(type(self.screen).__name__)
        viewer, session = self.viewer, self.session
        oracle = None if session is None else Oracle(self.about, session._play)
        for where, text in held(self.app):
            found = tokens(text)
            leaked = found if oracle is None else {s.token for s in oracle.leaked(viewer, found)}
            for secret in (self.about.secrets[token] for token in leaked):
                if secret.kind == "pin" and self.is_being_typed(where):
                    continue
                self.leaks.append(f"{viewer}: {secret.kind} of {secret.owner} in {where}")
            if str(SEED) in text:
                self.leaks.append(f"{viewer}: the seed in {where}")
        self.seen[viewer] |= tokens(painted(self.app))
        assert not self.leaks, f"{self.leaks[:5]}\n{painted(self.app)}"


@asynccontextmanager
async def opened(
    size: tuple[int, int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Room]:
    """The app at its home screen, with one scenario in its library."""
    about = canary("the_narrows")
    path = folder / "the_narrows.toml"
    path.write_bytes(about.source)
    for name in ("CONFIG", "SAVES", "LOGS"):
        monkeypatch.setenv(f"CONCORD_{name}", str(folder / name.lower()))
    for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("game.tui.shelf.shipped", lambda: {"the_narrows": path})
    monkeypatch.setattr("secrets.randbelow", lambda below: SEED)
    async with ConcordApp().run_test(size=size, notifications=True) as pilot:
        await until(lambda: bool(painted(pilot.app).strip()), "the home screen")
        room = Room(pilot, about)
        room.look()
        yield room


async def begin(room: Room) -> None:
    """From the home screen to the first curtain: two people, the first with a PIN."""
    await room.to("n", kind=PickerScreen)
    await until(lambda: "The Narrows" in painted(room.app), "the scenario")
    await room.to("1", kind=SeatingScreen)
    await room.to("p", kind=PromptScreen)
    await room.press(*pin(room))
    await room.to("enter", kind=SeatingScreen)
    assert "PIN set" in painted(room.app)
    await room.to("b", kind=CurtainScreen)


def pin(room: Room) -> str:
    """The PIN of the first nation."""
    (token,) = room.about.of("pin", "avalon")
    return token


async def raise_curtain(room: Room) -> None:
    """Call who is called, and give the PIN if it is asked for."""
    screen = room.screen
    assert isinstance(screen, CurtainScreen)
    if "Done." in painted(room.app) and "everybody" not in painted(room.app):
        await room.press("enter")
        await until(lambda: "only." in painted(room.app), "who is called")
        room.look()
    if "PIN" in painted(room.app):
        await room.press(*pin(room))
    await room.to("enter")


async def read(room: Room, *, closely: bool) -> None:
    """Look at every pane, and closely: open a number, an inject, help, and the commands."""
    screen = room.screen
    assert isinstance(screen, TurnScreen)
    for index in range(len(screen.PANES)):
        screen.choose_pane(index)
        await room.press("down")
        if closely and screen.check_action("why", ()):
            await room.to("w", kind=WhyScreen)
            await room.press("left")
            await room.to("escape", kind=type(screen))
    if closely:
        await room.to("f1", kind=HelpScreen)
        await room.press("pagedown")
        await room.to("escape", kind=type(screen))
        await room.to("ctrl+p")
        await room.press("w", "h")
        await room.to("escape", kind=type(screen))
        card = next(iter(screen.view.inbox), None)
        if card is not None:
            inbox = screen.query_one("#inbox") if screen.query("#inbox") else None
            if inbox is not None:
                from game.tui.widgets.sheet import Sheet

                assert isinstance(inbox, Sheet)
                inbox.post_message(Sheet.Opened(inbox, f"inject:{card.id}"))
                await until(lambda: isinstance(room.screen, ReaderScreen), "the inject")
                room.look()
                await room.to("escape", kind=type(screen))


async def say_done(room: Room) -> None:
    """Be done with a phase, whatever is asked first."""
    await room.to("d")
    if isinstance(room.screen, QuestionScreen):
        await room.to("enter")


async def consult(room: Room) -> None:
    """Both speak: a pledge, one that cannot be, and a message."""
    screen = room.screen
    assert isinstance(screen, ConsultationScreen)
    assert room.session is not None
    for seat in room.session.waiting:
        screen.give_word(seat)
        await room.press("plus")
        key = screen.table.cursor_key
        screen.table.change(key, 900)
        await until(lambda: bool(screen.notice.text.strip()), "a refusal")
        room.look()
        await room.press("m", "h", "i", "enter")
        await room.to("d", kind=QuestionScreen)
        await room.to("enter")


async def decide(room: Room) -> None:
    """An order, an answer, a reason, and the reason in the clipboard; then the orders go."""
    screen = room.screen
    assert isinstance(screen, DecisionScreen)
    await room.press("plus", "p")
    (reason,) = room.about.of("reason", screen.seat)
    await room.press("r")
    field = screen.query_one("#reason", Input)
    field.value = reason
    await room.press("space", "backspace", "shift+home", "ctrl+c")
    assert reason in room.app.clipboard
    assert reason in painted(room.app)
    await room.press("escape")
    room.app.notify(f"Something about {reason}")
    await until(lambda: bool(room.app._notifications), "a notification")
    await say_done(room)


async def reveal(room: Room) -> None:
    """Everything at once, a number opened, and on."""
    await room.press("a")
    await read(room, closely=False)
    await room.to("space")


async def play(room: Room, turns: int, *, closely: bool) -> None:
    """Do what the screen is for, until so many turns are over."""
    looked = set()
    while room.session is not None and room.session.turn <= turns:
        screen = room.screen
        match screen:
            case CurtainScreen():
                await raise_curtain(room)
            case BriefingScreen() | SituationScreen():
                kind = type(screen).__name__, room.viewer
                await read(room, closely=closely and kind not in looked)
                looked.add(kind)
                await say_done(room)
            case ConsultationScreen():
                await read(room, closely=False)
                await consult(room)
            case DecisionScreen():
                await read(room, closely=False)
                await decide(room)
            case AssessmentScreen():
                await reveal(room)
            case OutcomeScreen():
                return


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_nothing_on_the_screen_or_behind_it_is_anothers(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(size, tmp_path, monkeypatch) as room:
        await begin(room)
        await play(room, turns=2, closely=True)
        await leave(room)
        controls(room)


async def leave(room: Room) -> None:
    """Home, and to the list of saves."""
    if isinstance(room.screen, CurtainScreen):
        await raise_curtain(room)
    await room.to("escape", kind=HomeScreen)
    await until(lambda: "Go on" in painted(room.app), "the save")
    room.look()
    await room.to("v", kind=SavesScreen)
    assert "The Narrows" in painted(room.app)


def controls(room: Room) -> None:
    """What is somebody's own was on the screen while it was that nation's."""
    for nation in ("avalon", "borduria"):
        for kind in ("brief", "agenda", "redline", "reason"):
            missing = set(room.about.of(kind, nation)) - room.seen[nation]
            assert not missing, f"{nation} has not seen its own {kind}"
        assert room.seen[nation] & set(room.about.of("inject text"))
    assert room.seen[TABLE] & set(room.about.of("crisis name"))
    assert room.screens >= {
        kind.__name__
        for kind in (
            *(HomeScreen, PickerScreen, SeatingScreen, PromptScreen, SavesScreen, CurtainScreen),
            *(BriefingScreen, SituationScreen, ConsultationScreen, DecisionScreen),
            *(AssessmentScreen, QuestionScreen, ReaderScreen, WhyScreen, HelpScreen),
        )
    }

"""Two people at one keyboard, who read after each key all that the app holds of each other."""

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from functools import partial
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
from game.tui.screens.proposing import ProposalScreen
from game.tui.screens.question import QuestionScreen
from game.tui.screens.reader import ReaderScreen
from game.tui.screens.saves import SavesScreen
from game.tui.screens.seating import SeatingScreen
from game.tui.screens.situation import SituationScreen
from game.tui.screens.turn_screen import TurnScreen
from game.tui.screens.why import WhyScreen
from game.tui.widgets.header import Header
from game.tui.widgets.inbox import Inbox
from game.tui.widgets.sheet import Sheet
from tests.hidden.canary import SEED, Canary, canary, tokens
from tests.hidden.harvest import held, painted
from tests.hidden.oracle import Oracle
from tests.tui.driving import Driver, until

CALLED = re.compile(r"(\w+) only\. Everyone else, please look away\.")


class Room:
    """The people at the keyboard, and what each of them has seen."""

    def __init__(self, pilot: Driver, about: Canary) -> None:
        self.pilot, self.about = pilot, about
        self.app = pilot.app
        self.leaks: list[str] = []
        self.seen: dict[str, set[str]] = defaultdict(set)
        """By viewer: the tokens that were painted while the screen was its own."""
        self.screens: set[str] = set()
        self.called = TABLE
        """The nation that was last called to the screen."""
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
        """Who sits here: the nation that the curtain has called, if the screen is one nation's."""
        for screen in self.app.screen_stack:
            if isinstance(screen, BriefingScreen | SituationScreen | DecisionScreen):
                return self.called
        return TABLE

    def is_being_typed(self, where: str) -> bool:
        """Whether it is the line in which a PIN is just being given."""
        line = self.app.focused
        return isinstance(line, Input) and line.password and where.startswith("Input ")

    async def press(self, *keys: str) -> None:
        """Press keys, and read what is painted after each."""
        for key in keys:
            await self.pilot.press(key)
            self._read([("the screen", painted(self.app))])

    async def to(self, *keys: str, kind: type[Screen[Any]] | None = None) -> None:
        """Press keys that lead to another screen (of a kind, if one is given)."""
        before = self.screen
        self.look()
        for key in keys:
            await self.pilot.press(key)
        await self.comes(lambda: self.screen is not before, kind or Screen)

    async def comes(self, true: Callable[[], bool], kind: type[Screen[Any]]) -> None:
        """Wait for a screen, painted."""
        await until(
            lambda: true() and isinstance(self.screen, kind) and bool(painted(self.app).strip()),
            kind.__name__,
        )
        self.look()

    def look(self) -> None:
        """Read all that the app holds."""
        self._read(held(self.app))

    def _read(self, given: Iterable[tuple[str, str]]) -> None:
        """Note whatever the one who sits here may not know."""
        self.screens.add(type(self.screen).__name__)
        viewer, session = self.viewer, self.session
        oracle = None if session is None else Oracle(self.about, session._play)
        for where, text in given:
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
    await room.press(*pin(room), "enter")
    await until(lambda: "again" in painted(room.app), "the PIN to be asked for again")
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
    called = CALLED.search(painted(room.app))
    room.called = room.names[called[1]] if called else TABLE
    if "PIN" in painted(room.app):
        room.screen.query_one(Input).value = pin(room)
    await room.to("enter")


async def read(room: Room, *, closely: bool) -> None:
    """Look at every pane; closely: open a number of each, and an inject."""
    screen = room.screen
    assert isinstance(screen, TurnScreen)
    eyes = "Open table" if room.viewer == TABLE else f"{room.viewer.title()}’s eyes only"
    assert eyes in screen.query_one(Header).text
    for index, (name, _) in enumerate(screen.PANES):
        screen.choose_pane(index)
        await until(partial(is_drawn, screen.query_one(f"#{name}", Sheet)), name)
        room.look()
        if closely:
            await room.press("down")
            if screen.check_action("why", ()):
                await room.to("w", kind=WhyScreen)
                await room.press("left")
                await room.to("escape", kind=type(screen))
    if closely and screen.query(Inbox) and screen.view.inbox:
        inbox = screen.query_one(Inbox)
        inbox.post_message(Sheet.Opened(inbox, f"inject:{screen.view.inbox[0].id}"))
        await room.comes(lambda: True, ReaderScreen)
        await room.to("escape", kind=type(screen))


def is_drawn(pane: Sheet) -> bool:
    """Whether a pane shows something, if it is shown at all."""
    return not pane.display or bool(pane.text.strip())


async def ask_for_help(room: Room) -> None:
    """Help, and the commands by name."""
    kind = type(room.screen)
    await room.to("f1", kind=HelpScreen)
    await room.press("pagedown")
    await room.to("escape", kind=kind)
    await room.to("ctrl+p")
    await room.press("w", "h")
    await room.to("escape", kind=kind)


async def say_done(room: Room) -> None:
    """Be done with a phase, whatever is asked first."""
    await room.to("d")
    if isinstance(room.screen, QuestionScreen):
        await room.to("enter")


async def propose(room: Room) -> None:
    """Propose the first thing that there is to all, after a look at all of them."""
    await room.to("a", kind=ProposalScreen)
    await room.press("end", "home")
    await room.to("enter", "enter", kind=ConsultationScreen)
    await room.press("x", "y", "b")


async def read_apart(room: Room, *keys: str) -> None:
    """Open what a key lays over the screen, and lay it aside."""
    kind = type(room.screen)
    for key in keys:
        await room.to(key, kind=ReaderScreen)
        await room.to("escape", kind=kind)


async def consult(room: Room) -> None:
    """Both speak: a pledge, one that cannot be, a message and a proposal."""
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
        await propose(room)
        await read_apart(room, "g")
        screen.choose_pane(0)
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
    await room.press("escape", "f", "plus", "end", "plus")
    room.look()
    await read_apart(room, "g", "i")
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
    while room.session is not None and room.session.turn <= turns:
        screen = room.screen
        match screen:
            case CurtainScreen():
                await raise_curtain(room)
            case BriefingScreen() | SituationScreen():
                await read(room, closely=closely and room.session.turn == turns)
                if "HelpScreen" not in room.screens:
                    await ask_for_help(room)
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


async def leave(room: Room) -> None:
    """Home, and to the list of saves."""
    if isinstance(room.screen, CurtainScreen):
        await raise_curtain(room)
    await room.to("escape", kind=HomeScreen)
    await until(lambda: "Go on" in painted(room.app), "the save")
    room.look()
    await room.to("v", kind=SavesScreen)
    assert "The Narrows" in painted(room.app)


def controls(room: Room, *others: type[Screen[Any]]) -> None:
    """What is somebody's own was on the screen while it was that nation's."""
    for nation in ("avalon", "borduria"):
        for kind in ("brief", "agenda", "redline", "reason"):
            missing = set(room.about.of(kind, nation)) - room.seen[nation]
            assert not missing, f"{nation} has not seen its own {kind}"
        assert room.seen[nation] & set(room.about.of("inject text"))
    assert room.seen[TABLE] & set(room.about.of("crisis name"))
    kinds: list[type[Screen[Any]]] = [PickerScreen, SeatingScreen, PromptScreen, CurtainScreen]
    kinds += [BriefingScreen, SituationScreen, ConsultationScreen, DecisionScreen]
    kinds += [AssessmentScreen, QuestionScreen, HelpScreen, *others]
    assert room.screens >= {kind.__name__ for kind in kinds}

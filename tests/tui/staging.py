"""One turn screen at a time, on a session that is made for the test."""

import inspect
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from game.session.commands import Pledge, PledgeTransfer, Say
from game.session.view import Phase
from game.tui.app import ConcordApp
from game.tui.messages import ExerciseLeft, PhaseDone
from game.tui.widgets.sheet import Sheet
from tests.tui.driving import LARGE, Driver, text, until
from tests.tui.fake_session import FakeSession


class WatchedApp(ConcordApp):
    """Notes what turn screens tell the app."""

    CSS_PATH = str(Path(inspect.getfile(ConcordApp)).with_name("app.tcss"))

    def __init__(self) -> None:
        super().__init__()
        self.done = 0
        self.left = 0

    async def on_phase_done(self, message: PhaseDone) -> None:
        self.done += 1

    async def on_exercise_left(self, message: ExerciseLeft) -> None:
        self.left += 1


@dataclass
class Stage:
    """A screen under test, and what it has told."""

    pilot: Driver
    app: WatchedApp
    screen: Screen[Any]
    session: FakeSession

    @property
    def text(self) -> str:
        return text(self.pilot)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def reads(self, words: str) -> None:
        await until(lambda: words in self.text, f"{words!r} on the screen")

    async def click(self, sheet: str, key: str) -> None:
        """Click on the spot of a sheet that has a key."""
        lines = self.sheet(sheet).lines
        places = [(row, spot) for row, line in enumerate(lines) for spot in line.spots]
        row, spot = next(place for place in places if place[1].key == key)
        await self.pilot.click(sheet, offset=(spot.start, row))

    async def top(self, kind: str) -> None:
        """Wait until a screen of a class by this name is on top."""
        await until(lambda: type(self.app.screen).__name__ == kind, kind)

    def sheet(self, selector: str) -> Sheet:
        return self.screen.query_one(selector, Sheet)

    def row_of(self, words: str) -> str:
        """The row of a table that begins with these words, after its mark."""
        for line in self.text.splitlines():
            if re.match(rf"\W*{re.escape(words)}\s+[\d·−]", line):
                return line
        raise AssertionError(f"no row begins with {words!r}:\n{self.text}")

    def line_with(self, words: str) -> str:
        """The first line on the screen that has these words."""
        lines = [line for line in self.text.splitlines() if words in line]
        assert lines, f"no line has {words!r}:\n{self.text}"
        return lines[0]


@asynccontextmanager
async def staged(
    make: Callable[[Any], Screen[Any]],
    session: FakeSession,
    size: tuple[int, int] = LARGE,
) -> AsyncIterator[Stage]:
    """The app with one turn screen on it, painted."""
    app = WatchedApp()
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = make(session)
        await app.push_screen(screen)
        await until(lambda: painted(screen), "the screen to be painted")
        yield Stage(pilot, app, screen, session)


def painted(screen: Screen[Any]) -> bool:
    """Whether every sheet that can be seen has its lines."""
    return screen.is_current and all(
        sheet.lines for sheet in screen.query(Sheet) if seen(sheet) and sheet.id != "notice"
    )


def seen(widget: Widget) -> bool:
    """Whether a widget and all that hold it are displayed."""
    return all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))


def consulting(*, persons: tuple[str, ...] = ("avalon", "borduria")) -> FakeSession:
    """The table, with something on it."""
    session = FakeSession(persons, phase=Phase.CONSULTATION)
    for seat, command in (
        ("borduria", Pledge("mines", "security", 4)),
        ("avalon", Pledge("mines", "security", 3)),
        ("avalon", PledgeTransfer("dorne", "budget", 2)),
        ("avalon", Say("Who sails with us? The port is open to your minehunters.")),
    ):
        if seat in persons:
            session.do(seat, command)
    return session


def deciding() -> FakeSession:
    """The decision phase after that consultation."""
    session = consulting()
    session._next_phase()
    return session

"""Driving the app in tests: wait for what must come true, and read what is on the screen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from game.tui.app import ConcordApp
from game.tui.play import conduct
from tests.tui.fake_session import FakeSession

SMALL, LARGE = (80, 24), (120, 40)
_PATIENCE = 5.0
"""Seconds after which what has not come true is taken for false."""

Kind = TypeVar("Kind", bound=Screen[Any])
Driver = Pilot[int]


@asynccontextmanager
async def running(
    app: ConcordApp | None = None, size: tuple[int, int] = SMALL
) -> AsyncIterator[Driver]:
    """The app on a screen of its own, painted once."""
    async with (app or ConcordApp()).run_test(size=size, notifications=True) as pilot:
        await until(lambda: bool(text(pilot).strip()), "the first screen")
        yield pilot


@asynccontextmanager
async def conducted(session: FakeSession, size: tuple[int, int] = SMALL) -> AsyncIterator[Driver]:
    """The app with an exercise on it."""
    async with ConcordApp().run_test(size=size, notifications=True) as pilot:
        await conduct(app_of(pilot), session)  # type: ignore[arg-type]
        await until(lambda: len(pilot.app.screen_stack) > 2, "a screen of the exercise")
        yield pilot


def app_of(pilot: Driver) -> ConcordApp:
    """The app that is driven."""
    assert isinstance(pilot.app, ConcordApp)
    return pilot.app


async def until(true: Callable[[], bool], what: str) -> None:
    """Wait until something is true."""
    loop = asyncio.get_running_loop()
    end = loop.time() + _PATIENCE
    while not true():
        if loop.time() > end:
            raise AssertionError(f"waited in vain for {what}")
        await asyncio.sleep(0.005)


async def shown(pilot: Driver, kind: type[Kind]) -> Kind:
    """Wait until a screen of a kind is on top and painted."""
    await until(lambda: type(pilot.app.screen) is kind and bool(text(pilot).strip()), kind.__name__)
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


async def reads(pilot: Driver, words: str) -> None:
    """Wait until words are on the screen."""
    await until(lambda: words in text(pilot), f"{words!r} on the screen:\n{text(pilot)}")


def text(pilot: Driver) -> str:
    """What is on the screen, line by line."""
    screen = pilot.app.screen
    strips = screen._compositor.render_strips(pilot.app.size)
    return "\n".join(strip.text.rstrip() for strip in strips)

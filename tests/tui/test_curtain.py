"""The curtain lets nobody past but the one whom it calls."""

import pytest

from game.tui.app import ConcordApp
from game.tui.messages import CurtainRaised
from game.tui.screens.curtain import Called, CurtainScreen
from tests.tui.driving import LARGE, SMALL, Driver, reads, running, text, until
from tests.tui.fake_session import FakePin
from tests.tui.snapshot import check

AVALON = Called("Avalon", "▲", "blue")
BORDURIA = Called("Borduria", "●", "orange", FakePin("1234"))


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> list[CurtainRaised]:
    """How often the curtain was raised."""
    found: list[CurtainRaised] = []

    async def note(app: ConcordApp, message: CurtainRaised) -> None:
        found.append(message)

    monkeypatch.setattr(ConcordApp, "on_curtain_raised", note)
    return found


async def drawn(pilot: Driver, called: Called, *, done: bool = False) -> CurtainScreen:
    screen = CurtainScreen(called, done=done)
    pilot.app.push_screen(screen)
    await reads(pilot, "Done." if done else "only.")
    return screen


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_names_the_nation_and_shows_its_symbol_large(size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        await drawn(pilot, AVALON)
        await reads(pilot, "Avalon only. Everyone else, please look away.")
        check(f"curtain_{size[0]}", text(pilot))


async def test_enter_raises_it(raised: list[CurtainRaised]) -> None:
    async with running() as pilot:
        await drawn(pilot, AVALON)
        await pilot.press("enter")
        await until(lambda: len(raised) == 1, "the curtain to rise")


async def test_no_other_key_raises_it(raised: list[CurtainRaised]) -> None:
    async with running() as pilot:
        await drawn(pilot, AVALON)
        await pilot.press("space", "d", "down", "tab", "1", "y")
        await reads(pilot, "Avalon only.")
        assert not raised


async def test_who_is_done_gives_up_the_screen_before_the_next_is_named(
    raised: list[CurtainRaised],
) -> None:
    async with running() as pilot:
        await drawn(pilot, AVALON, done=True)
        await reads(pilot, "Done. Call Avalon.")
        assert "█" not in text(pilot)
        await pilot.press("enter")
        await reads(pilot, "Avalon only.")
        assert not raised
        await pilot.press("enter")
        await until(lambda: len(raised) == 1, "the curtain to rise")


async def test_a_wrong_pin_is_refused_and_not_kept(raised: list[CurtainRaised]) -> None:
    async with running() as pilot:
        await drawn(pilot, BORDURIA)
        await pilot.press(*"1235", "enter")
        await reads(pilot, "That is not the PIN of Borduria.")
        assert "1235" not in text(pilot)
        await pilot.press("enter")
        assert not raised
        await pilot.press(*"1234", "enter")
        await until(lambda: len(raised) == 1, "the curtain to rise")


async def test_a_pin_is_not_shown_while_it_is_typed() -> None:
    async with running() as pilot:
        await drawn(pilot, BORDURIA)
        await pilot.press(*"9876")
        await reads(pilot, "••••")
        assert "9876" not in text(pilot)


async def test_every_symbol_of_a_flag_has_a_picture() -> None:
    from typing import get_args

    from game.scenario.nations import Symbol
    from game.tui.widgets.emblem import emblem

    pictures = {symbol: emblem(symbol) for symbol in get_args(Symbol)}
    assert all(picture.count("\n") == 8 for picture in pictures.values())
    assert len(set(pictures.values())) == len(pictures)

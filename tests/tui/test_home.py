"""The home screen: what was left comes first, and one key is enough."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from game.tui.app import ConcordApp
from game.tui.author.desk import DeskScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.home import HomeMenu, HomeScreen
from game.tui.screens.picker import PickerScreen
from game.tui.screens.saves import SavesScreen
from tests.tui.driving import LARGE, SMALL, Driver, reads, running, shown, text, until
from tests.tui.saves_sample import keep, summary
from tests.tui.snapshot import check


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_looks_as_it_should(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(monkeypatch, summary())
    async with running(size=size) as pilot:
        await reads(pilot, "Go on: The Narrows, turn 3 of 8, Avalon to decide")
        check(f"home_{size[0]}", text(pilot))


async def test_without_a_save_there_is_nothing_to_go_on_with() -> None:
    async with running() as pilot:
        await reads(pilot, "1  New exercise")
        assert "Go on" not in text(pilot)


async def test_what_is_finished_or_damaged_is_not_gone_on_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep(
        monkeypatch,
        summary("a", finished=True),
        summary("b", unusable=True, damage="line 3 is damaged"),
        summary("c", title="Dark Grid"),
    )
    async with running() as pilot:
        await reads(pilot, "Go on: Dark Grid")


@pytest.mark.parametrize(
    ("key", "kind"),
    [("n", PickerScreen), ("p", PickerScreen), ("s", PickerScreen), ("v", SavesScreen),
     ("question_mark", HelpScreen), ("1", PickerScreen), ("4", SavesScreen), ("5", DeskScreen),
     ("6", HelpScreen), ("w", DeskScreen)],
)  # fmt: skip
async def test_one_key_goes_anywhere_and_escape_comes_back(key: str, kind: type) -> None:
    async with running() as pilot:
        await pilot.press(key)
        await shown(pilot, kind)
        await pilot.press("escape")
        await shown(pilot, HomeScreen)


@pytest.mark.parametrize("keys", [["g"], ["enter"], ["down", "up", "enter"]])
async def test_going_on_opens_the_latest_save(
    keys: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_saves(monkeypatch)
    keep(monkeypatch, summary("latest"), summary("older"))
    async with running() as pilot:
        await reads(pilot, "Go on")
        await pilot.press(*keys)
        await until(lambda: bool(opened), "the save to be opened")
        assert [path.name for path in opened] == ["latest"]


async def test_a_click_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running() as pilot:
        await click_on(pilot, "Saves")
        await shown(pilot, SavesScreen)


async def test_a_title_with_markup_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(monkeypatch, summary(title="[/] [bold]The [red]Narrows\x1b[31m"))
    async with running() as pilot:
        await reads(pilot, "Go on: [/] [bold]The [red]Narrows[31m, turn 3")


def opened_saves(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The saves that the app is asked to open, in place of opening them."""
    opened: list[Path] = []
    monkeypatch.setattr(ConcordApp, "resume", lambda app, path: opened.append(path))
    return opened


async def click_on(pilot: Driver, words: str) -> None:
    """Click where words are."""
    for y, line in enumerate(text(pilot).split("\n")):
        if words in line:
            menu = pilot.app.screen.query_one(HomeMenu)
            await pilot.click(menu, offset=(line.index(words) - menu.region.x, y - menu.region.y))
            return
    raise AssertionError(f"{words!r} is not on the screen")

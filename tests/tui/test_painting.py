"""Every screen is painted, and not twice; the last line names what can be done."""

from collections import Counter
from typing import Any

import pytest
from textual._compositor import LayoutUpdate
from textual.binding import Binding

from game.tui.app import ConcordApp
from game.tui.screens.help import HelpScreen
from game.tui.screens.home import HomeScreen
from game.tui.widgets.key_line import key_name, keys_row
from tests.tui.driving import LARGE, conducted, reads, running, shown, text
from tests.tui.fake_session import FakeSession


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each kind of screen was painted as a whole, as far as it got to the terminal."""
    counted: Counter[str] = Counter()
    display = ConcordApp._display

    def count(app: ConcordApp, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, LayoutUpdate) and not app._batch_count:
            counted[type(screen).__name__] += 1
        display(app, screen, renderable)

    monkeypatch.setattr(ConcordApp, "_display", count)
    return counted


async def test_help_is_painted_once(painted: Counter[str]) -> None:
    async with running(size=LARGE) as pilot:
        await pilot.press("f1")
        await shown(pilot, HelpScreen)
        await pilot.press("escape")
        await shown(pilot, HomeScreen)
        assert painted["HelpScreen"] == 1


async def test_every_screen_of_a_turn_reaches_the_terminal_once(painted: Counter[str]) -> None:
    async with conducted(FakeSession(turn=1), size=LARGE) as pilot:
        await reads(pilot, "Avalon only.")
        assert painted["CurtainScreen"] == 1
        await pilot.press("enter")
        await reads(pilot, "BRIEFING")
        await pilot.press("d")
        await reads(pilot, "▶ SITUATION")
        assert painted["BriefingScreen"] == 1
        assert painted["SituationScreen"] == 1
        assert painted["StageScreen"] == 1


def keys(*names: str) -> list[Binding]:
    return [Binding(key, "it", title) for key, _, title in (n.partition(" ") for n in names)]


HERE = keys("a Pledge", "b Withdraw it", "c Message to all", "enter Has spoken")
APP = keys("escape Leave", "f1 Help", "ctrl+p Commands", "ctrl+q Quit")


def test_a_wide_line_names_every_key() -> None:
    line = keys_row(HERE, APP, 120).text
    assert line.startswith(" a Pledge  b Withdraw it")
    assert line.rstrip().endswith("Esc Leave  F1 Help  ^P Commands  ^Q Quit")


def test_a_narrow_line_gives_up_keys_of_the_app_for_those_of_the_screen() -> None:
    line = keys_row(HERE, APP, 84).text
    assert "Enter Has spoken" in line
    assert "Esc Leave  F1 Help" in line
    assert "Quit" not in line


def test_what_does_not_fit_is_marked() -> None:
    line = keys_row(HERE, APP, 50).text
    assert "…" in line
    assert "Esc Leave  F1 Help" in line
    assert len(line) <= 50


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+p", "^P"), ("f1", "F1"), ("enter", "Enter"), ("question_mark", "?"), ("d", "d"),
     ("shift+tab", "Shift-Tab"), ("pagedown", "PgDn")],
)  # fmt: skip
def test_keys_are_written_as_people_know_them(key: str, name: str) -> None:
    assert key_name(key) == name


async def test_a_click_on_a_key_presses_it() -> None:
    async with running(size=LARGE) as pilot:
        last = text(pilot).split("\n")[-1]
        await pilot.click(offset=(last.index("F1") + 1, LARGE[1] - 1))
        await shown(pilot, HelpScreen)
        last = text(pilot).split("\n")[-1]
        await pilot.click(offset=(last.index("Esc") + 1, LARGE[1] - 1))
        await shown(pilot, HomeScreen)

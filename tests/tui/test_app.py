"""What holds on every screen: looks, sizes, help, the palette, and the ways out."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from game.exit_codes import ExitCode
from game.tui import settings
from game.tui.app import ConcordApp
from game.tui.palette import CONTRAST, DARK, LIGHT, PLAIN, SAFE
from game.tui.play import Start
from game.tui.screens.curtain import CurtainScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.home import HomeScreen
from game.tui.screens.saves import SavesScreen
from game.tui.screens.too_small import TooSmallScreen
from game.tui.themes import TITLES
from tests.tui.driving import LARGE, SMALL, app_of, conducted, reads, running, shown, text, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check


def colours(pilot: Pilot[int]) -> set[tuple[int, int, int]]:
    """Every colour on the screen."""
    found: set[tuple[int, int, int]] = set()
    for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
        filtered = strip.apply_filter(pilot.app._filters[-1], pilot.app.screen.background_colors[1])
        for segment in filtered:
            if segment.style is not None:
                for colour in (segment.style.color, segment.style.bgcolor):
                    if colour is not None and colour.triplet is not None:
                        red, green, blue = colour.triplet
                        found.add((red, green, blue))
    return found


# Looks


@pytest.mark.parametrize("theme", TITLES)
async def test_every_theme_paints_every_screen_of_the_shell(theme: str) -> None:
    settings.keep(settings.Settings(theme=theme))
    async with conducted(FakeSession()) as pilot:
        assert pilot.app.theme == theme
        await reads(pilot, "Avalon only.")
        await pilot.press("f1")
        await shown(pilot, HelpScreen)
        await pilot.press("escape", "escape")
        await shown(pilot, HomeScreen)
        assert len(colours(pilot)) > 2


async def test_the_theme_that_is_chosen_is_remembered() -> None:
    async with running() as pilot:
        assert pilot.app.theme == DARK
        await pilot.press("f2")
        await until(lambda: pilot.app.theme == LIGHT, "the next theme")
    async with running() as pilot:
        assert pilot.app.theme == LIGHT
        await pilot.press("f2", "f2", "f2")
        await until(lambda: pilot.app.theme == DARK, "the first theme again")
        assert list(TITLES) == [DARK, LIGHT, SAFE, CONTRAST]


async def test_no_color_takes_every_colour_away_and_the_symbols_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TEXTUAL_THEME", "ansi-dark")
    async with conducted(FakeSession(), size=LARGE) as pilot:
        assert pilot.app.theme == PLAIN
        await reads(pilot, "Avalon only.")
        await pilot.press("enter")
        await until(lambda: not isinstance(pilot.app.screen, CurtainScreen), "the situation")
        await reads(pilot, "▲ Avalon")
        seen = colours(pilot)
        assert len(seen) > 1, "black on black"
        assert all(red == green == blue for red, green, blue in seen)
        await pilot.press("f2")
        await reads(pilot, "NO_COLOR is set")


async def test_motion_can_be_switched_off_and_stays_off() -> None:
    async with running() as pilot:
        await pilot.app.run_action("app.motion")
        assert pilot.app.animation_level == "none"
    async with running() as pilot:
        assert pilot.app.animation_level == "none"


# Sizes


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (20, 5), (60, 20)])
async def test_a_terminal_that_is_too_small_is_told_what_is_needed(size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        await shown(pilot, TooSmallScreen)
        await reads(pilot, f"{size[0]} × {size[1]}")
        await reads(pilot, "80 × 24")
        await pilot.resize_terminal(*SMALL)
        await shown(pilot, HomeScreen)


async def test_shrinking_hides_a_seats_screen_and_growing_brings_it_back() -> None:
    async with conducted(FakeSession(["dorne"])) as pilot:
        await reads(pilot, "Dorne’s eyes only")
        await pilot.resize_terminal(60, 20)
        await shown(pilot, TooSmallScreen)
        assert "Dorne" not in text(pilot)
        await pilot.resize_terminal(50, 10)
        await reads(pilot, "50 × 10")
        await pilot.resize_terminal(*LARGE)
        await reads(pilot, "Dorne’s eyes only")
        assert len(pilot.app.screen_stack) == 3


@pytest.mark.parametrize("size", [(80, 24), (400, 120), (81, 60), (200, 24)])
async def test_home_and_curtain_fit_every_size(size: tuple[int, int]) -> None:
    async with conducted(FakeSession(), size=size) as pilot:
        await reads(pilot, "Avalon only.")
        await pilot.press("escape")
        await shown(pilot, HomeScreen)
        await reads(pilot, "every exercise that was begun")


# Help and the palette


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_help_tells_what_can_be_done_where_it_was_asked(size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        await pilot.press("f1")
        await shown(pilot, HelpScreen)
        await reads(pilot, "Practise alone")
        check(f"help_{size[0]}", text(pilot))


async def test_help_of_a_turn_screen_names_its_commands_and_no_secret() -> None:
    async with conducted(FakeSession(["dorne"]), size=LARGE) as pilot:
        await reads(pilot, "Dorne’s eyes only")
        await pilot.press("f1")
        screen = await shown(pilot, HelpScreen)
        told = screen.text
        assert "Done reading" in told
        assert "SECRET" not in told


async def test_one_more_line_of_help_is_one() -> None:
    async with running() as pilot:
        await pilot.press("f1")
        await shown(pilot, HelpScreen)
        await pilot.press("end", "up")
        await reads(pilot, " 1 more line below")


async def test_help_asked_for_twice_is_one_help() -> None:
    async with running() as pilot:
        await pilot.press("f1")
        await shown(pilot, HelpScreen)
        await pilot.press("f1")
        await shown(pilot, HomeScreen)


async def test_the_palette_finds_a_command_by_its_name_and_runs_it() -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        await until(lambda: type(pilot.app.screen).__name__ == "CommandPalette", "the palette")
        await pilot.press(*"high contrast")
        await reads(pilot, "Theme: high contrast")
        await pilot.press("enter")
        await until(lambda: pilot.app.theme == CONTRAST, "the theme")


async def test_what_is_said_in_a_corner_is_text_and_never_markup() -> None:
    async with running() as pilot:
        pilot.app.screen.notify("broken [/] [red]name.toml", title="[/]", markup=True)
        await reads(pilot, "broken [/] [red]name.toml")


# Opening


async def test_an_exercise_that_is_begun_twice_is_begun_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Start] = []

    def begin(start: Start) -> FakeSession:
        made.append(start)
        return FakeSession(["dorne"])

    monkeypatch.setattr("game.tui.play.new_session", begin)
    start = Start("the_narrows", b"", "the_narrows.toml", {})
    async with running() as pilot:
        app_of(pilot).begin(start)
        app_of(pilot).begin(start)
        await reads(pilot, "Dorne’s eyes only")
        app_of(pilot).begin(start)
        await reads(pilot, "Dorne’s eyes only")
        assert len(made) == 1


async def test_a_save_that_cannot_be_opened_says_why_and_home_stays(own_folders: Path) -> None:
    save = own_folders / "[x].jsonl"
    save.write_text("{\n")
    async with running() as pilot:
        app_of(pilot).resume(save)
        await reads(pilot, "It cannot be opened")
        await shown(pilot, HomeScreen)
        await pilot.press("v")
        await shown(pilot, SavesScreen)


async def test_a_save_that_is_open_elsewhere_says_where(own_folders: Path) -> None:
    from game.commands.play import Seating, aim

    session, _ = aim("the_narrows", Seating(1), 7)
    assert session is not None
    (save,) = (own_folders / "saves").glob("*.jsonl")
    async with running() as pilot:
        app_of(pilot).resume(save)
        await reads(pilot, "is open in")
        await shown(pilot, HomeScreen)
        session.close()
        app_of(pilot).resume(save)
        await reads(pilot, "BRIEFING")


async def test_a_save_that_can_only_be_read_is_shown_and_says_so() -> None:
    session = FakeSession(["dorne"])
    session.read_only = "Line 40 [/] does not follow from line 39."
    async with conducted(session) as pilot:
        await reads(pilot, "Dorne’s eyes only")
        await reads(pilot, "For reading only")


# The ways out


async def test_ctrl_c_says_how_to_leave() -> None:
    async with running() as pilot:
        await pilot.press("ctrl+c")
        await reads(pilot, "Ctrl-Q leaves Concord")


async def test_ctrl_q_leaves_with_success() -> None:
    async with running() as pilot:
        await pilot.press("ctrl+q")
        await until(lambda: not pilot.app.is_running, "the end")
    assert pilot.app.return_value == ExitCode.OK


async def test_a_bug_ends_the_app_and_is_kept_for_the_log() -> None:
    class Faulty(Screen[None]):
        def on_mount(self) -> None:
            raise ZeroDivisionError("a bug")

    app = ConcordApp()

    async def meet_the_bug() -> None:
        async with app.run_test() as pilot:
            await pilot.app.push_screen(Faulty())
            await until(lambda: app.crash is not None, "the bug")

    with pytest.raises(ZeroDivisionError):
        await meet_the_bug()
    assert isinstance(app.crash, ZeroDivisionError)

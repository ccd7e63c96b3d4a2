"""The situation tells a seat what happened, what burns and what it has, and nothing is lost."""

from dataclasses import replace

import pytest

from game.session.commands import Ready
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.situation import SituationScreen
from game.tui.screens.why import WhyScreen
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import Stage, staged


def avalon(session: FakeSession) -> SituationScreen:
    return SituationScreen(session, "avalon")  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    async with staged(avalon, FakeSession(), size) as stage:
        check(f"situation_{size[0]}", stage.text)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_one_header_tells_the_phase_the_turn_and_whose_eyes(size: tuple[int, int]) -> None:
    async with staged(avalon, FakeSession(), size) as stage:
        header = "\n".join(stage.text.splitlines()[:2])
        assert "▶ SITUATION" in header
        assert "▲ Avalon’s eyes only" in header
        assert "turn 3 of 8" in header or "3/8" in header


async def test_news_comes_in_the_order_of_its_weight() -> None:
    async with staged(avalon, FakeSession()) as stage:
        news = stage.sheet("#news").text
        assert news.index("Mines in the strait rose") < news.index("cabinet is restless")
        assert news.index("cabinet is restless") < news.index("Prosperity fell")


async def test_the_first_pane_has_the_focus_and_its_keys_are_named() -> None:
    async with staged(avalon, FakeSession()) as stage:
        assert stage.screen.focused is stage.sheet("#news")
        await stage.reads("Enter Open")
        await stage.press("end")
        assert stage.sheet("#news").cursor_key == stage.sheet("#news")._spots()[-1][1].key


async def test_a_briefing_can_be_scrolled_at_once_and_says_how(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = FakeSession()
    long = replace(session.view("avalon"), summary="A line of the situation. " * 200)
    monkeypatch.setattr(session, "view", lambda viewer: long)
    async with staged(lambda session: BriefingScreen(session, "avalon"), session, SMALL) as stage:
        await stage.reads("PgDn Page down")
        await stage.press("end")
        await until(lambda: stage.sheet("#brief").scroll_offset.y > 0, "the end of the briefing")
        await stage.press("enter")
        await until(lambda: stage.app.done == 1, "the app to be told")


async def test_the_keys_below_are_those_of_what_is_laid_over() -> None:
    async with staged(avalon, FakeSession()) as stage:
        await stage.reads("d Done reading")
        await stage.press("enter")
        await stage.top("WhyScreen")
        await until(lambda: "Esc Close" in stage.text.splitlines()[-1], "the keys of the sheet")
        assert "Done reading" not in stage.text
        await stage.press("escape")
        await until(lambda: "Done reading" in stage.text.splitlines()[-1], "the screen's keys")
        await stage.press("ctrl+p")
        await until(lambda: "Enter Do it" in stage.text.splitlines()[-1], "the palette's keys")
        assert "Done reading" not in stage.text.splitlines()[-1]


async def test_what_happened_can_be_opened_for_its_causes() -> None:
    async with staged(avalon, FakeSession()) as stage:
        await stage.press("enter")
        await stage.top("WhyScreen")
        await stage.reads("broken pledge: security 3 → Mines, gave 1")
        await stage.press("escape")
        await stage.top("SituationScreen")


async def test_a_crisis_tells_severity_trend_deadline_and_needs() -> None:
    async with staged(avalon, FakeSession()) as stage:
        crises = stage.sheet("#crises").text
        assert crises.split("64", 1)[1].split()[:4] == ["▲", "+7", "2", "turns"]
        assert "Security     6 of 14" in crises
        assert "not rising" in crises.split("Ransom at Port Leary")[1].splitlines()[0]


async def test_an_inject_is_read_in_full_and_then_no_longer_new() -> None:
    async with staged(avalon, FakeSession()) as stage:
        await stage.reads("Inbox  3 new")
        await stage.press("3", "down", "enter")
        await stage.top("ReaderScreen")
        await stage.reads("For Avalon alone")
        for words in ("Foreign minister of a partner", "phone", "10:15", "Send an escort at once"):
            await stage.reads(words)
        await stage.press("escape")
        await stage.reads("Inbox  2 new")


async def test_done_is_said_before_the_app_is_told() -> None:
    async with staged(avalon, FakeSession()) as stage:
        await read_what_asks(stage)
        await stage.press("d")
        await until(lambda: stage.app.done == 1, "the app to be told")
        assert stage.session.log == [("avalon", Ready())]
        await stage.press("d", "d")
        assert stage.session.log == [("avalon", Ready())]
        assert stage.app.done == 1


async def test_an_unopened_question_is_named_before_the_seat_is_done() -> None:
    async with staged(avalon, FakeSession()) as stage:
        await stage.press("d")
        await stage.top("QuestionScreen")
        await stage.reads("The minister asks Avalon for minehunters")
        await stage.press("escape")
        await stage.top("SituationScreen")
        assert stage.session.log == []
        await stage.press("d", "enter")
        await until(lambda: stage.app.done == 1, "the app to be told")


async def read_what_asks(stage: Stage) -> None:
    await stage.press("3", "down", "enter")
    await stage.top("ReaderScreen")
    await stage.press("escape")
    await stage.top("SituationScreen")


async def test_small_shows_one_pane_by_its_digit_and_always_the_crises() -> None:
    async with staged(avalon, FakeSession(), SMALL) as stage:
        for digit, words in zip("123456", ("Since", "severity", "new", "Theatre", "row trusts",
                                           "score"), strict=True):  # fmt: skip
            await stage.press(digit)
            await stage.reads(words)
            strip = stage.text.splitlines()[1]
            assert all(number in strip for number in ("64 +7", "38 =", "32 +4"))


async def test_a_click_on_a_number_opens_its_causes() -> None:
    async with staged(avalon, FakeSession()) as stage:
        await stage.click("#trust", "why:trust.borduria.caledon")
        await stage.top("WhyScreen")
        screen = stage.app.screen
        assert isinstance(screen, WhyScreen)
        assert screen.quantity == "trust.borduria.caledon"


async def test_a_click_on_a_tab_shows_its_pane() -> None:
    async with staged(avalon, FakeSession(), SMALL) as stage:
        await stage.click("#tabs", "pane:4")
        await stage.reads("row trusts column")


async def test_the_map_marks_ways_by_their_state_without_colour() -> None:
    async with staged(avalon, FakeSession()) as stage:
        shown = stage.sheet("#map").text
        assert "✖ The strait 36 %" in shown or "The strait 36 % ✖" in shown
        assert "◐ The south run" in shown
        assert "restricted" in stage.line_with("The south run")
        assert "○ The coast road" in shown
        assert all(f"{symbol} {name}" in shown for symbol, name in (
            ("▲", "Avalon"), ("●", "Borduria"), ("◆", "Caledon"), ("■", "Dorne")))  # fmt: skip


async def test_the_pane_with_the_cursor_is_marked_and_no_other() -> None:
    async with staged(avalon, FakeSession()) as stage:
        for digit, title in (("5", "Trust"), ("1", "Since the last turn"), ("4", "Theatre")):
            await stage.press(digit)
            await stage.reads(f"▌{title}")
            assert stage.text.count("▌") == 1


async def test_the_map_scales_with_its_pane() -> None:
    async with staged(avalon, FakeSession()) as stage:
        before = len(stage.sheet("#map").lines)
        await stage.pilot.resize_terminal(LARGE[0], 60)
        await until(lambda: len(stage.sheet("#map").lines) > before + 10, "a taller map")
        assert stage.text.count("Caledon") > 1


async def test_another_theme_recolours_every_pane() -> None:
    async with staged(avalon, FakeSession()) as stage:
        trust = stage.sheet("#trust")

        def colours() -> set[object]:
            return {segment.style.color for segment in trust.render_line(2) if segment.style}

        before, words = colours(), stage.text
        await stage.press("f2")
        await until(lambda: colours().isdisjoint(before - {None}), "other colours")
        assert stage.text == words


async def test_a_save_that_can_only_be_read_is_said() -> None:
    session = FakeSession()
    session.read_only = "line 12 is torn"
    async with staged(avalon, session) as stage:
        await stage.reads("This save can only be read: line 12 is torn")

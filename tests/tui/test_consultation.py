"""The open table: the room picks who speaks, and everybody sees what is pledged and missing."""

import pytest

from game.session.commands import Pledge, PledgeTransfer, Ready, Refusal, Say
from game.session.view import Phase
from game.tui.screens.consultation import ConsultationScreen
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import Stage, consulting, staged

ALL = ("avalon", "borduria", "caledon", "dorne")


def table(session: FakeSession) -> ConsultationScreen:
    return ConsultationScreen(session)  # type: ignore[arg-type]


def speaker(stage: Stage) -> str | None:
    assert isinstance(stage.screen, ConsultationScreen)
    return stage.screen.speaker


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    async with staged(table, consulting(), size) as stage:
        await stage.reads("Tab Pane")
        check(f"consultation_{size[0]}", stage.text)


async def test_a_digit_gives_the_word() -> None:
    async with staged(table, consulting(persons=ALL)) as stage:
        assert speaker(stage) == "avalon"
        await stage.reads("1–4 Speaker")
        await stage.press("3")
        assert speaker(stage) == "caledon"
        await stage.press("1")
        assert speaker(stage) == "avalon"
        await stage.reads("1 ▲ Avalon ▶ speaks")


async def test_who_is_alone_is_told_of_no_speakers() -> None:
    async with staged(table, consulting(persons=("avalon",)), SMALL) as stage:
        await stage.reads("Enter Has spoken")
        assert "Speaker" not in stage.text


async def test_tab_leads_to_the_other_panes_and_is_named() -> None:
    async with staged(table, consulting(), SMALL) as stage:
        await stage.reads("Tab Pane")
        await stage.press("tab")
        await stage.reads("[Agreements]")
        await stage.press("tab")
        await stage.reads("[Messages]")
        await stage.press("shift+tab", "left_square_bracket")
        await stage.reads("[Table]")
        assert speaker(stage) == "avalon"


async def test_what_matters_most_has_room_where_there_is_little() -> None:
    async with staged(table, consulting(), SMALL) as stage:
        await stage.reads("m Message")
        keys = stage.text.splitlines()[-1]
        for words in ("1–2 Speaker", "Enter Has spoken", "t Transfer", "F1 Help"):
            assert words in keys


async def test_tab_leaves_a_message_with_who_types_it() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("m", *"hello")
        await stage.reads("▲ Avalon to all: hello")
        await stage.press("tab")
        assert speaker(stage) == "avalon"
        await stage.reads("▲ Avalon to all: hello")
        await stage.press("m", "enter")
        await until(lambda: stage.session.log[-1] == ("avalon", Say("hello")), "the message")
        await until(lambda: "to all:" not in stage.text, "the line to go")


async def test_a_message_left_for_later_waits_for_its_own_nation() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("m", *"hello", "escape", "2")
        await until(lambda: "hello" not in stage.text, "the line to go with Avalon")
        await stage.press("m", *"mine")
        await stage.reads("● Borduria to all: mine")
        await stage.press("escape", "1")
        await stage.reads("▲ Avalon to all: hello")
        await stage.press("d")
        await stage.top("QuestionScreen")
        await stage.reads("Typed and not said: hello")
        assert not any(isinstance(command, Say) for _, command in stage.session.log[4:])


async def test_the_keys_that_are_told_are_those_of_the_line_while_it_is_typed_on() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("m")
        await stage.reads("Enter Done  Esc Later")
        keys = stage.text.splitlines()[-1]
        assert "Speaker" not in keys
        assert "Message" not in keys


async def test_a_click_gives_the_word() -> None:
    async with staged(table, consulting(persons=ALL)) as stage:
        await stage.click("#speakers", "speak:caledon")
        await until(lambda: speaker(stage) == "caledon", "Caledon to have the word")


async def test_a_pledge_goes_to_the_session_and_lowers_what_is_missing() -> None:
    async with staged(table, consulting()) as stage:
        assert stage.row_of("Security").split()[-1] == "4"
        await stage.press("plus")
        await until(lambda: stage.row_of("Security").split()[-1] == "3", "one less missing")
        assert stage.session.log[-1] == ("avalon", Pledge("mines", "security", 4))
        await stage.press("minus", "minus")
        await until(lambda: stage.row_of("Security").split()[-1] == "5", "two more missing")


async def test_a_click_on_plus_pledges_too() -> None:
    async with staged(table, consulting()) as stage:
        await stage.click("#table", "more:pledge:mines:intelligence")
        await until(
            lambda: stage.session.log[-1] == ("avalon", Pledge("mines", "intelligence", 1)),
            "the pledge",
        )


async def test_a_refused_pledge_says_why_and_changes_nothing() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press(*["plus"] * 5)
        await stage.reads("Avalon has 7 of security")
        assert stage.row_of("Security").split()[-1] == "0" or "✓" in stage.row_of("Security")
        before = len(stage.session.log)
        await stage.press("plus")
        assert len(stage.session.log) == before


async def test_the_word_decides_whose_pledge_it_is() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("2", "plus")
        await until(
            lambda: stage.session.log[-1] == ("borduria", Pledge("mines", "security", 5)),
            "Borduria's pledge",
        )


async def test_a_message_is_said_to_all() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("m", *"hello", "enter")
        await stage.reads("▲ Avalon: hello")
        assert stage.session.log[-1] == ("avalon", Say("hello"))


async def test_digits_and_letters_are_text_while_a_message_is_written() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("m", "2", "d", "t")
        assert speaker(stage) == "avalon"
        await stage.press("escape")
        assert not any(isinstance(command, Say) for _, command in stage.session.log[4:])
        await stage.press("2")
        assert speaker(stage) == "borduria"


async def test_a_transfer_is_promised() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("t")
        await stage.top("TransferScreen")
        await stage.press("right", "enter")
        await until(
            lambda: (
                stage.session.log[-1] == ("avalon", PledgeTransfer("borduria", "intelligence", 1))
            ),
            "the promise",
        )
        await stage.reads("Intelligence → ● Borduria")


async def test_help_tells_a_family_of_digits_once_and_writes_keys_as_they_are() -> None:
    async with staged(table, consulting(persons=ALL)) as stage:
        await stage.press("f1")
        await stage.top("HelpScreen")
        shown = stage.app.screen.text  # type: ignore[attr-defined]
        assert [line.split()[0] for line in shown.splitlines() if " Speaker " in line] == ["1–4"]
        assert "Tab  ]" in shown
        assert "Shift-Tab  [" in shown
        assert "BRACKET" not in shown


async def test_the_palette_offers_no_digits() -> None:
    async with staged(table, consulting()) as stage:
        offered = [c.title for c in stage.app.get_system_commands(stage.screen)]
        assert "Speaker" not in offered
        assert "Message" in offered


async def test_each_person_says_so_and_the_last_one_ends_the_phase() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("enter")
        await stage.top("QuestionScreen")
        await stage.reads("▲ Avalon has spoken?")
        await stage.press("enter")
        await stage.top("ConsultationScreen")
        await until(lambda: speaker(stage) == "borduria", "Borduria to have the word")
        await stage.reads("✓ has spoken")
        assert stage.app.done == 0
        await stage.press("enter")
        await stage.top("QuestionScreen")
        await stage.press("enter")
        await until(lambda: stage.app.done == 1, "the app to be told")
        assert stage.session.phase is Phase.DECISION
        assert [c for c in stage.session.log if c[1] == Ready()] == [
            ("avalon", Ready()),
            ("borduria", Ready()),
        ]


async def test_who_has_spoken_cannot_have_the_word_again() -> None:
    session = consulting()
    session.do("avalon", Ready())
    async with staged(table, session) as stage:
        assert speaker(stage) == "borduria"
        await stage.press("1")
        assert speaker(stage) == "borduria"
        await stage.reads("Avalon has spoken already.")


async def test_the_table_shows_no_secret_of_anybody() -> None:
    async with staged(table, consulting(persons=ALL)) as stage:
        for seat in "1234":
            await stage.press(seat)
            assert "SECRET" not in "\n".join(sheet.text for sheet in stage.screen.query("Sheet"))  # type: ignore[attr-defined]


async def test_a_resize_in_mid_message_loses_nothing() -> None:
    async with staged(table, consulting()) as stage:
        await stage.press("2", "m", *"half a sen")
        for width, height in (SMALL, (200, 60), SMALL, LARGE):
            await stage.pilot.resize_terminal(width, height)
            await stage.reads("half a sen")
        await stage.press(*"tence", "enter")
        await until(
            lambda: stage.session.log[-1] == ("borduria", Say("half a sentence")), "the message"
        )


async def test_what_is_refused_because_it_cannot_be_saved_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = consulting()
    refusal = Refusal("not_saved", "Nothing was done, for the disk is full.")
    monkeypatch.setattr(session, "do", lambda seat, command: refusal)
    async with staged(table, session) as stage:
        await stage.press("plus")
        await stage.reads("✖ Nothing was done, for the disk is full.")

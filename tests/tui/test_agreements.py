"""Agreements at the open table: proposed, accepted, declined, taken back; calls and farewells."""

import pytest

from game.session.commands import ALL, Invoke, Leave, Propose, Respond
from game.session.view import TABLE, Phase
from game.tui.screens.agreeing import AgreeingScreen
from game.tui.screens.consultation import ConsultationScreen
from tests.session.playing import begin, to_phase
from tests.tui.agreements_sample import ACCUSATION, AgreeingSession
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import Stage, staged

AGREEMENTS = 1
"""The place of the pane."""


def table(session: FakeSession) -> ConsultationScreen:
    return ConsultationScreen(session)  # type: ignore[arg-type]


def agreeing(*persons: str) -> AgreeingSession:
    return AgreeingSession(persons or ("avalon", "borduria"), phase=Phase.CONSULTATION)


async def on(stage: Stage, key: str) -> None:
    """Put the cursor on an entry of the agreements."""
    assert isinstance(stage.screen, AgreeingScreen)
    stage.screen.choose_pane(AGREEMENTS)
    stage.screen.proposals.place_cursor(key)
    await until(lambda: stage.sheet("#agreements").cursor_key == key, key)
    await stage.reads("▌Agreements")


async def last(stage: Stage, command: object) -> None:
    await until(
        lambda: bool(stage.session.log) and stage.session.log[-1] == ("avalon", command),
        f"{command} in {stage.session.log}",
    )


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_they_look_as_they_did(size: tuple[int, int]) -> None:
    async with staged(table, agreeing(), size) as stage:
        await on(stage, "proposal:exercise:")
        await stage.reads("A joint exercise")
        await stage.reads("y Accept")  # the hints of the keys follow a moment later
        check(f"agreements_{size[0]}", stage.text)


async def test_what_is_not_answered_is_counted_and_said_before_the_word_is_given_up() -> None:
    async with staged(table, agreeing(), SMALL) as stage:
        await stage.reads("Agreements (1)")
        await stage.press("enter")
        await stage.top("QuestionScreen")
        await stage.reads("▸ Not answered: A joint exercise")
        await stage.press("escape")
        await on(stage, "proposal:exercise:")
        await stage.press("x")
        await until(lambda: "Agreements (1)" not in stage.text, "nothing to answer")


async def test_a_proposal_under_the_cursor_is_accepted_taken_back_and_declined() -> None:
    async with staged(table, agreeing()) as stage:
        await on(stage, "proposal:exercise:")
        await stage.press("y")
        await last(stage, Respond("exercise", "", "accept"))
        await stage.reads("▲ Avalon ✓ accepts")
        await stage.reads("· carried")
        await stage.reads("can agree to 1 more")
        await stage.press("b")
        await last(stage, Respond("exercise", "", "wait"))
        await stage.press("x")
        await last(stage, Respond("exercise", "", "decline"))
        await stage.reads("▲ Avalon ✖ declines")


async def test_the_key_line_names_only_what_can_be_done() -> None:
    async with staged(table, agreeing()) as stage:
        assert "y Accept" not in stage.text
        await on(stage, "proposal:exercise:")
        await stage.reads("y Accept")
        assert "b Take back" not in stage.text
        await on(stage, "treaty:mutual_aid")
        await stage.reads("c Call for help")
        await stage.reads("v Leave treaty")
        assert "y Accept" not in stage.text
        await on(stage, "treaty:navigation")
        await until(lambda: "c Call for help" not in stage.text, "no call under this treaty")


async def test_something_is_proposed_to_all() -> None:
    async with staged(table, agreeing()) as stage:
        await stage.press("a")
        await stage.top("ProposalScreen")
        await stage.reads("Avalon is bound by it already.")
        await stage.press("enter")
        await stage.reads("Propose it to all")
        await stage.reads("Duty: Keep at least one unit of cyber.")
        await stage.press("enter")
        await last(stage, Propose("cyber_norms", "", ALL))
        await stage.top("ConsultationScreen")
        await stage.reads("◆ Caledon ✖ declines")


async def test_something_is_proposed_to_some() -> None:
    async with staged(table, agreeing()) as stage:
        await stage.press("a")
        await stage.top("ProposalScreen")
        await stage.press("down", "enter")
        await stage.reads("A joint exercise")
        await stage.press("down", "enter", "down", "down", "enter")
        await stage.reads("Propose it to those chosen")
        await stage.press("end", "enter")
        await last(stage, Propose("exercise", "", "borduria,dorne"))


async def test_escape_goes_back_a_step_and_proposes_nothing() -> None:
    async with staged(table, agreeing()) as stage:
        await stage.press("a")
        await stage.top("ProposalScreen")
        await stage.press("enter")
        await stage.reads("Propose it to all")
        await stage.press("escape")
        await stage.reads("proposes …")
        await stage.press("escape")
        await stage.top("ConsultationScreen")
        assert stage.session.log == []


async def test_whom_only_the_speaker_suspects_is_not_listed_for_all_to_read() -> None:
    async with staged(table, agreeing()) as stage:
        await stage.press("a")
        await stage.top("ProposalScreen")
        await stage.reads("Name somebody of whom the table has not heard")
        assert "Southern Fleet" not in stage.text
        await stage.press("end", "enter")
        await stage.top("PromptScreen")
        await stage.press(*"nobody", "enter")
        await stage.reads("has no report of anybody of that name")
        await stage.press("a")
        await stage.top("ProposalScreen")
        await stage.press("end", "enter")
        await stage.top("PromptScreen")
        await stage.press(*"the", "space", *"southern", "space", *"fleet", "enter")
        await stage.reads("Name the culprit together: The Southern Fleet")


async def test_who_plays_alone_reads_whom_it_can_name() -> None:
    async with staged(table, agreeing("avalon")) as stage:
        await stage.press("a")
        await stage.top("ProposalScreen")
        await stage.reads(f"Name the culprit together: {ACCUSATION[1]}")


async def test_help_is_called_for_and_the_call_taken_back() -> None:
    async with staged(table, agreeing()) as stage:
        for answer in ("yes", "no"):
            await on(stage, "treaty:mutual_aid")
            await stage.press("c")
            await stage.top("CrisisScreen")
            await stage.press("enter")
            await stage.top("ConsultationScreen")
            await last(stage, Invoke("mutual_aid", "mines", answer))


async def test_a_treaty_is_left_and_then_not() -> None:
    async with staged(table, agreeing()) as stage:
        for answer in ("yes", "no"):
            await on(stage, "treaty:navigation")
            await stage.press("v")
            await last(stage, Leave("navigation", answer))
        await until(lambda: "leaves at the end" not in stage.text, "Avalon to stay")


async def test_enter_on_an_entry_opens_it_in_full() -> None:
    async with staged(table, agreeing()) as stage:
        await on(stage, "treaty:mutual_aid")
        await stage.press("enter")
        await stage.top("ReaderScreen")
        await stage.reads("broken by ◆ Caledon 2 times")


async def test_a_computer_answers_a_real_proposal_at_once(exercise: object) -> None:
    session = begin(exercise, "avalon")  # type: ignore[arg-type]
    to_phase(session, Phase.CONSULTATION)
    async with staged(table, session) as stage:  # type: ignore[arg-type]
        await stage.press("a")
        await stage.top("ProposalScreen")
        await stage.press("end", "enter")
        await stage.reads("Propose it to all")
        await stage.press("enter")
        await stage.top("ConsultationScreen")
        (card,) = [c for c in session.view(TABLE).agreements.proposals if c.by == "avalon"]
        assert {*card.accepted[1:], *card.declined} == {"borduria", "caledon"}
        await stage.reads(card.title)


async def test_a_rulebook_without_agreements_says_so_and_offers_none() -> None:
    async with staged(table, FakeSession(phase=Phase.CONSULTATION)) as stage:
        await stage.reads("a rulebook without agreements")
        assert "a Agreement" not in stage.text
        await stage.press("a", "g")
        assert type(stage.app.screen) is ConsultationScreen

"""Orders beyond help and gifts: loans, projects, the rulebook's orders, and what they cost."""

import pytest

from game.session.commands import Invest, Lend, Propose, Respond, Undertake
from game.session.view import Phase
from game.tui.screens.decision import DecisionScreen
from game.tui.widgets.further import Further
from tests.session.playing import begin, done, to_phase
from tests.tui.agreements_sample import AgreeingSession
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import Stage, staged


def avalon(session: FakeSession) -> DecisionScreen:
    return DecisionScreen(session, "avalon")  # type: ignore[arg-type]


def deciding() -> AgreeingSession:
    session = AgreeingSession(phase=Phase.CONSULTATION)
    session.do("avalon", Respond("exercise", "", "accept"))
    session._next_phase()
    return session


async def further(stage: Stage, key: str) -> None:
    """Open the pane, with the cursor on an entry."""
    await stage.press("f")
    sheet = stage.screen.query_one(Further)
    sheet.place_cursor(key)
    await until(lambda: sheet.cursor_key == key, key)


async def last(stage: Stage, command: object) -> None:
    await until(
        lambda: stage.session.log[-1] == ("avalon", command), f"{command} in {stage.session.log}"
    )


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_they_look_as_they_did(size: tuple[int, int]) -> None:
    async with staged(avalon, deciding(), size) as stage:
        await further(stage, "undertake::development")
        await stage.press("plus")
        await stage.reads("Schools, clinics, courts.")
        if size == LARGE:
            await stage.reads("64 →")
        await until(
            lambda: stage.session.log[-1][1] == Undertake("development", "", 1), "the order"
        )
        check(f"further_{size[0]}", stage.text)


async def test_budget_goes_into_a_project_and_what_remains_is_told() -> None:
    async with staged(avalon, deciding()) as stage:
        await further(stage, "invest:drones:")
        await stage.press("3")
        await last(stage, Invest("drones", 3))
        await stage.reads(" 11 left")
        await stage.press("minus")
        await last(stage, Invest("drones", 2))


async def test_a_plan_says_how_far_it_is_and_an_order_what_it_uses() -> None:
    async with staged(avalon, deciding()) as stage:
        await further(stage, "undertake::development")
        await stage.reads("plan, turn 2 of 3")
        await stage.reads("1 Intelligence")


async def test_what_is_not_possible_says_why_and_cannot_be_chosen() -> None:
    async with staged(avalon, deciding()) as stage:
        await stage.press("f")
        await stage.reads("That nation holds nothing against you.")
        sheet = stage.sheet("#further")
        assert not [s for line in sheet.lines for s in line.spots if s.key == "aim:apology"]


async def test_an_order_is_aimed_at_a_partner() -> None:
    async with staged(avalon, deciding()) as stage:
        await further(stage, "aim:capacity_building")
        await stage.press("enter")
        await stage.top("TargetScreen")
        await stage.reads("Only a nation that is further developed can.")
        await stage.press("enter")
        await last(stage, Undertake("capacity_building", "caledon", 1))
        await stage.reads("→ Caledon")
        await stage.press("plus", "plus")
        await stage.reads("Build a partner's capacity: 2 at most.")


async def test_units_are_lent_to_a_partner() -> None:
    async with staged(avalon, deciding()) as stage:
        await further(stage, "loan:")
        await stage.press("enter")
        await stage.top("LoanScreen")
        await stage.press("enter")
        await last(stage, Lend("borduria", "intelligence", 1))
        await stage.reads("Intelligence → ● Borduria")


async def test_escape_chooses_nothing() -> None:
    async with staged(avalon, deciding()) as stage:
        await further(stage, "loan:")
        before = list(stage.session.log)
        await stage.press("enter")
        await stage.top("LoanScreen")
        await stage.press("escape")
        await stage.top("DecisionScreen")
        assert stage.session.log == before


async def test_the_list_of_orders_leads_to_the_further_ones() -> None:
    session = deciding()
    session.do("avalon", Invest("drones", 2))
    async with staged(avalon, session) as stage:
        await stage.reads("Loans, projects and further orders  1 given")
        stage.sheet("#orders").place_cursor("further:")
        await stage.press("enter")
        await stage.reads("Agreed on the table")


async def test_what_was_agreed_is_set_aside_in_a_real_session(exercise: object) -> None:
    session = begin(exercise, "avalon", "borduria")  # type: ignore[arg-type]
    to_phase(session, Phase.CONSULTATION)
    done(session.do("avalon", Propose("exercise", "", "borduria")))
    done(session.do("borduria", Respond("exercise", "", "accept")))
    to_phase(session, Phase.DECISION)
    async with staged(avalon, session) as stage:  # type: ignore[arg-type]
        await further(stage, "invest:drones:")
        await stage.reads("Agreed on the table")
        before = session.own("avalon").budget_left
        assert before == session.own("avalon").budget - 1
        await stage.press("plus")
        await until(lambda: session.own("avalon").budget_left == before - 1, "one less")


async def test_a_rulebook_without_agreements_has_no_further_orders() -> None:
    session = FakeSession(phase=Phase.DECISION)
    async with staged(avalon, session) as stage:
        assert "f Further orders" not in stage.text
        assert "Loans, projects" not in stage.text

"""Treaties, projects and reports: read on a pane or a sheet of their own, and opened for causes."""

from dataclasses import replace

import pytest

from game.session.view import Phase, View
from game.tui.screens.assessment import AssessmentScreen
from game.tui.screens.consultation import ConsultationScreen
from game.tui.screens.situation import SituationScreen
from game.tui.widgets.crisis_board import rung_line
from game.tui.widgets.treaties import treaties_page
from tests.tui.agreements_sample import AgreeingSession
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import staged

TREATIES, REPORTS = 6, 7
"""The places of the panes."""


def situation(session: FakeSession) -> SituationScreen:
    return SituationScreen(session, "avalon")  # type: ignore[arg-type]


def table(session: FakeSession) -> ConsultationScreen:
    return ConsultationScreen(session)  # type: ignore[arg-type]


def assessment(session: FakeSession) -> AssessmentScreen:
    return AssessmentScreen(session)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize(("key", "name"), [("7", "treaties"), ("8", "reports")])
async def test_panes_look_as_they_did(size: tuple[int, int], key: str, name: str) -> None:
    async with staged(situation, AgreeingSession(), size) as stage:
        await stage.press(key)
        await stage.reads("Common fund" if name == "treaties" else "Who may be behind it")
        check(f"{name}_{size[0]}", stage.text)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_reveal_looks_as_it_did(size: tuple[int, int]) -> None:
    async with staged(assessment, AgreeingSession(phase=Phase.ASSESSMENT), size) as stage:
        await stage.press("a")
        await stage.reads("Everything is revealed")
        if size == SMALL:
            await stage.press("4")
        await stage.reads("breaks Mutual aid")
        check(f"agreed_{size[0]}", stage.text)


async def test_agreements_are_revealed_with_the_crises() -> None:
    async with staged(assessment, AgreeingSession(phase=Phase.ASSESSMENT)) as stage:
        await stage.reads("✦ Build a partner's capacity → Dorne")
        assert "Pay into the common fund" not in stage.text
        await stage.press("space")
        await stage.reads("✦ Pay into the common fund")
        assert "breaks Mutual aid" not in stage.text
        await stage.press("space", "space", "space")
        await stage.reads("◆ Caledon breaks Mutual aid")
        await stage.reads("● Borduria has left Freedom of navigation")


@pytest.mark.parametrize("make", [situation, table, assessment])
async def test_a_key_opens_them_on_every_screen_of_a_turn(make: object) -> None:
    phases = {situation: Phase.SITUATION, table: Phase.CONSULTATION, assessment: Phase.ASSESSMENT}
    session = AgreeingSession(phase=phases[make])  # type: ignore[index]
    async with staged(make, session) as stage:  # type: ignore[arg-type]
        await stage.press("g")
        await stage.top("ReaderScreen")
        await stage.reads("Treaties and projects")
        await stage.reads("has signed and not ratified")
        await stage.press("enter")
        await stage.top("WhyScreen")
        await stage.press("escape")
        await stage.top("ReaderScreen")
        await stage.press("escape")
        await until(lambda: type(stage.app.screen) is type(stage.screen), "the screen below")


async def test_reports_are_for_a_seat_and_not_for_the_table() -> None:
    async with staged(table, AgreeingSession(phase=Phase.CONSULTATION)) as stage:
        await stage.press("i")
        assert type(stage.app.screen) is ConsultationScreen
        assert "i Intelligence" not in stage.text
    async with staged(situation, AgreeingSession()) as stage:
        await stage.press("i")
        await stage.top("ReaderScreen")
        await stage.reads("confidence low")
        await stage.reads("Shots on the border")


async def test_a_wide_pane_set_apart_gives_its_column_back() -> None:
    async with staged(situation, AgreeingSession()) as stage:
        await stage.reads("Inbox")
        await stage.press("7")
        await until(lambda: "Inbox" not in stage.text, "the treaties in the place of the inbox")
        await stage.press("3")
        await stage.reads("Inbox")
        assert "Common fund" not in stage.text


def test_why_a_treaty_is_not_in_force_is_told() -> None:
    text = _treaties(AgreeingSession().view("avalon"))
    assert "It needs two parties that have ratified it." in text
    assert "25 % of the voice; it needs 40 %" in text
    assert "needs stability 45" in text
    assert "4 of 10" in text
    assert "✓ Common procedures" in text


def test_without_agreements_there_is_a_line_that_says_so() -> None:
    assert "a rulebook without agreements" in _treaties(FakeSession().view("avalon"))


def test_the_rung_of_a_conflict_is_for_all_to_see() -> None:
    view = FakeSession().view("table")
    card = replace(view.crises[0], kind="armed_conflict")
    seen = replace(view, quantities={**view.quantities, f"crisis.{card.id}.rung": 3.0})
    (line,) = rung_line(seen, card, 60)
    assert "▮▮▮▯▯" in line.text
    assert "rung 3" in line.text
    assert [spot.key for spot in line.spots] == [f"why:crisis.{card.id}.rung"]
    assert list(rung_line(seen, view.crises[0], 60)) == []


def _treaties(view: View) -> str:
    return "\n".join(line.text for line in treaties_page(view, 78))

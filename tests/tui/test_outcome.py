"""The outcome tells how it ended, for everybody, and holds nothing back."""

import pytest

from game.session.view import Phase
from game.tui.screens.outcome import OutcomeScreen
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import staged


def room(session: FakeSession) -> OutcomeScreen:
    return OutcomeScreen(session)  # type: ignore[arg-type]


def ended() -> FakeSession:
    return FakeSession(phase=Phase.OUTCOME, turn=8)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    async with staged(room, ended(), size) as stage:
        check(f"outcome_{size[0]}", stage.text)


async def test_it_tells_the_ending_the_scores_and_the_culprits() -> None:
    async with staged(room, ended()) as stage:
        for words in ("◐ Open water", "The strait is swept", "Behind Mines in the strait"):
            await stage.reads(words)
        assert stage.line_with("Common score").split("57", 1)[0]
        assert "52" in stage.line_with("■ Dorne")


async def test_objectives_have_their_ratings_in_a_letter_a_sign_and_words() -> None:
    async with staged(room, ended()) as stage:
        objectives = stage.sheet("#objectives").text
        assert "M ◐ Share what is known in time" in objectives
        assert "P ✓ Keep the partnership together" in objectives
        assert "Performed with major challenges" in objectives


async def test_what_was_secret_is_told() -> None:
    async with staged(room, ended()) as stage:
        agendas = stage.sheet("#agendas").text
        assert agendas.count("(was secret)") == 4
        assert "It may be told now: Dorne." in agendas


async def test_severity_trust_cohesion_and_scores_are_plotted() -> None:
    async with staged(room, ended()) as stage:
        for title in ("Severity of each crisis", "Cohesion and common score",
                      "Mean trust in each nation", "Score of each nation"):  # fmt: skip
            await stage.reads(title)


async def test_a_turning_point_opens_into_its_causes_of_that_turn() -> None:
    async with staged(room, ended()) as stage:
        await stage.press("4", "enter")
        await stage.top("WhyScreen")
        await stage.reads("Turn 3")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_enter_leads_home(size: tuple[int, int]) -> None:
    async with staged(room, ended(), size) as stage:
        await stage.press("enter")
        await until(lambda: stage.app.left == 1, "the exercise to be left")

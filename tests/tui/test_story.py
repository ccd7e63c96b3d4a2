"""The story of a number: opened from its causes, with gains and losses summed."""

import pytest

from game.session.story import Story
from game.session.view import Cause, Explanation
from game.tui.screens.situation import SituationScreen
from game.tui.widgets.story import story_page
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import staged

QUANTITY = "trust.caledon.borduria"
CAUSES = (Cause(2, "kept", "kept its word", 1.5), Cause(2, "broken", "broke its word", -5.0))
TURN = Explanation(QUANTITY, "T", 2, 40.0, 36.5, CAUSES)


def situation(session: FakeSession) -> SituationScreen:
    return SituationScreen(session, "avalon")  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    async with staged(situation, FakeSession(), size) as stage:
        assert isinstance(stage.screen, SituationScreen)
        stage.screen.open_why(QUANTITY)
        await stage.top("WhyScreen")
        await stage.press("a")
        await stage.top("ReaderScreen")
        await stage.reads("▼ lost")
        check(f"story_{size[0]}", stage.text)
        await stage.press("escape")
        await stage.top("WhyScreen")
        await stage.press("escape")
        await until(lambda: stage.app.screen is stage.screen, "the screen below")


def test_it_tells_of_the_range_of_trust_and_of_each_turn() -> None:
    told = Story("T", 36.5, (TURN,), 1.5, -5.0, drifts_to=45.0, reach=(-2.0, 38.0))
    text = "\n".join(line.text for line in story_page(told, 70))
    assert "Now 36.5   ▲ gained +1.5   ▼ lost −5.0" in text
    assert "drifts towards 45.0" in text
    assert "0.0 if every pledge were broken, 38.0 by the orders so far" in " ".join(text.split())
    assert text.index("broke its word") < text.index("kept its word")


def test_what_never_moved_says_so() -> None:
    text = "\n".join(line.text for line in story_page(Story("T", 50.0, (), 0.0, 0.0), 70))
    assert "Nothing has moved it yet." in text

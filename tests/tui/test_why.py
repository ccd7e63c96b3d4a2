"""Why a number is what it is: causes that add up, as they are shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.figures import rounded
from game.session.view import TABLE, Cause, Explanation
from game.tui.screens.situation import SituationScreen
from game.tui.screens.why import WhyScreen, explanation_page
from tests.tui.driving import LARGE, SMALL
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import staged

QUANTITY = "trust.caledon.borduria"
changes = st.lists(st.integers(-9000, 9000).map(lambda n: n / 1024), max_size=12)


def why(session: FakeSession) -> WhyScreen:
    return WhyScreen(session, TABLE, QUANTITY)  # type: ignore[arg-type]


def situation(session: FakeSession) -> SituationScreen:
    return SituationScreen(session, "avalon")  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    async with staged(situation, FakeSession(), size) as stage:
        assert isinstance(stage.screen, SituationScreen)
        stage.screen.open_why(QUANTITY)
        await stage.reads("drift towards shared culture")
        check(f"why_{size[0]}", stage.text)


async def test_arrows_go_from_turn_to_turn_and_stop_at_the_ends() -> None:
    async with staged(why, FakeSession()) as stage:
        await stage.reads("Turn 3")
        await stage.press("left", "left", "left")
        await stage.reads("Turn 1")
        await stage.press("right", "right", "right", "right")
        await stage.reads("Turn 3")


async def test_what_is_not_known_is_said() -> None:
    def unknown(session: FakeSession) -> WhyScreen:
        return WhyScreen(session, TABLE, "nation.avalon.budget")  # type: ignore[arg-type]

    async with staged(unknown, FakeSession()) as stage:
        await stage.reads("No causes of this number are known here.")


@given(changes, st.integers(0, 100_000).map(lambda n: n / 1024))
def test_the_figures_shown_add_up_to_the_change_shown(parts: list[float], before: float) -> None:
    causes = tuple(Cause(1, "rule", f"cause {n}", part) for n, part in enumerate(parts))
    told = Explanation("q", "Q", 1, before, before + sum(parts), causes)
    lines = [line.text for line in explanation_page(told, 60)]
    figures = [_number(line) for line in lines if line.startswith("cause")]
    total = _number(lines[0])
    assert round(sum(figures), 2) == total
    first, last = re.findall(r"([−\d.]+) → ([−\d.]+)", lines[0])[0]
    assert round(_plain(last) - _plain(first), 2) == total


@given(changes)
def test_rounding_moves_no_part_by_more_than_its_last_digit(parts: list[float]) -> None:
    shown = rounded(parts, round(sum(parts), 1), 1)
    assert all(abs(a - b) <= 0.2 for a, b in zip(parts, shown, strict=True))


def _number(line: str) -> float:
    return _plain(line.rsplit(maxsplit=1)[-1])


def _plain(text: str) -> float:
    return float(text.replace("−", "-").replace("+", ""))

"""The reveal: nation after nation, then the crises, then trust, and only then the next turn."""

import pytest

from game.session.commands import Answer, Commit, Refusal
from game.session.view import Phase
from game.tui.screens.assessment import AssessmentScreen
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import Stage, deciding, staged


def room(session: FakeSession) -> AssessmentScreen:
    return AssessmentScreen(session)  # type: ignore[arg-type]


def assessed() -> FakeSession:
    """Avalon kept nothing whole, Borduria kept its word."""
    session = deciding()
    session.do("avalon", Commit("mines", "security", 2))
    session.do("avalon", Answer("call", "escort"))
    session.do("borduria", Commit("mines", "security", 4))
    session._next_phase()
    return session


def all_text(stage: Stage) -> str:
    return "\n".join(stage.sheet(pane).text for pane in ("#deeds", "#response", "#moves"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    async with staged(room, assessed(), size) as stage:
        check(f"assessment_first_{size[0]}", stage.text)
        await stage.press("a")
        await stage.reads("Everything is revealed.")
        check(f"assessment_all_{size[0]}", stage.text)


async def test_nations_are_revealed_one_after_the_other_pledge_beside_deed() -> None:
    async with staged(room, assessed()) as stage:
        await stage.reads("✖ 0 of 2 pledges kept")
        deed = stage.line_with("Security → Mines in the strait")
        assert deed.split("strait")[1].split()[:4] == ["3", "2", "✖", "broken"]
        await stage.reads("The minister's call: escort")
        assert "✓ 1 of 1 pledges kept" not in stage.text
        await stage.press("space")
        await stage.reads("✓ 1 of 1 pledges kept")
        await stage.reads("◆ Caledon  not yet revealed")


async def test_crises_come_after_the_last_nation_and_trust_after_them() -> None:
    async with staged(room, assessed()) as stage:
        await stage.press("space", "space", "space")
        assert all_text(stage).count("not yet revealed") == 2
        await stage.press("space")
        await stage.reads("6 of 14")
        assert all_text(stage).count("not yet revealed") == 1
        await stage.press("space")
        await stage.reads("Cohesion 49")
        assert "not yet revealed" not in all_text(stage)


async def test_the_strip_shows_what_was_before_until_everything_is_revealed() -> None:
    async with staged(room, assessed(), SMALL) as stage:
        strip = stage.text.splitlines()[1]
        assert "57 =" in strip
        assert "64" not in strip
        await stage.press(*["space"] * 4)
        assert "57 =" in stage.text.splitlines()[1]
        await stage.press("space")
        await until(lambda: "64 +7" in stage.text.splitlines()[1], "the new severity")


async def test_to_show_all_at_once_stays_on_the_deeds() -> None:
    async with staged(room, assessed(), SMALL) as stage:
        await stage.press("a")
        await stage.reads("Everything is revealed.")
        await stage.reads("[1 Deeds]")
        await stage.reads("✓ 1 of 1 pledges kept")


async def test_what_came_is_drawn_in_the_signs_of_who_gave() -> None:
    async with staged(room, assessed()) as stage:
        await stage.press("a")
        await stage.reads("Cohesion 49")
        security = stage.sheet("#response").text.split("Security", 1)[1].splitlines()[0]
        assert "●●●●" in security
        assert "▲▲" in security


async def test_the_largest_loss_of_trust_stands_first_with_its_reason() -> None:
    async with staged(room, assessed()) as stage:
        await stage.press("a")
        await stage.reads("Cohesion 49")
        moves = stage.sheet("#moves").text.splitlines()
        first = next(index for index, line in enumerate(moves) if "trust in" in line)
        assert moves[first].split() == ["▼", "●", "Borduria’s", "trust", "in", "◆", "Caledon",
                                        "39", "→", "30", "−9"]  # fmt: skip
        assert "broken pledge: security 3 → Mines, gave 1 (−7.5)" in moves[first + 1]


async def test_enter_on_a_changed_number_opens_its_causes() -> None:
    async with staged(room, assessed()) as stage:
        await stage.press("a", "3")
        stage.sheet("#moves").place_cursor("why:trust.borduria.caledon")
        await stage.press("enter")
        await stage.top("WhyScreen")
        await stage.reads("Why? Borduria's trust in Caledon")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_room_goes_on_only_when_everything_is_revealed(size: tuple[int, int]) -> None:
    async with staged(room, assessed(), size) as stage:
        await stage.press(*["space"] * 5)
        assert stage.session.phase is Phase.ASSESSMENT
        await stage.press("space")
        await until(lambda: stage.app.done == 1, "the app to be told")
        assert (stage.session.turn, stage.session.phase) == (4, Phase.SITUATION)
        await stage.press("space")
        assert (stage.session.turn, stage.app.done) == (4, 1)


async def test_if_it_cannot_go_on_it_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    session = assessed()
    refusal = Refusal("not_saved", "Nothing was done, for the disk is full.")
    monkeypatch.setattr(session, "proceed", lambda: refusal)
    async with staged(room, session) as stage:
        await stage.press("a", "space")
        await stage.reads("✖ Nothing was done, for the disk is full.")
        assert stage.app.done == 0


async def test_small_follows_the_reveal_from_pane_to_pane() -> None:
    async with staged(room, assessed(), SMALL) as stage:
        await stage.reads("[1 Deeds]")
        await stage.press(*["space"] * 4)
        await stage.reads("[2 Crises]")
        await stage.press("space")
        await stage.reads("[3 Trust]")

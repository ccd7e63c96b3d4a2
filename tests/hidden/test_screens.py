"""I13, I14: two people play at one screen, and neither finds there what is the other's.

A real exercise, from the home screen on, in which every secret is a token. After each key all that
the app holds is read: what is painted, and what every widget of every screen on the stack keeps.
"""

from pathlib import Path

import pytest

from game.session.host import Session
from game.tui.app import ConcordApp
from game.tui.screens.outcome import OutcomeScreen
from game.tui.screens.reader import ReaderScreen
from game.tui.screens.turn_screen import TurnScreen
from game.tui.screens.why import WhyScreen
from tests.hidden.keyboard import begin, controls, leave, opened, play
from tests.tui.driving import LARGE, SMALL


async def test_nothing_on_the_screen_or_behind_it_is_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(SMALL, tmp_path, monkeypatch) as room:
        await begin(room)
        await play(room, turns=1, closely=True)
        await leave(room)
        controls(room, WhyScreen, ReaderScreen)


@pytest.mark.slow
async def test_nothing_on_a_wide_screen_or_behind_it_is_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(LARGE, tmp_path, monkeypatch) as room:
        await begin(room)
        await play(room, turns=1, closely=False)
        await leave(room)
        controls(room)


@pytest.mark.slow
async def test_nothing_of_a_whole_exercise_is_anothers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(LARGE, tmp_path, monkeypatch) as room:
        await begin(room)
        await play(room, turns=8, closely=False)
        controls(room, OutcomeScreen)


# The test can fail


async def _nothing(*_: object) -> None:
    return


def _kept(app: ConcordApp, text: str) -> None:
    app._clipboard = text or app._clipboard


def _at_nations_eyes(screen: TurnScreen, session: Session) -> None:
    TurnScreen.__init__(screen, session, "avalon")
    screen.speaker = "avalon"  # type: ignore[attr-defined]


def _at_firsts_eyes(screen: TurnScreen, session: Session, seat: str) -> None:
    TurnScreen.__init__(screen, session, "avalon")
    screen.seat = seat  # type: ignore[attr-defined]


HOLES: dict[str, tuple[str, object]] = {
    "a screen that stays under the curtain": ("play.Conductor._clear", _nothing),
    "a clipboard that is kept": ("app.ConcordApp.copy_to_clipboard", _kept),
    "an open table that is one nation's": (
        "screens.consultation.ConsultationScreen.__init__",
        _at_nations_eyes,
    ),
    "another's situation": ("screens.situation.SituationScreen.__init__", _at_firsts_eyes),
}
"""Holes in the screens."""


@pytest.mark.parametrize(
    "hole",
    [
        pytest.param(hole, marks=pytest.mark.slow if hole.startswith("a clip") else ())
        for hole in HOLES
    ],
)
async def test_a_hole_in_the_screens_is_found(
    hole: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, replacement = HOLES[hole]
    async with opened(SMALL, tmp_path, monkeypatch) as room:
        monkeypatch.setattr(f"game.tui.{where}", replacement)
        await begin(room)
        with pytest.raises(AssertionError, match=r"^\[.\w+: [a-z ]+ of "):
            await play(room, turns=1, closely=False)

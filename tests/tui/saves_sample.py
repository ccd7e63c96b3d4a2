"""Saves for the screens that list them."""

import datetime
from pathlib import Path

import pytest

from game.session.saves import SaveSummary
from game.session.view import Phase


def summary(
    name: str = "the_narrows-1",
    *,
    title: str = "The Narrows",
    finished: bool = False,
    damage: str | None = None,
    unusable: bool = False,
) -> SaveSummary:
    """A save of turn 3, in which Avalon is to decide."""
    return SaveSummary(
        path=Path("saves") / name,
        title=title,
        scenario="the_narrows",
        turn=3,
        turns=8,
        phase="" if unusable else Phase.OUTCOME if finished else Phase.DECISION,
        waiting=() if finished else ("Avalon",),
        modified=datetime.datetime(2031, 3, 15, 9, 30),
        finished=finished,
        damage=damage,
    )


def keep(monkeypatch: pytest.MonkeyPatch, *saves: SaveSummary) -> None:
    """Make these the saves that there are, the latest first."""
    on = [save for save in saves if save.usable and not save.finished]
    monkeypatch.setattr("game.tui.saved.list_saves", lambda: saves)
    monkeypatch.setattr("game.tui.saved.latest_save", lambda: next(iter(on), None))

"""Text from scenarios and people is data on every screen: shown or stripped, never obeyed."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import pytest
from rich.cells import cell_len
from textual.screen import Screen

from game.session.view import TABLE, Explanation, Phase, View
from game.tui.screens.assessment import AssessmentScreen
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.consultation import ConsultationScreen
from game.tui.screens.decision import DecisionScreen
from game.tui.screens.outcome import OutcomeScreen
from game.tui.screens.situation import SituationScreen
from game.tui.screens.why import WhyScreen
from tests.tui.driving import LARGE, SMALL, text
from tests.tui.fake_session import FakeSession
from tests.tui.staging import consulting, deciding, staged
from tests.tui.test_assessment import assessed

HOSTILE = (
    "[/] [bold red]b[/bold] [@click=app.quit]q[/] $accent {x}\x1b[31m\x1b]0;t\x07\u202eevil\u202c"
    "\u200b\x9b2J\ue000 漢字テスト 👩\u200d🚀 e\u0301 a\ufe0f\tz\\[/"
)
"""Markup, escapes, control, bidirectional and private characters, wide and joined ones."""

TEXTS = frozenset(
    {"name", "title", "summary", "public_brief", "description", "culprit", "text", "hint", "sender",
     "secret_brief", "reason", "evidence", "core_capability", "option", "outcome",
     "scenario_time", "time"}
)  # fmt: skip
Shown = TypeVar("Shown")


def poisoned(value: Shown) -> Shown:
    """A part of a view in which every text that a person wrote is hostile."""
    if isinstance(value, tuple):
        return tuple(poisoned(part) for part in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if field.name in TEXTS and isinstance(part, str):
            changed[field.name] = f"{part} {HOSTILE}"
        elif field.name in ("capabilities", "culprits"):
            changed[field.name] = {key: f"{name} {HOSTILE}" for key, name in part.items()}
        else:
            changed[field.name] = poisoned(part)
    return replace(value, **changed)


def poison(session: FakeSession, monkeypatch: pytest.MonkeyPatch) -> FakeSession:
    view, explain = session.view, session.explain

    def hostile_view(viewer: str) -> View:
        return poisoned(view(viewer))

    def hostile_explain(viewer: str, name: str, turn: int | None = None) -> Explanation | None:
        return poisoned(explain(viewer, name, turn))

    monkeypatch.setattr(session, "view", hostile_view)
    monkeypatch.setattr(session, "explain", hostile_explain)
    return session


SCREENS: dict[str, tuple[Callable[[], FakeSession], Callable[[Any], Screen[Any]], str]] = {
    "briefing": (FakeSession, lambda s: BriefingScreen(s, "avalon"), "1234"),
    "situation": (FakeSession, lambda s: SituationScreen(s, "avalon"), "123456"),
    "consultation": (consulting, ConsultationScreen, "]]]]]]"),
    "decision": (deciding, lambda s: DecisionScreen(s, "avalon"), "]]]]]]"),
    "assessment": (assessed, AssessmentScreen, "a12345"),
    "outcome": (lambda: FakeSession(phase=Phase.OUTCOME), OutcomeScreen, "12345"),
    "why": (FakeSession, lambda s: WhyScreen(s, TABLE, "trust.avalon.dorne"), ""),
}


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("name", SCREENS)
async def test_hostile_text_is_only_text(
    name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_session, make, keys = SCREENS[name]
    async with staged(make, poison(make_session(), monkeypatch), size) as stage:
        for key in ["", *keys]:
            await stage.press(*([{"]": "right_square_bracket"}.get(key, key)] if key else []))
            harmless(text(stage.pilot), size[0])
        assert stage.app.is_running


async def test_hostile_text_is_read_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    session = poison(FakeSession(), monkeypatch)
    async with staged(lambda s: SituationScreen(s, "avalon"), session) as stage:
        await stage.press("3", "enter")
        await stage.top("ReaderScreen")
        await stage.reads("[bold red]b[/bold]")
        await stage.reads("漢字テスト")
        harmless(stage.text, LARGE[0])


def harmless(shown: str, width: int) -> None:
    """Nothing that a terminal obeys is on the screen, and every line is as wide as it."""
    forbidden = {c for c in shown if c != "\n" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0)}
    forbidden |= set(shown) & set("\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\ufe0f\u200d")
    assert not forbidden, forbidden
    assert all(cell_len(line) <= width for line in shown.splitlines())

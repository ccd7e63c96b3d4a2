"""The story of a number: gains and losses, where it can go, and the causes turn by turn."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.language import tr
from game.session.story import Story
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import change_ink
from game.tui.widgets.text import signed, wrap

if TYPE_CHECKING:
    from game.session.view import Explanation

FIGURES = 9
"""Cells of the column of figures."""


def story_page(told: Story, width: int) -> Iterable[Line]:
    """All turns in which something moved it, the latest first."""
    row = Row(width).fill(tr("Now {value}"), "muted", value=(_figure(told.now), "bold")).gap(3)
    gained = signed(told.gained, 1), change_ink(told.gained)
    lost = signed(told.lost, 1), change_ink(told.lost)
    row.fill(tr("▲ gained {change}"), "muted", change=gained).gap(3)
    yield row.fill(tr("▼ lost {change}"), "muted", change=lost).line()
    if told.drifts_to is not None:
        text = tr(
            "It moves between 0 and 100, and drifts towards {value}, by what the two share."
        ).format(value=_figure(told.drifts_to))
        yield from prose(text, width, "muted")
    if told.reach is not None:
        low, high = (_figure(max(0.0, min(100.0, end))) for end in told.reach)
        text = tr(
            "After this turn: {low} if every pledge were broken, {high} by the orders so far."
        ).format(low=low, high=high)
        yield from prose(text, width, "muted")
    if not told.turns:
        yield BLANK
        yield from prose(tr("Nothing has moved it yet."), width, "muted")
    for one in told.turns:
        yield BLANK
        yield from _turn(one, width)


def _turn(one: "Explanation", width: int) -> Iterable[Line]:
    change = one.after - one.before
    row = Row(width).add(tr("Turn {turn}").format(turn=one.turn), "bold").gap(3)
    row.add(f"{_figure(one.before)} → {_figure(one.after)}", "muted")
    yield row.right(signed(change, 1), f"bold {change_ink(change)}").line()
    for cause in sorted(one.causes, key=lambda cause: -abs(cause.change)):
        words = wrap(cause.text or cause.rule, width - FIGURES - 4)
        yield Row(width, 2).add(words[0]).right(signed(cause.change, 1)).line()
        yield from (Row(width, 2).add(more).line() for more in words[1:])


def _figure(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")

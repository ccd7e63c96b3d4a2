"""Why a number is what it is: its causes in a turn, which add up to its change."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from game.language import tr
from game.session.figures import figures
from game.session.story import story
from game.session.view import Explanation
from game.tui.actions import Command, bindings, declare
from game.tui.screens.reader import COMMANDS as PAPER
from game.tui.screens.reader import Hint, Overlay, Paper, ReaderScreen
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.story import story_page
from game.tui.widgets.text import signed, wrap

if TYPE_CHECKING:
    from game.session.host import Session

COMMANDS = declare(
    tr("Why?"),
    Command(
        "why.earlier", tr("Earlier"), "left,h", tr("Its causes in the turn before."), priority=True
    ),
    Command(
        "why.later", tr("Later"), "right,l", tr("The causes in the turn after."), priority=True
    ),
    Command(
        "why.story",
        tr("All turns"),
        "a",
        tr("Everything that has moved it so far, with gains and losses summed."),
        priority=True,
    ),
)

FIGURES = 9
"""Cells of the column of figures."""


def explanation_page(explanation: Explanation, width: int) -> Iterable[Line]:
    """The change and its causes, largest first."""
    shown = figures(explanation)
    decimals, change = shown.decimals, shown.change
    turn = tr("Turn {turn}").format(turn=explanation.turn)
    row = Row(width).add(turn, "muted").gap(3)
    row.add(f"{_figure(shown.before, decimals)} → {_figure(shown.after, decimals)}", "bold")
    yield row.right(signed(change, decimals), _ink(change)).line()
    yield BLANK
    if not shown.causes:
        yield from prose(tr("Nothing changed it in this turn."), width, "muted")
        return
    for cause, part in shown.causes:
        yield from _cause(cause.text or cause.rule, part, decimals, width)
    yield Row(width).to(width - FIGURES).add("─" * FIGURES, "faint").line()
    row = Row(width).add(tr("Together"), "muted")
    yield row.right(signed(change, decimals), "bold").line()


def _figure(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace("-", "−")


def _ink(change: float) -> str:
    return "bold" if change else "muted"


def _cause(text: str, change: float, decimals: int, width: int) -> Iterable[Line]:
    words = wrap(text, width - FIGURES - 2)
    ink = "" if change else "muted"
    yield Row(width).add(words[0], ink).right(signed(change, decimals), ink).line()
    yield from prose(" ".join(words[1:]), width - FIGURES, ink) if words[1:] else ()


class WhyScreen(Overlay[None]):
    """A number's causes, turn by turn. It shows nothing that its viewer may not see."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((*PAPER, *COMMANDS))

    def __init__(
        self, session: "Session", viewer: str, quantity: str, turn: int | None = None
    ) -> None:
        super().__init__()
        self.session, self.viewer, self.quantity = session, viewer, quantity
        self.explanation = session.explain(viewer, quantity, turn)
        self._latest = self.explanation.turn if self.explanation else 0

    def paper(self) -> Paper:
        return Paper(self._heading(), self._page)

    def hint(self) -> Hint:
        return Hint(
            ("←", tr("turn before")),
            ("→", tr("turn after")),
            ("a", tr("all turns")),
            ("Esc", tr("close")),
        )

    def _heading(self) -> str:
        if self.explanation is None:
            return tr("Why?")
        return tr("Why? {quantity}").format(quantity=self.explanation.title)

    def _page(self, width: int) -> Iterable[Line]:
        if self.explanation is None:
            return prose(tr("No causes of this number are known here."), width)
        return explanation_page(self.explanation, width)

    def _turn_by(self, by: int) -> None:
        if self.explanation is None:
            return
        turn = self.explanation.turn + by
        if not 1 <= turn <= max(self._latest, self.explanation.turn):
            return
        found = self.session.explain(self.viewer, self.quantity, turn)
        if found is not None:
            self.explanation = found
            self.query_one(Paper).turn_to(self._heading(), self._page)

    def action_earlier(self) -> None:
        self._turn_by(-1)

    def action_later(self) -> None:
        self._turn_by(1)

    def action_story(self) -> None:
        told = story(self.session, self.session.view(self.viewer), self.quantity)
        if told is not None:
            self.app.push_screen(ReaderScreen(told.title, partial(story_page, told)))

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        if event.key == "key:Esc":
            self.action_close()
        elif event.key == "key:a":
            self.action_story()
        elif event.key in ("key:←", "key:→"):
            self._turn_by(-1 if event.key == "key:←" else 1)

"""The decision of one seat, behind the curtain: answers first, then orders, then a reason."""

from collections.abc import Iterable
from dataclasses import replace
from string import Formatter
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input

from game.language import tr, trc
from game.session.commands import (
    Answer,
    Commit,
    Harden,
    Invest,
    Lend,
    Ready,
    Reason,
    Transfer,
    Undertake,
)
from game.session.commands import Command as SeatCommand
from game.session.keeping import as_pledged
from game.tui.actions import Command, declare
from game.tui.screens.ordering import LoanScreen, TargetScreen
from game.tui.screens.question import QuestionScreen, TransferScreen
from game.tui.screens.turn_screen import TurnScreen, clean, keys
from game.tui.widgets.amounts import AmountSheet
from game.tui.widgets.columns import Column
from game.tui.widgets.composer import Composer, asking, ordered, pledged
from game.tui.widgets.crisis_board import CrisisBoard
from game.tui.widgets.further import AIM, LOAN, Further
from game.tui.widgets.inbox import Inbox
from game.tui.widgets.intelligence import Intelligence
from game.tui.widgets.line import Line, Row, prose
from game.tui.widgets.marks import capability_name, crisis_name, nation_name
from game.tui.widgets.means import Means
from game.tui.widgets.range_bar import Outlook
from game.tui.widgets.text import amount, printable
from game.tui.widgets.text_line import TextLine
from game.tui.widgets.treaties import has_agreements
from game.tui.widgets.trust_matrix import TrustMatrix

if TYPE_CHECKING:
    from game.session.host import Session
    from game.session.view import View

COMMANDS = declare(
    tr("Decision"),
    Command(
        "decision.done",
        tr("Send orders"),
        "d,ctrl+s",
        tr("Send the orders; what is unanswered or broken is said before."),
    ),
    Command(
        "decision.as_pledged",
        tr("As pledged"),
        "p",
        tr(
            "Order exactly what was pledged on the open table; "
            "other units and gifts are taken back."
        ),
    ),
    Command(
        "decision.transfer",
        tr("Transfer"),
        "t",
        tr("Order a gift of budget or of units of a capability to a partner."),
    ),
    Command(
        "decision.further",
        tr("Further orders"),
        "f",
        tr("Loans, projects, and whatever else the rulebook lets a nation order."),
    ),
    Command("decision.reason", tr("Reason"), "r", tr("Write down why, in a line for the record.")),
)

REASON = 500
"""Characters of a reason."""


class DecisionScreen(TurnScreen):
    """What one nation orders. Every change is kept at once."""

    CSS_PATH = ["turn_screen.tcss", "decision.tcss"]
    BINDINGS = keys(*COMMANDS)
    PANES = (
        ("orders", trc("tab", "Orders")),
        ("further", trc("tab", "Further")),
        ("outlook", trc("tab", "Outlook")),
        ("crises", trc("tab", "Crises")),
        ("inbox", trc("tab", "Inbox")),
        ("trust", trc("tab", "Trust")),
        ("means", trc("tab", "Means")),
        ("intelligence", trc("tab", "Reports")),
    )

    def __init__(self, session: "Session", seat: str) -> None:
        super().__init__(session, seat)
        self.seat = seat
        self._later: Timer | None = None
        self._typing: Timer | None = None

    def panes(self) -> ComposeResult:
        with Column(id="left", classes="column"):
            yield Composer(id="orders", classes="pane")
            yield Further(id="further", classes="pane apart")
            yield CrisisBoard(id="crises", classes="pane")
            yield Inbox(id="inbox", classes="pane")
        with Column(id="right", classes="column"):
            yield Outlook(id="outlook", classes="pane")
            yield TrustMatrix(id="trust", classes="pane")
            yield Means(id="means", classes="pane")
            yield Intelligence(id="intelligence", classes="pane apart")

    def below(self) -> ComposeResult:
        own = self.view.own
        yield TextLine(
            printable(own.reason) if own else "",
            placeholder=tr("Reason for the record, in a line"),
            id="reason",
            max_length=REASON,
        )

    def on_mount(self) -> None:
        super().on_mount()
        self._look_ahead()
        self.composer.begin_at_the_first_open_question()

    @property
    def composer(self) -> Composer:
        """The list of everything to be decided."""
        return self.query_one(Composer)

    # What follows from a change comes a moment after the change itself is on the screen

    def _changed(self) -> None:
        # An order changes what is the seat's own, and nothing else of the view.
        self._show_changed(replace(self.view, own=self.session.own(self.seat)))

    def _show_changed(self, view: "View") -> None:
        self.view = view
        self.composer.show(view)
        self.query_one(Further).show(view)
        if self._later is None:
            self._later = self.set_timer(0.12, self._look_ahead)
        else:
            self._later.reset()  # a timer that waits again costs less than a new one

    def _look_ahead(self) -> None:
        self._later = None
        if self.finished:
            return
        self._show()
        forecasts = self.session.forecast(self.seat)
        judgement = self.session.judgement(self.seat)
        self.query_one(Outlook).expect(self.view, forecasts, judgement)

    # Orders and answers

    def on_amount_sheet_changed(self, event: AmountSheet.Changed) -> None:
        event.stop()
        event.sheet.settle(event)
        if event.instead is not None and self._order(event.key, event.amount, quietly=True):
            return
        self._order(event.key, event.amount if event.instead is None else event.instead)

    def _order(self, key: str, units: int, *, quietly: bool = False) -> bool:
        kind, target, what = key.split(":")
        done = self.give(self.seat, order(kind, target, what, units))
        if done:
            self._changed()
        elif quietly:
            self.notice.clear_notice()
        return done

    def opened(self, kind: str, rest: str) -> None:
        if kind == "answer":
            inject, _, option = rest.partition(":")
            if self.give(self.seat, Answer(inject, option)):
                self._show_changed(self.session.view(self.viewer))
        elif kind == "send":
            self.action_done()
        elif kind == "further":
            self.action_further()
        elif kind == AIM:
            self._aim(rest)
        elif kind == LOAN:
            self.app.push_screen(LoanScreen(self.view), self._begin)
        elif not self.query_one(Further).press(f"{kind}:{rest}"):
            self.composer.press(f"{kind}:{rest}")

    # Loans, projects and orders of the rulebook

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "further":
            return has_agreements(self.view)
        return super().check_action(action, parameters)

    def action_further(self) -> None:
        self.choose_pane(next(i for i, (name, _) in enumerate(self.PANES) if name == "further"))

    def _aim(self, name: str) -> None:
        own = self.view.own
        for card in own.secret.orders if own is not None else ():
            if card.id == name:
                self.app.push_screen(TargetScreen(self.view, card), self._begin)

    def _begin(self, key: str | None) -> None:
        """Give a row to what was chosen, with one unit of it."""
        if key is not None:
            further = self.query_one(Further)
            further.offered.add(key)
            further.show(self.view)
            self.action_further()
            further.place_cursor(key)
            further.change(key, 1)

    def action_as_pledged(self) -> None:
        if not pledged(self.view):
            self.notice.tell(tr("Nothing was pledged on the open table."))
            return
        given = [self.give(self.seat, order) for order in as_pledged(self.view)]
        self._changed()
        if all(given):
            self.notice.tell(tr("Orders are as pledged."), "✓")

    def action_transfer(self) -> None:
        self.app.push_screen(TransferScreen(self.view, self.seat), self._offer)

    def _offer(self, choice: tuple[str, str] | None) -> None:
        if choice is None:
            return
        self.composer.offered.add(choice)
        self.composer.show(self.view)
        key = f"transfer:{choice[0]}:{choice[1]}"
        self.choose_pane(0)
        self.composer.place_cursor(key)
        self.composer.change(key, 1)

    # The reason

    def action_reason(self) -> None:
        self.query_one("#reason", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        clean(event)
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(0.3, self.keep)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.keep()
        self.choose_pane(self.current)

    def action_back(self) -> None:
        if isinstance(self.focused, Input):
            self.keep()
            self.choose_pane(self.current)

    def keep(self) -> None:
        text = self.query_one("#reason", Input).value
        own = self.view.own
        if own is not None and not self.finished and text != printable(own.reason):
            self.give(self.seat, Reason(text))
            self.view = self.session.view(self.viewer)

    # Sending

    def action_done(self) -> None:
        if self.finished:
            return
        self.keep()
        title = tr("Send the orders of {nation}?")
        title = title.format(nation=nation_name(self.view, self.seat))
        self.app.push_screen(
            QuestionScreen(title, self._summary, tr("send"), tr("not yet"), self._send)
        )

    def _send(self) -> bool:
        if not self.finished and self.give(self.seat, Ready()):
            self.finish()
        return self.finished

    def _summary(self, width: int) -> Iterable[Line]:
        """What is unanswered, what is broken, what is left."""
        own = self.view.own
        if own is None:
            return
        troubles = [*self._unanswered(), *self._broken()]
        for text in troubles:
            yield from prose(text, width, "warn", indent=2, first="▸ ")
        if not troubles:
            kept = tr("Everything is answered, and every pledge is kept.")
            yield from prose(kept, width, "good", indent=2, first="✓ ")
        figures = {
            "spent": (amount(own.spent), "bold"),
            "budget": (amount(own.budget), "muted"),
            "left": (amount(own.budget_left), "bold"),
        }
        budget = tr("Budget {spent} of {budget}, {left} stays")
        row = Row(width)
        for words, figure, _, _ in Formatter().parse(budget):
            row.add(words, "muted")
            if figure:
                row.add(*figures[figure])
        yield row.line()
        yield from prose(tr("After this the orders cannot be changed."), width, "muted")

    def _unanswered(self) -> Iterable[str]:
        for card in asking(self.view):
            if card.answer is None:
                default = next((option.text for option in card.options if option.default), "")
                words = tr("Not answered: {inject}. Without an answer: {option}")
                yield words.format(inject=card.title, option=default)

    def _broken(self) -> Iterable[str]:
        have = ordered(self.view.own) if self.view.own else {}
        for (kind, target, what), units in pledged(self.view).items():
            done = have.get((kind, target, what), (0.0, 0.0))[0]
            if done < units:
                names = crisis_name if kind == "commit" else nation_name
                words = tr("Pledge broken: {what} {pledged} → {target}, ordered {ordered}")
                yield words.format(
                    what=capability_name(self.view, what),
                    pledged=amount(units),
                    target=names(self.view, target),
                    ordered=amount(done),
                )


def order(kind: str, target: str, what: str, units: int) -> SeatCommand:
    """The command that a row of the composer stands for."""
    if kind == "commit":
        return Commit(target, what, units)
    match kind:
        case "transfer":
            return Transfer(target, what, units)
        case "lend":
            return Lend(target, what, units)
        case "invest":
            return Invest(target, units)
        case "undertake":
            return Undertake(what, target, units)
    return Harden(target, units)

"""Choosing what an order of the rulebook is aimed at, and what is lent to whom."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from game.language import tr, trc, trn
from game.session.agreement_cards import OrderCard
from game.session.view import View
from game.tui.actions import Command, bindings, declare
from game.tui.screens.reader import Hint, Overlay, Paper
from game.tui.widgets.further import price
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import capability_name, nation_ink, nation_name
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import amount

COMMANDS = declare(
    tr("Target"),
    Command("target.close", tr("Back"), "escape,q", tr("Go back; nothing is ordered.")),
)


class ChoiceScreen(Overlay[str | None]):
    """The base of sheets on which one entry is chosen; its key is the result."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def hint(self) -> Hint:
        return Hint(("Enter", tr("choose")), ("Esc", tr("back")))

    def action_close(self) -> None:
        self.dismiss(None)

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        if event.key == "key:Esc":
            self.dismiss(None)
        elif not event.key.startswith("key:"):
            self.dismiss(event.key)


class TargetScreen(ChoiceScreen):
    """Chooses the target of an order; gives the key of its row."""

    def __init__(self, view: View, order: OrderCard) -> None:
        super().__init__()
        self._view, self._order = view, order

    def paper(self) -> Paper:
        return Paper(self._order.title, self._page)

    def _page(self, width: int) -> Iterable[Line]:
        order = self._order
        yield from prose(order.text, width, "muted")
        yield from prose(price(self._view, order), width)
        if order.turns > 1:
            running = trn(
                "It must be ordered {n} turn running.",
                "It must be ordered {n} turns running.",
                order.turns,
            )
            yield from prose(running.format(n=order.turns), width)
        yield BLANK
        for target in order.targets:
            if target.possible:
                key = f"undertake:{target.id}:{order.id}"
                yield Row(width, 1).add("▸ ", "accent").add(target.name, "", key).line()
            else:
                yield Row(width, 1).add("· ", "faint").add(target.name, "faint").line()
                yield from prose(order.why_not, width, "faint", indent=5)


class LoanScreen(ChoiceScreen):
    """Chooses what is lent to which partner; gives the key of its row."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    def paper(self) -> Paper:
        lender = nation_name(self._view, self._view.viewer)
        return Paper(tr("{nation} lends …").format(nation=lender), self._page)

    def _page(self, width: int) -> Iterable[Line]:
        own = self._view.own
        yield from prose(
            tr("For the two turns after this one; then it comes back."), width, "muted"
        )
        yield BLANK
        for card in self._view.nations:
            if card.id == self._view.viewer or own is None:
                continue
            row = Row(width).add(trc("receiver", "to"), "muted").gap()
            row.add(nation_name(self._view, card.id), nation_ink(self._view, card.id)).gap(2)
            for capability, left in own.capability_left.items():
                name = f"{capability_name(self._view, capability)} {amount(left)}"
                if row.room < len(name) + 3:
                    yield row.line()
                    row = Row(width, 6)
                if left >= 1:
                    row.add(name, "", f"lend:{card.id}:{capability}").gap(2)
                else:
                    row.add(name, "faint").gap(2)
            yield row.line()

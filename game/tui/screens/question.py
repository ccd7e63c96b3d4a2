"""A question before something that cannot be taken back; and the choice of a transfer."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import BindingType

from game.language import tr, trc
from game.session.view import View
from game.tui.actions import Command, bindings, declare
from game.tui.screens.reader import Hint, Overlay, Paper
from game.tui.widgets.line import Line, Row
from game.tui.widgets.marks import capability_name, nation_ink, nation_name
from game.tui.widgets.sheet import Sheet

COMMANDS = declare(
    tr("Question"),
    Command("question.yes", tr("Yes"), "enter,y", tr("Do it."), priority=True),
    Command(
        "question.no", tr("Not yet"), "escape,n", tr("Go back; nothing is done."), priority=True
    ),
)
TRANSFER = declare(
    tr("Transfer"),
    Command(
        "transfer.close", tr("Back"), "escape,q", tr("Go back; nothing is promised or ordered.")
    ),
)


class QuestionScreen(Overlay[None]):
    """Says what would happen and asks for a yes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(
        self,
        title: str,
        page: Callable[[int], Iterable[Line]],
        yes: str,
        no: str,
        act: Callable[[], bool],
    ) -> None:
        """`act` is what a yes does. It says whether the screen below is done with.

        Then nobody needs to see it again, and whoever shows the next screen clears both away.
        """
        super().__init__()
        self._title, self._page, self._yes, self._no, self._act = title, page, yes, no, act
        self._answered = False

    def paper(self) -> Paper:
        return Paper(self._title, self._page)

    def hint(self) -> Hint:
        return Hint(("Enter", self._yes), ("Esc", self._no))

    def action_yes(self) -> None:
        if not self._answered:
            self._answered = True
            if not self._act():
                self.dismiss()

    def action_no(self) -> None:
        if not self._answered:
            self.dismiss()

    def action_close(self) -> None:
        self.action_no()

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        if event.key == "key:Enter":
            self.action_yes()
        elif event.key.startswith("key:"):
            self.action_no()


class TransferScreen(Overlay[tuple[str, str] | None]):
    """Chooses what goes to which partner; the amount is set in the table."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(TRANSFER)

    def __init__(self, view: View, giver: str) -> None:
        super().__init__()
        self._view, self._giver = view, giver

    def paper(self) -> Paper:
        giver = nation_name(self._view, self._giver)
        return Paper(tr("{nation} gives …").format(nation=giver), self._page)

    def hint(self) -> Hint:
        return Hint(("Enter", tr("choose")), ("Esc", tr("back")))

    def _page(self, width: int) -> Iterable[Line]:
        what = ["budget", *self._view.capabilities]
        for card in self._view.nations:
            if card.id == self._giver:
                continue
            row = Row(width).add(trc("receiver", "to"), "muted").gap()
            row.add(nation_name(self._view, card.id), nation_ink(self._view, card.id)).gap(2)
            for thing in what:
                name = capability_name(self._view, thing)
                if row.room < len(name) + 3:
                    yield row.line()
                    row = Row(width, 6)
                row.add(name, "", f"give:{card.id}:{thing}").gap(2)
            yield row.line()

    def action_close(self) -> None:
        self.dismiss(None)

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        kind, _, rest = event.key.partition(":")
        if kind == "give":
            to, _, what = rest.partition(":")
            self.dismiss((to, what))
        elif event.key == "key:Esc":
            self.dismiss(None)

"""Reading something in full, on a sheet laid over the screen."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.language import tr
from game.tui.actions import Command, bindings, declare
from game.tui.screens.painted_once import PaintedOnce
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.sheet import Sheet

COMMANDS = declare(
    tr("On a sheet laid over"),
    Command("paper.close", tr("Close"), "escape,q", tr("Lay the sheet aside."), shown_as="Esc"),
)

Result = TypeVar("Result")


class Paper(Sheet):
    """A title and a page that is made for whatever width there is."""

    def __init__(self, title: str, page: Callable[[int], Iterable[Line]]) -> None:
        super().__init__(id="page")
        self._title, self._page = title, page

    def head(self, width: int) -> Iterable[Line]:
        return (*prose(self._title, width, "bold accent"), BLANK)

    def body(self, width: int) -> Iterable[Line]:
        return self._page(width)

    def turn_to(self, title: str, page: Callable[[int], Iterable[Line]]) -> None:
        """Show another page."""
        self._title, self._page = title, page
        self.rebuild()


class Hint(Sheet, can_focus=False):
    """The keys of a sheet, in its last line."""

    def __init__(self, *keys: tuple[str, str]) -> None:
        super().__init__(id="hint", classes="-still")
        self._keys = keys

    def body(self, width: int) -> Iterable[Line]:
        row = Row(width)
        for key, words in self._keys:
            start = row.at
            row.add(key, "bold accent").gap().add(words, "muted").over(f"key:{key}", start).gap(3)
        return (row.line(),)


class Overlay(PaintedOnce[Result], ModalScreen[Result], Generic[Result]):
    """The base of sheets laid over a screen."""

    CSS_PATH = "modal.tcss"
    AUTO_FOCUS = "#page"

    def compose(self) -> ComposeResult:
        with Vertical(id="paper"):
            yield self.paper()
            yield self.hint()

    def paper(self) -> Paper:
        """The page."""
        raise NotImplementedError

    def hint(self) -> Hint:
        """Its keys."""
        return Hint(("Esc", tr("close")))

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.action_close()

    def action_close(self) -> None:
        self.dismiss()


class ReaderScreen(Overlay[None]):
    """Something in full. Its numbers can be opened too."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, title: str, page: Callable[[int], Any]) -> None:
        super().__init__()
        self._title, self._page = title, page

    def paper(self) -> Paper:
        return Paper(self._title, self._page)

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        kind, _, rest = event.key.partition(":")
        if kind == "key":
            self.action_close()
        elif kind == "why":
            below = self.app.screen_stack[-2]
            opener = getattr(below, "open_why", None)
            if opener is not None:
                opener(rest)

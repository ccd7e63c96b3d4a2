"""The base of the screens of a turn: header, panes, notice, keys, and what numbers open into."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Input

from game.language import tr
from game.session.commands import Command as SeatCommand
from game.session.commands import Refusal
from game.session.view import View
from game.tui.actions import Command, bindings, declare
from game.tui.messages import PhaseDone
from game.tui.screens.pages import page_for
from game.tui.screens.painted_once import PaintedOnce
from game.tui.widgets.amounts import AmountSheet
from game.tui.widgets.columns import Column
from game.tui.widgets.header import WIDE, Header
from game.tui.widgets.inbox import Inbox
from game.tui.widgets.intelligence import intelligence_page
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.pane_tabs import Notice, PaneTabs
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import printable
from game.tui.widgets.text_line import TextLine
from game.tui.widgets.treaties import has_agreements, treaties_page
from game.tui.widgets.view_sheet import ViewSheet

if TYPE_CHECKING:
    from game.session.host import Session

IN_A_TURN = declare(
    tr("In a turn"),
    Command(
        "turn.why",
        tr("Why?"),
        "w",
        tr("Open the causes of the number under the cursor; they add up to its change."),
    ),
    Command("turn.treaties", tr("Treaties"), "g",
            tr("Read every treaty and project: who is bound, what is in force, how far it is.")),
    Command("turn.intelligence", tr("Intelligence"), "i",
            tr("Read what this seat’s intelligence makes out, in words of likelihood.")),
    Command("turn.next_pane", tr("Pane"), "tab,right_square_bracket", tr("Go to the next pane.")),
    Command("turn.previous_pane", tr("Previous pane"), "shift+tab,left_square_bracket",
            tr("Go to the pane before."), show=False),
    Command("turn.enter_pane", tr("Into the pane"), "down,up,j,k",
            tr("Put the cursor on the pane."), show=False),
    Command("turn.back", tr("Back"), "escape", tr("Leave the pane or the text field."), show=False),
)  # fmt: skip

PANE_KEYS = declare(
    tr("In a turn"),
    *Command(
        "turn.pane", tr("Pane by number"), "", tr("Go to the pane with that number."), show=False
    ).by_digits(8),
)


def keys(*commands: Command) -> list[BindingType]:
    """The bindings of a screen of a turn: its own commands, and after them those of all."""
    return bindings((*commands, *IN_A_TURN, *PANE_KEYS))


class TurnScreen(PaintedOnce[None]):
    """What a screen of a turn has. Each shows one view, that of its viewer, and no other."""

    AUTO_FOCUS = ""
    BLANK = True
    CSS_PATH = ["turn_screen.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    PANES: ClassVar[tuple[tuple[str, str], ...]] = ()
    """The panes in their order: id of the widget, name on its tab."""
    NUMBERED: ClassVar[bool] = True
    """Whether digits choose panes here."""
    FOCUSED: ClassVar[bool] = True
    """Whether the first pane has the focus from the start, and keeps it."""
    HEADING: ClassVar[str] = ""
    """What the header says in place of the phase."""

    def __init__(self, session: "Session", viewer: str) -> None:
        super().__init__()
        self.session = session
        self.viewer = viewer
        self.view: View = session.view(viewer)
        self.current = 0
        self.finished = False
        self._sheets: list[ViewSheet] = []

    # What a screen says of itself

    def panes(self) -> ComposeResult:
        """The columns with their panes."""
        raise NotImplementedError

    def beneath(self) -> ComposeResult:
        """Panes over the whole width, under the columns."""
        yield from ()

    def below(self) -> ComposeResult:
        """What stands under the panes."""
        yield from ()

    def show_view(self) -> None:
        """Show the view in the widgets."""
        for sheet in self._sheets:
            sheet.show(self.view)

    def opened(self, kind: str, rest: str) -> None:
        """Carry out what a spot of this screen stands for."""

    def counts(self) -> dict[str, int]:
        """How much waits in a pane, by the pane's id."""
        return {"inbox": sum(inbox.unread for inbox in self.query(Inbox))}

    def tab_names(self) -> list[str]:
        """The names of the panes, as the tabs show them."""
        counts = self.counts()
        return [
            f"{name} ({counts[pane]})" if counts.get(pane) else name for pane, name in self.PANES
        ]

    # The screen

    def compose(self) -> ComposeResult:
        # Before anything is laid out, so that nothing is laid out twice.
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")
        yield Header(self.HEADING)
        yield PaneTabs(numbered=self.NUMBERED)
        with Column(id="body"):
            yield from self.panes()
        yield from self.beneath()
        yield from self.below()
        yield Notice()
        yield KeyLine()

    def on_mount(self) -> None:
        self._sheets = list(self.query(ViewSheet))
        self._mark_pane()
        self._show()
        if self.FOCUSED:
            self.choose_pane(0)
        if self.session.read_only:
            told = tr("This save can only be read: {reason}")
            self.notice.refuse(told.format(reason=self.session.read_only))

    @property
    def notice(self) -> Notice:
        """The line that says what was refused."""
        return self.query_one(Notice)

    def renew(self) -> None:
        """Take the view anew and show what is different."""
        self.view = self.session.view(self.viewer)
        self._show()

    def _show(self) -> None:
        self.show_view()
        self._show_tabs()

    def _show_tabs(self) -> None:
        self.query_one(PaneTabs).show(self.tab_names, self.current, self._digits_choose_panes)

    def _digits_choose_panes(self) -> bool:
        """Whether digits are not amounts, or text, where the focus is."""
        return not isinstance(self.focused, Input) and not (
            isinstance(self.focused, AmountSheet) and self.focused.takes_digits
        )

    # Commands to the session

    def give(self, seat: str, command: SeatCommand) -> bool:
        """Give a command for a seat; show what it changed, or say why it was refused."""
        answer = self.session.do(seat, command)
        if isinstance(answer, Refusal):
            self.notice.refuse(answer.message)
            return False
        self.notice.clear_notice()
        return True

    def keep(self) -> None:
        """Put on record what is still being typed: somebody leaves."""

    def finish(self) -> None:
        """Tell the app that this screen is done, once."""
        if not self.finished:
            self.finished = True
            self.retire()
            self.post_message(PhaseDone())

    # Panes

    def pane(self, index: int) -> Widget | None:
        """The widget of a pane."""
        try:
            return self.query_one(f"#{self.PANES[index][0]}")
        except (IndexError, NoMatches):
            return None

    def choose_pane(self, index: int, *, focus: bool = True) -> None:
        """Bring a pane forward."""
        if not 0 <= index < len(self.PANES):
            return
        self.current = index
        self._mark_pane()
        self._show_tabs()
        pane = self.pane(index)
        if focus and pane is not None:
            self.set_focus(pane if pane.can_focus else None)

    def _mark_pane(self) -> None:
        for index, _ in enumerate(self.PANES):
            pane = self.pane(index)
            if pane is not None:
                pane.set_class(index == self.current, "-current")
        here = self.pane(self.current)
        for column in self.query(".column"):
            column.set_class(here in column.children, "-current")
            apart = here is not None and here.has_class("apart") and here in column.children
            column.set_class(apart, "-apart")
        body = self.query_one("#body")
        body.set_class(here is not None and here.parent is self, "-empty")

    def action_pane(self, index: int) -> None:
        self.choose_pane(index)

    def action_next_pane(self) -> None:
        self._go_round(1)

    def action_previous_pane(self) -> None:
        self._go_round(-1)

    def _go_round(self, by: int) -> None:
        if not self.PANES:
            return
        into = by > 0 and (self.focused is None or isinstance(self.focused, Input))
        self.choose_pane(self.current if into else (self.current + by) % len(self.PANES))

    def action_enter_pane(self) -> None:
        self.choose_pane(self.current)

    def action_back(self) -> None:
        self.set_focus(None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for index, (name, _) in enumerate(self.PANES):
            if event.widget.id == name and index != self.current:
                self.choose_pane(index, focus=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "back":
            return self._can_go_back()
        if action == "pane":
            (index,) = parameters
            return self.NUMBERED and isinstance(index, int) and index < len(self.PANES)
        if action == "treaties":
            return has_agreements(self.view)
        if action == "intelligence":
            return self.view.own is not None and has_agreements(self.view)
        if action == "why":
            return self._why() is not None
        return super().check_action(action, parameters)

    def _can_go_back(self) -> bool:
        return isinstance(self.focused, Input) or (self.focused is not None and not self.FOCUSED)

    # What can be opened

    def _why(self) -> str | None:
        sheet = self.focused
        key = sheet.cursor_key if isinstance(sheet, Sheet) else ""
        return key.removeprefix("why:") if key.startswith("why:") else None

    def action_why(self) -> None:
        quantity = self._why()
        if quantity is not None:
            self.open_why(quantity)

    def open_why(self, quantity: str, turn: int | None = None) -> None:
        """Show the causes of a number."""
        from game.tui.screens.why import WhyScreen

        self.app.push_screen(WhyScreen(self.session, self.viewer, quantity, turn))

    def on_text_line_left(self, event: TextLine.Left) -> None:
        event.stop()
        self.action_back()

    def action_treaties(self) -> None:
        page = partial(treaties_page, self.view)
        self._read("treaties", "", tr("Treaties and projects"), page)

    def action_intelligence(self) -> None:
        self._read("reports", "", tr("Intelligence"), partial(intelligence_page, self.view))

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        kind, _, rest = event.key.partition(":")
        if kind == "why":
            self.open_why(rest)
        elif kind == "pane":
            self.choose_pane(int(rest))
        elif (page := page_for(self.view, kind, rest)) is not None:
            self._read(kind, rest, *page)
        else:
            self.opened(kind, rest)

    def _read(self, kind: str, rest: str, title: str, page: Callable[[int], object]) -> None:
        from game.tui.screens.reader import ReaderScreen

        self.app.push_screen(ReaderScreen(title, page))
        if kind == "inject":
            for inbox in self.query(Inbox):
                inbox.mark_read(rest)
            self._show_tabs()


def clean(event: Input.Changed) -> None:
    """Take away what was pasted into a text field and cannot be shown."""
    if printable(event.value) != event.value:
        event.input.value = printable(event.value)

"""The curtain: whose eyes the next screen is for. Nothing of a seat is behind it yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center
from textual.screen import Screen
from textual.widgets import Input

from game.tui.actions import Command, bindings, declare
from game.tui.messages import CurtainRaised
from game.tui.widgets.emblem import emblem
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.line import Line, Row
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import cell_len

COMMANDS = declare(
    "Curtain",
    Command("curtain.go_on", "Go on", "enter", "The one who is named is alone at the screen."),
)

_ENTER = "Enter"


class Pin(Protocol):
    """What can tell a PIN."""

    def matches(self, given: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Called:
    """Who is called to the screen: a nation, or with no name everybody."""

    name: str = ""
    symbol: str = ""
    colour: str = ""
    pin: Pin | None = None
    alone: bool = False
    """Whether nobody else plays here."""


class CurtainSheet(Sheet, can_focus=False):
    """The picture and the words, in the middle of every line."""

    def __init__(self) -> None:
        super().__init__(classes="-still")
        self._rows: tuple[tuple[str, str], ...] = ()

    def say(self, *rows: tuple[str, str]) -> None:
        """Take other lines, each with its ink."""
        self._rows = rows
        self.refresh(layout=True)
        self.rebuild()

    def body(self, width: int) -> Iterable[Line]:
        for text, ink in self._rows:
            left = (width - cell_len(text)) // 2 + len(text) - len(text.lstrip())
            yield Row(width, left).add(text.strip(), ink).line()


class CurtainScreen(Screen[None]):
    """First "Done. Call Borduria.", then "Borduria only.", and the PIN if there is one."""

    AUTO_FOCUS = ""
    CSS_PATH = "curtain.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, called: Called, *, done: bool = False) -> None:
        """With `done`, somebody was at the screen who must first give it up."""
        super().__init__()
        self.called = called
        self._handing_over = done

    def compose(self) -> ComposeResult:
        yield CurtainSheet()
        with Center(id="pin"):
            line = Input(password=True, placeholder="PIN", max_length=64, compact=True)
            line.cursor_blink = False
            yield line
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()

    @property
    def _asks_pin(self) -> bool:
        return self.called.pin is not None and not self._handing_over

    def _show(self, *, refused: bool = False) -> None:
        called = self.called
        self.set_class(self._asks_pin, "-pin")
        sheet = self.query_one(CurtainSheet)
        line = self.query_one(Input)
        line.disabled = not self._asks_pin
        if self._asks_pin:
            line.focus()
        if self._handing_over:
            who = called.name or "everybody"
            sheet.say((f"Done. Call {who}.", "bold"), ("", ""), (_ENTER, "muted"))
            return
        picture = emblem(called.symbol).split("\n")
        others = "" if called.alone else " Everyone else, please look away."
        hint = ("Type the PIN, then Enter" if self._asks_pin else _ENTER, "muted")
        if refused:
            hint = (f"✗ That is not the PIN of {called.name}.", "bad")
        sheet.say(
            *((line, f"nation.{called.colour}") for line in picture),
            ("", ""),
            ("", ""),
            (f"{called.name} only.{others}", "bold"),
            ("", ""),
            hint,
        )

    def action_go_on(self) -> None:
        if self._handing_over and self.called.name:
            self._handing_over = False
            self._show()
            self.refresh_bindings()
        elif not self._asks_pin:
            self.post_message(CurtainRaised())

    def on_input_submitted(self, message: Input.Submitted) -> None:
        given, pin = message.value, self.called.pin
        message.input.value = ""
        if pin is not None and pin.matches(given):
            self.post_message(CurtainRaised())
        elif given:
            self._show(refused=True)

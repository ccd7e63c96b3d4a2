"""The curtain: whose eyes the next screen is for. Nothing of a seat is behind it yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from game.language import tr
from game.tui.actions import Command, bindings, declare
from game.tui.messages import CurtainRaised
from game.tui.screens.drawn import DrawnScreen
from game.tui.widgets.emblem import emblem
from game.tui.widgets.line import BLANK, Line, Row
from game.tui.widgets.text import cell_len

COMMANDS = declare(
    tr("Curtain"),
    Command(
        "curtain.go_on", tr("Go on"), "enter", tr("The one who is named is alone at the screen.")
    ),
)

GAP = ("", "")


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


class CurtainScreen(DrawnScreen[None]):
    """First "Done. Call Borduria.", then "Borduria only.", and the PIN if there is one."""

    CSS_PATH = "curtain.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, called: Called, *, done: bool = False) -> None:
        """With `done`, somebody was at the screen who must first give it up."""
        super().__init__()
        self.called = called
        self._handing_over = done
        self._refused = False

    def compose(self) -> ComposeResult:
        if self.called.pin is not None:
            line = Input(password=True, placeholder=tr("PIN"), max_length=64, compact=True)
            line.cursor_blink = False
            yield line

    def on_mount(self) -> None:
        self._show()

    @property
    def _asks_pin(self) -> bool:
        return self.called.pin is not None and not self._handing_over

    def _show(self) -> None:
        if self.called.pin is not None:
            line = self.query_one(Input)
            line.display = self._asks_pin
            self.set_focus(line if self._asks_pin else None)
        self.renew()

    def line(self, y: int, width: int, height: int) -> Line:
        rows = self._rows()
        at = y - max(0, (height - len(rows) - 3) // 2)
        if not 0 <= at < len(rows):
            return BLANK
        text, ink = rows[at]
        left = (width - cell_len(text)) // 2 + len(text) - len(text.lstrip())
        return Row(width, left).add(text.strip(), ink).line()

    def _rows(self) -> Sequence[tuple[str, str]]:
        """What stands in the middle, line by line, each with its ink."""
        called = self.called
        if self._handing_over:
            done = tr("Done. Call {nation}.") if called.name else tr("Done. Call everybody.")
            return ((done.format(nation=called.name), "bold"), GAP, ("Enter", "muted"))
        picture = emblem(called.symbol).split("\n")
        only = (
            tr("{nation} only.")
            if called.alone
            else tr("{nation} only. Everyone else, please look away.")
        )
        hint = (tr("Type the PIN, then Enter") if self._asks_pin else "Enter", "muted")
        if self._refused:
            hint = (tr("✗ That is not the PIN of {nation}.").format(nation=called.name), "bad")
        return (
            *((row, f"nation.{called.colour}") for row in picture),
            *(GAP, GAP),
            (only.format(nation=called.name), "bold"),
            *(GAP, hint),
        )

    def action_go_on(self) -> None:
        if self._handing_over and self.called.name:
            self._handing_over = False
            self._show()
        elif not self._asks_pin:
            self.post_message(CurtainRaised())

    def on_input_submitted(self, message: Input.Submitted) -> None:
        given, pin = message.value, self.called.pin
        message.input.value = ""
        if pin is not None and pin.matches(given):
            self.post_message(CurtainRaised())
        elif given:
            self._refused = True
            self._show()

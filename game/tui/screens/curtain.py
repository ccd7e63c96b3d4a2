"""The curtain: whose eyes the next screen is for. Nothing of a seat is behind it yet."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from game.tui.actions import Command, bindings, declare
from game.tui.messages import CurtainRaised
from game.tui.widgets.emblem import emblem
from game.tui.widgets.key_line import KeyLine

COMMANDS = declare(
    "Curtain",
    Command("curtain.go_on", "Go on", "enter", "The one who is named is alone at the screen."),
)


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


class CurtainScreen(Screen[None]):
    """First "Done. Call Borduria.", then "Borduria only.", and the PIN if there is one."""

    CSS_PATH = "curtain.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, called: Called, *, done: bool = False) -> None:
        """With `done`, somebody was at the screen who must first give it up."""
        super().__init__()
        self.called = called
        self._handing_over = done

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="emblem")
            yield Static(id="words")
            line = Input(password=True, placeholder="PIN", max_length=64, compact=True)
            line.cursor_blink = False
            yield line
            yield Static(id="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        called = self.called
        who = called.name or "everybody"
        asks_pin = called.pin is not None and not self._handing_over
        self.set_class(asks_pin, "-pin")
        picture = self.query_one("#emblem", Static)
        if self._handing_over:
            picture.update("")
            self._say(f"Done. Call {who}.", f"Enter, when {who} is here.")
        elif not called.name:
            picture.update("")
            self._say("The table is open. Everybody may look.", "Enter")
        else:
            picture.update(Content.styled(emblem(called.symbol), f"$nation-{called.colour}"))
            others = "" if called.alone else " Everyone else, please look away."
            self._say(f"{called.name} only.{others}", "" if asks_pin else "Enter")
        line = self.query_one(Input)
        line.disabled = not asks_pin
        if asks_pin:
            line.focus()

    def _say(self, words: str, hint: str) -> None:
        self.query_one("#words", Static).update(Content.styled(words, "bold"))
        self.query_one("#hint", Static).update(Content(hint))

    def action_go_on(self) -> None:
        if self._handing_over and self.called.name:
            self._handing_over = False
            self._show()
        elif self.called.pin is None:
            self.post_message(CurtainRaised())

    def on_input_submitted(self, message: Input.Submitted) -> None:
        given, pin = message.value, self.called.pin
        message.input.value = ""
        if pin is not None and pin.matches(given):
            self.post_message(CurtainRaised())
        elif given:
            self.query_one("#hint", Static).update(
                Content.styled(f"✗ That is not the PIN of {self.called.name}.", "$text-error")
            )

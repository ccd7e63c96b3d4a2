"""A question with a line to answer it on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from game.language import tr
from game.tui.actions import Command, bindings, declare

COMMANDS = declare(
    tr("A question"),
    Command("prompt.cancel", tr("Cancel"), "escape", tr("Leave it as it was.")),
)


class PromptScreen(ModalScreen[str | None]):
    """Asks for a line of text; None if nobody wants to answer."""

    CSS_PATH = "prompt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(
        self, question: str, hint: str, *, value: str = "", secret: bool = False, length: int = 64
    ) -> None:
        super().__init__()
        self._question, self._hint = question, hint
        self._value, self._secret, self._length = value, secret, length

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content.styled(self._question, "bold"))
            line = Input(self._value, password=self._secret, max_length=self._length, compact=True)
            line.cursor_blink = False
            yield line
            yield Static(Content(self._hint), classes="hint")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        self.dismiss(message.value)

    def action_cancel(self) -> None:
        self.dismiss(None)

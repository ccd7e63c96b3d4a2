"""The stage: an empty screen under those of an exercise, so that nothing shows between them."""

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static


class StageScreen(Screen[None]):
    """Says what is being prepared, and otherwise nothing."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        yield Static(Content(self._words))

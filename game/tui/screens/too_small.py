"""What is shown while the terminal is too small for anything else."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static


class TooSmallScreen(Screen[None]):
    """Says the size that is needed and the size that there is; goes when there is room."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self._needed = (columns, rows)

    def compose(self) -> ComposeResult:
        yield Static(self._message())

    def on_resize(self, event: events.Resize) -> None:
        self.query_one(Static).update(self._message())

    def _message(self) -> Content:
        width, height = self.app.size
        columns, rows = self._needed
        return Content(
            f"{width} × {height} is too\nsmall: Concord\nneeds {columns} × {rows}.\n\n"
            "Nothing is lost.\nCtrl-Q leaves."
        )

"""Screens that draw themselves line by line: quick to open, for they have no widgets to lay out."""

from rich.segment import Segment
from textual import events
from textual.screen import ScreenResultType
from textual.strip import Strip

from game.tui.screens.painted_once import PaintedOnce
from game.tui.widgets.ink import Inks
from game.tui.widgets.key_line import keys_of, keys_row
from game.tui.widgets.line import BLANK, Line


class DrawnScreen(PaintedOnce[ScreenResultType]):
    """A screen whose lines are made when they are painted. The last one tells the keys."""

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = []

    def __init__(self) -> None:
        super().__init__()
        self._inks: Inks | None = None
        self._foot: Line | None = None

    def line(self, y: int, width: int, height: int) -> Line:
        """The line so many lines from the top; the last is not asked for."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        inks = self._inks
        if inks is None:
            style = self.visual_style.rich_style
            inks = self._inks = Inks(self.app.theme, self.app.theme_variables, style)
        width, height = self.size
        line = self._keys(width) if y == height - 1 else self.line(y, width, height)
        segments = [Segment(text, inks[ink]) for text, ink in line.runs]
        return Strip(segments).adjust_cell_length(width, inks.base)

    def _keys(self, width: int) -> Line:
        if self._foot is None:
            self._foot = keys_row(*keys_of(self), width) if width else BLANK
        return self._foot

    def renew(self) -> None:
        """Draw it anew."""
        self._foot = None
        self.refresh()

    def on_resize(self) -> None:
        self._foot = None

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._inks = None

    def on_click(self, event: events.Click) -> None:
        if event.screen_y != self.size.height - 1:
            return
        for spot in self._keys(self.size.width).spots:
            if spot.start <= event.screen_x < spot.end:
                self.app.simulate_key(spot.key)

"""What is shown while the terminal is too small for anything else."""

from game.language import tr
from game.tui.screens.drawn import DrawnScreen
from game.tui.widgets.line import BLANK, Line, Row
from game.tui.widgets.text import cell_len


class TooSmallScreen(DrawnScreen[None]):
    """Says the size that is needed and the size that there is; goes when there is room."""

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self._needed = (columns, rows)

    def line(self, y: int, width: int, height: int) -> Line:
        columns, rows = self._needed
        words = (
            tr("Too small"),
            tr("{columns} × {rows} here").format(columns=width, rows=height),
            tr("{columns} × {rows} needed").format(columns=columns, rows=rows),
            "",
            tr("Nothing is lost."),
        )
        at = y - max(0, (height - len(words)) // 2)
        if not 0 <= at < len(words):
            return BLANK
        left = max(0, (width - cell_len(words[at])) // 2)
        return Row(width, left).add(words[at], "bold" if at < 3 else "muted").line()

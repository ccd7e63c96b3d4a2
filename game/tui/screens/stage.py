"""The stage: an empty screen under those of an exercise, so that nothing shows between them."""

from game.tui.screens.drawn import DrawnScreen
from game.tui.widgets.line import BLANK, Line, Row
from game.tui.widgets.text import cell_len


class StageScreen(DrawnScreen[None]):
    """Says what is being prepared, and otherwise nothing."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words

    def line(self, y: int, width: int, height: int) -> Line:
        if y != height // 2:
            return BLANK
        return Row(width, max(0, (width - cell_len(self._words)) // 2)).add(self._words).line()

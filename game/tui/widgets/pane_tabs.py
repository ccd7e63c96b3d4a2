"""The names of a screen's panes, for terminals that show one at a time; and the notice line."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual.screen import Screen

from game.tui.widgets.line import Line, Row
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import cell_len


class PaneTabs(Sheet, can_focus=False):
    """One line: the panes by number, the one that is shown marked."""

    DEFAULT_CSS = "PaneTabs { height: 1; }"

    def __init__(self, *, numbered: bool = True) -> None:
        super().__init__(id="tabs", classes="-still")
        self._names: Callable[[], Sequence[str]] = tuple
        self._current = 0
        self._numbered = numbered
        self._digits_choose: Callable[[], bool] = bool

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: Screen[Any]) -> None:
        self.rebuild()

    def show(
        self,
        names: Callable[[], Sequence[str]],
        current: int,
        digits_choose: Callable[[], bool],
    ) -> None:
        """Show panes by the names that they have when the tabs can be seen.

        Their numbers are shown as long as digits choose them.
        """
        self._names, self._current, self._digits_choose = names, current, digits_choose
        self.rebuild()

    def body(self, width: int) -> Iterable[Line]:
        row = Row(width)
        names = self._names()
        whole = sum(cell_len(name) + 5 for name in names)
        digits = self._digits_choose()
        close = whole > width  # then there is no room around them
        whole = 2 + sum(cell_len(name) + 3 for name in names) if close else whole
        for index, name in enumerate(names):
            number = str(index + 1) if digits else " "
            label = f"{number} {name}" if self._numbered else name
            if whole > width and index != self._current:
                label = number if self._numbered and digits else name[:1]
            here = index == self._current
            text = f"[{label}]" if here else label if close else f" {label} "
            row.add(text, "bold accent" if here else "muted", f"pane:{index}", mouse=True).gap()
        row.add("─" * row.room, "ghost")
        return (row.line(),)


class Notice(Sheet, can_focus=False):
    """One line that says why something was not done, or what was."""

    DEFAULT_CSS = "Notice { height: 1; }"

    def __init__(self) -> None:
        super().__init__(id="notice", classes="-still")
        self._said: tuple[str, str, str] | None = None

    def refuse(self, text: str) -> None:
        """Say why something was not done."""
        self._said = ("✖", text, "bad")
        self.rebuild()

    def tell(self, text: str, symbol: str = "›") -> None:
        """Say something."""
        self._said = (symbol, text, "muted")
        self.rebuild()

    def clear_notice(self) -> None:
        """Say nothing more."""
        if self._said is not None:
            self._said = None
            self.rebuild()

    def body(self, width: int) -> Iterable[Line]:
        if self._said is None:
            return (Line(),)
        symbol, text, ink = self._said
        return (Row(width, 1).add(symbol, f"bold {ink}").gap().add(text, ink).line(),)

"""A list to choose from: with arrows and Enter, by number, or with the mouse."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType

from game.language import tr
from game.tui.actions import Command, bindings, declare
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.sheet import Sheet

NUMBERS = declare(
    tr("In a pane"),
    *(
        Command(
            f"menu.number_{number}",
            tr("By number"),
            str(number),
            tr("Choose the entry with that number."),
            action=f"number({number})",
            show=False,
            numbered=True,
        )
        for number in range(1, 10)
    ),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to choose."""

    key: str
    """What the choice is called in messages."""
    title: str
    note: str = ""
    """A few words more, beside the title or under it."""
    mark: str = ""
    """A symbol before the title."""
    ink: str = ""
    """The ink of the symbol."""


class Menu(Sheet):
    """Numbered items, one or two lines each. Opens with the item's key."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(NUMBERS)

    def __init__(
        self,
        items: Sequence[Item] = (),
        *,
        column: int = 0,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        """The notes stand in a column of the same line, or with 0 on the line below."""
        super().__init__(id=id)
        self.items = tuple(items)
        self._column = column
        self._empty = empty

    def show(self, items: Sequence[Item]) -> None:
        """Take other items."""
        self.items = tuple(items)
        self.rebuild()

    def rebuild(self) -> None:
        super().rebuild()
        if self.has_focus and not self.cursor_key:
            self.action_first()

    def body(self, width: int) -> Iterable[Line]:
        if not self.items and self._empty:
            yield Row(width, 2).add(self._empty, "muted").line()
        for index, item in enumerate(self.items):
            yield from self._item(index, item, width)

    def _item(self, index: int, item: Item, width: int) -> Iterable[Line]:
        number = str(index + 1) if index < 9 else ""
        row = Row(width, 1).add(number, "muted", cells=2).gap()
        if item.mark:
            row.add(item.mark, item.ink).gap()
        indent = row.at
        row.add(item.title, "bold")
        beside = self._column and item.note
        if beside:
            row.gap(2).to(self._column).add(item.note, "muted")
        yield row.to(width).over(item.key, 0).line()
        if not beside:
            if item.note:
                yield from prose(item.note, width, "muted", indent=indent)
            yield BLANK

    def numbered(self) -> Sequence[Item]:
        """The items that digits choose, in their order."""
        return self.items

    def action_number(self, number: int) -> None:
        if number <= len(self.numbered()):
            self.place_cursor(self.numbered()[number - 1].key)
            self.action_open()

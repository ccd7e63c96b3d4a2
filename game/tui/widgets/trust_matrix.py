"""The trust matrix: how far each nation, by row, trusts each other, by column."""

from collections.abc import Iterable

from game.language import tr
from game.session.view import View
from game.tui.widgets.line import Line, Row
from game.tui.widgets.marks import change_ink, trust_ink
from game.tui.widgets.text import cell_len, number, printable, signed, trend
from game.tui.widgets.view_sheet import ViewSheet


class TrustMatrix(ViewSheet):
    """Rows trust columns. Every number can be opened."""

    TITLE = tr("Trust")

    def concerns(self, view: View) -> object:
        return view.quantities, view.changes

    def head(self, width: int) -> Iterable[Line]:
        view = self.view
        title = self.title_row(width).right(tr("row trusts column"), "faint", margin=1).line()
        if view is None:
            return (title,)
        label, cells = _columns(view, width)
        named = all(cell_len(printable(card.name)) + 4 <= cells for card in view.nations)
        row = Row(width).to(label)
        for index, card in enumerate(view.nations):
            start = label + index * cells
            if named:
                row.to(start + 1).add(f"{card.symbol} {card.name}", f"nation.{card.colour}")
            else:
                row.end(card.symbol, start + cells - _tail(cells), f"nation.{card.colour}")
        return (title, row.line())

    def page(self, view: View, width: int) -> Iterable[Line]:
        label, cells = _columns(view, width)
        for truster in view.nations:
            row = Row(width, 1).add(truster.symbol, f"nation.{truster.colour}").gap()
            row.add(truster.name, f"nation.{truster.colour}", cells=max(0, label - 3))
            for index, trusted in enumerate(view.nations):
                _cell(row, view, f"trust.{truster.id}.{trusted.id}", label + index * cells, cells)
            yield row.line()


def _columns(view: View, width: int) -> tuple[int, int]:
    """The cells of the row's label and of each column."""
    count = max(1, len(view.nations))
    longest = max((cell_len(card.name) for card in view.nations), default=0)
    label = min(3 + longest, 16, max(4, width - 6 * count))
    return label, min(13, max(3, (width - label - 1) // count))


def _tail(cells: int) -> int:
    """The cells of a column that the trend has."""
    if cells >= 9:
        return 5
    return 2 if cells >= 6 else 1 if cells >= 4 else 0


def _cell(row: Row, view: View, quantity: str, start: int, cells: int) -> None:
    value = view.quantities.get(quantity)
    change = view.changes.get(quantity, 0.0)
    tail = _tail(cells)
    end = start + cells - tail
    if value is None:
        row.end("·", end, "faint")
        return
    row.end(number(value), end, trust_ink(value), f"why:{quantity}")
    symbol = trend(change)
    shown = symbol if tail < 5 or abs(change) < 1 else f"{symbol}{signed(change)}"
    ink = "faint" if symbol == "=" else change_ink(change)
    if tail:
        row.gap(1 if tail > 1 else 0).add(shown, ink, cells=max(1, tail - 1))

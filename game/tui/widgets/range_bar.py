"""Range bars: where a crisis stands now, and between what and what it may stand after."""

from collections.abc import Iterable, Mapping

from game.language import tr
from game.session.view import Forecast, View
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import (
    change_ink,
    crisis_name,
    nation_ink,
    nation_name,
    severity_ink,
    standing,
)
from game.tui.widgets.text import number, signed
from game.tui.widgets.view_sheet import ViewSheet


def add_range(row: Row, forecast: Forecast, cells: int) -> Row:
    """A track from 0 to 100 with the range on it and a mark where it stands now.

    >>> add_range(Row(10), Forecast("c", 50, 60, 80), 10).line().text
    '────│━━━──'
    """
    last = cells - 1
    low, high = (round(max(0.0, min(100.0, v)) / 100 * last) for v in (forecast.low, forecast.high))
    now = round(max(0.0, min(100.0, forecast.now)) / 100 * last)
    ink = severity_ink((forecast.low + forecast.high) / 2)
    for cell in range(cells):
        inside = low <= cell <= high
        if cell == now:
            row.add("┃" if inside else "│", "bold")
        else:
            row.add("━" if inside else "─", f"bold {ink}" if inside else "faint")
    return row


class Outlook(ViewSheet):
    """The forecast of each crisis, and what each partner would think of this nation."""

    TITLE = tr("Outlook with these orders")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._forecasts: tuple[Forecast, ...] = ()
        self._judgement: Mapping[str, tuple[float, float]] = {}

    def expect(
        self,
        view: View,
        forecasts: tuple[Forecast, ...],
        judgement: Mapping[str, tuple[float, float]],
    ) -> None:
        """Show what a seat can expect of its orders."""
        self._forecasts, self._judgement = forecasts, judgement
        self.show(view)

    def page(self, view: View, width: int) -> Iterable[Line]:
        text = tr("Severity now │, and the range after this turn ━")
        yield from prose(text, width - 1, "muted", indent=1)
        order = [card.id for card in standing(view.crises)]
        for forecast in sorted(self._forecasts, key=lambda line: order.index(line.crisis)):
            yield BLANK
            yield from _forecast(view, forecast, width)
        yield BLANK
        yield from self._opinions(view, width)

    def _opinions(self, view: View, width: int) -> Iterable[Line]:
        row = Row(width, 1).add(tr("Partners’ trust"), "bold")
        kept, broken = width - 12, width - 1
        row.end(tr("as ordered"), kept, "muted")
        yield row.end(tr("if broken"), broken, "muted").line()
        for nation, (as_ordered, if_broken) in self._judgement.items():
            row = Row(width, 1).add(nation_name(view, nation), nation_ink(view, nation))
            row.end(signed(as_ordered, 1), kept, change_ink(as_ordered))
            yield row.end(signed(if_broken, 1), broken, change_ink(if_broken)).line()
        if not self._judgement:
            text = tr("No partner would change its mind.")
            yield from prose(text, width - 1, "muted", indent=1)
        else:
            text = tr(
                "Change of their trust in {nation}: with the orders as they stand, and if every "
                "pledge were broken."
            ).format(nation=nation_name(view, view.viewer))
            yield from prose(text, width - 1, "faint", indent=1)


def _forecast(view: View, forecast: Forecast, width: int) -> Iterable[Line]:
    text = f"{number(forecast.now)} → {number(forecast.low)} – {number(forecast.high)}"
    if number(forecast.low) == number(forecast.high):
        text = f"{number(forecast.now)} → {number(forecast.low)}"
    row = Row(width, 1)
    name = crisis_name(view, forecast.crisis)
    row.add(name, "bold", f"crisis:{forecast.crisis}", cells=max(6, width - len(text) - 4))
    yield row.right(text, "", margin=1).line()
    yield add_range(Row(width, 1), forecast, max(10, width - 2)).line()

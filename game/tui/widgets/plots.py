"""Plots of past turns in braille, as small multiples, and sparklines in blocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.language import tr, trc
from game.session.view import View
from game.tui.widgets.canvas import Canvas
from game.tui.widgets.line import BLANK, Line, Row, beside
from game.tui.widgets.marks import change_ink, standing
from game.tui.widgets.text import cell_len, fit, number, printable, signed, trend
from game.tui.widgets.view_sheet import ViewSheet

_BLOCKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Series:
    """One curve."""

    name: str
    symbol: str
    ink: str
    values: tuple[float, ...]


def sparkline(values: Sequence[float], low: float = 0, high: float = 100) -> str:
    """A curve in one line of blocks.

    >>> sparkline([0, 50, 100])
    '▁▅█'
    """
    span = (high - low) or 1
    steps = (round((min(high, max(low, v)) - low) / span * 7) for v in values)
    return "".join(_BLOCKS[step] for step in steps)


def plot(title: str, series: Sequence[Series], width: int, height: int) -> list[Line]:
    """Curves over turns: a title, the curves with their symbols, the turns, and who is who."""
    legend = _legend(series, width)
    rows = max(4, height - 2 - len(legend))
    low, high = _range(series)
    canvas = Canvas(width - 6, rows)
    count = max((len(one.values) for one in series), default=0)
    across = (canvas.width - 2) / max(1, count - 1)

    def at(turn: int, value: float) -> tuple[float, float]:
        part = (max(low, min(high, value)) - low) / (high - low)
        return turn * across + 0.5, (1 - part) * (rows - 1) + 0.5

    for level in (low, (low + high) / 2, high):
        for x in range(0, canvas.width, 2):
            canvas.dot(x + 0.5, at(0, level)[1], "ghost")
    for one in series:
        points = [at(turn, value) for turn, value in enumerate(one.values)]
        canvas.path(points, one.ink)
    for index, one in enumerate(series):
        for turn in _marked(len(one.values), index, len(series), across):
            x, y = (int(part) for part in at(turn, one.values[turn]))
            if canvas.free(x, y, 1):
                canvas.write(x, y, one.symbol, one.ink)
    lines = [Row(width, 1).add(title, "bold").line()]
    for index, line in enumerate(canvas.lines()):
        label = {0: f"{high:.0f}", rows - 1: f"{low:.0f}"}.get(index, "")
        lines.append(Line(((f" {label:>3} ", "faint"), *line.runs)))
    axis = Row(width, 5)
    if count:
        axis.add(tr("turn {turn}").format(turn=1), "faint")
    if count > 1:
        axis.right(f"{count}", "faint", margin=2)
    return [*lines, axis.line(), *legend]


def _marked(turns: int, index: int, count: int, across: float) -> list[int]:
    """The turns at which a curve bears its symbol: the last, and others in turn with the rest."""
    every = max(min(count, 3), round(6 / max(across, 0.1)))
    return [turn for turn in range(turns - 1, -1, -1)
            if turn == turns - 1 or turn % every == index % every]  # fmt: skip


def _range(series: Sequence[Series]) -> tuple[float, float]:
    """A round range that holds every value, never less than 20 points."""
    values = [value for one in series for value in one.values]
    if not values:
        return 0.0, 100.0
    low, high = 10 * (min(values) // 10), 10 * -(-max(values) // 10)
    while high - low < 20:
        low, high = max(0.0, low - 10), min(100.0, high + 10)
    return low, high


def _legend(series: Sequence[Series], width: int) -> list[Line]:
    lines: list[Line] = []
    row = Row(width, 5)
    for one in series:
        name = fit(one.name, max(8, min(22, width - 14)))
        last = number(one.values[-1]) if one.values else "–"
        if row.at > 5 and row.room < cell_len(name) + len(last) + 6:
            lines.append(row.line())
            row = Row(width, 5)
        row.add(f"{one.symbol} ", one.ink).add(name, "muted").gap().add(last, "bold").gap(3)
    return [*lines, row.line()] if series else lines


def curves(view: View) -> dict[str, list[Series]]:
    """What is plotted at the end: severity, scores, trust in each nation, the partnership."""
    history: Mapping[str, tuple[float, ...]] = view.history
    plots: dict[str, list[Series]] = {}
    shapes = "●◆■▲★◉◈▣✚◐♦▼"
    inks = ("bad", "warn", "accent", "good", "")
    plots[tr("Severity of each crisis")] = [
        Series(card.name, shapes[i % len(shapes)], inks[i % len(inks)], history[name])
        for i, card in enumerate(standing(view.crises))
        if (name := f"crisis.{card.id}.severity") in history
    ]
    plots[trc("plot", "Cohesion and common score")] = [
        Series(words, symbol, ink, history[name])
        for name, words, symbol, ink in (
            ("partnership.cohesion", tr("cohesion"), "●", "accent"),
            ("partnership.score", trc("plot", "common score"), "◆", "good"),
        )
        if name in history
    ]
    plots[tr("Mean trust in each nation")] = [
        Series(card.name, card.symbol, f"nation.{card.colour}", values)
        for card in view.nations
        if (values := _mean_trust(view, card.id))
    ]
    plots[tr("Score of each nation")] = [
        Series(card.name, card.symbol, f"nation.{card.colour}", history[name])
        for card in view.nations
        if (name := f"nation.{card.id}.score") in history
    ]
    return {title: series for title, series in plots.items() if series}


def _mean_trust(view: View, nation: str) -> tuple[float, ...]:
    rows = [
        view.history[name]
        for card in view.nations
        if (name := f"trust.{card.id}.{nation}") in view.history
    ]
    if not rows:
        return ()
    return tuple(sum(values) / len(values) for values in zip(*rows, strict=False))


class Plots(ViewSheet):
    """Small multiples over all turns."""

    TITLE = tr("Over the turns")

    def page(self, view: View, width: int) -> Iterable[Line]:
        plots = curves(view)
        if not plots:
            yield Row(width, 1).add(tr("No turn has passed."), "muted").line()
            return
        columns = 2 if width >= 60 else 1
        cells = width // columns
        height = max(9, min(16, (self.size.height - 1) // max(1, -(-len(plots) // columns)) - 1))
        items = list(plots.items())
        for start in range(0, len(items), columns):
            blocks = [plot(title, series, cells - 1, height)
                      for title, series in items[start : start + columns]]  # fmt: skip
            if start:
                yield BLANK
            yield from beside(blocks, cells)


def history_line(view: View, quantity: str, name: str, width: int) -> Line:
    """A quantity's past turns as a sparkline, with where it stands."""
    values = view.history.get(quantity, ())
    row = Row(width, 1).add(printable(name), cells=max(8, width - 30))
    row.add(sparkline(values[-12:]), "accent")
    if values:
        change = values[-1] - values[0]
        row.end(number(values[-1]), width - 9, "bold", f"why:{quantity}")
        row.end(f"{trend(change)} {signed(change)}", width - 1, change_ink(change))
    return row.line()

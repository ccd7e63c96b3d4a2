"""The theatre: nations, routes by what gets through, and chokepoints by their state."""

from collections.abc import Iterable

from game.language import tr
from game.session.view import ChokepointCard, RouteCard, View
from game.tui.widgets.canvas import Canvas, Point
from game.tui.widgets.line import Line, Row
from game.tui.widgets.marks import FLOWS, PATTERNS, change_ink, flow_mark, flow_state, nation_of
from game.tui.widgets.text import cell_len, fit, number, signed, trend
from game.tui.widgets.view_sheet import ViewSheet


class TheatreMap(ViewSheet):
    """A map that scales with its pane."""

    TITLE = tr("Theatre")

    def concerns(self, view: View) -> object:
        return view.turn, view.phase, view.routes, view.chokepoints

    def head(self, width: int) -> Iterable[Line]:
        row = self.title_row(width)
        fully, partly, barely = (word for _, _, word in FLOWS.values())
        legend = f"⠶⠶ {fully}  ⠶ ⠶ {partly}  ⠆ ⠆ {barely}"
        if cell_len(legend) + 3 > row.room:
            legend = f"⠶⠶ {fully}  ⠶ ⠶  ⠆ ⠆ {barely}"
        return (row.right(legend, "muted", margin=1).line(),)

    def page(self, view: View, width: int) -> Iterable[Line]:
        room = self.size.height - 1
        listed = len(view.routes) if room - len(view.routes) >= 9 else 0
        drawn = draw(view, width - 2, max(5, room - listed - bool(listed)))
        routes = [_route_line(view, route, width) for route in view.routes[:listed]]
        return [*drawn.lines(1), *([Line()] if routes else []), *routes]


def draw(view: View, width: int, height: int) -> Canvas:
    """The map on a canvas of so many cells."""
    canvas = Canvas(width, height)
    _graticule(canvas)
    places = {card.id: _at(canvas, card.position) for card in view.nations}
    narrows = {card.id: _at(canvas, card.position) for card in view.chokepoints}
    for route in sorted(view.routes, key=lambda card: -card.flow):
        _route(canvas, route, places, narrows)
    for x, y in (*places.values(), *narrows.values()):
        canvas.write(int(x), int(y), " ", "")
    for choke in view.chokepoints:
        symbol, ink, _ = flow_mark(choke.flow)
        x, y = narrows[choke.id]
        canvas.write(int(x), int(y), symbol, f"bold {ink}")
    for nation in view.nations:
        x, y = places[nation.id]
        canvas.write(int(x), int(y), nation.symbol, f"bold nation.{nation.colour}")
    for nation in view.nations:
        ink = f"bold nation.{nation.colour}"
        _label(canvas, places[nation.id], nation.name, ink, f"nation:{nation.id}")
    for choke in view.chokepoints:
        _, ink, _ = flow_mark(choke.flow)
        _label(canvas, narrows[choke.id], _choke_label(choke), ink, f"choke:{choke.id}")
    return canvas


def _choke_label(choke: ChokepointCard) -> str:
    return f"{choke.name} {number(choke.flow)} %"


def _at(canvas: Canvas, position: Point) -> Point:
    """A position in per cent, in cells, a little away from the edges."""
    across, down = (max(0.0, min(100.0, part)) / 100 for part in position)
    return 1 + across * (canvas.width - 3) + 0.5, down * (canvas.height - 1) + 0.5


def _graticule(canvas: Canvas) -> None:
    for y in range(2, canvas.height, 4):
        for x in range(4, canvas.width, 10):
            canvas.dot(x, y, "ghost")


def _route(
    canvas: Canvas, route: RouteCard, places: dict[str, Point], narrows: dict[str, Point]
) -> None:
    start, end = (places.get(nation) for nation in route.ends)
    if start is None or end is None:
        return
    between = [narrows[place] for place in route.through if place in narrows]
    _, ink, _ = flow_mark(route.flow)
    canvas.path([start, *between, end], ink, PATTERNS[flow_state(route.flow)], thick=True)


def _label(canvas: Canvas, point: Point, name: str, ink: str, key: str) -> None:
    """A name beside its symbol, where it covers no other: right, left, below, above."""
    x, y = int(point[0]), int(point[1])
    for length in (34, 22, 14, 9):
        text = fit(name, length)
        cells = cell_len(text)
        middle = max(0, min(canvas.width - cells, x - cells // 2))
        for column, row in (
            (x + 2, y), (x - 1 - cells, y), (middle, y + 1), (middle, y - 1),
            (x + 1, y + 1), (x + 1, y - 1), (x - cells, y + 1), (x - cells, y - 1),
        ):  # fmt: skip
            if canvas.free(column, row, cells):
                for blank in (column - 1, column + cells):
                    if canvas.free(blank, row, 1):
                        canvas.write(blank, row, " ", "")
                canvas.write(column, row, text, ink, key)
                return
    canvas.write(min(x + 1, canvas.width - 1), y, "…", ink, key)


def _route_line(view: View, route: RouteCard, width: int) -> Line:
    symbol, ink, words = flow_mark(route.flow)
    longest = max(cell_len(word) for _, _, word in FLOWS.values())
    name = fit(route.name, width - (20 + longest if width >= 46 else 22))
    row = Row(width, 1).add(symbol, ink).gap().add(name).gap(2)
    for index, end in enumerate(route.ends):
        card = nation_of(view, end)
        if index:
            row.add("–", "muted")
        if card is not None:
            row.add(card.symbol, f"nation.{card.colour}")
    change = view.changes.get(f"route.{route.id}.flow", 0.0)
    flow = f"why:route.{route.id}.flow"
    if width >= 46:
        row.end(words, width - 14, ink)
    row.end(f"{number(route.flow)} %", width - 8, "bold", flow)
    tail = "=" if trend(change) == "=" else f"{trend(change)} {signed(change)}"
    return row.end(tail, width - 1, change_ink(change)).line()

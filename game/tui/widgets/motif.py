"""A few nations and the ways between them: the picture of the home screen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from game.tui.widgets.canvas import Canvas, Point
from game.tui.widgets.line import Line

if TYPE_CHECKING:
    from game.session.sketch import Sketch

NATIONS: Sequence[tuple[str, str, Point]] = (
    ("▲", "nation.blue", (0.12, 0.14)),
    ("■", "nation.purple", (0.80, 0.04)),
    ("●", "nation.orange", (0.04, 0.84)),
    ("◆", "nation.green", (0.92, 0.94)),
)
"""Symbol, ink, and place as a share of the width and the height."""

STRAIT: Point = (0.47, 0.46)
WAYS: Sequence[tuple[int, int]] = ((0, 3), (2, 1), (0, 2), (1, 3))
"""The first two lead through the strait, the others along the coasts."""


def motif(width: int, height: int, last: "Sketch | None" = None) -> list[Line]:
    """The picture in so many cells: of the last exercise, if there is one."""
    canvas = Canvas(width, height)
    for row in range(1, height, 3):
        for column in range(2 + (row % 2) * 3, width, 7):
            canvas.dot(column, row, "ghost")

    def place(point: Point) -> Point:
        return point[0] * (width - 1) + 0.5, point[1] * (height - 1) + 0.5

    if last is None:
        _any_theatre(canvas, place)
    else:
        _theatre(canvas, place, last)
    return canvas.lines()


def _any_theatre(canvas: Canvas, place: Callable[[Point], Point]) -> None:
    for number, (one, other) in enumerate(WAYS):
        start, end = place(NATIONS[one][2]), place(NATIONS[other][2])
        if number < 2:
            canvas.path(_bent(start, place(STRAIT), end), "faint", "##.")
        else:
            canvas.path((start, end), "faint", "#...")
    _flags(canvas, [(symbol, ink, place(point)) for symbol, ink, point in NATIONS])


def _theatre(canvas: Canvas, place: Callable[[Point], Point], last: "Sketch") -> None:
    from game.tui.widgets.marks import FLOWS, PATTERNS, flow_state

    def at(point: Point) -> Point:
        return place((point[0] / 100, point[1] / 100))

    for points, flow in sorted(last.ways, key=lambda way: -way[1]):
        state = flow_state(flow)
        shade = "faint" if state == "open" else FLOWS[state][1]
        canvas.path([at(point) for point in points], shade, PATTERNS[state])
    _flags(canvas, [(symbol, f"nation.{ink}", at(point)) for symbol, ink, point in last.nations])


def _flags(canvas: Canvas, flags: Sequence[tuple[str, str, Point]]) -> None:
    for symbol, ink, (x, y) in flags:
        canvas.write(int(x), int(y), symbol, ink)


def _bent(start: Point, by: Point, end: Point, parts: int = 12) -> list[Point]:
    """A curve from start to end that is drawn towards a point between them."""
    points = []
    for part in range(parts + 1):
        t = part / parts
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        x, y = (a * start[i] + b * by[i] + c * end[i] for i in (0, 1))
        points.append((x, y))
    return points

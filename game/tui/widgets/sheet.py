"""A sheet: many lines drawn by one widget, with a cursor over what can be opened.

What it shows is made anew from a view as plain lines; only the lines that differ are painted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from game.tui.actions import Command, bindings, declare
from game.tui.widgets.ink import Inks
from game.tui.widgets.line import BLANK, Line, Row, Spot

COMMANDS = declare(
    "In a pane",
    Command("sheet.up", "Up", "up,k", "Go to the number or entry above.", show=False),
    Command("sheet.down", "Down", "down,j", "Go to the number or entry below.", show=False),
    Command("sheet.left", "Left", "left,h", "Go to the number on the left.", show=False),
    Command("sheet.right", "Right", "right,l", "Go to the number on the right.", show=False),
    Command("sheet.page_up", "Page up", "pageup", "Go up by a page.", show=False),
    Command("sheet.page_down", "Page down", "pagedown", "Go down by a page.", show=False),
    Command("sheet.first", "First", "home", "Go to the first entry.", show=False),
    Command("sheet.last", "Last", "end", "Go to the last entry.", show=False),
    Command(
        "sheet.open", "Open", "enter", "Open the entry, or the causes of the number.", show=False
    ),
)


class Sheet(ScrollView, can_focus=True):
    """The base of every pane. A kind of sheet says what its lines are."""

    ALLOW_SELECT = False
    BINDINGS = bindings(COMMANDS)
    DEFAULT_CSS = """
    Sheet {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size: 1 1;
        background: transparent;
        &.-still { overflow-y: hidden; }
    }
    """
    TITLE = ""

    @dataclass
    class Opened(Message):
        """Somebody wants to open, or to change, what a spot stands for."""

        sheet: "Sheet"
        key: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._head: list[Line] = []
        self._body: list[Line] = []
        self._strips: dict[int, Strip] = {}
        self._inks: Inks | None = None
        self._built_for = 0
        self._stale = True
        self._at: tuple[int, Spot] | None = None
        self._wanted = ""
        self._kind = ""

    # What a kind of sheet says

    def head(self, width: int) -> Iterable[Line]:
        """Lines that stay when the rest scrolls."""
        return (self.title_row(width).line(),) if self.TITLE else ()

    def body(self, width: int) -> Iterable[Line]:
        """Lines that scroll."""
        return ()

    def title_row(self, width: int, title: str = "") -> Row:
        """The pane's title, marked while the pane has the focus."""
        here = self.has_focus
        row = Row(width).add("▌" if here else " ", "accent")
        return row.add(title or self.TITLE, "bold accent" if here else "bold")

    # Building

    @property
    def lines(self) -> list[Line]:
        """All lines, as they are or would be painted."""
        return [*self._head, *self._body]

    @property
    def text(self) -> str:
        """All that it shows."""
        return "\n".join(line.text for line in self.lines)

    @property
    def cursor_key(self) -> str:
        """The key of the spot under the cursor; "" if there is none."""
        return self._at[1].key if self._at else ""

    def rebuild(self) -> None:
        """Make the lines anew, now if they can be seen, and paint those that changed."""
        width = self._inner(self.size.width)
        if width < 1 or not self.is_attached or not self.display:
            self._stale = True
            return
        before_head, before = self._head, self._body
        old = [*before_head, *before]
        self._make(width)
        new = [*self._head, *self._body]
        if len(before_head) != len(self._head):
            self._strips.clear()
            self.refresh()
        changed = [i for i, line in enumerate(new) if i >= len(old) or old[i] != line]
        changed += range(len(new), len(old))
        if changed:
            for index in changed:
                self._strips.pop(index, None)
            self.refresh(*(self._line_region(index) for index in changed))
        self._fit_height()

    def _make(self, width: int) -> None:
        self._head = list(self.head(width))
        self._body = list(self.body(width))
        self._built_for = width
        self._stale = False
        self._keep_cursor()

    def _inner(self, width: int) -> int:
        """Cells for lines: the last column is the scroll bar's."""
        return width - (0 if self.has_class("-still") else 1)

    def _fit_height(self) -> None:
        fitting = Size(self.size.width, len(self._head) + len(self._body))
        if fitting == self.virtual_size:
            return
        grown = fitting.height != self.virtual_size.height
        self.virtual_size = fitting
        self._scroll_update(fitting)
        if grown and self.styles.is_auto_height:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        inner = self._inner(width)
        if inner > 0 and (self._stale or inner != self._built_for):
            self._strips.clear()
            self._make(inner)
        return len(self._head) + len(self._body)

    def on_resize(self) -> None:
        self._strips.clear()
        self.rebuild()

    def on_show(self) -> None:
        if self._stale:
            self.rebuild()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._inks = None
        self._strips.clear()

    # Painting

    def _line_region(self, index: int) -> Region:
        row = index if index < len(self._head) else index - self.scroll_offset.y
        return Region(0, row, self.size.width, 1)

    def _repaint(self, index: int) -> None:
        self.refresh(self._line_region(index))

    def _repaint_spot(self, place: tuple[int, Spot]) -> None:
        """Paint no more of a line than what is under the cursor."""
        line = self._line_region(place[0])
        spot = place[1]
        self.refresh(Region(spot.start, line.y, spot.end - spot.start, 1))

    def render_line(self, y: int) -> Strip:
        index = y if y < len(self._head) else y + self.scroll_offset.y
        strip = self._strips.get(index)
        if strip is None:
            strip = self._strips[index] = self._painted(index)
        if self._at is not None and self._at[0] == index and self.has_focus:
            return self._under_cursor(strip, self._at[1])
        return strip

    def _painted(self, index: int) -> Strip:
        inks = self._inks
        if inks is None:
            base = self.visual_style.rich_style
            inks = self._inks = Inks(self.app.theme, self.app.theme_variables, base)
        head = len(self._head)
        if index < head:
            line = self._head[index]
        else:
            line = self._body[index - head] if index - head < len(self._body) else BLANK
        segments = [Segment(text, inks[ink]) for text, ink in line.runs]
        return Strip(segments).adjust_cell_length(self.size.width, inks.base)

    def _under_cursor(self, strip: Strip, spot: Spot) -> Strip:
        if self._inks is None:
            return strip
        before, after = strip.crop(0, spot.start), strip.crop(spot.end)
        lit = Segment.apply_style(strip.crop(spot.start, spot.end), None, self._inks.cursor)
        return Strip([*before, *lit, *after], strip.cell_length)

    # The cursor

    def _spots(self) -> list[tuple[int, Spot]]:
        head = len(self._head)
        return [
            (head + index, spot)
            for index, line in enumerate(self._body)
            for spot in line.spots
            if not spot.mouse
        ]

    def _keep_cursor(self) -> None:
        """The cursor stays on what it was on, wherever that is now; else near it."""
        spots = self._spots()
        if self._wanted or (self._at is None and self.has_focus):
            wanted = [place for place in spots if place[1].key == self._wanted]
            if spots:
                self._at, self._wanted = (wanted or spots)[0], ""
                self.call_after_refresh(self._reveal_cursor)
                self.cursor_moved()
                return
        if self._at is None:
            return
        index, spot = self._at
        same = [place for place in spots if place[1].key == spot.key]
        near = same or spots
        self._at = (
            min(near, key=lambda p: (abs(p[0] - index), abs(p[1].start - spot.start)))
            if (near)
            else None
        )

    def place_cursor(self, key: str) -> bool:
        """Put the cursor on the first spot with a key, at once or when there is one."""
        for place in self._spots():
            if place[1].key == key:
                self._move_to(place)
                return True
        self._wanted = key
        return False

    def _move_to(self, place: tuple[int, Spot]) -> None:
        if self._at is not None:
            self._repaint_spot(self._at)
        self._at, self._wanted = place, ""
        self._repaint_spot(place)
        self._reveal(place[0])
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """Called when the cursor is on another spot: other keys may do something now."""
        kind = self.cursor_key.partition(":")[0]
        if kind != self._kind:
            self._kind = kind
            self.refresh_bindings()

    def _reveal_cursor(self) -> None:
        if self._at is not None:
            self._reveal(self._at[0])

    def _reveal(self, index: int) -> None:
        head = len(self._head)
        room = max(1, self.size.height - head)
        at, top = index - head, self.scroll_offset.y
        if at <= self._first_line():
            self.scroll_to(y=0, animate=False)
        elif at < top:
            self.scroll_to(y=at, animate=False)
        elif at >= top + room:
            self.scroll_to(y=at - room + 1, animate=False)

    def _first_line(self) -> int:
        spots = self._spots()
        return spots[0][0] - len(self._head) if spots else 0

    def _step(self, lines: int) -> None:
        """Go to the nearest spot so many lines away, or scroll where there is none."""
        spots = self._spots()
        if not spots:
            self.scroll_relative(y=lines, animate=False)
            return
        if self._at is None:
            self._move_to(spots[0])
            return
        index, spot = self._at
        goal = index + lines
        onward = [p for p in spots if (p[0] > index if lines > 0 else p[0] < index)]
        if not onward:
            self.scroll_relative(y=lines, animate=False)
            return
        past = [p for p in onward if (p[0] >= goal if lines > 0 else p[0] <= goal)]
        if past:
            line = min(past, key=lambda p: abs(p[0] - goal))[0]
        else:
            line = onward[-1 if lines > 0 else 0][0]
        row = [p for p in onward if p[0] == line]
        self._move_to(min(row, key=lambda p: abs(p[1].start - spot.start)))

    def action_up(self) -> None:
        self._step(-1)

    def action_down(self) -> None:
        self._step(1)

    def action_page_up(self) -> None:
        self._step(-max(1, self.size.height - 2))

    def action_page_down(self) -> None:
        self._step(max(1, self.size.height - 2))

    def action_left(self) -> None:
        self._sideways(-1)

    def action_right(self) -> None:
        self._sideways(1)

    def _sideways(self, by: int) -> None:
        spots = self._spots()
        if self._at is None or self._at not in spots:
            self._step(by)
            return
        at = spots.index(self._at) + by
        if 0 <= at < len(spots):
            self._move_to(spots[at])

    def action_first(self) -> None:
        spots = self._spots()
        if spots:
            self._move_to(spots[0])
        else:
            self.scroll_home(animate=False)

    def action_last(self) -> None:
        spots = self._spots()
        if spots:
            self._move_to(spots[-1])
        else:
            self.scroll_end(animate=False)

    def action_open(self) -> None:
        if self._at is not None:
            self.post_message(self.Opened(self, self._at[1].key))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y if offset.y < len(self._head) else offset.y + self.scroll_offset.y
        lines = self.lines
        if index >= len(lines):
            return
        for spot in lines[index].spots:
            if spot.start <= offset.x < spot.end:
                if not spot.mouse:
                    self._move_to((index, spot))
                self.post_message(self.Opened(self, spot.key))
                return

    def on_focus(self) -> None:
        self._show_focus()
        if self._at is None:
            self.action_first()

    def on_blur(self) -> None:
        self._show_focus()

    def _show_focus(self) -> None:
        if self._built_for:
            head = list(self.head(self._built_for))
            for index, line in enumerate(head[: len(self._head)]):
                if line != self._head[index]:
                    self._head[index] = line
                    self._strips.pop(index, None)
                    self._repaint(index)
        if self._at is not None:
            self._repaint(self._at[0])

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

from game.language import tr, trc
from game.tui.actions import Command, bindings, declare
from game.tui.widgets.cursor import Place, kept, places, stepped
from game.tui.widgets.ink import Inks
from game.tui.widgets.line import BLANK, Line, Row, Spot

COMMANDS = declare(
    tr("In a pane"),
    Command("sheet.up", tr("Up"), "up,k", tr("Go to the number or entry above."), show=False),
    Command("sheet.down", tr("Down"), "down,j", tr("Go to the number or entry below."), show=False),
    Command(
        "sheet.left",
        trc("direction", "Left"),
        "left,h",
        tr("Go to the number on the left."),
        show=False,
    ),
    Command(
        "sheet.right",
        trc("direction", "Right"),
        "right,l",
        tr("Go to the number on the right."),
        show=False,
    ),
    Command("sheet.page_up", tr("Page up"), "pageup", tr("Go up by a page."), show=False),
    Command("sheet.page_down", tr("Page down"), "pagedown", tr("Go down by a page."), spare=True),
    Command("sheet.first", tr("First"), "home", tr("Go to the first entry."), show=False),
    Command("sheet.last", tr("Last"), "end", tr("Go to the last entry."), show=False),
    Command(
        "sheet.open",
        trc("command", "Open"),
        "enter",
        tr("Open the entry, or the causes of the number."),
        spare=True,
    ),
)


class Sheet(ScrollView, can_focus=True):
    """The base of every pane. A kind of sheet says what its lines are."""

    ALLOW_SELECT = False
    BINDINGS = bindings(COMMANDS)
    DEFAULT_CSS = """
    Sheet {
        height: 1fr;
        overflow: hidden hidden;
        background: transparent;
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
        self._built_for = self._built_height = 0
        self._stale = True
        self._laid_out = 0
        self._mark_drawn = range(0)
        self._at: Place | None = None
        self._wanted = ""
        self._kind = ""
        self._scrolled = False
        """Whether it was known at last that there is more than can be seen at once."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open":
            return self._at is not None
        if action in ("page_down", "page_up"):
            return self.allow_vertical_scroll
        return super().check_action(action, parameters)

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
        self._built_for, self._built_height = width, self.size.height
        self._stale = False
        self._keep_cursor()

    def _inner(self, width: int) -> int:
        """Cells for lines: the last column is the scroll mark's."""
        return width - (0 if self.has_class("-still") else 1)

    def _fit_height(self) -> None:
        """Tell what scrolls of how many lines there are, and the layout if it hangs on it.

        This is not told as a change of Textual's virtual size, which would lay the whole screen
        out and paint it again: the sheet draws its own scroll mark.
        """
        count = len(self._head) + len(self._body)
        self.set_reactive(Sheet.virtual_size, Size(self.size.width, count))
        if self.scroll_y > self.max_scroll_y:
            self.scroll_to(y=self.max_scroll_y, animate=False)
        if self.allow_vertical_scroll != self._scrolled:
            self._scrolled = self.allow_vertical_scroll
            self.refresh_bindings()
        if self._mark() != self._mark_drawn:
            self.refresh(Region(self.size.width - 1, 0, 1, self.size.height))
        if self.styles.is_auto_height and count != self._laid_out:
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        inner = self._inner(width)
        if inner > 0 and (self._stale or inner != self._built_for):
            self._strips.clear()
            self._make(inner)
        self._laid_out = len(self._head) + len(self._body)
        return self._laid_out

    def on_resize(self) -> None:
        if self._built_for != self._inner(self.size.width):
            self._strips.clear()
            self.rebuild()
        elif self._stale or self._built_height != self.size.height:
            self.rebuild()
        else:
            self._fit_height()

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

    def _repaint_spot(self, place: Place) -> None:
        """Paint no more of a line than what is under the cursor."""
        line = self._line_region(place[0])
        spot = place[1]
        self.refresh(Region(spot.start, line.y, spot.end - spot.start, 1))

    def render_line(self, y: int) -> Strip:
        inner = self._inner(self.size.width)
        if inner > 0 and (self._stale or inner != self._built_for):
            self._strips.clear()
            self._make(inner)
        index = y if y < len(self._head) else y + self.scroll_offset.y
        strip = self._strips.get(index)
        if strip is None:
            strip = self._strips[index] = self._painted(index)
        if self._at is not None and self._at[0] == index and self.has_focus:
            strip = self._under_cursor(strip, self._at[1])
        self._mark_drawn = self._mark()
        return self._marked(strip) if y in self._mark_drawn else strip

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether there is more than can be seen at once."""
        return not self.has_class("-still") and self.max_scroll_y > 0

    def _mark(self) -> range:
        """The rows of the scroll mark: which part of the lines is in sight. None if all is."""
        head, lines = len(self._head), len(self._body)
        room = self.size.height - head
        if lines <= room or room < 1 or self.has_class("-still"):
            return range(0)
        length = max(1, room * room // lines)
        start = head + round(self.scroll_offset.y * (room - length) / (lines - room))
        return range(start, start + length)

    def _marked(self, strip: Strip) -> Strip:
        ink = self._inks["faint"] if self._inks else None
        return Strip([*strip.crop(0, strip.cell_length - 1), Segment("▐", ink)], strip.cell_length)

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

    def _spots(self) -> list[Place]:
        return list(places(self._body, len(self._head)))

    def _keep_cursor(self) -> None:
        """The cursor stays on what it was on; a new one begins on what was wanted, or first."""
        spots = self._spots()
        if spots and (self._wanted or (self._at is None and self.has_focus)):
            wanted = [place for place in spots if place[1].key == self._wanted]
            self._at, self._wanted = (wanted or spots)[0], ""
            self.call_after_refresh(self._reveal_cursor)
            self.cursor_moved()
        elif self._at is not None:
            self._at = kept(spots, self._at)

    def place_cursor(self, key: str) -> bool:
        """Put the cursor on the first spot with a key, at once or when there is one."""
        for place in self._spots():
            if place[1].key == key:
                self._move_to(place)
                return True
        self._wanted = key
        return False

    def _move_to(self, place: Place) -> None:
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
        place = stepped(spots, self._at, lines)
        if place is None:
            self.scroll_relative(y=lines, animate=False)
        else:
            self._move_to(place)

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

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self._show_focus()
        if has_focus and self._at is None:
            self.action_first()

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

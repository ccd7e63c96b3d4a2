"""Help: what can be done on the screen that it was asked for, made from the registry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from game.language import tr, trn
from game.tui.actions import REGISTRY, Command, bindings, declare, span
from game.tui.screens.drawn import DrawnScreen
from game.tui.widgets.key_line import key_name
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.text import wrap

COMMANDS = declare(
    tr("Help"),
    Command("help.close", tr("Close"), "escape,q,question_mark", tr("Back to the screen before.")),
    Command("help.down", tr("Read on"), "down,j", tr("Read the line below.")),
    Command("help.up", tr("Read back"), "up,k", tr("Read the line above.")),
    Command(
        "help.page_down", tr("Page on"), "pagedown,space", tr("Read the page below."), show=False
    ),
    Command("help.page_up", tr("Page back"), "pageup", tr("Read the page above."), show=False),
    Command("help.first", tr("First"), "home", tr("Go to the first line."), show=False),
    Command("help.last", tr("Last"), "end", tr("Go to the last line."), show=False),
)

_KEYS, _TITLE = 14, 32
"""Where the columns of titles and of descriptions begin."""

_WIDEST, _MARGIN = 96, 3
_ABOVE, _BELOW = 3, 2
"""Lines above and below the text."""

TURN = (
    ("✓", tr("Situation"), tr("Each nation reads what has happened, alone.")),
    (
        "▶",
        tr("Consultation"),
        tr("All at one table: pledges, agreements, and what is still missing."),
    ),
    ("·", tr("Decision"), tr("Each nation gives its orders, alone. A pledge may be broken.")),
    ("·", tr("Assessment"), tr("What was done beside what was pledged, and what came of it.")),
)
SIGNS = (
    ("▲ ▼ =", tr("It rose, fell or stayed since this point of the last turn.")),
    ("● ◐ ✓ ✖", tr("A crisis: active, contained, resolved, catastrophic.")),
    ("○ ◐ ✖", tr("A way: open, restricted, closed.")),
    ("20 – 45", tr("A range: what is not known more closely.")),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of help with its lines: a key or a sign, a name, what it means."""

    title: str
    entries: tuple[tuple[str, str, str], ...]


def topics(screen: Screen[object]) -> tuple[Topic, ...]:
    """What can be done on a screen, by the headings that its commands were declared under."""
    keys: dict[Command, list[str]] = {}
    alike: dict[tuple[str, str], Command] = {}
    nearest = sorted(screen.active_bindings.values(), key=lambda a: _distance(a.node, screen))
    for active in nearest:
        command = REGISTRY.get(active.binding.id or "")
        if command is not None and active.enabled:
            command = alike.setdefault((command.title, command.description), command)
            shown = command.shown_as or key_name(active.binding.key)
            known = keys.setdefault(command, [])
            if shown not in known:
                known.append(shown)
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for command, names in keys.items():
        shown = span(names) if command.numbered else "  ".join(names)
        line = (shown, command.title, command.description)
        groups.setdefault(command.group, []).append(line)
    made = [Topic(group, tuple(lines)) for group, lines in groups.items()]
    made.append(
        Topic(tr("A turn"), tuple(("", f"{sign} {name}", text) for sign, name, text in TURN))
    )
    made.append(Topic(tr("Signs"), tuple((sign, "", text) for sign, text in SIGNS)))
    return tuple(made)


def _distance(node: DOMNode, screen: Screen[object]) -> int:
    """The screen's own commands come first, then those of what has the focus, then the app's."""
    return 0 if node is screen else 2 if node is screen.app else 1


def _page(shown: Sequence[Topic], width: int) -> Iterable[Line]:
    """The topics, one under the other."""
    for topic in shown:
        yield Row(width).add(topic.title, "bold").line()
        for keys, name, text in topic.entries:
            yield from _entry(keys, name, text, width)
        yield BLANK


def _entry(keys: str, name: str, text: str, width: int) -> Iterable[Line]:
    row = Row(width, 2).add(keys, "accent").gap(2)
    if name:
        row.to(_KEYS).add(name).gap(2)
    column = _TITLE if name else _KEYS
    if row.at > column:
        yield row.line()
        yield from prose(text, width, "muted", indent=column)
        return
    first, *rest = wrap(text, width - column) or [""]
    yield row.to(column).add(first, "muted").line()
    for line in rest:
        yield Row(width, column).add(line, "muted").line()


class HelpScreen(DrawnScreen[None]):
    """Help instead of the screen that it was asked for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, shown: Sequence[Topic]) -> None:
        super().__init__()
        self._topics = shown
        self._lines: list[Line] = []
        self._made_for = 0
        self._top = 0

    def line(self, y: int, width: int, height: int) -> Line:
        left = max(_MARGIN, (width - _WIDEST) // 2)
        if y == 1:
            below = len(self._told()) - self._top - self._room
            told = trn("{n} more line below", "{n} more lines below", below).format(n=below)
            more = told if below > 0 else ""
            row = Row(width, left).add(tr("Help"), "bold accent")
            return row.end(more, width - left, "muted").line()
        at = y - _ABOVE
        if not 0 <= at < self._room or at + self._top >= len(self._told()):
            return BLANK
        return Line(((" " * left, ""), *self._told()[at + self._top].runs))

    @property
    def text(self) -> str:
        """All of it, whether it is seen or not."""
        return "\n".join(line.text for line in self._told())

    def _told(self) -> list[Line]:
        """The text in lines, for the width that there is."""
        width = max(1, min(_WIDEST, self.size.width - 2 * _MARGIN))
        if width != self._made_for:
            self._lines, self._made_for = list(_page(self._topics, width)), width
        return self._lines

    @property
    def _room(self) -> int:
        """Lines of help that are seen at once."""
        return max(1, self.size.height - _ABOVE - _BELOW)

    def on_resize(self) -> None:
        self._go_to(self._top)

    def _go_to(self, top: int) -> None:
        top = max(0, min(top, len(self._told()) - self._room))
        if top != self._top:
            self._top = top
            self.refresh()

    def action_close(self) -> None:
        self.dismiss()

    def action_up(self) -> None:
        self._go_to(self._top - 1)

    def action_down(self) -> None:
        self._go_to(self._top + 1)

    def action_page_up(self) -> None:
        self._go_to(self._top - self._room + 1)

    def action_page_down(self) -> None:
        self._go_to(self._top + self._room - 1)

    def action_first(self) -> None:
        self._go_to(0)

    def action_last(self) -> None:
        self._go_to(len(self._told()))

    def on_mouse_scroll_up(self) -> None:
        self._go_to(self._top - 3)

    def on_mouse_scroll_down(self) -> None:
        self._go_to(self._top + 3)

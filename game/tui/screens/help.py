"""Help: what can be done on the screen that it was asked for, made from the registry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from game.tui.actions import REGISTRY, Command, bindings, declare
from game.tui.widgets.key_line import key_name
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import wrap

COMMANDS = declare(
    "Help",
    Command("help.close", "Close", "escape,q,f1,question_mark", "Back to the screen before."),
    Command("help.quit", "Quit", "ctrl+q", "Leave Concord.", action="app.quit", show=False),
)

_KEYS, _TITLE = 14, 32
"""Where the columns of titles and of descriptions begin."""

TURN = (
    ("✓ Situation", "Each nation reads what has happened, alone."),
    ("▶ Consultation", "All at one table: what is pledged, and what is still missing."),
    ("· Decision", "Each nation gives its orders, alone. A pledge may be broken."),
    ("· Assessment", "What was done beside what was pledged, and what came of it."),
)
SIGNS = (
    ("▲ ▼ =", "It rose, fell or stayed since this point of the last turn."),
    ("● ◐ ✓ ✖", "A crisis: active, contained, resolved, catastrophic."),
    ("○ ◐ ✖", "A way: open, restricted, closed."),
    ("20 – 45", "A range: what is not known more closely."),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading of help with its lines: a key or a sign, a name, what it means."""

    title: str
    entries: tuple[tuple[str, str, str], ...]


def topics(screen: Screen[object]) -> tuple[Topic, ...]:
    """What can be done on a screen, by the headings that its commands were declared under."""
    keys: dict[str, list[str]] = {}
    commands: dict[str, Command] = {}
    nearest = sorted(screen.active_bindings.values(), key=lambda a: _distance(a.node, screen))
    for active in nearest:
        command = REGISTRY.get(active.binding.id or "")
        if command is not None and active.enabled:
            shown = command.shown_as or key_name(active.binding.key)
            known = keys.setdefault(command.call, [])
            if shown not in known:
                known.append(shown)
            commands.setdefault(command.call, command)
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for call, command in commands.items():
        line = ("  ".join(keys[call]), command.title, command.description)
        groups.setdefault(command.group, []).append(line)
    made = [Topic(group, tuple(lines)) for group, lines in groups.items()]
    made.append(Topic("A turn", tuple(("", name, text) for name, text in TURN)))
    made.append(Topic("Signs", tuple((sign, "", text) for sign, text in SIGNS)))
    return tuple(made)


def _distance(node: DOMNode, screen: Screen[object]) -> int:
    """The screen's own commands come first, then those of what has the focus, then the app's."""
    return 0 if node is screen else 2 if node is screen.app else 1


class HelpSheet(Sheet):
    """The topics, one under the other."""

    def __init__(self, shown: Sequence[Topic]) -> None:
        super().__init__()
        self._topics = shown

    def head(self, width: int) -> Iterable[Line]:
        return (Row(width).add("Help", "bold accent").right("Esc closes", "muted").line(), BLANK)

    def body(self, width: int) -> Iterable[Line]:
        for topic in self._topics:
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


class HelpScreen(ModalScreen[None]):
    """Help over the screen that it was asked for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, shown: Sequence[Topic]) -> None:
        super().__init__()
        self._topics = shown

    def compose(self) -> ComposeResult:
        yield HelpSheet(self._topics)

    def action_close(self) -> None:
        self.dismiss()

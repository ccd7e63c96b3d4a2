"""The last line of a screen: the keys that do something here."""

from collections.abc import Iterable, Sequence
from typing import Any

from textual import events
from textual.binding import Binding
from textual.screen import Screen

from game.tui.actions import REGISTRY
from game.tui.widgets.line import Line, Row
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import cell_len

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "question_mark": "?",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "minus": "−",
    "slash": "/",
    "delete": "Del",
    "backspace": "⌫",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}

_WIDE = 100
"""Columns from which all of the app's keys are told."""

_FEWEST = 2
"""How many of them are told where there is little room: how to leave, and help."""


def key_name(key: str) -> str:
    """How a key is written on a screen.

    >>> key_name("ctrl+p"), key_name("f1"), key_name("enter")
    ('^P', 'F1', 'Enter')
    """
    *modifiers, last = key.split("+")
    name = _NAMES.get(last, last.upper() if modifiers or len(last) > 1 else last)
    for modifier in reversed(modifiers):
        name = f"^{name}" if modifier == "ctrl" else f"{modifier.capitalize()}-{name}"
    return name


class KeyLine(Sheet, can_focus=False):
    """One line: the keys of the screen on the left, those of the app on the right."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; }
    """

    def __init__(self) -> None:
        super().__init__(classes="-still")

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, screen: Screen[Any]) -> None:
        self.rebuild()

    def body(self, width: int) -> Iterable[Line]:
        return (keys_row(*keys_of(self.screen), width),)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for spot in self.lines[0].spots:
            if spot.start <= offset.x < spot.end:
                self.app.simulate_key(spot.key)


def keys_of(screen: Screen[Any]) -> tuple[list[Binding], list[Binding]]:
    """The bindings to name: those of the screen and its widgets, and those of the app."""
    here: dict[str, Binding] = {}
    everywhere: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.show and active.enabled:
            side = everywhere if active.node is screen.app else here
            side.setdefault(binding.action, binding)
    order = list(REGISTRY)
    known = [binding for binding in everywhere.values() if binding.id in REGISTRY]
    return list(here.values()), sorted(known, key=lambda b: order.index(b.id or ""))


def keys_row(here: Sequence[Binding], everywhere: Sequence[Binding], width: int) -> Line:
    """A screen's keys on the left, as far as there is room, and the app's on the right."""
    everywhere = _spared(here, everywhere, width)
    tail = sum(_length(binding) for binding in everywhere)
    row = Row(width, 1)
    for index, binding in enumerate(here):
        more = 2 if index < len(here) - 1 else 0
        if row.at + _length(binding) + more + tail > width:
            row.add("…", "muted")
            break
        _add(row, binding)
    row.to(width - tail)
    for binding in everywhere:
        _add(row, binding)
    return row.line()


def _spared(
    here: Sequence[Binding], everywhere: Sequence[Binding], width: int
) -> Sequence[Binding]:
    """The app's keys; fewer of them where there is little room, for the sake of the screen's."""
    needed = 1 + sum(map(_length, here))
    kept = list(everywhere)
    while width < _WIDE and len(kept) > _FEWEST and needed + sum(map(_length, kept)) > width:
        kept.pop()
    return kept


def _shown_as(binding: Binding) -> str:
    return binding.key_display or key_name(binding.key)


def _length(binding: Binding) -> int:
    return cell_len(_shown_as(binding)) + cell_len(binding.description) + 3


def _add(row: Row, binding: Binding) -> None:
    start = row.at
    row.add(_shown_as(binding), "bold accent").gap().add(binding.description, "muted")
    row.over(binding.key, start).gap(2)

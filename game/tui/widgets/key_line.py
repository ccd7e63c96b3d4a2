"""The last line of a screen: the keys that do something here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textual import events
from textual.binding import Binding
from textual.command import CommandPalette
from textual.screen import Screen

from game.language import tr, trc
from game.tui.actions import REGISTRY, span
from game.tui.widgets.line import Line, Row
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import cell_len

_NAMES = {
    "enter": trc("key", "Enter"),
    "escape": trc("key", "Esc"),
    "space": trc("key", "Space"),
    "tab": trc("key", "Tab"),
    "question_mark": "?",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "plus": "+",
    "minus": "−",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "equals_sign": "=",
    "delete": trc("key", "Del"),
    "backspace": "⌫",
    "pageup": trc("key", "PgUp"),
    "pagedown": trc("key", "PgDn"),
    "home": trc("key", "Home"),
    "end": trc("key", "End"),
}

_WIDE = 100
"""Columns from which all of the app's keys are told."""

_FEWEST = 2
"""How many of them are told where there is little room: how to leave, and help."""

_LEAST = "app.help"
"""The one that is told even where there is no room for that: it leads to all the others."""


PALETTE = (
    Binding("up", "", tr("Choose"), key_display="↑ ↓"),
    Binding("enter", "", tr("Do it")),
    Binding("escape", "", tr("Close")),
)
"""The keys of the palette, which is Textual's own and names none."""


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
    """One line: the keys of the screen on the left, those of the app on the right.

    Under what is laid over its screen it tells the keys of that.
    """

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; }
    """

    def __init__(self) -> None:
        super().__init__(classes="-still")

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._renew)
        self.app.screen_change_signal.subscribe(self, self._renew)

    def on_unmount(self) -> None:
        # The app would remember it until screens change again.
        self.app.screen_change_signal.unsubscribe(self)

    def _renew(self, screen: Screen[Any]) -> None:
        self.rebuild()

    def body(self, width: int) -> Iterable[Line]:
        top = self.app.screen
        here, everywhere = (PALETTE, ()) if isinstance(top, CommandPalette) else keys_of(top)
        return (keys_row(here, everywhere, width),)

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
    digits: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if not (binding.show and active.enabled):
            continue
        side = everywhere if active.node is screen.app else here
        if _is(binding, "numbered"):
            digits.setdefault(binding.description, []).append(binding.key)
            shown = span(digits[binding.description])
            side[binding.description] = replace(binding, key_display=shown)
        else:
            side.setdefault(binding.action, binding)
    order = list(REGISTRY)
    known = [binding for binding in everywhere.values() if binding.id in REGISTRY]
    return list(here.values()), sorted(known, key=lambda b: order.index(b.id or ""))


def _is(binding: Binding, what: str) -> bool:
    """Whether the command of a binding has a mark."""
    command = REGISTRY.get(binding.id or "")
    return command is not None and bool(getattr(command, what))


def keys_row(here: Sequence[Binding], everywhere: Sequence[Binding], width: int) -> Line:
    """A screen's keys on the left, as far as there is room, and the app's on the right."""
    told, everywhere = _spared(here, everywhere, width)
    tail = sum(map(_length, everywhere))
    row = Row(width, 1)
    left_out = len(told) < len(here)
    for index, binding in enumerate(told):
        more = 2 if index < len(told) - 1 else 0
        if row.at + _length(binding) + more + tail > width:
            left_out = True
            break
        _add(row, binding)
    if left_out and row.room > tail + 1:
        row.add("…", "muted")
    row.to(width - tail)
    for binding in everywhere:
        _add(row, binding)
    return row.line()


def _spared(
    here: Sequence[Binding], everywhere: Sequence[Binding], width: int
) -> tuple[Sequence[Binding], Sequence[Binding]]:
    """The keys that are told: fewer where there is little room.

    The app's give way to the screen's; then those that can be spared do; then, if it helps, all
    but help.
    """
    told, kept = list(here), list(everywhere)
    least = [binding for binding in everywhere if binding.id == _LEAST]

    def crowded(tail: Sequence[Binding]) -> bool:
        return 1 + sum(map(_length, (*told, *tail))) > width

    while width < _WIDE and len(kept) > _FEWEST and crowded(kept):
        kept.pop()
    for binding in reversed(here):
        if crowded(kept) and _is(binding, "spare"):
            told.remove(binding)
    if width < _WIDE and crowded(kept) and not crowded(least):
        return told, least
    return told, kept


def _shown_as(binding: Binding) -> str:
    return binding.key_display or key_name(binding.key)


def _length(binding: Binding) -> int:
    return cell_len(_shown_as(binding)) + cell_len(binding.description) + 3


def _add(row: Row, binding: Binding) -> None:
    start = row.at
    row.add(_shown_as(binding), "bold accent").gap().add(binding.description, "muted")
    row.over(binding.key, start).gap(2)

"""Everything that an app holds of texts and numbers: what is painted, and what lies behind it.

Not only what can be seen: what a widget keeps, in whatever form, can be brought to the screen by a
resize, a scroll or a mistake. The session is left out, for it is the door through which all this
has come, and has to know everything.
"""

import dataclasses
import types
from collections import deque
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.content import Content
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Input

from game.session.host import Session
from game.tui.play import Conductor

_LEFT_OUT = (Session, Conductor, DOMNode, MessagePump, types.ModuleType, type, bytes)
_FOLLOWED = ("game.", "tests.", "rich.", "textual.")
_NOT_FOLLOWED = ("textual.css.", "textual._", "textual.theme", "textual.signal", "game.rules.")


def painted(app: App[Any]) -> str:
    """What is on the screen now, line by line."""
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text.rstrip() for strip in strips)


def held(app: App[Any]) -> Iterator[tuple[str, str]]:
    """Where something is kept, and what it says."""
    yield "the screen", painted(app)
    yield "the clipboard", app.clipboard
    yield "the title", f"{app.title} {app.sub_title}"
    for note in app._notifications:
        yield "a notification", f"{note.title} {note.message}"
    for printed in app._exit_renderables:
        yield "what is printed at the end", str(printed)
    seen: set[int] = set()
    for screen in app.screen_stack:
        for node in screen.walk_children(with_self=True):
            yield _name(screen, node), " ".join(texts(vars(node), seen))
            yield _name(screen, node), _shown(node)


def _name(screen: Screen[Any], node: DOMNode) -> str:
    return f"{type(node).__name__} {node.id or ''} on {type(screen).__name__}"


def _shown(node: DOMNode) -> str:
    """What kinds of widget say of themselves, wherever they keep it."""
    if isinstance(node, Input):
        return f"{node.value} {node.placeholder} {node.selected_text}"
    if isinstance(node, Screen):
        return f"{node.title or ''} {node.sub_title or ''}"
    return str(getattr(node, "tooltip", None) or "")


def texts(value: object, seen: set[int]) -> Iterator[str]:
    """Every text and number that can be reached from a value without asking anybody."""
    todo: deque[object] = deque([value])
    while todo:
        found = todo.popleft()
        if isinstance(found, str):
            yield found
        elif isinstance(found, int | float):
            yield repr(found)
        elif found is not None and id(found) not in seen and not isinstance(found, _LEFT_OUT):
            seen.add(id(found))
            todo.extend(_parts(found))


def _parts(value: Any) -> Iterator[object]:
    """What a value is made of, one step down."""
    match value:
        case Content():
            yield value.plain
        case Strip():
            yield value.text
        case Segment():
            yield value.text
        case Mapping():
            yield from value.keys()
            yield from value.values()
        case list() | tuple() | set() | frozenset() | deque():
            yield from value
        case partial():
            yield from (value.func, value.args, value.keywords)
        case types.MethodType():
            yield value.__self__
        case types.FunctionType():
            yield from (cell.cell_contents for cell in value.__closure__ or () if _full(cell))
            yield from value.__defaults__ or ()
        case _ if dataclasses.is_dataclass(value):
            yield from (getattr(value, f.name, None) for f in dataclasses.fields(value))
        case _ if _is_followed(type(value).__module__):
            yield from getattr(value, "__dict__", {}).values()


def _full(cell: types.CellType) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False


def _is_followed(module: str) -> bool:
    return module.startswith(_FOLLOWED) and not module.startswith(_NOT_FOLLOWED)

"""The answers to an inject as the text of one cell, and back.

Each begins with its id in brackets and what the nation would do; then come lines of what else it
has. A line that begins with `|` goes on with the line before:

    [escort] Send an escort
    budget: 2
    effect: crisis.mines.severity -= 3
    effect: trust.each.self += 4
    stance: cooperative
    outcome: The tankers come in.
    | They are late.
    [wait] Wait for the others
    default: yes
    public: no
"""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from game.authoring.msel.cells import items_of, lines_of
from game.scenario.msel import Option

_HEAD = re.compile(r"^\[\s*([a-z][a-z0-9_]*)\s*\]\s*(.*)$", re.DOTALL)
_LINE = re.compile(
    r"^(default|public|budget|stance|effects?|outcome)\s*:[ \t]*(.*)$", re.DOTALL | re.I
)
_TRUTHS = {"yes": True, "no": False, "true": True, "false": False}


def options_as_text(options: Iterable[Option]) -> str:
    """The text of a cell."""
    return lines_of(line for option in options for line in _lines(option))


def _lines(option: Option) -> Iterable[str]:
    yield f"[{option.id}] {option.text}"
    if option.default:
        yield "default: yes"
    if not option.public:
        yield "public: no"
    if option.budget:
        yield f"budget: {option.budget:.17g}"
    yield from (f"effect: {effect}" for effect in option.effects)
    if option.stance != "neutral":
        yield f"stance: {option.stance}"
    if option.outcome:
        yield f"outcome: {option.outcome}"


def options_from_text(text: str) -> tuple[Option, ...] | None:
    """The answers that a cell holds; None if it is not written like this."""
    found: list[dict[str, Any]] = []
    for item in items_of(text):
        head, line = _HEAD.match(item), _LINE.match(item.strip())
        if head:
            found.append({"id": head[1], "text": head[2]})
        elif line is None or not found or not _take(found[-1], line[1].lower(), line[2]):
            return None
    try:
        options = tuple(Option.model_validate(one) for one in found)
    except ValidationError:
        return None
    return options if _are_a_decision(options) else None


def _take(option: dict[str, Any], key: str, value: str) -> bool:
    """Put what a line says into an answer; whether that makes sense."""
    if key in ("effect", "effects"):
        option["effects"] = (*option.get("effects", ()), value.strip())
        return True
    if key in option:
        return False
    if key in ("default", "public"):
        option[key] = _TRUTHS.get(value.strip().lower())
        return option[key] is not None
    option[key] = value.strip().lower() if key == "stance" else value
    return True


def _are_a_decision(options: tuple[Option, ...]) -> bool:
    """Whether there are two to five with ids of their own, one of them the default."""
    defaults = sum(option.default for option in options)
    return 2 <= len(options) <= 5 and defaults == 1 and len({o.id for o in options}) == len(options)

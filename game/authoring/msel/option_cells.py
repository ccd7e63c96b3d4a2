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
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from game.authoring.msel.cells import lines_of, one_line, placed_items
from game.language import tr, trn
from game.language.phrases import quoted
from game.quantities.language import LanguageError, parse_effect
from game.scenario.fields import clean
from game.scenario.msel import Option
from game.scenario.positions import Loc
from game.scenario.sentences import Mistake, sentence

_HEAD = re.compile(r"^\[\s*([^\]\n]*?)\s*\]\s*(.*)$", re.DOTALL)
_LINE = re.compile(
    r"^(default|public|budget|stance|effects?|outcome)\s*:[ \t]*(.*)$", re.DOTALL | re.I
)
_TRUTHS = {"yes": True, "no": False, "true": True, "false": False}


class NoOptionsError(Exception):
    """Why the text of a cell is no decision."""

    def __init__(self, why: str, line: int | None = None) -> None:
        """`line` of the text, counted from 1, if it is the matter of one."""
        super().__init__(
            why if line is None else tr("line {line}: {why}").format(line=line, why=why)
        )


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


def options_from_text(text: str) -> tuple[Option, ...]:
    """The answers that a cell holds. Raises NoOptionsError if it is not written like this."""
    found: list[dict[str, Any]] = []
    lines: list[dict[str, int]] = []
    for number, item in placed_items(text):
        head, line = _HEAD.match(item), _LINE.match(item.strip())
        if head:
            found.append({"id": head[1], "text": head[2]})
            lines.append({"id": number, "text": number})
        elif not found:
            raise NoOptionsError(
                tr("no answer with its id in brackets, such as [wait] Wait"), number
            )
        elif line is None:
            unknown = tr("{text} is nothing that an answer has").format(text=_quoted(item))
            raise NoOptionsError(unknown, number)
        else:
            key = line[1].lower()
            _take(found[-1], key, line[2], number)
            lines[-1]["effects" if key == "effect" else key] = number
    options = tuple(map(_option, found, lines))
    _see_that_it_is_a_decision(options, lines)
    return options


def line_with(text: str, effect: str, why: str) -> str:
    """Why an effect means nothing, with the line of the cell in which it stands."""
    for number, item in placed_items(text):
        line = _LINE.match(item.strip())
        if line and line[2].strip() == effect:
            return str(NoOptionsError(clean(one_line(why)), number))
    return clean(one_line(why))


def _quoted(text: str) -> str:
    shown = clean(one_line(text))
    return quoted(shown if len(shown) <= 40 else f"{shown[:39]}…")


def _take(option: dict[str, Any], key: str, value: str, number: int) -> None:
    """Put what a line says into an answer. Raises NoOptionsError if that makes no sense."""
    if key in ("effect", "effects"):
        try:
            parse_effect(value.strip())
        except LanguageError as error:
            raise NoOptionsError(f"{_quoted(value)}: {error.message}", number) from error
        option["effects"] = (*option.get("effects", ()), value.strip())
        return
    if key in option:
        raise NoOptionsError(tr("a second {key}").format(key=key), number)
    if key in ("default", "public"):
        truth = _TRUTHS.get(value.strip().lower())
        if truth is None:
            wrong = tr("{key} is yes or no, not {text}").format(key=key, text=_quoted(value))
            raise NoOptionsError(wrong, number)
        option[key] = truth
    elif key == "stance":
        option[key] = value.strip().lower()
    else:
        option[key] = value


def _option(given: dict[str, Any], lines: Mapping[str, int]) -> Option:
    try:
        return Option.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        bounds = (first.get("ctx") or {}).items()
        limit = next((v for k, v in bounds if k in _BOUNDS and isinstance(v, int | float)), None)
        loc: Loc = ("injects", "inject", "options", 0, *first["loc"])
        if first["type"] == "float_parsing":
            wrong = tr("{key} is a number, not {text}").format(
                key=first["loc"][0], text=_quoted(str(first["input"]))
            )
            raise NoOptionsError(wrong, lines[str(first["loc"][0])]) from error
        told = sentence(Mistake(first["type"], loc, first["input"], limit), {})
        key = str(first["loc"][0])
        raise NoOptionsError(clean(one_line(told.message)), lines.get(key)) from error


_BOUNDS = ("ge", "gt", "le", "lt", "min_length", "max_length")


def _see_that_it_is_a_decision(
    options: Sequence[Option], lines: Sequence[Mapping[str, int]]
) -> None:
    """Raises NoOptionsError unless there are two to five with ids of their own, and a default."""
    if not 2 <= len(options) <= 5:
        many = trn(
            "one answer; a decision has two to five",
            "{answers} answers; a decision has two to five",
            len(options),
        )
        raise NoOptionsError(many.format(answers=len(options)))
    ids: set[str] = set()
    defaults = 0
    for option, line in zip(options, lines, strict=True):
        if option.id in ids:
            again = tr('a second answer with the id "{id}"').format(id=option.id)
            raise NoOptionsError(again, line["id"])
        ids.add(option.id)
        defaults += option.default
        if defaults > 1:
            raise NoOptionsError(tr("a second answer with default: yes"), line["default"])
    if not defaults:
        raise NoOptionsError(tr("no answer has default: yes"))

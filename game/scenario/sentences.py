"""What pydantic finds wrong with a value, said in plain words: a code, a sentence and a fix."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args, get_origin

from game.scenario.fields import ID_PATTERN, RESERVED
from game.scenario.models import FORMAT
from game.scenario.positions import Loc
from game.scenario.shape import annotation_at, choices_at, table_at, thing
from game.scenario.suggest import did_you_mean, listed


class Mistake(NamedTuple):
    """One thing that is wrong with a key or a value."""

    type: str
    """Pydantic's name for it."""
    loc: Loc
    value: Any
    """What is there."""
    limit: float | None = None
    """The bound that it passed, if it is a matter of more or less."""


class Sentence(NamedTuple):
    """A mistake in words."""

    code: str
    message: str
    help: str | None = None


def sentence(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    """What to tell an author about a mistake; `raw` is the whole file."""
    if mistake.type in _TYPES:
        return _wrong_type(mistake)
    if mistake.type in _LIMITS:
        return _out_of_range(mistake)
    if mistake.type in _SENTENCES:
        return _SENTENCES[mistake.type](mistake, raw)
    return Sentence("S103", f"{_what(mistake.loc)} cannot be {_said(mistake.value)}")


_TYPES = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a date",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table",
    "model_type": "a table",
}
_LIMITS = {
    "greater_than": "more than",
    "greater_than_equal": "at least",
    "less_than": "less than",
    "less_than_equal": "at most",
}
_FORMS = {
    "time": ('an hour as "HH:MM"', 'such as time = "09:30"'),
    "turn_length": (
        "a number of hours, days, weeks or months",
        'such as turn_length = "2 weeks"',
    ),
}
"""Keys whose texts have a form of their own, and an example of each."""


def _what(loc: Loc) -> str:
    """The key as the author wrote it, or the entry of a list."""
    last = loc[-1] if loc else ""
    return f'entry {last + 1} of "{loc[-2]}"' if isinstance(last, int) else f'"{last}"'


def _said(value: Any) -> str:
    """A value as a word in a sentence."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value}"
        case str() if len(value) <= 40:
            return f'"{value}"'
        case str():
            return "this text"
        case list() | tuple():
            return "a list"
        case dict():
            return "a table"
        case datetime.datetime():
            return "a date with a time"
        case datetime.date() | datetime.time():
            return "a date or time"
        case _:
            return "this"


def _wrong_type(mistake: Mistake) -> Sentence:
    wanted, value = _TYPES[mistake.type], mistake.value
    message = f"{_what(mistake.loc)} must be {wanted}, not {_said(value)}"
    key = mistake.loc[-1] if mistake.loc else ""
    fix = None
    if mistake.type == "tuple_type" and isinstance(value, dict) and isinstance(key, str):
        fix = f"write [[{key}]] with double brackets, once for each"
    elif mistake.type == "tuple_type" and isinstance(value, str):
        fix = f'write {key} = ["{value}"]' if len(value) <= 40 else None
    elif mistake.type in ("dict_type", "model_type") and isinstance(value, list | tuple):
        fix = f"write [{key}.ID] with single brackets and an id for each"
    elif isinstance(value, str) and _is_number(value) and "number" in wanted:
        fix = f"write it without quotes: {value.strip()}"
    elif isinstance(value, str) and value.lower() in ("true", "false") and "true" in wanted:
        fix = f"write it without quotes: {value.lower()}"
    elif mistake.type == "date_type":
        fix = "write it without quotes and without a time: 2031-03-01"
    elif mistake.type == "string_type" and not isinstance(value, dict | list | tuple):
        fix = f'put it in quotes: {key} = "{_said(value)}"' if isinstance(key, str) else None
    return Sentence("S103", message, fix)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*[+-]?[0-9]{1,15}(\.[0-9]{1,15})?\s*", text) is not None


def _out_of_range(mistake: Mistake) -> Sentence:
    bound = f"{_LIMITS[mistake.type]} {mistake.limit:g}"
    message = f"{_what(mistake.loc)} must be {bound}, not {_said(mistake.value)}"
    return Sentence("S104", message)


def _unknown(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    table, key = mistake.loc[:-1], str(mistake.loc[-1])
    model = table_at(table)
    here: Any = raw
    for part in table:
        here = here[part]
    free = [name for name in (model.model_fields if model else ()) if name not in here]
    message = f'{thing(table, raw)} has no key "{key}"'
    return Sentence("S102", message, did_you_mean(key, free))


def _length(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    what, value, limit = _what(mistake.loc), mistake.value, mistake.limit
    too_short = mistake.type.endswith("too_short")
    if isinstance(value, str):
        if too_short:
            return Sentence("S105", f"{what} says nothing", "write at least a word")
        message = f"{what} has {len(value)} characters, and at most {limit} fit"
        return Sentence("S105", message, "shorten it")
    bound = f"at least {limit}" if too_short else f"at most {limit}"
    wanted = annotation_at(mistake.loc)
    if get_origin(wanted) is tuple and get_args(wanted)[-1] is not Ellipsis:
        bound = f"{len(get_args(wanted))}"
    count = len(value) if isinstance(value, list | dict) else 0
    entries = "entry" if count == 1 else "entries"
    return Sentence("S106", f"{what} has {count or 'no'} {entries}, and needs {bound}")


def _choice(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    if mistake.loc == ("format",):
        message = f'"format" must be {FORMAT}, not {_said(mistake.value)}'
        return Sentence("S107", message, f"write format = {FORMAT}")
    choices = choices_at(mistake.loc)
    fix = did_you_mean(mistake.value, choices) if isinstance(mistake.value, str) else None
    message = f"{_what(mistake.loc)} cannot be {_said(mistake.value)}"
    return Sentence("S107", message, fix or f"it is one of {listed(choices, 12)}")


def _alternatives(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    what, value = _what(mistake.loc), mistake.value
    message = f'{what} must be "all" or a list of ids, not {_said(value)}'
    fix = None
    if isinstance(value, str):
        fix = did_you_mean(value, ["all"]) or f'write {mistake.loc[-1]} = ["{value[:40]}"]'
    return Sentence("S103", message, fix)


def _form(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    key = str(mistake.loc[-1])
    if key in _FORMS:
        form, example = _FORMS[key]
        return Sentence("S109", f"{_what(mistake.loc)} must be {form}", example)
    return _no_id(mistake, raw)


def _no_id(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    word = str(mistake.value)
    if word in RESERVED or ID_PATTERN.fullmatch(word):
        return Sentence("S108", f'"{word}" has a meaning in conditions', "choose another id")
    slug = re.sub(r"[^a-z0-9]+", "_", word.lower()).strip("_")[:32]
    message = (
        f'"{word[:40]}" is not an id: small letters, digits and underscores, a letter first, '
        "at most 32"
    )
    return Sentence("S108", message, f'write "{slug}"' if ID_PATTERN.fullmatch(slug) else None)


def _infinite(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    return Sentence("S110", f"{_what(mistake.loc)} must be a finite number")


_SENTENCES: Mapping[str, Callable[[Mistake, Mapping[str, Any]], Sentence]] = {
    "extra_forbidden": _unknown,
    "string_too_short": _length,
    "string_too_long": _length,
    "too_short": _length,
    "too_long": _length,
    "literal_error": _choice,
    "no_alternative": _alternatives,
    "string_pattern_mismatch": _form,
    "value_error": _no_id,
    "key": _no_id,
    "finite_number": _infinite,
}

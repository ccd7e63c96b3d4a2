"""What pydantic finds wrong with a value, said in plain words: a code, a sentence and a fix."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args, get_origin

from game.language import tr, trc, trn
from game.language.phrases import quoted
from game.scenario.fields import LONGEST_ID, has_a_meaning, is_id
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
    return Sentence("S103", _cannot_be(mistake))


_TYPES = {
    "string_type": tr("{what} must be a text in quotes, not {value}"),
    "int_type": tr("{what} must be a whole number, not {value}"),
    "int_from_float": tr("{what} must be a whole number, not {value}"),
    "float_type": tr("{what} must be a number, not {value}"),
    "bool_type": tr("{what} must be true or false, not {value}"),
    "date_type": tr("{what} must be a date, not {value}"),
    "tuple_type": tr("{what} must be a list in square brackets, not {value}"),
    "dict_type": tr("{what} must be a table, not {value}"),
    "model_type": tr("{what} must be a table, not {value}"),
}
_NUMBERS = ("int_type", "int_from_float", "float_type")
_LIMITS = {
    "greater_than": tr("{what} must be more than {limit}, not {value}"),
    "greater_than_equal": tr("{what} must be at least {limit}, not {value}"),
    "less_than": tr("{what} must be less than {limit}, not {value}"),
    "less_than_equal": tr("{what} must be at most {limit}, not {value}"),
}
_FORMS = {
    "time": (tr('{what} must be an hour as "HH:MM"'), tr('such as time = "09:30"')),
    "turn_length": (
        tr("{what} must be a number of hours, days, weeks or months"),
        tr('such as turn_length = "2 weeks"'),
    ),
}
"""Keys whose texts have a form of their own, and an example of each."""


def _what(loc: Loc) -> str:
    """The key as the author wrote it, or the entry of a list."""
    last = loc[-1] if loc else ""
    if isinstance(last, int):
        return tr('entry {number} of "{key}"').format(number=last + 1, key=loc[-2])
    return quoted(last)


def _said(value: Any) -> str:
    """A value as a word in a sentence."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value}"
        case str() if len(value) <= 40:
            return quoted(value)
        case str():
            return tr("this text")
        case list() | tuple():
            return tr("a list")
        case dict():
            return tr("a table")
        case datetime.datetime():
            return tr("a date with a time")
        case datetime.date() | datetime.time():
            return tr("a date or time")
        case _:
            return tr("this")


def _cannot_be(mistake: Mistake) -> str:
    what, value = _what(mistake.loc), _said(mistake.value)
    return tr("{what} cannot be {value}").format(what=what, value=value)


def _wrong_type(mistake: Mistake) -> Sentence:
    value = mistake.value
    message = _TYPES[mistake.type].format(what=_what(mistake.loc), value=_said(value))
    key = mistake.loc[-1] if mistake.loc else ""
    fix = None
    if mistake.type == "tuple_type" and isinstance(value, dict) and isinstance(key, str):
        fix = tr("write [[{key}]] with double brackets, once for each").format(key=key)
    elif mistake.type == "tuple_type" and isinstance(value, str):
        as_list = tr('write {key} = ["{value}"]').format(key=key, value=value)
        fix = as_list if len(value) <= 40 else None
    elif mistake.type in ("dict_type", "model_type") and isinstance(value, list | tuple):
        fix = tr("write [{key}.ID] with single brackets and an id for each").format(key=key)
    elif isinstance(value, str) and _is_number(value) and mistake.type in _NUMBERS:
        fix = tr("write it without quotes: {value}").format(value=value.strip())
    elif mistake.type == "bool_type" and str(value).lower() in ("true", "false"):
        fix = tr("write it without quotes: {value}").format(value=str(value).lower())
    elif mistake.type == "date_type":
        fix = tr("write it without quotes and without a time: 2031-03-01")
    elif mistake.type == "string_type" and not isinstance(value, dict | list | tuple):
        in_quotes = tr('put it in quotes: {key} = "{value}"').format(key=key, value=_said(value))
        fix = in_quotes if isinstance(key, str) else None
    return Sentence("S103", message, fix)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\s*[+-]?[0-9]{1,15}(\.[0-9]{1,15})?\s*", text) is not None


def _out_of_range(mistake: Mistake) -> Sentence:
    what, value = _what(mistake.loc), _said(mistake.value)
    message = _LIMITS[mistake.type].format(what=what, limit=f"{mistake.limit:g}", value=value)
    return Sentence("S104", message)


def _unknown(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    table, key = mistake.loc[:-1], str(mistake.loc[-1])
    model = table_at(table)
    here: Any = raw
    for part in table:
        here = here[part]
    free = [name for name in (model.model_fields if model else ()) if name not in here]
    message = tr('{thing} has no key "{key}"').format(thing=thing(table, raw), key=key)
    return Sentence("S102", message, did_you_mean(key, free))


def _length(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    what, value, limit = _what(mistake.loc), mistake.value, mistake.limit
    too_short = mistake.type.endswith("too_short")
    if isinstance(value, str):
        if too_short:
            message = tr("{what} says nothing").format(what=what)
            return Sentence("S105", message, tr("write at least a word"))
        message = tr("{what} has {count} characters, and at most {limit} fit")
        message = message.format(what=what, count=len(value), limit=limit)
        return Sentence("S105", message, tr("shorten it"))
    count = len(value) if isinstance(value, list | dict) else 0
    wanted = annotation_at(mistake.loc)
    if get_origin(wanted) is tuple and get_args(wanted)[-1] is not Ellipsis:
        limit = len(get_args(wanted))
        message = trn(
            "{what} has {count} entry, and needs {limit}",
            "{what} has {count} entries, and needs {limit}",
            count,
        )
    elif too_short:
        message = trn(
            "{what} has {count} entry, and needs at least {limit}",
            "{what} has {count} entries, and needs at least {limit}",
            count,
        )
    else:
        message = trn(
            "{what} has {count} entry, and needs at most {limit}",
            "{what} has {count} entries, and needs at most {limit}",
            count,
        )
    said = count or trc("entries", "no")
    return Sentence("S106", message.format(what=what, count=said, limit=limit))


def _choice(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    if mistake.loc == ("format",):
        message = tr('"format" must be {format}, not {value}')
        message = message.format(format=FORMAT, value=_said(mistake.value))
        return Sentence("S107", message, tr("write format = {format}").format(format=FORMAT))
    choices = choices_at(mistake.loc)
    fix = did_you_mean(mistake.value, choices) if isinstance(mistake.value, str) else None
    fix = fix or tr("it is one of {words}").format(words=listed(choices, 12))
    return Sentence("S107", _cannot_be(mistake), fix)


def _alternatives(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    what, value = _what(mistake.loc), mistake.value
    message = tr('{what} must be "all" or a list of ids, not {value}')
    message = message.format(what=what, value=_said(value))
    fix = None
    if isinstance(value, str):
        as_list = tr('write {key} = ["{value}"]').format(key=mistake.loc[-1], value=value[:40])
        fix = did_you_mean(value, ["all"]) or as_list
    return Sentence("S103", message, fix)


def _form(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    key = str(mistake.loc[-1])
    if key in _FORMS:
        message, example = _FORMS[key]
        return Sentence("S109", message.format(what=_what(mistake.loc)), example)
    return _no_id(mistake, raw)


def _no_id(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    word = str(mistake.value)
    if has_a_meaning(word):
        message = tr('"{word}" has a meaning in conditions').format(word=word)
        return Sentence("S108", message, tr("choose another id"))
    slug = re.sub(r"[^a-z0-9]+", "_", word.lower()).strip("_")[:LONGEST_ID]
    message = tr(
        '"{word}" is not an id: small letters, digits and underscores, a letter first, at most 32'
    ).format(word=word[:40])
    fix = tr('write "{word}"').format(word=slug) if is_id(slug) else None
    return Sentence("S108", message, fix)


def _infinite(mistake: Mistake, raw: Mapping[str, Any]) -> Sentence:
    message = tr("{what} must be a finite number").format(what=_what(mistake.loc))
    return Sentence("S110", message)


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

"""The texts of a scenario or a rulebook: which of its values people read, and what keys lead there.

Texts are the values of the types `Line` and `Prose` in the models, and lists of them. Keys lead to
a text by names alone: what stands in a list, such as an ending, is named by its id, so that the
keys stay right when something is put into the list before it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from game.scenario.fields import Line, Part, Prose
from game.scenario.models import Rules
from game.scenario.msel import Inject
from game.scenario.rulebook import Rulebook

Keys: TypeAlias = tuple[str, ...]
"""The names that lead to something: `("injects", "strike", "options", "pay", "text")`."""

Words: TypeAlias = str | tuple[str, ...]
"""A text, or a list of them."""

REMARKS = frozenset({(Inject, "notes")})
"""Texts that only those read who write the scenario: nobody misses them in another language."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a scenario, or a list of texts, and where it is."""

    keys: Keys
    words: Words
    kind: Any
    """`Line` or `Prose`; of a list, what each of its texts is."""
    optional: bool
    """Whether it is nobody's loss if it has no translation: a remark, or what the model gives."""


def texts(part: Part) -> Iterator[Text]:
    """Every text that says something, in the order of the models."""
    yield from _of_table(type(part), part, ())


def _of_table(model: type[Part], table: Part | Mapping[str, Any], keys: Keys) -> Iterator[Text]:
    """The texts of a table: checked, or as it was written if it is an override of a rulebook."""
    for name, hint in _hints(model).items():
        given = table.get(name) if isinstance(table, Mapping) else getattr(table, name)
        at = (*keys, name)
        if given is None:
            continue
        if model is Rules and name == "overrides":
            yield from _of_table(Rulebook, given, at)
            continue
        default = model.model_fields[name].get_default(call_default_factory=True)
        optional = (model, name) in REMARKS or given == default
        yield from _of_value(hint, given, at, optional)


def _of_value(hint: Any, value: Any, keys: Keys, optional: bool) -> Iterator[Text]:
    wanted, args = _plain(hint), get_args(_plain(hint))
    if wanted in (Line, Prose):
        if value and isinstance(value, str):
            yield Text(keys, value, wanted, optional)
    elif isinstance(wanted, type) and issubclass(wanted, Part):
        if isinstance(value, Mapping | Part):
            yield from _of_table(wanted, value, keys)
    elif get_origin(wanted) is dict and isinstance(value, Mapping):
        for name, one in value.items():
            yield from _of_value(args[1], one, (*keys, name), optional)
    elif get_origin(wanted) is tuple and isinstance(value, tuple | list):
        if args[0] in (Line, Prose):
            if value and all(isinstance(one, str) for one in value):
                yield Text(keys, tuple(value), args[0], optional)
            return
        for one in value:
            if hasattr(one, "id"):
                yield from _of_value(args[0], one, (*keys, one.id), optional)


@cache
def _hints(model: type[Part]) -> Mapping[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _plain(hint: Any) -> Any:
    """A type without `None` and without limits of its own; `Line` and `Prose` as they are."""
    if hint in (Line, Prose):
        return hint
    if get_origin(hint) is Annotated:
        return _plain(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        left = [arg for arg in get_args(hint) if arg is not NoneType]
        if len(left) == 1:
            return _plain(left[0])
    return hint

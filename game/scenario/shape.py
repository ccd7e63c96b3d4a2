"""The shape of a scenario as its models declare it: which keys a table has, what a value may be."""

import datetime
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from game.language import tr
from game.scenario.fields import Part
from game.scenario.models import Scenario
from game.scenario.positions import Loc

THINGS = {
    "nations": tr('the nation "{id}"'),
    "agenda": tr('the agenda item "{id}"'),
    "red_lines": tr('the red line "{id}"'),
    "infrastructure": tr('the infrastructure "{id}"'),
    "ties": tr('the tie "{id}"'),
    "chokepoints": tr('the chokepoint "{id}"'),
    "routes": tr('the route "{id}"'),
    "adversaries": tr('the adversary "{id}"'),
    "crises": tr('the crisis "{id}"'),
    "cascades": tr('the cascade "{id}"'),
    "injects": tr('the inject "{id}"'),
    "options": tr('the option "{id}"'),
    "objectives": tr('the objective "{id}"'),
    "endings": tr('the ending "{id}"'),
}
"""What one entry of each collection is called."""

NUMBERED = {
    "agenda": tr("agenda item {number}"),
    "red_lines": tr("red line {number}"),
    "ties": tr("tie {number}"),
    "cascades": tr("cascade {number}"),
    "options": tr("option {number}"),
    "endings": tr("ending {number}"),
}
"""What one entry of each list is called that has no id."""


def bare(annotation: Any) -> Any:
    """An annotation without its constraints and without `None`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        left = [arg for arg in get_args(annotation) if arg is not NoneType]
        if len(left) == 1:
            return bare(left[0])
    return annotation


def annotation_at(loc: Loc) -> Any:
    """What a value at a location must be; None if there is nothing of the kind."""
    here: Any = Scenario
    for part in loc:
        here = _alternative(bare(here))
        origin, args = get_origin(here), get_args(here)
        if isinstance(here, type) and issubclass(here, Part):
            field = here.model_fields.get(str(part))
            here = field.annotation if field else None
        elif origin is dict:
            here = args[1]
        elif origin is tuple and isinstance(part, int):
            here = args[0] if args[-1] is Ellipsis else args[min(part, len(args) - 1)]
        else:
            return None
    return bare(here)


def table_at(loc: Loc) -> type[Part] | None:
    """The model of the table at a location, if one is declared there."""
    found = annotation_at(loc)
    return found if isinstance(found, type) and issubclass(found, Part) else None


def choices_at(loc: Loc) -> tuple[str, ...]:
    """The words that a value may be, where only some are allowed."""
    found = annotation_at(loc)
    return tuple(map(str, get_args(found))) if get_origin(found) is Literal else ()


def thing(loc: Loc, raw: Mapping[str, Any]) -> str:
    """What the author would call a location: `the inject "call"`, `the table "time"`."""
    if not loc:
        return tr("the scenario")
    here: Any = raw
    for part in loc:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            break
    last = loc[-1]
    if isinstance(last, int):
        named = here.get("id") if isinstance(here, dict) else None
        if isinstance(named, str):
            return THINGS.get(str(loc[-2]), tr('the entry "{id}"')).format(id=named)
        return NUMBERED.get(str(loc[-2]), tr("entry {number}")).format(number=last + 1)
    if len(loc) > 1 and loc[-2] in THINGS:
        return THINGS[str(loc[-2])].format(id=last)
    return tr('the table "{key}"').format(key=last)


def draft(raw: Mapping[str, Any], faulty: frozenset[Loc]) -> Scenario:
    """A scenario with mistakes, made complete enough for its other parts to be checked.

    What is at a faulty location is left out, or something neutral stands in for it.
    """
    made = _part(Scenario, raw, (), faulty)
    assert isinstance(made, Scenario)
    return made


def _part(model: type[Part], raw: Any, loc: Loc, faulty: frozenset[Loc]) -> Part:
    given = raw if isinstance(raw, Mapping) else {}
    values: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        at = (*loc, name)
        if name not in given or at in faulty:
            values[name] = _left_out(field, at, faulty)
        else:
            values[name] = _value(field.annotation, given[name], at, faulty)
    return model.model_construct(**values)


def _left_out(field: FieldInfo, loc: Loc, faulty: frozenset[Loc]) -> Any:
    if field.is_required():
        return _stand_in(field.annotation, loc, faulty)
    return field.get_default(call_default_factory=True)


def _value(annotation: Any, raw: Any, loc: Loc, faulty: frozenset[Loc]) -> Any:
    if loc in faulty:
        return _stand_in(annotation, loc, faulty)
    wanted = _alternative(bare(annotation))
    origin, args = get_origin(wanted), get_args(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Part):
        return _part(wanted, raw, loc, faulty)
    if origin is dict and isinstance(raw, Mapping):
        return {key: _value(args[1], raw[key], (*loc, key), faulty) for key in raw}
    if origin is tuple and isinstance(raw, list | tuple):
        kinds = args if args[-1] is not Ellipsis else (args[0],) * len(raw)
        return tuple(
            _value(kind, item, (*loc, index), faulty)
            for index, (kind, item) in enumerate(zip(kinds, raw, strict=False))
        )
    return raw


def _stand_in(annotation: Any, loc: Loc, faulty: frozenset[Loc]) -> Any:
    """Something of the right type that says nothing."""
    if NoneType in get_args(annotation):
        return None
    wanted = _alternative(bare(annotation))
    origin, args = get_origin(wanted), get_args(wanted)
    if isinstance(wanted, type) and issubclass(wanted, Part):
        return _part(wanted, {}, loc, faulty)
    if origin is Literal:
        return args[0]
    if origin is tuple:
        fixed = args[-1] is not Ellipsis
        return tuple(_stand_in(arg, loc, faulty) for arg in args) if fixed else ()
    if origin is dict:
        return {}
    if wanted is datetime.date:
        return datetime.date(2000, 1, 1)
    return wanted() if wanted in (str, int, float, bool) else None


def _alternative(annotation: Any) -> Any:
    """The alternative that holds the others' parts, where a value may be of several types."""
    if get_origin(annotation) in (Union, UnionType):
        return bare(get_args(annotation)[0])
    return annotation

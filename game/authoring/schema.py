"""The JSON Schema of scenarios, with which editors complete, explain and check what is written.

It is made from the models, and so says what they say: keys, types, ranges, choices. What hangs on
other parts of a scenario, or is written in conditions and effects, only `concord check` knows.
"""

import json
from collections.abc import Iterator
from typing import Any

from game.scenario.described import described
from game.scenario.fields import Part
from game.scenario.models import Scenario
from game.scenario.rulebook import Rulebook

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Tables = dict[str, Any]


def schema() -> Tables:
    """The schema of a scenario in format 1, as JSON Schema of 2020-12."""
    whole = _of(Scenario)
    overrides = _of(Rulebook)
    for name, table in overrides.pop("$defs").items():
        whole["$defs"][f"Rulebook{name}"] = table
    whole["$defs"]["Overrides"] = overrides
    for name, table in whole["$defs"].items():
        if name == "Overrides" or name.startswith("Rulebook"):
            _loosen(table)
    rules = whole["$defs"]["Rules"]["properties"]
    rules["overrides"] = {
        "$ref": "#/$defs/Overrides",
        "description": rules["overrides"]["description"],
    }
    return {"$schema": DIALECT, "title": "A scenario of Concord", **_without_titles(whole)}


def as_text() -> str:
    """The schema as it is written to a file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _of(model: type[Part]) -> Tables:
    """The schema of a model and of all that is in it, each key with what is said below it."""
    made = model.model_json_schema()
    models = {part.__name__: part for part in _parts(model)}
    tables = {model.__name__: made, **made.get("$defs", {})}
    for name, table in tables.items():
        for key, value in table.get("properties", {}).items():
            text = described(models[name], key)
            if text:
                value["description"] = " ".join(text.split())
    made["description"] = " ".join((model.__doc__ or "").split())
    return made


def _parts(model: type[Part]) -> Iterator[type[Part]]:
    """The model and those that it is made of."""
    ahead, seen = [model], {model}
    while ahead:
        here = ahead.pop()
        yield here
        for field in here.model_fields.values():
            for part in _within(field.annotation):
                if part not in seen:
                    seen.add(part)
                    ahead.append(part)


def _within(annotation: Any) -> Iterator[type[Part]]:
    """The models in an annotation, such as that of a table of them."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _within(inner)


def _loosen(table: Tables) -> None:
    """Of a table of overrides nothing need be given, and its parts are among the rulebook's."""
    table.pop("required", None)
    for inner in _tables(table):
        if "$ref" in inner:
            name = inner["$ref"].rpartition("/")[2].removeprefix("Rulebook")
            inner["$ref"] = f"#/$defs/Rulebook{name}"


def _without_titles(table: Any) -> Any:
    """Without the titles that only repeat a key's name in capitals."""
    if isinstance(table, dict):
        return {
            key: _without_titles(value)
            for key, value in table.items()
            if not (key == "title" and isinstance(value, str))
        }
    if isinstance(table, list):
        return [_without_titles(value) for value in table]
    return table


def _tables(value: Any) -> Iterator[Tables]:
    """All objects in a schema."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _tables(inner)

"""The reference of a scenario's tables and keys, made from the models."""

from collections.abc import Iterator
from typing import Any

from game.authoring.schema import schema
from game.quantities.checked import playable
from game.scenario.chosen_rulebook import rulebook_of
from game.scenario.library import shipped
from game.scenario.models import Rules

TABLES = {
    "": "At the top of the file",
    "Exercise": "[exercise]",
    "Time": "[time]",
    "Rules": "[rules]",
    "Nation": "[nations.ID]",
    "Flag": "flag = { … }",
    "AgendaItem": "[[nations.ID.agenda]]",
    "RedLine": "[[nations.ID.red_lines]]",
    "Infrastructure": "[nations.ID.infrastructure.ID]",
    "Tie": "[[ties]]",
    "Chokepoint": "[chokepoints.ID]",
    "Route": "[routes.ID]",
    "Adversary": "[adversaries.ID]",
    "Crisis": "[crises.ID]",
    "Harm": "harm = { … } of a crisis",
    "Thresholds": "thresholds = { … } of a crisis",
    "Cascade": "cascades = [{ … }] of a crisis",
    "Inject": "[injects.ID]",
    "Option": "[[injects.ID.options]]",
    "Objective": "[objectives.ID]",
    "Ending": "[[endings]]",
    "Allowance": "[[allow]]",
}
"""Each table of the schema, in the order of the guide, and how it is written."""


def reference() -> Iterator[str]:
    """A section a table: its keys, what may stand there, what stands there if nothing does."""
    whole = schema()
    defined = {name: t for name, t in whole["$defs"].items() if not name.startswith("Rulebook")}
    assert set(TABLES) == {"", *defined} - {"Overrides"}, "a table is missing in the reference"
    for name, title in TABLES.items():
        table = defined[name] if name else whole
        yield f"## {title}" if not name else f"## `{title}`"
        yield ""
        yield f"{table['description']}"
        yield ""
        yield "| key | what may stand there | if left out | what it says |"
        yield "| --- | --- | --- | --- |"
        required = table.get("required", ())
        for key, value in table["properties"].items():
            left_out = "required" if key in required else _default(value.get("default"))
            said = value.get("description", "").replace("|", "\\|")
            yield f"| `{key}` | {_kind(value)} | {left_out} | {said} |"
        yield ""
    yield from _rulebook()


def _rulebook() -> Iterator[str]:
    """What the standard rulebook has by name: for `without`, `[treaties]` and overrides."""
    path = shipped()["the_narrows"]
    plain = playable(path.read_bytes(), path.name).model_copy(update={"rules": Rules()})
    book = rulebook_of(plain)
    yield "## What the standard rulebook has"
    yield ""
    yield "For `[rules] without`, `[treaties]`, overrides, and the names of quantities."
    yield ""
    yield "| id | what it is | title |"
    yield "| --- | --- | --- |"
    for kind, table in (
        ("order", book.orders),
        ("treaty", book.treaties),
        ("project", book.projects),
        ("joint action", book.joint),
    ):
        for name, about in table.items():
            yield f"| `{name}` | {kind} | {about.title} |"


def _kind(value: dict[str, Any]) -> str:
    """What may stand at a key, in a few words."""
    if "$ref" in value:
        return _table(value["$ref"])
    if "anyOf" in value:
        return " or ".join(_kind(one) for one in value["anyOf"] if one.get("type") != "null")
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    match value.get("type"):
        case "string":
            return _text(value)
        case "integer" | "number":
            whole = "whole number" if value["type"] == "integer" else "number"
            return f"{whole}{_range(value)}"
        case "boolean":
            return "`true` or `false`"
        case "array":
            inner = value.get("prefixItems") or [value.get("items", {})]
            kinds = list(dict.fromkeys(_kind(one) for one in inner))
            return f"list of {' and '.join(kinds)}{_count(value, 'maxItems')}"
        case "object":
            inside = next(iter(value.get("patternProperties", {}).values()), None)
            inside = inside or value.get("additionalProperties")
            kind = _kind(inside) if isinstance(inside, dict) else "anything"
            return f"for each id {kind}{_count(value, 'maxProperties')}"
        case _:
            return "anything"


def _text(value: dict[str, Any]) -> str:
    if value.get("format") == "date":
        return "date"
    if "pattern" in value:
        pattern = value["pattern"].replace("|", "\\|")
        return "id" if pattern.startswith("^[a-z]") else f"text like `{pattern}`"
    return f"text of up to {value['maxLength']} characters" if "maxLength" in value else "text"


def _range(value: dict[str, Any]) -> str:
    low = value.get("minimum", value.get("exclusiveMinimum"))
    high = value.get("maximum", value.get("exclusiveMaximum"))
    above = "above " if "exclusiveMinimum" in value else ""
    if low is not None and high is not None:
        return f", {above}{low:g} to {high:g}"
    return f", at least {low:g}" if low is not None else ""


def _count(value: dict[str, Any], key: str) -> str:
    return f", at most {value[key]}" if key in value else ""


def _table(ref: str) -> str:
    name = ref.rpartition("/")[2]
    return f"table `{TABLES[name]}`" if name in TABLES else "tables of the rulebook"


def _default(value: Any) -> str:
    match value:
        case None | "" | [] | {}:
            return "–"
        case bool():
            return f"`{str(value).lower()}`"
        case dict():
            return "the usual"
        case _:
            return f"`{value}`"

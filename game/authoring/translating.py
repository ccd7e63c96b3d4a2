"""An overlay to begin with: the texts of a scenario or a rulebook, for somebody to translate."""

from collections.abc import Mapping, Sequence
from typing import Any

import tomli

from game.authoring import toml_text
from game.language import tr
from game.scenario.fields import Part, Prose
from game.scenario.positions import Positions
from game.scenario.texts import Keys, Text, texts


class UntranslatableError(Exception):
    """An overlay that cannot be completed as it is written; the message says why."""


def completed(whole: Part, overlay: str = "") -> str:
    """An overlay with all that it lacks, in the scenario's own words; the rest is as it was.

    What a table lacks comes first in it, and tables that are not there yet come last.
    Raises UntranslatableError.
    """
    given = _parsed(overlay)
    lacking: dict[Keys, list[Text]] = {}
    for text in texts(whole):
        if not text.optional and not _has(given, text.keys):
            lacking.setdefault(text.keys[:-1], []).append(text)
    lines = overlay.splitlines()
    positions = Positions(overlay)
    new: list[str] = []
    put: list[tuple[int, list[str]]] = []
    for table, lacks in lacking.items():
        place = positions.of_table(table)
        if not table:
            put.append((_after_comments(lines), _written(lacks)))
        elif positions.holds(table) and lines[place.line - 1][place.column - 1] == "[":
            put.append((place.line, _written(lacks)))
        else:
            new += ["", toml_text.table(table), *_written(lacks)]
    for line, some in sorted(put, reverse=True):
        lines[line:line] = some
    whole_text = "\n".join(lines + new).strip("\n") + "\n"
    _parsed(whole_text)
    return whole_text


def _parsed(overlay: str) -> Mapping[str, Any]:
    try:
        return tomli.loads(overlay)
    except tomli.TOMLDecodeError as error:
        message = tr("it is not TOML, or has a table in braces that lacks a text ({error})")
        raise UntranslatableError(message.format(error=error)) from error


def _has(tables: Any, keys: Keys) -> bool:
    for key in keys:
        if not isinstance(tables, Mapping) or key not in tables:
            return False
        tables = tables[key]
    return True


def _after_comments(lines: Sequence[str]) -> int:
    """Where the first keys of a file belong: behind the comment that it begins with."""
    of_comment = (line.startswith("#") or not line.strip() for line in lines)
    return next((place for place, comment in enumerate(of_comment) if not comment), len(lines))


def _written(some: Sequence[Text]) -> list[str]:
    """Texts as lines of a table."""
    return [line for text in some for line in _one(text).split("\n")]


def _one(text: Text) -> str:
    if isinstance(text.words, str):
        as_toml = toml_text.paragraphs if text.kind == Prose else toml_text.quoted
        return f"{text.keys[-1]} = {as_toml(text.words)}"
    return f"{text.keys[-1]} = {toml_text.value(text.words)}"

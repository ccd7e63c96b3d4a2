"""Every text is translated, whole and with all that it is filled with."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests.translations import (
    GAME,
    NAMES,
    OURS,
    as_mo,
    as_po,
    path_of,
    read,
    untranslated,
    updated,
)

FIELD = re.compile(r"\{(\w*)[^{}]*\}|%\((\w+)\)")
MARKUP = re.compile(r"\[/?(?:b|i|bold|dim|\$[\w-]+)\]|\[/\]")


@pytest.mark.parametrize("code", NAMES)
def test_a_catalogue_is_complete_and_as_it_would_be_written(code: str) -> None:
    catalog = updated(code, read(code))
    assert [message.id for message in catalog if untranslated(message)] == []
    hint = "python -m tests.translations --write"
    assert path_of(code).read_bytes() == as_po(catalog), hint
    assert path_of(code).with_suffix(".mo").read_bytes() == as_mo(catalog), hint


@pytest.mark.parametrize("code", NAMES)
def test_a_translation_has_the_fields_and_the_markup_of_its_text(code: str) -> None:
    wrong = [message.id for message in read(code) if message.id and not _alike(message)]
    assert wrong == []


def _alike(message: Message) -> bool:
    texts = [message.id] if isinstance(message.id, str) else message.id
    strings = [message.string] if isinstance(message.string, str) else message.string or ()
    return all(
        any(_parts(string) == _parts(text) for text in texts)
        and _edges(string) == _edges(texts[-1])
        for string in strings
    )


def _parts(text: str) -> list[str]:
    plain = text.replace("{{", "").replace("}}", "")
    fields = {field or named for field, named in FIELD.findall(plain)}
    return sorted(fields) + sorted(MARKUP.findall(text))


def _edges(text: str) -> tuple[bool, bool]:
    """Whether a text begins and ends with a blank, so that what stands beside it fits."""
    return text[:1].isspace(), text[-1:].isspace()


def test_only_texts_that_are_found_are_translated() -> None:
    """What is no literal, or stands within an f-string, is not found by what gathers texts."""
    hidden = [
        f"{path.relative_to(GAME)}:{node.lineno}"
        for path in sorted(GAME.rglob("*.py"))
        for node in _hidden(path)
    ]
    assert hidden == []


def _hidden(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text())
    calls = [call for call in ast.walk(tree) if _translates(call)]
    within = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.JoinedStr)
        for inner in ast.walk(outer)
    }
    return [
        call
        for call in calls
        if isinstance(call, ast.Call)
        and (id(call) in within or not all(map(_is_literal, call.args[: _literals(call)])))
    ]


def _translates(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OURS


def _literals(call: ast.Call) -> int:
    """How many of its arguments have to be literals."""
    assert isinstance(call.func, ast.Name)
    return 1 if call.func.id == "tr" else 2


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)

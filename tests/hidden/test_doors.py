"""I13: what people are shown goes through the session's views, and past them there is no door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import game

SHELLS = [
    path
    for part in ("tui", "plain")
    for path in sorted((Path(game.__file__).parent / part).rglob("*.py"))
]
PAST_THE_VIEW = frozenset({"_play", "_store", "_damage", "seed"})
"""What a session has that is nobody's to see."""


def names(tree: ast.AST) -> Iterator[str]:
    """Every name that a module uses, alone or after a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


def taken_from_a_session(tree: ast.AST) -> Iterator[str]:
    """What a module takes from something that it calls a session."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            called = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
            if called.strip("_") == "session":
                yield node.attr


@pytest.mark.parametrize("path", SHELLS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_shell_looks_past_the_view(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert not PAST_THE_VIEW & set(taken_from_a_session(tree))
    assert "FACILITATOR" not in set(names(tree))
    assert "Playthrough" not in set(names(tree))


@pytest.mark.parametrize("path", SHELLS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_screen_reads_the_scenario_of_an_exercise_in_progress(path: Path) -> None:
    """Plain text may look up what kind of quantity a visible one is, and nothing else."""
    tree = ast.parse(path.read_text("utf-8"))
    scenario = {
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and "session.exercise" in ast.unparse(node)
    }
    allowed = ("session.exercise", "session.exercise.catalogue", "exercise.catalogue.quantities")
    assert all(text.endswith(allowed) or ".quantities[" in text for text in scenario)
    assert not (scenario and path.is_relative_to(Path(game.__file__).parent / "tui"))

"""What the home screen can do without is not loaded with it."""

import subprocess
import sys

import pytest

HEAVY = ("numpy", "pydantic", "tomli", "jinja2", "game.rules", "game.scenario", "game.doctrines")


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter has after some code."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["game.tui.app", "game.tui.saved", "game.commands.play"])
def test_home_needs_no_rules_and_no_arrays(module: str) -> None:
    modules = loaded(f"import {module}")
    assert not [name for name in modules if name.startswith(HEAVY)]


def test_the_first_picture_needs_no_save_and_no_command_line() -> None:
    modules = loaded("import game.tui.app")
    assert not {"click", "game.session.saves", "game.session.view"} & modules


def test_looking_for_saves_reads_no_scenario() -> None:
    modules = loaded("from game.session.saves import list_saves; list_saves()")
    assert not [name for name in modules if name.startswith(HEAVY)]

"""Which heavy packages come along when a part of Concord is loaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCREENS = {"textual", "rich"}
HEAVY = SCREENS | {"numpy", "pydantic", "tomli", "game.tui"}


def loaded_by(code: str, wanted: set[str]) -> set[str]:
    """Which of the wanted modules a new interpreter has loaded after some code."""
    report = f"\nimport sys\nprint(*(name for name in {sorted(wanted)!r} if name in sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code + report],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stdout.splitlines()[-1].split())


def importing_all_of(*packages: str) -> str:
    """Code that imports every module of some packages of `game`."""
    return (
        "import importlib, pkgutil\n"
        f"for package in {packages!r}:\n"
        "    found = importlib.import_module(f'game.{package}')\n"
        "    for module in pkgutil.walk_packages(found.__path__, found.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
    )


def test_the_core_loads_neither_textual_nor_rich() -> None:
    core = ("scenario", "quantities", "rules", "doctrines", "session", "lab", "authoring", "review")
    assert loaded_by(importing_all_of(*core), SCREENS) == set()


def test_the_probe_sees_what_the_screens_load() -> None:
    assert "textual" in loaded_by(importing_all_of("tui"), SCREENS)


@pytest.mark.parametrize(
    "module", ["game.quantities.catalogue", "game.quantities.language", "game.authoring.check"]
)
def test_reading_and_checking_a_scenario_loads_no_numpy(module: str) -> None:
    assert loaded_by(importing_all_of("scenario"), {"numpy"}) == set()
    assert loaded_by(f"import {module}", SCREENS | {"numpy"}) == set()


@pytest.mark.parametrize("argument", ["--help", "-V", "no-such-command"])
def test_help_and_version_load_nothing_heavy(argument: str) -> None:
    assert loaded_by(f"from game.cli import run\nrun([{argument!r}])", HEAVY) == set()


@pytest.mark.parametrize(
    ("command", "unwanted"),
    [
        ("check", SCREENS | {"numpy"}),
        ("scenarios", SCREENS | {"numpy"}),
        ("saves", SCREENS | {"numpy"}),
        ("try", SCREENS | {"numpy"}),
        ("run", SCREENS),
        ("verify", SCREENS),
        ("explain", SCREENS),
        ("replay", SCREENS),
    ],
)
def test_help_of_a_command_loads_no_screens(command: str, unwanted: set[str]) -> None:
    assert loaded_by(f"from game.cli import run\nrun([{command!r}, '-h'])", unwanted) == set()


def test_checking_a_shipped_exercise_loads_neither_numpy_nor_the_screens() -> None:
    code = "from game.cli import run\nassert run(['check', 'scenarios/the_narrows.toml']) == 0"
    assert loaded_by(code, SCREENS | {"numpy"}) == set()


def test_the_home_screen_is_imported_without_numpy() -> None:
    assert loaded_by("import game.tui.app", {"numpy"}) == set()

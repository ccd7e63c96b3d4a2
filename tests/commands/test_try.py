"""`concord try`: documented JSON, a text for people, and an end that leaves nothing behind."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from game.cli import run
from game.exit_codes import ExitCode
from game.lab.trial import BLOCKS
from game.scenario.library import shipped
from tests.small import HERE
from tests.terminal.driver import as_at_a_keyboard

SMALL = str(HERE / "small.toml")

HEAD = [
    "format",
    "scenario",
    "scenario_digest",
    "rulebook_digest",
    "seed",
    "games",
    "played",
    "doctrines",
    "unseen_below",
]

INNER = [
    "title",
    "status",
    "why",
    "count",
    "share",
    "seed",
    "seats",
    "turn",
    "options",
    "chosen",
    "kinds",
    "doctrines",
    "effort",
    "answers",
    "possible",
    "taken",
    "gain",
    "useful",
    "gain_of_all",
    "useful_to_all",
    "scores",
    "best_at",
    "verdict",
    "common",
    "nations",
    "mean",
    "sd",
    "deciles",
    "histogram",
    "cooperation",
    "temptation",
    "reproof",
    "low",
    "high",
    "verdicts",
    "orders",
    "dice",
    "both",
    "top",
    "name",
    "value",
    "endings",
]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """Of a shipped exercise."""
    result: dict[str, Any] = json.loads(tried("two_banks", "--games", "60", "--json"))
    return result


def tried(*arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "game", "try", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_json_has_the_documented_keys_in_order(found: dict[str, Any]) -> None:
    assert list(found) == [*HEAD, *BLOCKS]
    assert (found["format"], found["scenario"]) == (2, "two_banks")
    assert (found["seed"], found["games"]) == (1, 60)


def test_every_documented_key_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["try", "-h"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert [key for key in HEAD if f"`{key}`" not in said] == []
    assert [block for block in BLOCKS if f"  {block}" not in said.replace(",", "\n  ")] == []
    words = re.findall(r"\w+", said)
    assert [key for key in INNER if key != "title" and key not in words] == []


@pytest.mark.slow
def test_hashes_zones_locales_and_processes_change_no_byte() -> None:
    surroundings: tuple[tuple[str, dict[str, str]], ...] = (
        ("1", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}),
        ("2", {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"}),
        ("3", {"PYTHONHASHSEED": "3"}),
    )
    results = {
        tried(SMALL, "--games", "20", "--json", "--processes", processes, **extra)
        for processes, extra in surroundings
    }
    assert len(results) == 1


def test_the_game_that_is_named_for_an_ending_ends_so(
    found: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    reached = {n: e for n, e in found["endings"].items() if e["status"] == "reached"}
    assert len(reached) > 2
    for name, ending in reached.items():
        seats = [f"--seat={nation}={player}" for nation, player in ending["seats"].items()]
        arguments = ["run", "two_banks", "--seed", str(ending["seed"]), *seats, "--json"]
        assert run(arguments) == ExitCode.OK
        assert json.loads(capsys.readouterr().out)["ending"]["id"] == name


def test_text_is_for_people_and_its_speed_is_not_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["try", SMALL, "--games", "8", "--processes", "1"]) == ExitCode.OK
    said = capsys.readouterr()
    assert said.out.startswith("Small: 8 playthroughs, seeds 1 to 8")
    for title in ("Endings", "Injects", "Is it a dilemma?", "See it again"):
        assert f"\n{title}" in said.out
    assert f"concord run {SMALL} --seed" in said.out
    assert "a second" not in said.out
    assert said.err.endswith(" a second.\n")


def test_with_json_nothing_else_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["try", SMALL, "--games", "4", "--processes", "1", "--json"]) == ExitCode.OK
    said = capsys.readouterr()
    assert json.loads(said.out)["games"] == 4
    assert said.err == ""


def test_a_scenario_comes_by_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["try", SMALL, "--games", "5", "--processes", "1", "--json"]) == ExitCode.OK
    by_path = json.loads(capsys.readouterr().out)
    with Path(SMALL).open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "game", "try", "-", "--games", "5", "--json"],
            stdin=file,
            capture_output=True,
            check=True,
        )
    by_input = json.loads(done.stdout)
    assert {**by_path, "scenario": "<stdin>"} == by_input


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["the_narrws"], 'Did you mean "the_narrows"?'),
        (["no/such/file.toml"], 'There is no file "no/such/file.toml"'),
        (["the_narrows", "--games", "0"], "--games"),
        (["the_narrows", "--games", "2000000"], "--games"),
        (["the_narrows", "--seed", "-1"], "-1"),
        (["the_narrows", "--processes", "0"], "--processes"),
    ],
)
def test_wrong_usage_is_told_with_what_would_do(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["try", *arguments]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


def test_a_scenario_with_mistakes_is_told_by_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shipped()["the_narrows"].read_text()
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace("turns = 8", "turns = false", 1))
    assert run(["try", str(broken)]) == ExitCode.PROBLEMS
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"{broken}:" in captured.err


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks the kernel for children")
def test_ctrl_c_ends_it_with_every_process() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "game", "try", "the_narrows", "--games", "500000", "--processes=2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=as_at_a_keyboard,  # noqa: PLW1509 - it takes no lock
    )
    children = both_children(program.pid)
    os.killpg(program.pid, signal.SIGINT)
    out, err = program.communicate(timeout=60)
    assert program.returncode == ExitCode.INTERRUPTED
    assert (out, err) == (b"", b"")
    assert not any(Path(f"/proc/{child}").exists() for child in children)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks the kernel for children")
def test_no_process_outlives_one_that_is_killed() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "game", "try", "the_narrows", "--games", "500000", "--processes=2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    children = both_children(program.pid)
    program.kill()
    program.wait()
    deadline = time.monotonic() + 30
    while any(is_running(child) for child in children):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def both_children(pid: int) -> list[int]:
    """The two processes that a process works with, once they are there."""
    deadline = time.monotonic() + 60
    while True:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        if len(text.split()) == 2:
            return [int(child) for child in text.split()]
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """Whether there is such a process, and it is more than an entry that nobody has read yet."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"

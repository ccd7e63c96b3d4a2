"""`concord run`: the same host as the screens, its result as text and as documented JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.cli import run
from game.doctrines import DOCTRINES
from game.exit_codes import ExitCode
from game.lab.sweep import sweep
from game.rules.exercise import Exercise
from game.scenario.library import shipped
from game.session.files import FileStore
from game.session.host import Session
from game.session.view import Phase
from tests.exercises import FEW, some

KEYS = [
    "format",
    "scenario",
    "scenario_digest",
    "rulebook_digest",
    "seed",
    "seats",
    "turns",
    "ending",
    "scores",
    "objectives",
    "quantities",
    "journal_digest",
]


def result_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run(["run", *arguments, "--json"]) == ExitCode.OK
    said = capsys.readouterr()
    assert said.err == ""
    result: dict[str, Any] = json.loads(said.out)
    return result


def test_json_has_the_documented_keys_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    result = result_of(capsys, "the_narrows", "--seed", "7")
    assert list(result) == KEYS
    assert result["format"] == 1
    assert (result["scenario"], result["seed"]) == ("the_narrows", 7)
    assert list(result["ending"]) == ["id", "title"]
    assert list(result["scores"]["nations"]) == list(result["seats"])
    assert set(result["objectives"].values()) <= set("PSMU")


def test_every_documented_key_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", "-h"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert [key for key in KEYS if f"`{key}`" not in said] == []


def test_two_processes_with_other_hashes_zones_and_locales_give_the_same_bytes() -> None:
    command = [sys.executable, "-m", "game", "run", "the_narrows", "--seed", "7", "--json"]
    surroundings: tuple[dict[str, str], ...] = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
    )
    one, two = (
        subprocess.run(command, env=os.environ | extra, capture_output=True, check=True).stdout
        for extra in surroundings
    )
    assert one == two


@pytest.mark.parametrize("scenario", some((*FEW, "first_watch")))
@pytest.mark.parametrize("doctrine", DOCTRINES)
def test_each_exercise_ends_with_each_doctrine_as_its_row_of_a_sweep_does(
    scenario: str, doctrine: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shipped()[scenario]
    exercise = Exercise.load(path.read_bytes(), str(path))
    everybody = dict.fromkeys(exercise.scenario.nations, doctrine)
    (batch,) = sweep(exercise, everybody, np.arange(5, dtype=np.uint64))
    result = result_of(capsys, scenario, "--all", doctrine, "--seed", "3")
    ending = exercise.scenario.endings[int(batch.state.ending[3]) - 1]
    assert result["ending"] == {"id": ending.id, "title": ending.title}
    swept = batch.state.named(3)
    assert {name: swept[name] for name in result["quantities"]} == result["quantities"]


def test_a_seat_of_its_own_comes_before_all(capsys: pytest.CaptureFixture[str]) -> None:
    result = result_of(capsys, "the_narrows", "--all", "cooperator", "--seat", "dorne=free_rider")
    assert result["seats"] == {
        "avalon": "cooperator",
        "borduria": "cooperator",
        "caledon": "cooperator",
        "dorne": "free_rider",
    }


def test_a_nation_without_a_doctrine_plays_the_scenarios(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = shipped()["the_narrows"]
    nations = Exercise.load(path.read_bytes(), str(path)).scenario.nations
    result = result_of(capsys, "the_narrows")
    assert result["seats"] == {name: each.default_doctrine for name, each in nations.items()}


def test_text_names_the_ending_the_scores_and_the_objectives(
    capsys: pytest.CaptureFixture[str],
) -> None:
    result = result_of(capsys, "the_narrows", "--seed", "7")
    assert run(["run", "the_narrows", "--seed", "7"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert result["ending"]["title"] in said
    assert f"Common score {result['scores']['common']:.1f}" in said
    assert "Dorne" in said
    rating = result["objectives"]["attribution"]
    assert f"  {rating}  Establish together who closed the strait" in said


def test_the_save_is_the_journal_and_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save = tmp_path / "played.jsonl"
    result = result_of(capsys, "the_narrows", "--save", str(save))
    assert save.read_bytes().rstrip().endswith(f'"hash":"{result["journal_digest"]}"}}'.encode())
    session = Session.resume(FileStore.open(save, read_only=True))
    assert session.phase is Phase.OUTCOME


def test_a_save_that_exists_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save = tmp_path / "played.jsonl"
    save.write_text("mine")
    assert run(["run", "the_narrows", "--save", str(save)]) == ExitCode.SAVE
    assert "exists already" in capsys.readouterr().err
    assert save.read_text() == "mine"


def test_a_save_that_cannot_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", "the_narrows", "--save", "/proc/no/save.jsonl"]) == ExitCode.SAVE
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["the_narrws"], 'Did you mean "the_narrows"?'),
        (["no/such/file.toml"], 'There is no file "no/such/file.toml"'),
        (["the_narrows", "--seat", "atlantis=random"], "There is no nation `atlantis`"),
        (["the_narrows", "--seat", "dorne=saint"], "There is no doctrine `saint`"),
        (["the_narrows", "--seat", "dorne"], "NATION=DOCTRINE"),
        (["the_narrows", "--all", "saint"], "There is no doctrine `saint`"),
        (["the_narrows", "--seed", "-1"], "-1"),
    ],
)
def test_wrong_usage_is_told_with_what_would_do(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["run", *arguments]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err


def test_a_scenario_with_mistakes_is_told_by_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shipped()["the_narrows"].read_text()
    before, _, _ = text.partition("turns = 8")
    broken = tmp_path / "broken.toml"
    broken.write_text(text.replace("turns = 8", "turns = false", 1))
    assert run(["run", str(broken)]) == ExitCode.PROBLEMS
    captured = capsys.readouterr()
    assert captured.out == ""
    line = before.count("\n") + 1
    assert f"{broken}:{line}:9: error" in captured.err

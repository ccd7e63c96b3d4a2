"""The folder of saves and what a list says of each."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.rules.exercise import Exercise
from game.session.commands import Ready
from game.session.files import FileStore
from game.session.saves import (
    latest_save,
    list_saves,
    new_save_path,
    saves_folder,
    summary,
)
from game.session.view import Phase
from tests.session.playing import begin, done, to_phase


def saved(exercise: Exercise, path: Path, phase: Phase, turn: int = 1, *ready: str) -> Path:
    """A save that has come to this point."""
    session = begin(exercise, "avalon", "caledon", store=FileStore.create(path))
    to_phase(session, phase, turn if phase is not Phase.OUTCOME else None)
    for seat in ready:
        done(session.do(seat, Ready()))
    session.close()
    return path


def age(path: Path, seconds: int) -> None:
    """Let a file have been written this long ago."""
    now = path.stat().st_mtime
    os.utime(path, (now - seconds, now - seconds))


def test_the_folder_is_chosen_by_a_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCORD_SAVES", str(tmp_path))
    assert saves_folder() == tmp_path


def test_a_checkout_keeps_its_own_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONCORD_SAVES", raising=False)
    assert saves_folder() == Path(__file__).parents[2] / "saves"


def test_a_summary_says_where_an_exercise_stands(exercise: Exercise, tmp_path: Path) -> None:
    found = summary(saved(exercise, tmp_path / "a.jsonl", Phase.DECISION, 2, "avalon"))
    assert (found.title, found.scenario) == ("Small", "small")
    assert (found.turn, found.turns, found.phase) == (2, 4, "decision")
    assert found.waiting == ("Caledon",)
    assert found.usable
    assert not found.finished
    assert found.damage is None


def test_nobody_is_waited_for_at_the_reveal_and_at_the_end(
    exercise: Exercise, tmp_path: Path
) -> None:
    assert summary(saved(exercise, tmp_path / "a.jsonl", Phase.ASSESSMENT)).waiting == ()
    ended = summary(saved(exercise, tmp_path / "b.jsonl", Phase.OUTCOME))
    assert ended.waiting == ()
    assert ended.finished


def test_saves_are_listed_the_last_first(exercise: Exercise, tmp_path: Path) -> None:
    for number, name in enumerate(("old", "older", "oldest")):
        age(saved(exercise, tmp_path / f"{name}.jsonl", Phase.SITUATION), 100 * number)
    (tmp_path / "notes.txt").write_text("not a save")
    assert [save.path.stem for save in list_saves(tmp_path)] == ["old", "older", "oldest"]


def test_the_latest_is_one_that_can_be_gone_on_with(exercise: Exercise, tmp_path: Path) -> None:
    age(saved(exercise, tmp_path / "going.jsonl", Phase.SITUATION), 100)
    saved(exercise, tmp_path / "ended.jsonl", Phase.OUTCOME)
    (tmp_path / "rubbish.jsonl").write_bytes(b"rubbish")
    found = latest_save(tmp_path)
    assert found is not None
    assert found.path.stem == "going"
    assert latest_save(tmp_path / "nowhere") is None


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b"rubbish\n", b"\xff" * 100, b'{"seq":0}\n', b"\n\n\n"]
)
def test_whatever_a_file_holds_a_list_is_made(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(content)
    (found,) = list_saves(tmp_path)
    assert not found.usable
    assert found.damage is not None
    assert found.title == "x.jsonl"


def test_a_damaged_save_is_listed_with_its_damage(exercise: Exercise, tmp_path: Path) -> None:
    path = saved(exercise, tmp_path / "a.jsonl", Phase.DECISION)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]) + lines[-1].replace(b"phase", b"phrase"))
    (found,) = list_saves(tmp_path)
    assert found.usable
    assert found.damage is not None
    assert f"line {len(lines)} " in found.damage


def test_a_new_path_is_nobodys(tmp_path: Path) -> None:
    first = new_save_path("small", tmp_path)
    assert first.parent == tmp_path
    assert first.name.startswith("small-")
    first.write_bytes(b"")
    second = new_save_path("small", tmp_path)
    assert second != first
    assert not second.exists()


@pytest.mark.parametrize("scenario", ["<stdin>", "../../etc", "my exercise", "", "…"])
def test_a_new_path_is_in_the_folder_whatever_the_scenario_is_called(
    tmp_path: Path, scenario: str
) -> None:
    path = new_save_path(scenario, tmp_path)
    assert path.parent == tmp_path
    assert path.name.endswith(".jsonl")
    path.write_bytes(b"")


def test_a_list_of_saves_loads_no_arrays_and_no_screens() -> None:
    heavy = ("numpy", "pydantic", "textual", "tomli")
    asked = f"import sys, game.session.saves; print(*(m for m in {heavy} if m in sys.modules))"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == ""

"""`concord check`: files, folders and standard input; exit codes; three forms of report."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli import run
from game.exit_codes import ExitCode
from game.scenario.library import shipped
from game.scenario.overlay_files import overlays
from tests.small import HERE, RULEBOOK

Output = pytest.CaptureFixture[str]

SOUND = HERE / "small.toml"
BROKEN = HERE / "gallery" / "unknown_nation.toml"
WARNED = HERE / "gallery" / "number_used_twice.toml"


def test_a_sound_scenario_is_clean(capsys: Output) -> None:
    assert run(["check", str(SOUND)]) == ExitCode.OK
    assert capsys.readouterr() == ("", "1 file checked: no problems.\n")


def test_problems_are_told_on_standard_output(capsys: Output) -> None:
    assert run(["check", str(BROKEN)]) == ExitCode.PROBLEMS
    said = capsys.readouterr()
    assert said.out.startswith(f"{BROKEN}:42:19: error[S201] unknown nation\n")
    assert said.out.count("error[S201]") == 4
    assert said.err == "1 file checked: 4 errors.\n"


def test_warnings_fail_only_when_asked_to() -> None:
    assert run(["check", str(WARNED)]) == ExitCode.OK
    assert run(["check", str(WARNED), "--strict"]) == ExitCode.PROBLEMS


def test_a_shipped_exercise_is_checked_by_its_id(capsys: Output) -> None:
    exercises = ["the_narrows", "dark_grid", "silent_cells", "perfect_storm"]
    files = sum(1 + len(list(overlays(shipped()[exercise]))) for exercise in exercises)
    assert run(["check", *exercises, "--strict"]) == ExitCode.OK
    assert capsys.readouterr().err == f"{files} files checked: no problems.\n"


def test_folders_are_walked_but_for_rulebooks(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "deep" / "rulebooks").mkdir(parents=True)
    (tmp_path / "deep" / "one.toml").write_bytes(SOUND.read_bytes())
    (tmp_path / "two.toml").write_bytes(BROKEN.read_bytes())
    (tmp_path / "deep" / "rulebooks" / "mild.toml").write_text("format = 1")
    (tmp_path / "notes.txt").write_text("not a scenario")
    assert run(["check", str(tmp_path)]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err == "2 files checked: 4 errors.\n"


def test_a_folder_without_scenarios_is_wrong_usage(tmp_path: Path, capsys: Output) -> None:
    assert run(["check", str(tmp_path)]) == ExitCode.USAGE
    assert "There is no TOML file in the folder" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_checked(capsys: Output) -> None:
    assert run(["check", "nowhere.toml", str(BROKEN)]) == ExitCode.USAGE
    said = capsys.readouterr()
    assert 'concord: There is no file "nowhere.toml".\n' in said.err
    assert "error[S201]" in said.out


def test_nothing_to_check_is_wrong_usage() -> None:
    assert run(["check"]) == ExitCode.USAGE


def test_programs_are_told_in_json(capsys: Output) -> None:
    assert run(["check", str(BROKEN), str(SOUND), "--format", "json"]) == ExitCode.PROBLEMS
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert (report["files"], report["errors"], len(report["diagnostics"])) == (2, 4, 4)
    assert said.err == ""


def test_github_is_told_in_its_own_commands(capsys: Output) -> None:
    assert run(["check", str(BROKEN), "--format", "github"]) == ExitCode.PROBLEMS
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(f"::error file={BROKEN},line=42,col=19,")


@pytest.mark.parametrize("source", [SOUND, BROKEN])
def test_standard_input_is_checked(source: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "game", "check", "-"],
        cwd=HERE.parent,
        input=source.read_bytes(),
        capture_output=True,
    )
    assert result.returncode == (ExitCode.OK if source is SOUND else ExitCode.PROBLEMS)
    assert result.stdout.startswith(b"<stdin>:42:19: error" if source is BROKEN else b"")


def test_a_hostile_file_name_does_not_steer_the_terminal(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "\x1b[31m\udcff.toml"
    path.write_bytes(BROKEN.read_bytes())
    assert run(["check", str(path)]) == ExitCode.PROBLEMS
    assert "\x1b" not in capsys.readouterr().out


OVERLAYS = HERE / "gallery" / "overlays"


def with_overlay(folder: Path, overlay: str) -> Path:
    """A scenario with an overlay of it beside it, which is given."""
    path = folder / "exercise.toml"
    path.write_bytes((OVERLAYS / "exercise.toml").read_bytes())
    (folder / "exercise.de.toml").write_bytes((OVERLAYS / f"{overlay}.de.toml").read_bytes())
    return path


def test_a_scenario_is_checked_with_its_overlays(tmp_path: Path, capsys: Output) -> None:
    path = with_overlay(tmp_path, "misspelt_id")
    assert run(["check", str(path)]) == ExitCode.PROBLEMS
    said = capsys.readouterr()
    assert said.out.startswith(f"{tmp_path}/exercise.de.toml:57:10: error[S603]")
    assert "57 | [endings.slient]" in said.out
    assert said.err == "2 files checked: 1 error.\n"


def test_an_overlay_is_checked_alone_and_in_a_folder(tmp_path: Path, capsys: Output) -> None:
    path = with_overlay(tmp_path, "missing_text")
    assert run(["check", str(path.with_name("exercise.de.toml"))]) == ExitCode.OK
    assert capsys.readouterr().err == "1 file checked: 1 warning.\n"
    assert run(["check", str(tmp_path), "--strict"]) == ExitCode.PROBLEMS
    assert capsys.readouterr().err == "2 files checked: 1 warning.\n"


def test_the_overlay_of_a_rulebook_is_checked_against_it(tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "rulebooks"
    folder.mkdir()
    (folder / "mild.toml").write_bytes(RULEBOOK.read_bytes())
    overlay = folder / "mild.de.toml"
    overlay.write_text('title = "Mildes Regelwerk"\n[orders.apologie]\ntitle = "Entschuldigung"\n')
    assert run(["check", str(overlay)]) == ExitCode.PROBLEMS
    said = capsys.readouterr().out
    assert "error[S603]" in said
    assert 'did you mean "apology"?' in said


def test_a_shipped_exercise_is_checked_with_its_overlays(capsys: Output) -> None:
    assert run(["check", "first_watch", "two_banks", "--strict"]) == ExitCode.OK
    assert capsys.readouterr().err == "4 files checked: no problems.\n"


def test_a_scenario_that_is_saved_is_checked_anew_with_its_overlays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = with_overlay(tmp_path, "misspelt_id")

    def changed(files: object) -> Iterator[list[str]]:
        yield [str(path)]

    monkeypatch.setattr("game.commands.watching.changes", changed)
    assert run(["check", str(path), "--watch"]) == ExitCode.OK
    assert capsys.readouterr().err.endswith("2 files checked: 1 error.\n")

"""`concord import` and `concord export`: files, streams, exit codes and what is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import run
from game.exit_codes import ExitCode
from game.quantities.checked import playable
from game.scenario.library import shipped
from tests.authoring.msel.made import book
from tests.authoring.msel.test_round_trip import unnumbered
from tests.test_imports import loaded_by

Output = pytest.CaptureFixture[str]

LIST = book([["Event #", "Subject", "Send To", "Weather"], [1, "Fog", "North", "wet"], []])


@pytest.fixture
def msel(tmp_path: Path) -> Path:
    path = tmp_path / "list.xlsx"
    path.write_bytes(LIST)
    return path


def test_a_list_becomes_a_scenario_that_checks_and_runs(
    msel: Path, tmp_path: Path, capsys: Output
) -> None:
    made = tmp_path / "made.toml"
    assert run(["import", str(msel), "-o", str(made)]) == ExitCode.OK
    said = capsys.readouterr()
    assert said.out == ""
    assert '"MSEL": header in row 1, 1 entry.\n' in said.err
    assert "  Event #  number             synonym\n" in said.err
    assert "  Weather  –                  left: in the notes of each entry\n" in said.err
    assert f"Written to {made}." in said.err
    capsys.readouterr()
    assert run(["check", "--format", "json", str(made)]) == ExitCode.OK
    told = json.loads(capsys.readouterr().out)["diagnostics"]
    assert {one["code"] for one in told} == {"S432"}  # the blanks, and nothing else
    assert run(["run", str(made)]) == ExitCode.OK


def test_without_an_output_the_scenario_is_all_that_is_printed(msel: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "import", "-"], input=LIST, capture_output=True
    )
    assert done.returncode == ExitCode.OK
    assert list(playable(done.stdout, "made.toml").injects) == ["fog"]
    assert b"standard input" in done.stdout


@pytest.mark.parametrize("form", ["msel-csv", "msel-xlsx"])
def test_a_shipped_exercise_goes_out_and_comes_in(
    form: str, tmp_path: Path, capsys: Output
) -> None:
    out, made = tmp_path / "list", tmp_path / "made.toml"
    assert run(["export", "the_narrows", "--to", form, "-o", str(out)]) == ExitCode.OK
    assert capsys.readouterr() == ("", "")
    assert run(["import", str(out), "-o", str(made)]) == ExitCode.OK
    before = playable(shipped()["the_narrows"].read_bytes(), "before")
    after = playable(made.read_bytes(), "after")
    assert unnumbered(after, before) == before.injects
    assert after.nations.keys() == before.nations.keys()


def test_an_export_without_an_output_is_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "export", "the_narrows", "--to", "msel-csv"],
        capture_output=True,
    )
    assert done.returncode == ExitCode.OK
    assert done.stderr == b""
    assert done.stdout.startswith(b'\xef\xbb\xbf"Number","Title"')


@pytest.mark.parametrize("command", [["import"], ["export", "--to", "msel-csv"]])
def test_a_file_that_exists_is_written_over_only_with_leave(
    command: list[str], msel: Path, tmp_path: Path, capsys: Output
) -> None:
    source = str(msel) if command[0] == "import" else "the_narrows"
    out = tmp_path / "out"
    out.write_text("precious")
    line = [*command, source, "-o", str(out)]
    assert run(line) == ExitCode.USAGE
    assert "exists; --force writes over it" in capsys.readouterr().err
    assert out.read_text() == "precious"
    assert run([*line, "--force"]) == ExitCode.OK
    assert out.read_text() != "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.xlsx", "out"]


def test_inputs_that_are_no_file(tmp_path: Path, capsys: Output) -> None:
    for name, said in (
        (str(tmp_path / "none.xlsx"), "There is no file"),
        (str(tmp_path), "is a folder"),
        ("a\0b", "cannot be read"),
    ):
        assert run(["import", name]) == ExitCode.USAGE
        assert said in capsys.readouterr().err


def test_outputs_that_cannot_be_written(msel: Path, tmp_path: Path, capsys: Output) -> None:
    for name, said in (
        (str(tmp_path), "is a folder"),
        (str(tmp_path / "none" / "x.toml"), "There is no folder"),
        (str(tmp_path / ("x" * 300)), "cannot be written"),
    ):
        assert run(["import", str(msel), "-o", name]) == ExitCode.USAGE
        assert said in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to(msel: Path, tmp_path: Path, capsys: Output) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert run(["import", str(msel), "-o", str(closed / "x.toml")]) == ExitCode.USAGE
    assert "cannot be written" in capsys.readouterr().err


def test_what_cannot_be_read_is_wrong_usage_and_what_is_no_list_a_problem(
    tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "list.xlsx"
    for content, code in ((b"PK\x03\x04", ExitCode.USAGE), (b"a,b\nc,d", ExitCode.PROBLEMS)):
        path.write_bytes(content)
        assert run(["import", str(path), "-o", str(tmp_path / "x.toml")]) == code
        assert "Traceback" not in capsys.readouterr().err
        assert not (tmp_path / "x.toml").exists()


def test_a_sheet_is_chosen_by_name(msel: Path, tmp_path: Path, capsys: Output) -> None:
    assert run(["import", str(msel), "--sheet", "Day 1"]) == ExitCode.USAGE
    assert 'has no sheet "Day 1": there is only "MSEL".' in capsys.readouterr().err
    assert run(["import", str(msel), "--sheet", "MSEL"]) == ExitCode.OK


@pytest.mark.parametrize("form", ["md", "html", "json", "csv", "xlsx"])
def test_forms_of_a_save_are_not_there_yet(form: str, capsys: Output) -> None:
    assert run(["export", "the_narrows", "--to", form]) == ExitCode.USAGE
    assert f"`--to {form}` is not there yet" in capsys.readouterr().err


def test_an_unknown_form_is_told_with_those_that_there_are(capsys: Output) -> None:
    assert run(["export", "the_narrows", "--to", "docx"]) == ExitCode.USAGE
    assert "msel-csv or msel-xlsx" in capsys.readouterr().err


def test_a_scenario_with_mistakes_is_not_exported(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("format = 1\n")
    assert run(["export", str(path), "--to", "msel-csv"]) == ExitCode.PROBLEMS
    said = capsys.readouterr()
    assert said.out == ""
    assert "broken.toml has mistakes" in said.err
    assert run(["export", "no_such", "--to", "msel-csv"]) == ExitCode.USAGE


def test_skipped_rows_and_guesses_are_told(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Titl,To,Description\nPHASE,,\n,,\n,,\na,All,b\n".replace("PHASE,", ",PHASE"))
    assert run(["import", str(path), "-o", str(tmp_path / "x.toml")]) == ExitCode.OK
    said = capsys.readouterr().err
    assert "title              guessed" in said
    assert "Skipped row 2, neither a title nor a description: PHASE." in said
    assert "Skipped rows 3–4, empty." in said


def test_what_is_asked_ends_with_a_question_mark(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Title,To\na,All\nb, c,All\n")
    assert run(["import", str(path), "-o", str(tmp_path / "x.toml")]) == ExitCode.OK
    said = capsys.readouterr().err
    assert "  Row 3 has more cells than the header: is a comma not quoted?\n" in said


def test_spreadsheets_are_loaded_only_for_workbooks() -> None:
    code = (
        "import io, sys\nfrom game.cli import run\n"
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'Title,To\\na,All'))\n"
        "assert run(['import', '-', '-o', '/dev/null', '--force']) == 0\n"
        "line = ['export', 'the_narrows', '--to', 'msel-csv', '-o', '/dev/null', '--force']\n"
        "assert run(line) == 0"
    )
    assert loaded_by(code, {"openpyxl", "textual", "numpy"}) == set()

"""`concord handouts`: a folder of papers, and nothing written over unasked."""

from pathlib import Path

import pytest

from game.cli import run
from game.exit_codes import ExitCode
from tests.small import HERE

Output = pytest.CaptureFixture[str]
SMALL = str(HERE / "small.toml")


def test_the_papers_are_written_in_both_forms(tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "deep" / "papers"
    assert run(["handouts", SMALL, "-o", str(folder)]) == ExitCode.OK
    assert capsys.readouterr() == ("", f"14 papers are in {folder}.\n")
    names = sorted(path.name for path in folder.iterdir())
    assert names[:2] == ["brief_avalon.html", "brief_avalon.md"]
    assert len(names) == 14


def test_one_form_alone(tmp_path: Path) -> None:
    assert run(["handouts", SMALL, "-o", str(tmp_path), "--to", "md"]) == ExitCode.OK
    assert {path.suffix for path in tmp_path.iterdir()} == {".md"}


def test_papers_are_written_over_only_when_asked_to(tmp_path: Path, capsys: Output) -> None:
    paper = tmp_path / "brief_avalon.md"
    paper.write_text("with notes by hand")
    assert run(["handouts", SMALL, "-o", str(tmp_path)]) == ExitCode.USAGE
    assert "--force" in capsys.readouterr().err
    assert paper.read_text() == "with notes by hand"
    assert list(tmp_path.iterdir()) == [paper]
    assert run(["handouts", SMALL, "-o", str(tmp_path), "--force"]) == ExitCode.OK
    assert paper.read_text().startswith("# Brief: Avalon")


def test_a_scenario_with_mistakes_has_no_papers(tmp_path: Path, capsys: Output) -> None:
    broken = str(HERE / "gallery" / "unknown_nation.toml")
    assert run(["handouts", broken, "-o", str(tmp_path)]) == ExitCode.PROBLEMS
    assert "unknown nation" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "file").write_text("x")
    assert run(["handouts", SMALL, "-o", str(tmp_path / "file" / "papers")]) == ExitCode.USAGE
    assert "Not a directory" in capsys.readouterr().err

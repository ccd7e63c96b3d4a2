"""`concord new`: a file that can be played at once, and nothing written over."""

from pathlib import Path

import pexpect
import pytest

from game.cli import run
from game.exit_codes import ExitCode
from tests.benchmarks.terminal_speed import concord

Output = pytest.CaptureFixture[str]


@pytest.mark.parametrize("crisis", ["hybrid", "none"])
def test_what_is_written_is_checked_and_played(crisis: str, tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "mine.toml"
    arguments = ["--crisis", crisis, "--nations", "3", "--turns", "4", "--title", "Mine"]
    assert run(["new", str(path), *arguments]) == ExitCode.OK
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{path} is written. Next:\n")
    assert run(["check", str(path), "--strict"]) == ExitCode.OK
    assert run(["run", str(path)]) == ExitCode.OK
    assert capsys.readouterr().out.startswith("Mine, seed 1: ")


def test_without_a_terminal_it_takes_what_is_usual(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert run(["new", str(path)]) == ExitCode.OK
    text = path.read_text()
    assert "turns = 6" in text
    assert text.count("public_brief") == 4
    assert 'kind = "cyber"' in text


def test_nothing_is_written_over(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("precious")
    assert run(["new", str(path)]) == ExitCode.USAGE
    assert "is there already" in capsys.readouterr().err
    assert path.read_text() == "precious"


@pytest.mark.parametrize(
    ("name", "said"),
    [("mine", "A scenario is a TOML file"), ("no/such/folder/mine.toml", "cannot be written")],
)
def test_where_it_cannot_be_written_it_is_said(
    name: str, said: str, tmp_path: Path, capsys: Output
) -> None:
    assert run(["new", str(tmp_path / name)]) == ExitCode.USAGE
    assert said in capsys.readouterr().err


def test_in_a_terminal_it_asks_for_what_is_not_given(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    command, *arguments = (*concord(), "new", str(path), "--nations", "2")
    with pexpect.spawn(command, arguments, timeout=20, encoding="utf-8") as asked:
        asked.expect("What strikes")
        asked.sendline("flood")
        asked.expect("is not one of")
        asked.sendline("terrorism")
        asked.expect("How many turns")
        asked.sendline("")
        asked.expect("is written")
        asked.expect(pexpect.EOF)
    text = path.read_text()
    assert 'kind = "terrorism"' in text
    assert "turns = 6" in text

"""The command line: help, versions, exit codes and what is said when something goes wrong."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from game import __version__
from game.cli import COMMANDS, concord, help_width, run, unknown_command
from game.exit_codes import ExitCode

ROOT = Path(__file__).resolve().parents[1]


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def command_that(monkeypatch: pytest.MonkeyPatch) -> "CommandThat":
    return CommandThat(monkeypatch)


class CommandThat:
    """Puts a command of the test's own in the place of `scenarios`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def does(self, callback: object) -> None:
        assert callable(callback)
        command = click.Command("scenarios", callback=callback)
        self.monkeypatch.setattr(concord, "get_command", lambda ctx, name: command)


def raising(error: BaseException) -> object:
    def callback() -> None:
        raise error

    return callback


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_begins_with_examples_and_names_every_command(
    option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([option]) == ExitCode.OK
    said = capsys.readouterr().out
    assert said.index("Examples:") < said.index("Usage:") < said.index("Commands:")
    for name, line in COMMANDS.items():
        assert f"  {name}" in said
        assert line in said


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_told(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([option]) == ExitCode.OK
    assert capsys.readouterr().out == f"concord {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_module_and_shows_help_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = importlib.import_module(f"game.commands.{name}").command
    assert command.name == name
    assert run([name, "-h"]) == ExitCode.OK
    assert f"concord {name}" in capsys.readouterr().out.split("Usage:")[-1] or "Example" in (
        command.help or ""
    )


def test_an_unknown_command_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["senarios"]) == ExitCode.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    assert "Did you mean `concord scenarios`?" in said.err


def test_an_unknown_command_unlike_any_other_points_to_the_list() -> None:
    assert "`concord -h` lists them" in unknown_command("zzzzzz")


def test_an_unknown_option_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--no-such-option"]) == ExitCode.USAGE
    assert "--no-such-option" in capsys.readouterr().err


def test_every_exit_code_says_when_it_is_used() -> None:
    source = (ROOT / "game" / "exit_codes.py").read_text()
    for code in ExitCode:
        _, _, after = source.partition(f"    {code.name} = {code.value}\n")
        assert after.startswith('    """'), code


def test_the_code_that_a_command_returns_is_the_exit_code(command_that: CommandThat) -> None:
    command_that.does(lambda: ExitCode.PROBLEMS)
    assert run(["scenarios"]) == ExitCode.PROBLEMS


def test_a_command_that_returns_nothing_has_done_its_job(command_that: CommandThat) -> None:
    command_that.does(lambda: None)
    assert run(["scenarios"]) == ExitCode.OK


def test_the_code_that_a_command_leaves_with_is_the_exit_code(command_that: CommandThat) -> None:
    command_that.does(lambda: click.get_current_context().exit(ExitCode.SAVE))
    assert run(["scenarios"]) == ExitCode.SAVE


def test_a_users_error_is_one_sentence_on_standard_error(
    command_that: CommandThat, capsys: pytest.CaptureFixture[str]
) -> None:
    command_that.does(raising(click.ClickException("There is no exercise `nowhere`.")))
    assert run(["scenarios"]) == ExitCode.PROBLEMS
    assert capsys.readouterr() == ("", "concord: There is no exercise `nowhere`.\n")


def test_an_interrupt_leaves_with_130(command_that: CommandThat) -> None:
    command_that.does(raising(KeyboardInterrupt()))
    assert run(["scenarios"]) == ExitCode.INTERRUPTED


def test_a_bug_is_told_in_a_line_and_written_to_a_log(
    command_that: CommandThat,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONCORD_LOGS", str(tmp_path))
    command_that.does(raising(RuntimeError("the dice fell off the table")))
    assert run(["scenarios"]) == ExitCode.PROBLEMS
    said = capsys.readouterr().err
    (log,) = tmp_path.iterdir()
    assert said.count("\n") == 1
    assert str(log) in said
    assert "Traceback" not in said
    assert "the dice fell off the table" in log.read_text()


def test_a_bug_is_told_when_no_log_can_be_written(
    command_that: CommandThat,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CONCORD_LOGS", str(tmp_path / "file"))
    command_that.does(raising(RuntimeError("the dice fell off the table")))
    assert run(["scenarios"]) == ExitCode.PROBLEMS
    assert "RuntimeError in test_cli.py, line " in capsys.readouterr().err


def test_old_crash_logs_make_room(
    command_that: CommandThat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCORD_LOGS", str(tmp_path))
    command_that.does(raising(RuntimeError("again")))
    for _ in range(25):
        run(["scenarios"])
    assert len(list(tmp_path.iterdir())) == 20


def test_a_reader_that_goes_away_is_no_error_to_speak_of() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "game", "-h"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    with program.stderr as errors:
        assert errors.read() == b""
    assert program.wait() == ExitCode.BROKEN_PIPE


def test_without_a_terminal_the_home_screen_says_so_and_leaves() -> None:
    result = in_a_process()
    assert result.returncode == ExitCode.USAGE
    assert result.stdout == ""
    assert "terminal" in result.stderr
    assert "Traceback" not in result.stderr


def test_completion_for_shells_offers_the_commands() -> None:
    result = in_a_process(_CONCORD_COMPLETE="bash_complete", COMP_WORDS="concord s", COMP_CWORD="1")
    assert result.stdout.split() == ["plain,schema", "plain,scenarios", "plain,saves"]


@pytest.mark.parametrize(
    ("wanted", "terminal", "width"),
    [
        ("", 120, 98),
        ("", 64, 62),
        ("", None, 78),
        ("90", 64, 88),
        ("0", 64, 62),
        ("wide", None, 78),
        ("20", 64, 50),
    ],
)
def test_help_is_as_wide_as_the_terminal_up_to_a_hundred_columns(
    monkeypatch: pytest.MonkeyPatch, wanted: str, terminal: int | None, width: int
) -> None:
    def size() -> os.terminal_size:
        if terminal is None:
            raise OSError
        return os.terminal_size((terminal, 24))

    monkeypatch.setenv("COLUMNS", wanted)
    monkeypatch.setattr(os, "get_terminal_size", size)
    assert help_width() == width

"""The app on a real pseudo-terminal: it gives the terminal back however it ends."""

import os
import signal
import sys
from pathlib import Path

import pexpect
import pytest

from game.exit_codes import ExitCode

pytestmark = pytest.mark.terminal

ROOT = Path(__file__).parents[2]
HOME = "C O N C O R D"
ALTERNATE_SCREEN_OFF = "\x1b[?1049l"
MOUSE_OFF = "\x1b[?1003l"
CURSOR_ON = "\x1b[?25h"

FAULTY = """
import sys
import game.tui.screens.home as home
from game.cli import main

def fail(self):
    raise ZeroDivisionError("a bug [/]")

home.HomeScreen.action_saves = fail
sys.argv = ["concord"]
main()
"""


def started(*arguments: str, **variables: str) -> pexpect.spawn:
    """Python with these arguments on a terminal of 80 × 24."""
    return pexpect.spawn(
        sys.executable,
        list(arguments),
        cwd=str(ROOT),
        env={**os.environ, "TERM": "xterm-256color", **variables},
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=30,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_stop_restores_the_terminal(number: signal.Signals) -> None:
    program = started("-m", "game")
    program.expect_exact(HOME)
    program.expect_exact("Commands")
    program.kill(number)
    rest = program.read()
    program.close()
    for restored in (ALTERNATE_SCREEN_OFF, MOUSE_OFF, CURSOR_ON):
        assert restored in rest
    assert "Traceback" not in rest
    assert program.exitstatus == ExitCode.INTERRUPTED


def test_a_terminal_that_goes_away_ends_the_program_and_keeps_the_exercise(
    own_folders: Path,
) -> None:
    program = started("-m", "game", "play", "the_narrows", "--seat", "2", "--seed", "7")
    program.expect_exact("Everyone else")
    os.close(program.child_fd)
    _, status = os.waitpid(program.pid, 0)
    assert os.waitstatus_to_exitcode(status) == ExitCode.INTERRUPTED
    (save,) = (own_folders / "saves").glob("*.jsonl")
    assert save.read_bytes().endswith(b"\n")


def test_a_bug_is_one_friendly_line_and_a_log(own_folders: Path) -> None:
    program = started("-c", FAULTY)
    program.expect_exact(HOME)
    program.expect_exact("Commands")
    program.send("v")
    rest = program.read()
    program.close()
    assert program.exitstatus == ExitCode.PROBLEMS
    assert ALTERNATE_SCREEN_OFF in rest
    told = rest[rest.rindex("\x1b") :]
    assert "Something went wrong inside Concord" in told
    assert "Traceback" not in told
    (log,) = (own_folders / "logs").glob("*.log")
    assert str(log) in told
    assert "ZeroDivisionError: a bug [/]" in log.read_text()


def test_ctrl_q_leaves_with_success() -> None:
    program = started("-m", "game")
    program.expect_exact(HOME)
    program.expect_exact("Commands")
    program.send("\x11")
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == ExitCode.OK


def test_a_terminal_that_cannot_be_drawn_on_is_refused() -> None:
    program = started("-m", "game", TERM="dumb")
    program.expect_exact("TERM says that nothing can be drawn here")
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == ExitCode.USAGE

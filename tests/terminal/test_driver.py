"""The driver of the pseudo-terminal sees what a person would see, and fails when nothing comes."""

import signal
import sys

import pytest

from tests.terminal.driver import NotShownError, open_terminal

pytestmark = pytest.mark.terminal

ECHO = (sys.executable, "-c", "while True: print('said', input('> ').upper(), flush=True)")
RED = r"print('\x1b[?2048$p\x1b[>1u\x1b[<u\x1b[31mred\x1b[0m', end='')"
ASKS = (sys.executable, "-c", r"print('asked\x1b[?2026$p', flush=True); print(repr(input()))")
QUESTIONS = (sys.executable, "-c", RED)


def test_it_types_and_waits_for_the_answer() -> None:
    with open_terminal(ECHO) as terminal:
        terminal.wait_for(">")
        pressed = terminal.send("hello", "enter")
        assert terminal.wait_for("said HELLO") > pressed


def test_it_fails_with_the_screen_when_nothing_comes() -> None:
    with open_terminal(ECHO) as terminal:
        terminal.wait_for(">")
        with pytest.raises(NotShownError, match=r"Nothing after 0\.1 s.*\n>"):
            terminal.wait_for("said", timeout=0.1)


def test_it_fails_at_once_when_the_program_has_ended() -> None:
    with (
        open_terminal((sys.executable, "-c", "print('bye')")) as terminal,
        pytest.raises(NotShownError, match=r"The program ended.*\nbye"),
    ):
        terminal.wait_for("hello")


def test_questions_to_the_terminal_are_not_text() -> None:
    with open_terminal(QUESTIONS) as terminal:
        assert terminal.wait_until_ended() == 0
        assert terminal.text.strip() == "red"
        assert terminal.screen.buffer[0][0].fg == "red"


def test_it_says_that_it_shows_frames_whole() -> None:
    with open_terminal(ASKS) as terminal:
        terminal.wait_for("asked")
        terminal.send("enter")
        terminal.wait_for(r"'\x1b[?2026;2$y'")


def test_a_killed_program_tells_its_signal() -> None:
    with open_terminal(ECHO) as terminal:
        terminal.wait_for(">")
        assert terminal.kill() == -signal.SIGKILL


def test_an_exit_code_is_told() -> None:
    with open_terminal((sys.executable, "-c", "raise SystemExit(7)")) as terminal:
        assert terminal.wait_until_ended() == 7

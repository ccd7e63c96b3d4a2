"""Lines in and out: what is echoed, what is hidden, what is cleared."""

import io
from collections.abc import Callable

import pytest

from game.plain.dialogue import Choice, Dialogue
from game.plain.terminal import BLANK_LINES, CLEAR, LONGEST, Leaving, Terminal


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def piped(given: str) -> tuple[Terminal, io.StringIO]:
    heard = io.StringIO()
    return Terminal(io.StringIO(given), heard), heard


def test_what_comes_through_a_pipe_is_echoed_after_the_prompt() -> None:
    terminal, heard = piped("3\r\n")
    assert terminal.ask("Number:") == "3"
    assert heard.getvalue() == "Number: 3\n"


def test_what_is_typed_at_a_terminal_is_not_echoed_again() -> None:
    heard = io.StringIO()
    assert Terminal(Screen("3\n"), heard).ask("Number:") == "3"
    assert heard.getvalue() == "Number: "


def test_a_secret_is_never_echoed() -> None:
    terminal, heard = piped("4711\n")
    assert terminal.ask_secret("PIN:") == "4711"
    assert "4711" not in heard.getvalue()


def test_the_end_of_the_input_leaves() -> None:
    terminal, heard = piped("")
    with pytest.raises(Leaving):
        terminal.ask("Number:")
    with pytest.raises(Leaving):
        terminal.ask_secret("PIN:")
    assert heard.getvalue().endswith("\n")


def test_a_line_without_an_end_does_not_fill_the_memory_nor_the_next_answer() -> None:
    terminal, _ = piped("x" * (3 * LONGEST) + "\nnext\n")
    assert len(terminal.ask("a")) == LONGEST
    assert terminal.ask("b") == "next"


def test_an_echo_obeys_nothing() -> None:
    terminal, heard = piped("\x1b[2Jhello\n")
    terminal.ask("Say:")
    assert "\x1b" not in heard.getvalue()


def test_a_screen_is_cleared_with_what_has_scrolled_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    heard = Screen()
    Terminal(io.StringIO(), heard).clear()
    assert heard.getvalue() == CLEAR
    assert CLEAR.endswith("\x1b[3J")


@pytest.mark.parametrize("term", ["dumb", ""])
def test_where_nothing_can_be_cleared_there_are_blank_lines(
    term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("LINES", "90")
    monkeypatch.setenv("COLUMNS", "80")
    heard = Screen()
    Terminal(io.StringIO(), heard).clear()
    assert heard.getvalue() == "\n" * 90


def test_a_pipe_gets_blank_lines_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    terminal, heard = piped("")
    terminal.clear()
    assert heard.getvalue() == "\n" * BLANK_LINES


def test_lines_are_wrapped_at_words_on_a_screen_and_left_alone_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "41")
    long = "one two three four five six seven eight nine ten eleven twelve"
    screen, (terminal, heard) = Screen(), piped("")
    Terminal(io.StringIO(), screen).say(long)
    terminal.say(long)
    assert max(map(len, screen.getvalue().split("\n"))) <= 40
    assert screen.getvalue().split() == long.split()
    assert heard.getvalue() == long + "\n"


def test_a_wrong_number_is_told_and_asked_again() -> None:
    terminal, heard = piped("9\n²\nx\x1b[31m\n-1\n2\n")
    assert Dialogue(terminal).pick("Which?", ["one.", "two."]) == 1
    said = heard.getvalue()
    assert '"9" is none of the numbers from 0 to 2.' in said
    assert said.count("is none of the numbers") == 4
    assert "\x1b" not in said


def test_enter_says_the_choices_again() -> None:
    terminal, heard = piped("\n1\n")
    Dialogue(terminal).menu("Now", [Choice("the only one.", lambda: True)])
    assert heard.getvalue().count("1. the only one.") == 2


@pytest.mark.parametrize("word", ["q", "Q", "quit"])
def test_a_word_leaves_from_any_prompt(word: str) -> None:
    asks: tuple[Callable[[Dialogue], object], ...] = (
        lambda dialogue: dialogue.ask("a"),
        lambda dialogue: dialogue.pick("a", ["b"]),
        lambda dialogue: dialogue.amount("a"),
        lambda dialogue: dialogue.text("a"),
        lambda dialogue: dialogue.pause(),
    )
    for ask in asks:
        terminal, _ = piped(f"{word}\n")
        with pytest.raises(Leaving):
            ask(Dialogue(terminal))


def test_an_amount_may_be_more_than_anybody_has_but_must_be_a_number() -> None:
    terminal, heard = piped("many\n" + "9" * 5000 + "\n1.5\n-2\n")
    assert Dialogue(terminal).amount("How many?") == -2
    assert heard.getvalue().count("is no whole number") == 3

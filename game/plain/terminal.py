"""Lines out, lines in: the only place where plain text meets a terminal, a pipe or a file."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from getpass import getpass
from typing import Protocol, TextIO

from game.exit_codes import ExitCode
from game.plain.words import one_line

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""To the top, clear the screen, and then what has scrolled away, which 2J may add to."""

BLANK_LINES = 60
"""How many push a part out of sight where nothing can be cleared, unless the screen is taller."""

NARROWEST = 20
"""Columns under which no line is wrapped at its words."""

LONGEST = 4096
"""Characters of a line that are taken; what follows them on the line is not."""


class Leaving(Exception):  # noqa: N818 - somebody wants to go, and that is no error
    """The exercise is to be left, from wherever the question was asked."""

    def __init__(self, code: ExitCode = ExitCode.OK) -> None:
        super().__init__()
        self.code = code


class Source(Protocol):
    """Where lines come from: standard input, or what stands for it."""

    def isatty(self) -> bool: ...

    def readline(self, limit: int = -1, /) -> str: ...


class Terminal:
    """Text, one thing a line: no colour, no box, no cursor that moves."""

    def __init__(self, source: Source, target: TextIO) -> None:
        self._source, self._target = source, target
        self._typed = source.isatty()
        """Whether somebody types, and sees it, so that it need not be echoed."""
        self._drawn = target.isatty()

    @classmethod
    def standard(cls) -> "Terminal":
        """Standard input and output; characters that they cannot hold do not stop an exercise."""
        for stream in (sys.stdin, sys.stdout):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        return cls(sys.stdin, sys.stdout)

    def say(self, *lines: str) -> None:
        """Print lines, wrapped at words if they go to a screen."""
        self._target.write("".join(f"{row}\n" for line in lines for row in self._rows(line)))
        self._target.flush()

    def ask(self, prompt: str) -> str:
        """A line that somebody gives. Raises Leaving at the end of the input."""
        self._prompt(prompt)
        given = self._read()
        if given is None:
            self.say("")
            raise Leaving
        if not self._typed:
            self.say(one_line(given))
        return given

    def ask_secret(self, prompt: str) -> str:
        """A line that is not shown while it is typed, and not echoed."""
        if self._typed:
            self._target.flush()
            try:
                return getpass(f"{prompt} ")
            except EOFError:
                self.say("")
                raise Leaving from None
        self._prompt(prompt)
        given = self._read()
        self.say("")
        if given is None:
            raise Leaving
        return given

    def clear(self) -> None:
        """Take everything out of sight, and out of what can be scrolled back to."""
        if self._drawn and os.environ.get("TERM", "") not in ("", "dumb"):
            self._target.write(CLEAR)
            self._target.flush()
            return
        tall = shutil.get_terminal_size().lines if self._drawn else 0
        self.say(*[""] * max(BLANK_LINES, tall))

    def _prompt(self, prompt: str) -> None:
        *before, last = self._rows(prompt)
        self.say(*before)
        self._target.write(f"{last} ")
        self._target.flush()

    def _read(self) -> str | None:
        """The next line without its end; None at the end of the input, or if there is none."""
        try:
            line = self._source.readline(LONGEST)
        except OSError:
            return None
        if not line:
            return None
        end = line
        while not end.endswith("\n") and (end := self._source.readline(LONGEST)):
            continue
        return line.strip()

    def _rows(self, line: str) -> Iterable[str]:
        width = shutil.get_terminal_size().columns - 1 if self._drawn else 0
        if width < NARROWEST or len(line) <= width:
            return (line,)
        return textwrap.wrap(line, width, break_on_hyphens=False) or ("",)

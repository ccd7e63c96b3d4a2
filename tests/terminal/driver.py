"""A program on a real pseudo-terminal: types keys and waits for what the screen then shows."""

import os
import queue
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]

CONCORD = (sys.executable, "-m", "game")
"""The program as a checkout runs it."""

KEYS: Mapping[str, str] = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "ctrl+c": "\x03",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
}
"""What a terminal sends for the keys that are not a letter or a digit."""

UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$p")
"""Questions and keyboard modes that pyte would print as text: a program that asks them reads on."""

MAY_FRAME, DOES_FRAME = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""The question whether a terminal shows frames whole, and the answer of one that does."""

FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"

UNFINISHED = re.compile(rb"\x1b(\[[<=>?]?[0-9;]*\$?)?$")
"""A sequence that a read has cut in two."""

PATIENCE = 30.0
"""Seconds to wait for something before the run has failed."""


class NotShownError(AssertionError):
    """What a test waited for did not come; the message has the screen as it was."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some output of the program and the moment it was read."""

    at: float
    output: bytes


def as_at_a_keyboard() -> None:
    """Ctrl-C is heard, even where the tests run in the background and do not hear it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Terminal:
    """A program on a pseudo-terminal of a given size; `open_terminal` ends it too."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        lines: int = 24,
        environment: Mapping[str, str] | None = None,
        folder: Path = ROOT,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self._chunks: queue.Queue[Chunk | None] = queue.Queue()
        self._in_frame = False
        self._text: str | None = None
        self.ended = False
        self.last_output = 0.0
        """When the latest output that the screen shows was read."""
        self.started = time.perf_counter()
        self.child = pexpect.spawn(
            command[0],
            list(command[1:]),
            dimensions=(lines, columns),
            env=plain_environment(environment),
            cwd=str(folder),
            timeout=None,
            preexec_fn=as_at_a_keyboard,
        )
        self.child.delaybeforesend = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return int(self.child.pid)

    @property
    def text(self) -> str:
        """The screen's lines as text."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self.screen.display)
        return self._text

    def _read(self) -> None:
        while True:
            try:
                output = os.read(self.child.child_fd, 65536)
            except OSError:
                output = b""
            if not output:
                self._chunks.put(None)
                return
            self._chunks.put(Chunk(time.perf_counter(), output))

    def _show(self, chunk: Chunk) -> None:
        output = UNKNOWN_TO_PYTE.sub(b"", self._rest + chunk.output)
        cut = UNFINISHED.search(output)
        self._rest = output[cut.start() :] if cut else b""
        self._stream.feed(output[: cut.start()] if cut else output)
        self._text = None
        self.last_output = chunk.at
        self._frame(chunk.output)

    def _frame(self, output: bytes) -> None:
        """Note whether a frame is whole, and answer a program that asks whether it may frame."""
        begins, ends = output.rfind(FRAME_BEGINS), output.rfind(FRAME_ENDS)
        if begins != ends:
            self._in_frame = begins > ends
        if MAY_FRAME in output:
            with suppress(OSError):
                self.child.send(DOES_FRAME)

    def _next(self, timeout: float) -> bool:
        """Show what comes next, frames whole. False if nothing came or the program has ended."""
        shown = False
        while not self.ended and (not shown or self._in_frame):
            try:
                chunk = self._chunks.get(timeout=max(0.0, timeout))
            except queue.Empty:
                return shown
            if chunk is None:
                self.ended = True
                return shown
            self._show(chunk)
            shown = True
        return shown

    def send(self, *keys: str) -> float:
        """Type keys by name, or a text as it is, and return the moment of the first."""
        at = time.perf_counter()
        self.child.send("".join(KEYS.get(key, key) for key in keys).encode())
        return at

    def wait_for(
        self, shown: str | Callable[[str], bool], *, timeout: float = PATIENCE, what: str = ""
    ) -> float:
        """Wait until the screen has a text or satisfies a condition; the moment it was read."""
        holds = (lambda text: shown in text) if isinstance(shown, str) else shown
        deadline = time.perf_counter() + timeout
        while not holds(self.text):
            if not self._next(deadline - time.perf_counter()):
                why = "The program ended" if self.ended else f"Nothing after {timeout:g} s"
                wanted = what or (repr(shown) if isinstance(shown, str) else "the condition")
                raise NotShownError(f"{why}; waited for {wanted}. The screen:\n{self.text}")
        return self.last_output

    def painted(self, quiet: float = 0.15) -> float:
        """Read until nothing comes for a moment; when the screen first was as it is then."""
        shown = [(self.last_output, self._cells())]
        while self._next(quiet):
            shown.append((self.last_output, self._cells()))
        first = self.last_output
        for at, cells in reversed(shown):
            if cells != shown[-1][1]:
                break
            first = at
        return first

    def _cells(self) -> list[tuple[pyte.screens.Char, ...]]:
        """Every cell with its colours."""
        columns = range(self.screen.columns)
        lines = (self.screen.buffer[line] for line in range(self.screen.lines))
        return [tuple(line[column] for column in columns) for line in lines]

    def settle(self, quiet: float = 0.15, *, timeout: float = PATIENCE) -> float:
        """Read until nothing comes for a moment; when the last output before that was read."""
        deadline = time.perf_counter() + timeout
        while self._next(quiet):
            if time.perf_counter() > deadline:
                raise NotShownError(f"The screen does not come to rest:\n{self.text}")
        return self.last_output

    def wait_until_ended(self, *, timeout: float = PATIENCE) -> int:
        """Wait for the program's end and return its exit code, or minus the signal's number."""
        deadline = time.perf_counter() + timeout
        while not self.ended:
            if not self._next(deadline - time.perf_counter()) and not self.ended:
                raise NotShownError(f"The program goes on after {timeout:g} s:\n{self.text}")
        self.child.wait()
        if self.child.signalstatus is not None:
            return -int(self.child.signalstatus)
        return int(self.child.exitstatus)

    def kill(self, signal_number: int = signal.SIGKILL) -> int:
        """Send a signal, kill -9 if not said otherwise, and wait for the end."""
        self.child.kill(signal_number)
        return self.wait_until_ended()

    def close(self) -> None:
        """End the program if it still runs."""
        if not self.ended:
            self.child.kill(signal.SIGKILL)
            self._reader.join(PATIENCE)
        self.child.close(force=True)


@contextmanager
def open_terminal(
    command: Sequence[str] = CONCORD,
    *,
    columns: int = 80,
    lines: int = 24,
    environment: Mapping[str, str] | None = None,
    folder: Path = ROOT,
) -> Iterator[Terminal]:
    """A program on a pseudo-terminal, ended when the block is left."""
    terminal = Terminal(
        command, columns=columns, lines=lines, environment=environment, folder=folder
    )
    try:
        yield terminal
    finally:
        terminal.close()


def plain_environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a plain colour terminal, whatever runs the tests."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CONCORD_", "TEXTUAL", "LINES", "COLUMNS", "NO_COLOR", "CI"))
    }
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | dict(changes or {})

"""Measures on a real pseudo-terminal, beside a bare Textual app in the same run."""

import itertools
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from game.scenario.library import shipped
from tests.benchmarks.ratio import Ratio, in_turns
from tests.terminal.driver import ROOT, Terminal, open_terminal
from tests.terminal.players import Table

HERE = Path(__file__).parent
EMPTY_APP = (sys.executable, str(HERE / "empty_app.py"))
TABLE_APP = (sys.executable, str(HERE / "table_app.py"))
HOME = "New exercise"
"""What the first painted home screen shows."""
COLUMNS, LINES = 120, 40


def concord() -> tuple[str, ...]:
    """The command as it is installed beside this interpreter, else the module."""
    script = Path(sys.executable).with_name("concord")
    return (str(script),) if script.exists() else (sys.executable, "-m", "game")


@contextmanager
def opened(command: Sequence[str]) -> Iterator[Terminal]:
    """A program on a large pseudo-terminal, with a folder of its own for saves."""
    sys.setswitchinterval(0.0005)  # the reader must get its turn while the screen is worked out
    with tempfile.TemporaryDirectory() as saves:
        environment = {"CONCORD_SAVES": saves, "CONCORD_CONFIG": saves}
        with open_terminal(
            command, columns=COLUMNS, lines=LINES, environment=environment
        ) as terminal:
            yield terminal


def wait_for_home(terminal: Terminal) -> float:
    return terminal.wait_for(HOME)


def wait_for_background(terminal: Terminal) -> float:
    """Wait until the last cell of the screen has been painted."""
    return terminal.wait_for(
        lambda _: terminal.screen.buffer[LINES - 1][COLUMNS - 1].bg != "default",
        what="a painted background",
    )


def press(terminal: Terminal, *keys: str) -> float:
    """Seconds from keys until the screen is as it stays, colours and all."""
    pressed = terminal.send(*keys)
    terminal.wait_for(lambda _: terminal.last_output > pressed, what="some output")
    return terminal.painted() - pressed


def start() -> Ratio:
    """From the command to the first painted home screen."""

    def ours() -> float:
        with opened(concord()) as terminal:
            return wait_for_home(terminal) - terminal.started

    def theirs() -> float:
        with opened(EMPTY_APP) as terminal:
            return wait_for_background(terminal) - terminal.started

    return Ratio(
        "start to the home screen", "an empty Textual app", *in_turns(ours, theirs, 9), 1.8
    )


def memory_of_the_home_screen() -> Ratio:
    """What the home screen keeps in memory once it is painted."""

    def ours() -> float:
        with opened(concord()) as terminal:
            wait_for_home(terminal)
            terminal.settle()
            return resident(terminal.pid)

    def theirs() -> float:
        with opened(EMPTY_APP) as terminal:
            wait_for_background(terminal)
            terminal.settle()
            return resident(terminal.pid)

    figures = in_turns(ours, theirs, 3)
    return Ratio("memory of the home screen", "an empty Textual app", *figures, 1.8, unit="MB")


def key_on_the_home_screen() -> Ratio:
    """A move in the menu."""
    with opened(concord()) as home, opened(TABLE_APP) as table:
        wait_for_home(home)
        table.wait_for("9 9")
        home.settle()
        table.settle()
        figures = in_turns(
            lambda: press(home, "down") + press(home, "up"),
            lambda: press(table, "down") + press(table, "up"),
            20,
        )
    return Ratio("two keys in the home menu", "two keys in a 10×10 table", *figures, 2)


def help_opening() -> Ratio:
    """F1 until the help is there."""
    with opened(concord()) as home, opened(TABLE_APP) as table:
        wait_for_home(home)
        table.wait_for("9 9")
        home.settle()
        table.settle()

        def ours() -> float:
            took = press(home, "f1")
            home.wait_for(lambda text: HOME not in text or "Help" in text)
            press(home, "escape")
            return took

        figures = in_turns(ours, lambda: press(table, "down"), 10)
    return Ratio("help opens", "a key in a 10×10 table", *figures, 12)


@contextmanager
def at_the_decision() -> Iterator[Terminal]:
    """The Narrows with one person, who is composing the orders of the first turn."""
    with opened((*concord(), "play", "the_narrows", "--seat", "1", "--seed", "7")) as terminal:
        table = Table(terminal)
        table.play(lambda now: now.scene == "decision")
        yield terminal


def key_in_the_composer() -> Ratio:
    """A unit more of an order, saved, and painted; what it would do follows when keys rest."""
    with at_the_decision() as decision, opened(TABLE_APP) as table:
        table.wait_for("9 9")
        table.settle()
        people = Table(decision)
        while people.amount() == 0:
            press(decision, "down")
            decision.send("+")
            decision.settle()

        def ours() -> float:
            before = people.amount()
            pressed = decision.send("+" if before == 0 else "-")
            painted = decision.wait_for(lambda _: people.amount() not in (before, -1))
            decision.settle()
            return painted - pressed

        def theirs() -> float:
            return press(table, next(arrows))

        arrows = itertools.cycle(("down", "up"))
        figures = in_turns(ours, theirs, 41)
    return Ratio("a key in the composer", "a key in a 10×10 table", *figures, 2)


def end_of_a_turn() -> Ratio:
    """The last orders are sent: the turn is worked out, saved, and its reveal painted."""

    def ours() -> float:
        with at_the_decision() as terminal:
            Table(terminal).press_on("d")
            return press(terminal, "enter")

    with opened(TABLE_APP) as table:
        table.wait_for("9 9")
        table.settle()
        figures = in_turns(ours, lambda: press(table, "down"), 5)
    return Ratio("the screen at a turn's end", "a key in a 10×10 table", *figures, 10)


def command_line_help() -> Ratio:
    """`concord --help`, beside an interpreter that does nothing."""

    def seconds(command: Sequence[str]) -> float:
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - began

    figures = in_turns(
        lambda: seconds((*concord(), "--help")),
        lambda: seconds((sys.executable, "-c", "pass")),
        20,
    )
    return Ratio("`concord --help`", "`python -c pass`", *figures, 5)


def checking() -> Ratio:
    """`concord check` on the largest exercise, beside reading it into its models and no more."""
    largest = max(shipped().values(), key=lambda path: path.stat().st_size)
    only_read = (
        "import sys; from pathlib import Path; from game.scenario.load import read; "
        "read(Path(sys.argv[1]).read_bytes(), sys.argv[1])"
    )

    def seconds(command: Sequence[str]) -> float:
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL, check=True)
        return time.perf_counter() - began

    figures = in_turns(
        lambda: seconds((*concord(), "check", str(largest))),
        lambda: seconds((sys.executable, "-c", only_read, str(largest))),
        15,
    )
    return Ratio("`concord check`", "importing pydantic and parsing", *figures, 2)


def processor_at_rest(seconds: float = 3.0) -> float:
    """The share of a processor that the home screen takes when nobody does anything."""
    with opened(concord()) as terminal:
        wait_for_home(terminal)
        terminal.settle()
        before = processor_seconds(terminal.pid)
        began = time.perf_counter()
        while time.perf_counter() - began < seconds:
            terminal.settle(seconds)
        return (processor_seconds(terminal.pid) - before) / (time.perf_counter() - began)


def resident(pid: int) -> float:
    """Bytes of memory that a process holds and shares with no other."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    kilobytes = {line.split(":")[0]: line.split()[1] for line in rollup.splitlines()[1:]}
    return 1024.0 * (int(kilobytes["Private_Clean"]) + int(kilobytes["Private_Dirty"]))


def processor_seconds(pid: int) -> float:
    """Seconds of processor time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


RATIOS = (
    start,
    memory_of_the_home_screen,
    key_on_the_home_screen,
    key_in_the_composer,
    help_opening,
    end_of_a_turn,
    command_line_help,
    checking,
)

"""The way in and the way out: choosing, seating, saving, going on, and what cannot be opened."""

import os
import signal
import subprocess
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.exit_codes import ExitCode
from game.plain.play import CannotBeOpenedError, play
from game.plain.seating import first_people
from game.rules.exercise import Exercise
from game.session.files import FileStore
from game.session.saves import list_saves
from game.session.seats import Seat
from tests.plain.listening import ENTER, Room, Typed
from tests.small import HERE
from tests.terminal.driver import CONCORD, ROOT, Terminal, open_terminal
from tests.test_imports import SCREENS, importing_all_of, loaded_by

SMALL = HERE / "small.toml"


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCORD_SAVES", str(tmp_path / "saves"))
    return tmp_path / "saves"


def in_a_process(given: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`concord play --plain` with its input in a pipe."""
    return subprocess.run(
        [*CONCORD, "play", "--plain", *arguments],
        cwd=ROOT,
        env=os.environ | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"},
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
    )


def only_save(saves: Path) -> Path:
    return next(path for path in saves.iterdir() if path.suffix == ".jsonl")


# In memory


def test_seats_are_given_out_and_the_exercise_begins(exercise: Exercise, saves: Path) -> None:
    room = Room(
        [
            *("Borduria: the computer", "A person, who is asked", Typed("12"), Typed("13")),
            *(Typed("12"), Typed("12"), "Avalon: a person", "The computer as Free rider"),
            *("Dice", Typed("41"), "Begin", Typed("12"), ENTER, ENTER, ENTER, Typed("q")),
        ]
    )
    assert play(room.terminal, exercise=exercise) == ExitCode.OK
    assert "The two were not the same." in room.text
    assert "Borduria: a person, with a PIN." in room.text
    assert "Avalon: the computer as Free rider." in room.text
    assert "Situation of Borduria" in room.text
    assert "12" not in room.text.replace("12.", "").replace("2031", "")
    header = only_save(saves).read_text(encoding="utf-8").splitlines()[0]
    assert '"seed":41' in header
    assert list_saves(saves)[0].waiting == ("Borduria",)


def test_somebody_has_to_play(exercise: Exercise, saves: Path) -> None:
    room = Room(["Avalon", "The computer as Random", "Begin", "Back"])
    assert play(room.terminal, exercise=exercise) == ExitCode.OK
    assert "Give at least one nation to a person." in room.text
    assert room.text.endswith("Goodbye.\n")
    assert not saves.exists()


def test_the_first_menu_begins_one_of_the_shipped_exercises(saves: Path) -> None:
    room = Room(["Begin a new exercise", "The Narrows", "Begin with these seats", Typed("q")])
    assert play(room.terminal) == ExitCode.OK
    assert "Briefing of Avalon." in room.text
    assert f"concord play --plain {only_save(saves)}\n" in room.text


def test_the_first_menu_goes_on_with_what_was_left(exercise: Exercise, saves: Path) -> None:
    assert (
        play(
            Room([Typed("q")]).terminal, exercise=exercise, seats=first_people(exercise, 2), seed=1
        )
        == ExitCode.OK
    )
    room = Room(
        ["Go on with Small, turn 1 of 4, situation, Avalon and Borduria to act", Typed("q")]
    )
    assert play(room.terminal) == ExitCode.OK
    assert "Avalon only. Everyone else, please look away." in room.text
    room = Room(["Go on with a saved", "Small, turn 1 of 4", Typed("q")])
    assert play(room.terminal) == ExitCode.OK
    assert "Avalon only." in room.text
    assert len(list_saves(saves)) == 1


def test_a_save_that_is_open_elsewhere_is_told_and_another_can_be_chosen(
    exercise: Exercise, saves: Path
) -> None:
    play(Room([]).terminal, exercise=exercise, seats=first_people(exercise, 1), seed=1)
    store = FileStore.open(only_save(saves))
    room = Room(["Go on with Small", "Go on with a saved exercise", "Small", "Leave"])
    assert play(room.terminal) == ExitCode.OK
    assert room.text.count(f"is open in process {os.getpid()}.") == 2
    store.close()


def test_what_is_no_save_is_refused(tmp_path: Path) -> None:
    for name, content in (("notes.jsonl", b"hello\n"), ("empty.jsonl", b"")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(CannotBeOpenedError, match=name):
            play(Room([]).terminal, save=path)
        assert path.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_told(exercise: Exercise, saves: Path) -> None:
    saves.write_text("a file where a folder should be")
    with pytest.raises(CannotBeOpenedError, match="No save can be begun"):
        play(Room([]).terminal, exercise=exercise, seats=first_people(exercise, 1))


def test_an_outcome_can_be_heard_again(exercise: Exercise, saves: Path) -> None:
    from game.session.host import Session

    path = saves / "over.jsonl"
    seats = {nation: Seat("cooperator") for nation in exercise.scenario.nations}
    session = Session.begin(exercise, seats, seed=1, store=FileStore.create(path))
    while session.phase != "outcome":
        session.proceed()
    session.close()
    room = Room(["Leave"])
    assert play(room.terminal, save=path) == ExitCode.OK
    assert "To hear its outcome again:" in room.text


def test_ctrl_c_leaves_with_everything_saved(exercise: Exercise, saves: Path) -> None:
    def script() -> Iterator[str]:
        yield from (ENTER, ENTER, ENTER, ENTER, "Avalon is done", "Done reading")
        raise KeyboardInterrupt

    room = Room(script())
    assert (
        play(room.terminal, exercise=exercise, seats=first_people(exercise, 2), seed=1)
        == ExitCode.INTERRUPTED
    )
    assert "Everything is saved. To go on:" in room.text
    assert list_saves(saves)[0].waiting == ("Borduria",)


# As a program


def test_a_pipe_is_read_line_by_line_and_echoed_and_its_end_leaves(saves: Path) -> None:
    done = in_a_process("\n\n\n\n15\n1\n", str(SMALL), "--seat", "2", "--seed", "3")
    assert (done.returncode, done.stderr) == (ExitCode.OK, "")
    assert "\nNumber: 15\n" in done.stdout
    assert "\nDone. Call Borduria.\n" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stdout.endswith(f"To go on:\nconcord play --plain {only_save(saves)}\n")
    again = in_a_process("\n\n", str(only_save(saves)))
    assert (again.returncode, again.stderr) == (ExitCode.OK, "")
    assert "Borduria only. Everyone else, please look away." in again.stdout
    assert "Avalon only" not in again.stdout


def test_a_whole_exercise_can_be_piped_in(saves: Path) -> None:
    first = ["15", "1", "7", "1", "0", "12", "1", "", "", "", "6"]
    later = ["15", "7", "1", "12", "1", "", "", "", "6"]
    given = "\n".join(["", "", "", *first, *(later * 3), "9", ""])
    done = in_a_process(given, str(SMALL), "--seat", "1")
    assert (done.returncode, done.stderr) == (ExitCode.OK, "")
    assert list_saves(saves)[0].finished, done.stdout[-2000:]


@pytest.mark.parametrize("given", ["", "q\n", "\x00\x1b[2J\udce9\n", "x" * 100_000])
def test_whatever_comes_in_ends_in_a_farewell(given: str, saves: Path) -> None:
    done = subprocess.run(
        [*CONCORD, "play", "--plain", "the_narrows"],
        cwd=ROOT,
        input=given.encode("utf-8", "surrogateescape"),
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")
    assert done.stdout.endswith(b"Goodbye.\n")
    assert b"\x1b" not in done.stdout


def test_an_output_that_cannot_hold_a_character_goes_on(saves: Path) -> None:
    done = subprocess.run(
        [*CONCORD, "play", "--plain", str(SMALL), "--seat", "1"],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        input="\n\n\né\n13\n3\né\n".encode(),
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nonesuch"], ExitCode.USAGE),
        (["-"], ExitCode.USAGE),
        (["the_narrows", "--seat", "9"], ExitCode.USAGE),
        (["--seat", "2"], ExitCode.USAGE),
        (["the_narrows", "--seat", "1", "--seed", str(2**63)], ExitCode.USAGE),
        ([str(HERE / "gallery/missing_table.toml")], ExitCode.PROBLEMS),
        ([str(HERE / "conftest.py")], ExitCode.SAVE),
    ],
)
def test_wrong_words_are_told_before_anything_is_asked(
    arguments: list[str], code: ExitCode
) -> None:
    done = in_a_process("", *arguments)
    assert done.returncode == code
    assert done.stderr.startswith("concord: ")
    assert "Traceback" not in done.stderr


def test_plain_text_loads_no_screens() -> None:
    assert loaded_by(importing_all_of("plain"), {*SCREENS, "game.tui"}) == set()
    code = f"from game.cli import run\nrun(['play', '--plain', '--seat', '1', {str(SMALL)!r}])"
    assert loaded_by(code, {*SCREENS, "game.tui"}) == set()


def test_home_is_said_before_anything_heavy_is_loaded() -> None:
    assert loaded_by("from game.cli import run\nrun(['play', '--plain'])", {"numpy"}) == set()


# On a real terminal


@pytest.mark.terminal
def test_a_terminal_is_cleared_between_seats_and_the_pin_is_not_seen(saves: Path) -> None:
    command = (*CONCORD, "play", "--plain", str(SMALL))
    with open_terminal(command, environment={"CONCORD_SAVES": str(saves)}) as terminal:
        steps = (
            ("Number:", "1"),
            ("Who plays Avalon?", "2"),
            ("PIN for Avalon", "4711"),
            ("The same PIN again:", "4711"),
            ("Avalon: a person, with a PIN.", "2"),
            ("Who plays Borduria?", "1"),
            ("Borduria: a person, no PIN.", "5"),
            ("PIN of Avalon:", "4711"),
            ("Small.", ""),
            ("What only Avalon knows:", ""),
            ("What Avalon wants:", ""),
            ("15. Avalon is done", "15"),
            ("Done reading?", "1"),
        )
        for shown, typed in steps:
            terminal.wait_for(shown)
            terminal.send(typed, "enter")
        terminal.wait_for("Enter when Borduria is ready:")
        assert terminal.text.startswith("Done. Call Borduria.\nBorduria only.")
        assert "Avalon" not in terminal.text
        assert "4711" not in terminal.text
        terminal.settle()  # Python forgets a Ctrl-C that comes just before it begins to read
        terminal.send("ctrl+c")
        assert terminal.wait_until_ended() == ExitCode.INTERRUPTED
        assert "Everything is saved. To go on:" in terminal.text


@pytest.mark.terminal
def test_a_signal_while_a_pin_is_typed_leaves_the_terminal_as_it_was(saves: Path) -> None:
    command = (*CONCORD, "play", "--plain", str(SMALL))
    with open_terminal(command, environment={"CONCORD_SAVES": str(saves)}) as terminal:
        for shown, typed in (("Number:", "1"), ("Who plays Avalon?", "2")):
            terminal.wait_for(shown)
            terminal.send(typed, "enter")
        terminal.wait_for("PIN for Avalon")
        assert not echoes(terminal)
        assert terminal.kill(signal.SIGTERM) == ExitCode.INTERRUPTED
        assert echoes(terminal)


def echoes(terminal: Terminal) -> bool:
    """Whether what is typed at a terminal is shown."""
    return bool(termios.tcgetattr(terminal.child.child_fd)[3] & termios.ECHO)

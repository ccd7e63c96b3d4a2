"""`concord play` says what is wrong with its words before anything is drawn."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from game.cli import run
from game.commands import play
from game.commands.opening import CannotBePlayedError
from game.exit_codes import ExitCode
from game.session.files import FileStore
from game.session.host import Session
from game.session.saves import saves_folder
from game.session.view import Phase


@pytest.fixture(autouse=True)
def own_saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCORD_SAVES", str(tmp_path / "saves"))
    return tmp_path


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were a terminal."""
    monkeypatch.setattr(play, "no_terminal", lambda: "")


@pytest.mark.parametrize("arguments", [[], ["play"], ["play", "the_narrows"]])
def test_without_a_terminal_it_says_so_and_does_not_wait(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == ExitCode.USAGE
    assert done.stdout == ""
    assert "no terminal to play on" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonesuch"], 'There is no exercise and no file "nonesuch"'),
        (["the_narrow"], 'Did you mean "the_narrows"?'),
        (["the_narrows", "--seat", "9"], "has 4 seats, not 9"),
        (["the_narrows", "--seat", "0"], "--seat"),
        (["the_narrows", "--seed", "x"], "--seed"),
        (["--seat", "2"], "need a scenario"),
        (["--until", "2"], "need a scenario"),
        (["the_narrows", "--until", "9"], "has 8 turns, and no turn 9"),
        (["the_narrows", "--until", "0"], "--until"),
        (["the_narrows", "--seat", "dorne=saint"], "There is no doctrine `saint`"),
        (["the_narrows", "--seat", "atlantis=random"], "There is no nation `atlantis`"),
        (["the_narrows", "--seat", "avalon=random"], "`avalon` is played by a person"),
    ],
)
def test_wrong_words_are_told(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["play", *arguments]) == ExitCode.USAGE
    assert said in capsys.readouterr().err


def test_a_scenario_with_mistakes_is_not_opened(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("format = 1\n")
    with pytest.raises(CannotBePlayedError):
        play.aim(str(broken), play.Seating(2), None)


def test_a_file_that_is_no_save_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("hello\n")
    with pytest.raises(play.UnusableSaveError) as refused:
        play.aim(str(other), play.OPEN, None)
    assert refused.value.exit_code == ExitCode.SAVE


def test_a_save_takes_no_seats(tmp_path: Path) -> None:
    save = tmp_path / "a.jsonl"
    save.write_text("")
    with pytest.raises(click.UsageError):
        play.aim(str(save), play.Seating(2), None)


def test_so_many_people_play_the_first_nations_and_the_save_goes_on_there() -> None:
    session, volume = play.aim("the_narrows", play.Seating(2), 7)
    assert session is not None
    assert volume is None
    nations = tuple(session.exercise.scenario.nations)
    assert session.persons == nations[:2]
    assert session.seed == 7
    session.close()
    (path,) = Path(saves_folder()).glob("*.jsonl")
    again, _ = play.aim(str(path), play.OPEN, None)
    assert again is not None
    assert (again.turn, again.phase, again.persons) == (1, session.phase, session.persons)
    again.close()


def test_a_save_that_is_open_elsewhere_is_told(tmp_path: Path) -> None:
    session, _ = play.aim("the_narrows", play.Seating(1), 7)
    assert session is not None
    (path,) = Path(saves_folder()).glob("*.jsonl")
    with pytest.raises(play.UnusableSaveError, match="is open in process"):
        play.aim(str(path), play.OPEN, None)
    session.close()


def test_until_opens_the_situation_of_a_turn_for_the_first_nation() -> None:
    seating = play.Seating.of(("dorne=random", "avalon=cooperator"), 3)
    session, _ = play.aim("the_narrows", seating, 7)
    assert session is not None
    assert (session.turn, session.phase) == (3, Phase.SITUATION)
    assert session.persons == session.waiting == ("avalon",)
    assert session.seats["dorne"].player == "random"
    session.close()
    (path,) = Path(saves_folder()).glob("*.jsonl")
    assert run(["verify", str(path)]) == ExitCode.OK


def test_until_is_for_plain_text_as_well() -> None:
    arguments = ["play", "the_narrows", "--plain", "--seed", "7", "--until", "4"]
    done = subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    (path,) = Path(saves_folder()).glob("*.jsonl")
    session = Session.resume(FileStore.open(path, read_only=True))
    assert (session.turn, session.phase) == (4, Phase.SITUATION)


@pytest.mark.parametrize("name", ["game", "game.jsonl"])
def test_a_save_is_played_by_the_name_that_the_list_gives_it(name: str, own_saves: Path) -> None:
    path = own_saves / "saves" / "game.jsonl"
    path.parent.mkdir()
    path.write_text("")
    assert play.file_of(name, play.Seating(), None) == path


def test_a_terminal_that_cannot_draw_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    said = play.no_terminal()
    assert "no terminal" not in said
    assert said.count("concord play --plain") == 1

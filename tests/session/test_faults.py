"""Full disks, failing writes and kill -9: nothing that was acknowledged is ever lost."""

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from game.rules.exercise import Exercise
from game.session.commands import Command
from game.session.errors import NotSavedError, SaveError
from game.session.files import FileStore
from game.session.fold import Playthrough
from game.session.formats import FORMAT
from game.session.host import Session
from game.session.view import Phase
from tests.session.faults import (
    Fault,
    Shim,
    failing,
    in_a_child,
    killed,
    killed_halfway,
    shim,
    short,
)
from tests.session.playing import begin, done, some_offer

HEADER = {"record": "header", "format": FORMAT, "needs": "0.1.0"}
LINES = 6

Acknowledge = Callable[[str], None]
Step = tuple[str | None, Command | None]
"""A seat's command, or the room going on."""


def note(number: int) -> dict[str, object]:
    return {"record": "note", "number": number, "text": "x" * 200}


def play(path: Path, acknowledge: Acknowledge) -> None:
    """A save that is begun, written, closed, opened again and gone on with."""
    store = FileStore.create(path)
    store.append(0, "c0", [HEADER])
    acknowledge("0")
    for number in range(1, LINES):
        if number == LINES // 2:
            store.close()
            store = FileStore.open(path)
        store.append(number, f"c{number}", [note(number)])
        acknowledge(f"{number}")
    store.close()


def go_on_with_a_torn_line(path: Path, acknowledge: Acknowledge) -> None:
    """A save that a crash has torn, opened and gone on with."""
    store = FileStore.open(path)
    number = len(store.records())
    store.append(number, f"c{number}", [note(number)])
    acknowledge(f"{number}")
    store.close()


def tear(path: Path, *, known: bool) -> None:
    """A save of three lines and the beginning of a fourth, of which the side file may know."""
    store = FileStore.create(path)
    for number in range(4 if known else 3):
        store.append(number, f"c{number}", [HEADER if number == 0 else note(number)])
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:-40] if known else whole + b'{"seq":3,"after":"')


def killed_at(
    number: int, fault: Fault, work: Callable[[Acknowledge], None]
) -> tuple[list[str], bool]:
    """Kills a child at its n-th call that changes something."""

    def child(acknowledge: Acknowledge) -> None:
        with shim() as disk:
            disk.from_now_on(fault, lambda made: made == number)
            work(acknowledge)

    return in_a_child(child)


def check_what_is_left(path: Path, acknowledged: list[str]) -> None:
    """Everything acknowledged is there, at most one more, nothing is damaged, and play goes on."""
    if not path.exists():
        assert acknowledged == []
        return
    store = FileStore.open(path)
    assert store.read_only is None
    ids = [entry.command_id for entry in store.records()]
    assert ids == [f"c{number}" for number in range(len(ids))]
    assert len(acknowledged) <= len(ids) <= len(acknowledged) + 1
    store.append(len(ids), f"c{len(ids)}", [note(len(ids))])
    store.close()
    assert FileStore.open(path, read_only=True).damage is None


@pytest.mark.parametrize("fault", [killed, killed_halfway])
def test_a_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path, fault: Fault) -> None:
    number, ended = 0, False
    while not ended:
        number += 1
        path = tmp_path / f"{number}" / "save.jsonl"
        said, ended = killed_at(number, fault, partial(play, path))
        check_what_is_left(path, said)
    assert number > 20


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("fault", [killed, killed_halfway])
def test_a_kill_during_recovery_loses_nothing(tmp_path: Path, fault: Fault, known: bool) -> None:
    number, ended = 0, False
    while not ended:
        number += 1
        path = tmp_path / f"{number}" / "save.jsonl"
        tear(path, known=known)
        said, ended = killed_at(number, fault, partial(go_on_with_a_torn_line, path))
        check_what_is_left(path, ["0", "1", "2", *said])
    assert number > 8


Chosen = Callable[[int], Callable[[int], bool]]


def once(number: int) -> Callable[[int], bool]:
    return lambda made: made == number


def from_then_on(number: int) -> Callable[[int], bool]:
    return lambda made: made >= number


FAULTS = [
    pytest.param(failing(errno.EIO), id="EIO"),
    pytest.param(failing(errno.ENOSPC), id="ENOSPC"),
    pytest.param(failing(errno.EACCES), id="EACCES"),
    pytest.param(short, id="short"),
]


def play_against(disk: Shim, path: Path) -> list[str]:
    """As `play`, but a player who is refused tries the same once more, then stops."""
    said: list[str] = []
    for _ in range(2):
        try:
            store = FileStore.open(path) if path.exists() else FileStore.create(path)
        except (NotSavedError, SaveError):
            continue
        number = len(store.records())
        refused = 0
        while number < LINES and refused < 2:
            try:
                records = [HEADER if number == 0 else note(number)]
                store.append(number, f"c{number}", records)
            except NotSavedError:
                refused += 1
                assert len(store.records()) == number
            else:
                said.append(f"{number}")
                number += 1
        store.close()
    return said


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("chosen", [once, from_then_on])
def test_a_failing_call_loses_nothing_acknowledged(
    tmp_path: Path, fault: Fault, chosen: Chosen
) -> None:
    number, reached = 0, True
    while reached:
        number += 1
        path = tmp_path / f"{number}" / "save.jsonl"
        path.parent.mkdir()
        with shim() as disk:
            disk.from_now_on(fault, chosen(number))
            said = play_against(disk, path)
            reached = len(disk.made) >= number
        if chosen is once:
            assert len(said) == LINES
        check_what_is_left(path, said)
    assert number > 15


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("chosen", [once, from_then_on])
def test_a_failing_call_during_recovery_loses_nothing(
    tmp_path: Path, fault: Fault, chosen: Chosen
) -> None:
    number, reached = 0, True
    while reached:
        number += 1
        path = tmp_path / f"{number}" / "save.jsonl"
        tear(path, known=False)
        before = path.read_bytes()
        with shim() as disk:
            disk.from_now_on(fault, chosen(number))
            store = FileStore.open(path)
            assert len(store.records()) == 3
            assert store.damage is None
            if store.read_only is not None:
                assert path.read_bytes()[: len(before) - 18] == before[:-18]
            store.close()
            reached = len(disk.made) >= number
        check_what_is_left(path, ["0", "1", "2"])
    assert number > 8


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_a_refused_append_names_the_reason_and_can_be_tried_again(
    tmp_path: Path, code: int
) -> None:
    path = tmp_path / "save.jsonl"
    store = FileStore.create(path)
    store.append(0, "c0", [HEADER])
    before = path.read_bytes()
    with shim() as disk:
        disk.from_now_on(failing(code), lambda number: disk.made[-1] == "write")
        with pytest.raises(NotSavedError, match=os.strerror(code)):
            store.append(1, "c1", [note(1)])
        assert path.read_bytes() == before
        disk.heal()
        assert store.append(1, "c1", [note(1)]) == 1
    store.close()


def test_a_short_write_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "save.jsonl"
    store = FileStore.create(path)
    store.append(0, "c0", [HEADER])
    before = path.read_bytes()
    with shim() as disk:
        disk.from_now_on(short, lambda number: disk.made[-1] == "write")
        with pytest.raises(NotSavedError, match="disk may be full"):
            store.append(1, "c1", [note(1)])
    assert path.read_bytes() == before
    assert store.append(1, "c1", [note(1)]) == 1
    store.close()


def test_what_cannot_be_taken_back_ends_writing(tmp_path: Path) -> None:
    """A half line that cannot be cut off must never be followed by another line."""
    path = tmp_path / "save.jsonl"
    store = FileStore.create(path)
    store.append(0, "c0", [HEADER])
    with shim() as disk:
        disk.from_now_on(short, lambda number: disk.made[-1] in ("write", "ftruncate"))
        with pytest.raises(NotSavedError):
            store.append(1, "c1", [note(1)])
    with pytest.raises(NotSavedError, match="put back"):
        store.append(1, "c1", [note(1)])
    store.close()
    check_what_is_left(path, ["0"])


def test_an_interrupt_during_an_append_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted(name: str, call: object, arguments: object) -> object:
        raise KeyboardInterrupt

    path = tmp_path / "save.jsonl"
    store = FileStore.create(path)
    store.append(0, "c0", [HEADER])
    before = path.read_bytes()
    with shim() as disk:
        disk.from_now_on(interrupted, lambda number: number == 2)
        with pytest.raises(KeyboardInterrupt):
            store.append(1, "c1", [note(1)])
    assert path.read_bytes() == before
    assert store.append(1, "c1", [note(1)]) == 1
    store.close()


# A whole session


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.slow)])
def test_a_kill_in_the_middle_of_a_game_loses_no_command(
    exercise: Exercise, tmp_path: Path, every: int
) -> None:
    """Two people play a turn and more; the game is killed at its calls, and resumed."""
    script, states = played(exercise)
    for fault in (killed, killed_halfway):
        number, ended = 0, False
        while not ended:
            number += every
            path = tmp_path / f"{fault.__name__}{number}" / "save.jsonl"
            said, ended = killed_at(number, fault, partial(play_script, exercise, script, path))
            if not path.exists():
                assert said == []
                continue
            session = Session.resume(FileStore.open(path))
            assert session.read_only is None
            acknowledged = len(said) - 1
            assert session._play in states[max(acknowledged, 0) : acknowledged + 2]
            session.close()
        assert number > 3 * len(script)


def played(exercise: Exercise) -> tuple[list[Step], list[Playthrough]]:
    """A game in memory: what was done, and the state before and after each step."""
    session = begin(exercise, "avalon", "borduria")
    choose = Random(3)
    script: list[Step] = []
    states = [session._play]
    while session.turn < 2 or session.phase is not Phase.CONSULTATION:
        seat = choose.choice(session.waiting) if session.waiting else None
        command = some_offer(session, seat, choose) if seat else None
        script.append((seat, command))
        step(session, seat, command)
        states.append(session._play)
    return script, states


def step(session: Session, seat: str | None, command: Command | None) -> None:
    if seat is None or command is None:
        done(session.proceed())
    else:
        done(session.do(seat, command))


def play_script(
    exercise: Exercise, script: list[Step], path: Path, acknowledge: Acknowledge
) -> None:
    session = begin(exercise, "avalon", "borduria", store=FileStore.create(path))
    acknowledge("begun")
    for seat, command in script:
        step(session, seat, command)
        acknowledge("done")
    session.close()

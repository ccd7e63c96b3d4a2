"""The Narrows from the home screen to the outcome, on a real pseudo-terminal, with and without a
`kill -9` in the middle of a turn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.session.files import FileStore
from game.session.host import Session
from game.session.seats import PERSON
from game.session.view import Phase
from tests.terminal.driver import Terminal, open_terminal
from tests.terminal.players import PLANS, Table

pytestmark = pytest.mark.terminal

SEED = 7


@dataclass(frozen=True)
class Played:
    """What is left of an exercise that was played."""

    save: Path
    outcome: str
    """The last screen."""


@contextmanager
def concord(folder: Path) -> Iterator[Terminal]:
    """The program, with saves and settings in a folder of the test."""
    places = {
        "CONCORD_SAVES": folder / "saves",
        "CONCORD_LOGS": folder / "logs",
        "CONCORD_CONFIG": folder / "settings",
    }
    environment = {name: str(path) for name, path in places.items()}
    with open_terminal(columns=80, lines=40, environment=environment) as terminal:
        yield terminal


def play_to_the_outcome(table: Table, folder: Path) -> Played:
    table.play(lambda now: now.scene == "outcome")
    outcome = table.terminal.text
    table.terminal.send("ctrl+q")
    assert table.terminal.wait_until_ended() == 0
    (save,) = (folder / "saves").glob("*.jsonl")
    return Played(save, outcome)


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("unbroken")
    with concord(folder) as terminal:
        table = Table(terminal)
        table.begin(SEED)
        return play_to_the_outcome(table, folder)


def test_two_people_and_two_doctrines_play_to_the_outcome(unbroken: Played) -> None:
    session = Session.resume(FileStore.open(unbroken.save, read_only=True))
    assert [seat.player == PERSON for seat in session.seats.values()] == [True, True, False, False]
    assert session.phase is Phase.OUTCOME
    assert session.turn == 8
    outcome = session.view("table").outcome
    assert outcome is not None
    assert outcome.title in unbroken.outcome


def test_killed_twice_in_mid_turn_it_ends_as_if_it_had_not_been(
    unbroken: Played, tmp_path: Path
) -> None:
    with concord(tmp_path) as terminal:
        table = Table(terminal)
        table.begin(SEED)
        table.play(lambda now: (now.turn, now.scene, now.eyes) == (2, "consultation", "Avalon"))
        table.press("+", until=lambda _: table.amount() == 1)
        assert terminal.kill() < 0
    with concord(tmp_path) as terminal:
        table = Table(terminal)
        table.go_on()
        assert table.now.turn == 2
        assert table.amount() == 1 < PLANS["Avalon"].pledge
        table.play(lambda now: (now.turn, now.scene, now.eyes) == (3, "decision", "Avalon"))
        table.answer(PLANS["Avalon"])
        table.order(PLANS["Avalon"])
        assert terminal.kill() < 0
    with concord(tmp_path) as terminal:
        table = Table(terminal)
        table.go_on()
        resumed = play_to_the_outcome(table, tmp_path)
    assert resumed.outcome == unbroken.outcome
    assert resumed.save.read_bytes() == unbroken.save.read_bytes()

"""Errors, logs and what is said of a damaged save tell nothing that a player should not read."""

import json
from pathlib import Path
from typing import Any

import click
import pytest

from game import cli
from game.crash_log import write_crash_log
from game.exit_codes import ExitCode
from game.session.commands import Answer, Command, Reason
from game.session.decide import tidy
from game.session.errors import SaveError
from game.session.host import Session
from game.session.journal import Json
from game.session.store import MemoryStore
from game.session.view import Phase
from tests.hidden.canary import SEED, canary, tokens
from tests.hidden.oracle import Oracle
from tests.hidden.players import Room, people

SECRET = "zq9999x"


def test_the_line_about_a_crash_holds_nothing_of_what_was_going_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash() -> None:
        raise KeyError(f"crisis.{SECRET}.severity")

    (tmp_path / "file").touch()
    for logs in (tmp_path, tmp_path / "file"):
        monkeypatch.setenv("CONCORD_LOGS", str(logs))
        monkeypatch.setattr(
            cli.concord, "get_command", lambda ctx, name: click.Command("saves", callback=crash)
        )
        assert cli.run(["saves"]) == ExitCode.PROBLEMS
        said = capsys.readouterr()
        assert said.out == ""
        assert SECRET not in said.err
        assert said.err.count("\n") == 1
    assert "KeyError in test_errors.py, line " in said.err


def test_the_log_of_a_crash_in_the_middle_of_a_turn_holds_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(exercise: Any, state: Any, *rest: Any) -> None:
        orders = (exercise, state.named(), rest)
        raise RuntimeError("A rule is broken.") from ValueError(len(orders))

    monkeypatch.setenv("CONCORD_LOGS", str(tmp_path))
    monkeypatch.setattr("game.rules.turn.close_turn", broken)
    room = Room.of(canary("the_narrows"), ("avalon", "borduria"))
    with pytest.raises(RuntimeError) as caught:
        list(room.play())
    path = write_crash_log(caught.value)
    assert path is not None
    text = path.read_text("utf-8")
    assert "A rule is broken." in text
    assert not tokens(text)
    assert str(SEED) not in text


BROKEN = (
    Answer(3, SECRET),  # type: ignore[arg-type]
    Reason(SECRET.encode()),  # type: ignore[arg-type]
)


@pytest.mark.parametrize("command", BROKEN, ids=lambda command: type(command).__name__)
def test_an_error_about_a_command_does_not_hold_what_somebody_wrote(command: Command) -> None:
    with pytest.raises(TypeError) as caught:
        tidy(command)
    assert SECRET not in str(caught.value)
    assert type(command).__name__ in str(caught.value)


def rewritten(store: MemoryStore, change: Any) -> MemoryStore:
    """The same journal with other records, and every hash right."""
    other = MemoryStore()
    for entry in store.records():
        records: list[Json] = json.loads(json.dumps(list(entry.records)))
        change(entry.seq, records)
        other.append(entry.seq, entry.command_id, records)
    return other


def test_what_is_said_of_a_damaged_save_names_nothing_that_is_hidden() -> None:
    about = canary("the_narrows")
    room = Room.of(about, people(about, 0))
    for phase in room.play():
        if phase is Phase.ASSESSMENT:
            break
    oracle = Oracle(about, room.session._play)
    hidden = [
        quantity.name
        for quantity in oracle.hidden("avalon")
        if quantity.block in ("severity", "presence", "fired", "budget", "reach", "crossed")
    ]
    store = room.session._store
    assert isinstance(store, MemoryStore)
    for name in hidden:

        def beyond(seq: int, records: list[Any], name: str = name) -> None:
            if seq == 3:
                records.append(
                    {"record": "change", "turn": 1, "cause": "limit", "changes": {name: 5000.0}}
                )

        session = Session.resume(rewritten(store, beyond))
        assert session.read_only is not None
        assert "line 4" in session.read_only
        assert not tokens(session.read_only)
        assert name not in session.read_only


def test_a_save_that_was_never_begun_names_nothing_that_is_hidden() -> None:
    about = canary("the_narrows")
    room = Room.of(about, people(about, 0))
    store = room.session._store
    assert isinstance(store, MemoryStore)

    def beyond(seq: int, records: list[Any]) -> None:
        for record in records:
            for name in record.get("quantities", ()):
                record["quantities"][name] = -5000.0

    with pytest.raises(SaveError) as caught:
        Session.resume(rewritten(store, beyond))
    assert not tokens(str(caught.value))

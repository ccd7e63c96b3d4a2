"""What every store promises, whatever it keeps its journal in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.session.errors import StaleError
from game.session.files import FileStore
from game.session.store import MemoryStore, Store

Made = Callable[[], Store]
HEADER = {"record": "header", "format": 1}


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store
    made = MemoryStore() if request.param == "memory" else FileStore.create(tmp_path / "s.jsonl")
    yield made
    made.close()


def note(text: str) -> dict[str, str]:
    return {"record": "note", "text": text}


def test_a_new_store_is_empty_and_can_be_written(store: Store) -> None:
    assert store.records() == ()
    assert store.read_only is None
    assert store.notices == ()


def test_what_is_appended_is_there_in_order(store: Store) -> None:
    assert store.append(0, "begin", [HEADER]) == 0
    assert store.append(1, "one", [note("a"), note("b")]) == 1
    entries = store.records()
    assert [(entry.seq, entry.command_id) for entry in entries] == [(0, "begin"), (1, "one")]
    assert entries[1].records == (note("a"), note("b"))


def test_a_command_given_twice_is_kept_once(store: Store) -> None:
    store.append(0, "begin", [HEADER])
    assert store.append(1, "one", [note("a")]) == 1
    assert store.append(2, "one", [note("a")]) == 1
    assert store.append(1, "one", [note("a")]) == 1
    assert len(store.records()) == 2


@pytest.mark.parametrize("expected", [0, 2, 17])
def test_an_append_that_has_missed_something_is_stale(store: Store, expected: int) -> None:
    store.append(0, "begin", [HEADER])
    with pytest.raises(StaleError):
        store.append(expected, "late", [note("a")])
    assert len(store.records()) == 1
    assert store.append(1, "late", [note("a")]) == 1


def test_what_cannot_be_written_as_json_changes_nothing(store: Store) -> None:
    store.append(0, "begin", [HEADER])
    with pytest.raises(ValueError, match="JSON"):
        store.append(1, "nan", [{"record": "note", "number": float("nan")}])
    assert len(store.records()) == 1
    assert store.append(1, "after", [note("a")]) == 1


def test_records_are_a_copy_of_what_there_was(store: Store) -> None:
    store.append(0, "begin", [HEADER])
    before = store.records()
    store.append(1, "one", [note("a")])
    assert len(before) == 1


def test_a_store_can_be_closed_twice(store: Store) -> None:
    store.append(0, "begin", [HEADER])
    kept = store.records()
    store.close()
    store.close()
    assert store.records() == kept

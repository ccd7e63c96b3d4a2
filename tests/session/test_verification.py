"""Playing a save's commands again, and naming the first difference."""

import copy
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from game.rules.exercise import Exercise
from game.session.journal import Entry
from game.session.store import MemoryStore
from game.session.verification import first_difference
from tests.session.playing import begin, play

Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def entries(exercise: Exercise) -> tuple[Entry, ...]:
    store = MemoryStore()
    play(begin(exercise, "avalon", "borduria", seed=8, store=store), Random(8))
    return store.records()


def changed(
    entries: tuple[Entry, ...], line: int, change: Callable[[Records], None]
) -> tuple[Entry, ...]:
    """The entries with the records of one line changed."""
    entry = entries[line - 1]
    records = copy.deepcopy([dict(record) for record in entry.records])
    change(records)
    after = Entry(entry.seq, entry.command_id, tuple(records))
    return (*entries[: line - 1], after, *entries[line:])


def line_with(entries: tuple[Entry, ...], kind: str) -> int:
    """The first line after the first that holds a record of a kind."""
    return next(
        entry.seq + 1
        for entry in entries[1:]
        if any(record["record"] == kind for record in entry.records)
    )


def test_a_save_agrees_with_itself(entries: tuple[Entry, ...]) -> None:
    assert first_difference(entries) is None
    assert first_difference(entries[:5]) is None
    assert first_difference(entries[:1]) is None


def test_another_version_that_wrote_it_is_no_difference(entries: tuple[Entry, ...]) -> None:
    def by_another(records: Records) -> None:
        records[0]["written_by"] = "0.0.1"

    assert first_difference(changed(entries, 1, by_another)) is None


def test_a_changed_number_is_named(entries: tuple[Entry, ...]) -> None:
    line = line_with(entries, "change")

    def tamper(records: Records) -> None:
        record = next(r for r in records if r["record"] == "change")
        name = next(iter(record["changes"]))
        record["changes"][name] += 1

    found = first_difference(changed(entries, line, tamper))
    assert found is not None
    assert found.line == line
    assert "the save says" in found.what
    assert "changed in turn 1" in found.what


def test_other_dice_are_named(entries: tuple[Entry, ...]) -> None:
    line = line_with(entries, "dice")

    def tamper(records: Records) -> None:
        next(r for r in records if r["record"] == "dice")["draws"][0] = 0.5

    found = first_difference(changed(entries, line, tamper))
    assert found is not None
    assert found.line == line
    assert "the dice for" in found.what


def test_a_missing_and_an_added_record_are_named(entries: tuple[Entry, ...]) -> None:
    line = line_with(entries, "phase")

    def shorten(records: Records) -> None:
        records.pop()

    def lengthen(records: Records) -> None:
        records.append({"record": "change", "turn": 1, "cause": "magic", "changes": {}})

    shorter = first_difference(changed(entries, line, shorten))
    assert shorter is not None
    assert (shorter.line, shorter.what.startswith("today there is more")) == (line, True)
    longer = first_difference(changed(entries, line, lengthen))
    assert longer is not None
    assert 'there is no what "magic" changed' in longer.what


def test_a_command_that_is_refused_today_is_named(entries: tuple[Entry, ...]) -> None:
    line = line_with(entries, "command")

    def impossible(records: Records) -> None:
        records[0] = {
            "record": "command", "seat": "avalon", "do": "pledge", "crisis": "mines",
            "capability": "security", "units": 900,
        }  # fmt: skip

    found = first_difference(changed(entries, line, impossible)[:line])
    assert found is not None
    assert found.line == line
    assert "refused today" in found.what

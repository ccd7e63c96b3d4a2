"""Formats of saves: older ones are brought up to date step by step, newer ones refused."""

from pathlib import Path

import pytest

from game.session import files, formats
from game.session.errors import NewerFormatError, SaveError
from game.session.files import FileStore
from game.session.formats import FORMAT, UPGRADES, upgraded
from game.session.journal import Entry, Json


def entry(seq: int, *records: Json) -> Entry:
    return Entry(seq, f"c{seq}", records)


def header(version: object) -> Json:
    return {"record": "header", "format": version, "needs": "1.2"}


def renamed(record: Json) -> list[Json]:
    """From format 1 to 2: notes are called remarks."""
    return [{**record, "record": "remark"}] if record["record"] == "note" else [record]


def split(record: Json) -> list[Json]:
    """From format 2 to 3: a remark is one record a word."""
    if record["record"] != "remark":
        return [record]
    return [{"record": "word", "text": word} for word in record["text"].split()]


STEPS = {1: renamed, 2: split}


def note(text: str) -> Json:
    return {"record": "note", "text": text}


def test_there_is_a_step_from_every_older_format() -> None:
    assert set(UPGRADES) == set(range(1, FORMAT))


def test_a_save_of_todays_format_is_read_as_it_is() -> None:
    entries = (entry(0, header(FORMAT)), entry(1, note("a b")))
    assert upgraded(entries, "s") == (entries, FORMAT)


def test_an_older_save_goes_through_every_step_in_order() -> None:
    read, found = upgraded(
        (entry(0, header(1)), entry(1, note("a b"))), "s", newest=3, upgrades=STEPS
    )
    assert found == 1
    assert [r["text"] for r in read[1].records] == ["a", "b"]
    assert {r["record"] for r in read[1].records} == {"word"}


def test_an_older_save_that_was_gone_on_with_changes_format_where_it_says_so() -> None:
    entries = (
        entry(0, header(1)),
        entry(1, note("a b")),
        entry(2, {"record": "format", "format": 2, "needs": "2.0"}, note("not a remark")),
        entry(3, {"record": "remark", "text": "c d"}),
    )
    read, found = upgraded(entries, "s", newest=3, upgrades=STEPS)
    assert found == 2
    assert [r["record"] for r in read[1].records] == ["word", "word"]
    assert [r["record"] for r in read[2].records] == ["format", "note"]
    assert [r["record"] for r in read[3].records] == ["word", "word"]


@pytest.mark.parametrize("place", [0, 2])
def test_a_newer_format_is_refused_with_the_version_that_reads_it(place: int) -> None:
    entries = [entry(0, header(1)), entry(1, note("a")), entry(2, note("b"))]
    kind = "format" if place else "header"
    entries[place] = entry(place, {"record": kind, "format": FORMAT + 1, "needs": "9.8"})
    with pytest.raises(NewerFormatError, match=r"9\.8"):
        upgraded(entries, "s")


@pytest.mark.parametrize("version", [None, "1", 0, -1, 1.5])
def test_a_header_without_a_format_is_none(version: object) -> None:
    with pytest.raises(SaveError, match="names no format"):
        upgraded((entry(0, header(version)),), "s")


def test_a_journal_without_a_header_is_no_save() -> None:
    with pytest.raises(SaveError, match="no header"):
        upgraded((entry(0, note("a")),), "s")


def test_an_older_save_can_be_gone_on_with_in_todays_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.jsonl"
    store = FileStore.create(path)
    store.append(0, "begin", [header(1)])
    store.append(1, "one", [note("a b")])
    store.close()

    def later(entries: tuple[Entry, ...], name: str) -> tuple[tuple[Entry, ...], int]:
        return upgraded(entries, name, newest=3, upgrades=STEPS)

    monkeypatch.setattr("game.session.examination.upgraded", later)
    monkeypatch.setattr(formats, "FORMAT", 3)
    monkeypatch.setattr(files, "FORMAT", 3)
    store = FileStore.open(path)
    store.append(2, "two", [{"record": "word", "text": "c"}])
    store.append(3, "three", [{"record": "word", "text": "d"}])
    store.close()
    again = FileStore.open(path)
    told = [record for entry in again.records() for record in entry.records]
    assert [r["text"] for r in told if r["record"] == "word"] == ["a", "b", "c", "d"]
    assert [r["format"] for r in told if r["record"] == "format"] == [3]
    again.close()

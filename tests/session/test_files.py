"""A save's file: how it is created, found, locked, torn, cut, and left alone."""

import errno
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.session.errors import NewerFormatError, NotSavedError, SaveError, SaveInUseError
from game.session.examination import examine
from game.session.files import FileStore
from game.session.formats import FORMAT
from tests.session.faults import failing, in_a_child, shim

HEADER = {"record": "header", "format": FORMAT, "needs": "0.1.0"}


def note(text: str) -> dict[str, str]:
    return {"record": "note", "text": text}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "save.jsonl"


@pytest.fixture
def written(path: Path) -> Path:
    """A save of five lines."""
    store = FileStore.create(path)
    store.append(0, "begin", [HEADER])
    for number in range(1, 5):
        store.append(number, f"c{number}", [note(f"n{number} {'x' * 20}")])
    store.close()
    return path


@pytest.fixture
def opened(written: Path) -> Iterator[FileStore]:
    store = FileStore.open(written)
    yield store
    store.close()


def beside(path: Path) -> list[str]:
    """What lies in the save's folder."""
    return sorted(other.name for other in path.parent.iterdir())


# Creation


def test_a_save_appears_under_its_name_with_its_first_entry(path: Path) -> None:
    store = FileStore.create(path)
    assert not path.exists()
    store.append(0, "begin", [HEADER])
    assert path.exists()
    store.close()
    assert beside(path) == ["save.jsonl", "save.jsonl.head"]


def test_a_store_that_was_never_written_leaves_nothing_behind(path: Path) -> None:
    FileStore.create(path).close()
    assert beside(path) == []


def test_the_folder_is_made_if_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a/b/save.jsonl"
    store = FileStore.create(path)
    store.append(0, "begin", [HEADER])
    store.close()
    assert path.exists()


def test_an_existing_save_is_not_written_over(written: Path) -> None:
    before = written.read_bytes()
    with pytest.raises(SaveError, match="exists already"):
        FileStore.create(written)
    assert written.read_bytes() == before
    assert beside(written) == ["save.jsonl", "save.jsonl.head"]


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_folder_that_cannot_be_written_is_told(path: Path, code: int) -> None:
    with shim() as disk:
        disk.from_now_on(failing(code), lambda number: True)
        with pytest.raises(NotSavedError, match=os.strerror(code)):
            FileStore.create(path)
    assert beside(path) == []


def test_an_entry_is_on_the_disk_before_anybody_is_told(path: Path) -> None:
    """Written, then waited for; the side file, which may lag, comes last."""
    with shim() as disk:
        store = FileStore.create(path)
        disk.made.clear()
        store.append(0, "begin", [HEADER])
        assert disk.made[:2] == ["write", "fsync"]
        assert disk.made[-2:] == ["fsync", "pwrite"]
        assert disk.made.index("rename") > disk.made.index("fsync")
        disk.made.clear()
        store.append(1, "one", [note("a")])
        assert disk.made == ["write", "fsync", "pwrite"]
    store.close()


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_will_do(path: Path, code: int) -> None:
    with shim() as disk:
        store = FileStore.create(path)
        disk.from_now_on(
            failing(code), lambda number: disk.made[-1] == "fsync" and "rename" in disk.made
        )
        store.append(0, "begin", [HEADER])
    store.close()
    assert path.exists()


# One writer


def test_a_second_writer_is_told_who_has_the_save(opened: FileStore) -> None:
    with pytest.raises(SaveInUseError, match=f"process {os.getpid()}") as caught:
        FileStore.open(opened.path)
    assert caught.value.pid == os.getpid()


def test_another_process_cannot_open_what_this_one_writes(opened: FileStore) -> None:
    def try_it(acknowledge: object) -> None:
        assert callable(acknowledge)
        try:
            FileStore.open(opened.path)
        except SaveInUseError as error:
            acknowledge(str(error.pid))

    said, ended = in_a_child(try_it)
    assert ended
    assert said == [str(os.getpid())]


def test_a_save_can_be_read_while_another_writes_it(opened: FileStore) -> None:
    reader = FileStore.open(opened.path, read_only=True)
    assert len(reader.records()) == 5
    assert reader.damage is None
    assert reader.read_only is not None
    opened.append(5, "c5", [note("n5")])


def test_a_lock_that_a_dead_process_left_behind_holds_nobody_up(written: Path) -> None:
    lock = written.with_name(written.name + ".lock")
    lock.write_text("999999\n")
    store = FileStore.open(written)
    assert store.read_only is None
    store.close()
    assert not lock.exists()


def test_a_lock_taken_on_a_file_that_was_just_removed_is_taken_anew(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else two processes could hold two files of the same name."""
    lock = written.with_name(written.name + ".lock")
    flock = fcntl.flock
    taken: list[int] = []

    def late(file: int, how: int) -> None:
        if not taken:
            lock.unlink()
        taken.append(os.fstat(file).st_nlink)
        flock(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    store = FileStore.open(written)
    assert taken == [0, 1]
    with pytest.raises(SaveInUseError):
        FileStore.open(written)
    store.close()


def test_closing_lets_the_next_one_write(opened: FileStore) -> None:
    opened.close()
    again = FileStore.open(opened.path)
    assert again.read_only is None
    again.close()


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_save_in_a_folder_that_cannot_be_written_is_read(written: Path, code: int) -> None:
    with shim() as disk:
        disk.from_now_on(failing(code), lambda number: True)
        store = FileStore.open(written)
    assert store.read_only is not None
    assert os.strerror(code) in store.read_only
    assert store.damage is None
    assert len(store.records()) == 5
    with pytest.raises(NotSavedError, match=os.strerror(code)):
        store.append(5, "c5", [note("n5")])


# What others do to the file while it is open


def test_a_save_that_is_removed_while_it_is_played_takes_no_more(opened: FileStore) -> None:
    opened.path.unlink()
    with pytest.raises(NotSavedError, match="removed"):
        opened.append(5, "c5", [note("n5")])


def test_a_save_that_another_program_has_changed_takes_no_more(opened: FileStore) -> None:
    with opened.path.open("ab") as file:
        file.write(b"x\n")
    with pytest.raises(NotSavedError, match="changed"):
        opened.append(5, "c5", [note("n5")])


# Torn, cut, damaged


def test_a_save_cut_at_any_byte_keeps_its_whole_lines_and_tells(written: Path) -> None:
    """A torn last line is moved aside, and play goes on; where more is gone, it is only read."""
    content = written.read_bytes()
    head = written.with_name(written.name + ".head").read_bytes()
    first = content.index(b"\n") + 1
    for length in range(first, len(content)):
        folder = written.parent / f"cut{length}"
        folder.mkdir()
        path = folder / written.name
        cut = content[:length]
        path.write_bytes(cut)
        path.with_name(path.name + ".head").write_bytes(head)
        whole = cut.count(b"\n")
        store = FileStore.open(path)
        assert len(store.records()) == whole
        if whole == 4 and not cut.endswith(b"\n"):
            assert store.read_only is None
            torn = path.with_name(path.name + ".torn-1")
            assert torn.read_bytes() == cut[cut.rindex(b"\n") + 1 :]
            assert torn.name in "".join(store.notices)
            assert "has to be done again" in "".join(store.notices)
            assert store.append(4, "again", [note("again")]) == 4
        else:
            assert store.read_only is not None
            assert "missing at its end" in store.read_only
            assert path.read_bytes() == cut
        store.close()


@pytest.mark.parametrize("length", [0, 1, 50])
def test_a_save_without_a_whole_first_line_is_none(written: Path, length: int) -> None:
    cut = written.read_bytes()[:length]
    written.write_bytes(cut)
    with pytest.raises(SaveError, match="empty" if not length else "not whole"):
        FileStore.open(written)
    assert written.read_bytes() == cut


def test_a_line_that_was_being_written_is_moved_aside(written: Path) -> None:
    """The side file does not know it: nobody was told that it was saved."""
    before = written.read_bytes()
    for number, torn in enumerate((b'{"seq":5,"aft', b"\0" * 40, b'{"seq":5}\n'), start=1):
        written.write_bytes(before + torn)
        store = FileStore.open(written)
        assert store.read_only is None
        assert any("Line 6" in notice for notice in store.notices)
        assert "again" not in "".join(store.notices)
        store.close()
        assert written.read_bytes() == before
        assert written.with_name(f"save.jsonl.torn-{number}").read_bytes() == torn


def test_more_than_one_unknown_line_is_damage_and_not_torn(written: Path) -> None:
    content = written.read_bytes() + b'{"seq":5}\n{"seq":6}\n'
    written.write_bytes(content)
    store = FileStore.open(written)
    assert store.read_only is not None
    assert "line 6 " in store.read_only
    assert written.read_bytes() == content


def test_reading_moves_nothing_aside(written: Path) -> None:
    torn = written.read_bytes() + b'{"seq":5'
    written.write_bytes(torn)
    store = FileStore.open(written, read_only=True)
    assert len(store.records()) == 5
    assert store.notices
    assert written.read_bytes() == torn
    assert beside(written) == ["save.jsonl", "save.jsonl.head"]


@pytest.mark.parametrize("line", [2, 3, 5])
def test_a_damaged_save_is_read_up_to_the_damage_and_left_alone(written: Path, line: int) -> None:
    lines = written.read_bytes().splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace(b"xxxx", b"xyxx", 1)
    damaged = b"".join(lines)
    written.write_bytes(damaged)
    names = beside(written)
    store = FileStore.open(written)
    assert store.read_only is not None
    assert f"line {line} " in store.read_only
    assert "own hash" in store.read_only
    assert len(store.records()) == line - 1
    with pytest.raises(NotSavedError, match=f"line {line}"):
        store.append(line - 1, "more", [note("more")])
    store.close()
    assert written.read_bytes() == damaged
    assert beside(written) == names


def test_a_damaged_first_line_is_told(written: Path) -> None:
    damaged = written.read_bytes().replace(b"header", b"reader", 1)
    written.write_bytes(damaged)
    with pytest.raises(SaveError, match="line 1 does not match its own hash"):
        FileStore.open(written)
    assert written.read_bytes() == damaged


def test_a_missing_or_damaged_side_file_is_told_and_made_anew(written: Path) -> None:
    head = written.with_name(written.name + ".head")
    good = head.read_bytes()
    head.unlink()
    with_none = FileStore.open(written)
    assert "missing" in "".join(with_none.notices)
    with_none.close()
    assert head.read_bytes() == good
    head.write_bytes(good.replace(b"4", b"5", 1))
    with_bad = FileStore.open(written)
    assert "damaged" in "".join(with_bad.notices)
    assert with_bad.read_only is None
    with_bad.close()
    assert head.read_bytes() == good
    assert FileStore.open(written, read_only=True).notices == ()


def test_every_flipped_byte_of_the_side_file_is_told(written: Path) -> None:
    head = written.with_name(written.name + ".head")
    good = head.read_bytes()
    for place in range(len(good)):
        flipped = bytearray(good)
        flipped[place] ^= 1
        head.write_bytes(flipped)
        store = FileStore.open(written, read_only=True)
        assert len(store.records()) == 5
        assert "damaged" in "".join(store.notices)


def test_a_side_file_that_lags_behind_is_no_damage(written: Path) -> None:
    """It is not waited for: after a loss of power it may be older than the journal."""
    store = FileStore.open(written)
    head = written.with_name(written.name + ".head")
    old = head.read_bytes()
    store.append(5, "c5", [note("n5")])
    store.close()
    head.write_bytes(old)
    again = FileStore.open(written)
    assert again.read_only is None
    assert again.notices == ()
    assert len(again.records()) == 6
    again.close()


def test_another_save_under_the_same_name_is_noticed(written: Path, tmp_path: Path) -> None:
    other = FileStore.create(tmp_path / "other.jsonl")
    other.append(0, "begin", [HEADER])
    for number in range(1, 5):
        other.append(number, f"d{number}", [note("another")])
    other.close()
    written.write_bytes((tmp_path / "other.jsonl").read_bytes())
    store = FileStore.open(written)
    assert store.read_only is not None
    assert "is not the save that save.jsonl.head was written for" in store.read_only


def test_what_is_no_file_or_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="No such file"):
        FileStore.open(tmp_path / "none.jsonl", read_only=True)
    with pytest.raises(SaveError, match="Is a directory"):
        FileStore.open(tmp_path, read_only=True)


def test_a_disk_that_cannot_be_read_is_told(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(SaveError, match="Input/output error"):
        FileStore.open(written)


def test_a_newer_format_is_refused_with_what_it_needs(path: Path) -> None:
    store = FileStore.create(path)
    store.append(0, "begin", [HEADER | {"format": FORMAT + 1, "needs": "9.8"}])
    store.close()
    before = path.read_bytes()
    with pytest.raises(NewerFormatError, match=r"needs Concord 9\.8 or later"):
        FileStore.open(path)
    assert path.read_bytes() == before
    assert beside(path) == ["save.jsonl", "save.jsonl.head"]


def test_examining_changes_nothing(written: Path) -> None:
    before = {name: (written.parent / name).read_bytes() for name in beside(written)}
    finding = examine(written)
    assert len(finding.entries) == 5
    assert finding.verdict.read_only is None
    assert {name: (written.parent / name).read_bytes() for name in beside(written)} == before

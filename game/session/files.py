"""The store in a file: written to the disk before anybody is told, opened however it was left.

Beside a save `x.jsonl` lie `x.jsonl.head` (where it ended), while it is open `x.jsonl.lock` (who
writes it), and, after a crash in the middle of a line, `x.jsonl.torn-1` (that line's beginning).
"""

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from game.language import tr
from game.session.errors import NotSavedError, SaveError, SaveInUseError, StaleError, reason_of
from game.session.examination import Finding, examine
from game.session.formats import FORMAT, format_record
from game.session.head import HeadFile, form, head_path, read_head
from game.session.journal import ORIGIN, Entry, Head, Json, encode
from game.session.lock import HeldError, Lock


class FileStore:
    """A journal in a file, with one writer at a time."""

    def __init__(self, path: Path) -> None:
        """Use `create` or `open`."""
        self.path = path
        self.read_only: str | None = None
        self.damage: str | None = None
        """What is wrong with the file, in a sentence; not why it cannot be written now."""
        self.notices: tuple[str, ...] = ()
        self._entries: list[Entry] = []
        self._numbers: dict[str, int] = {}
        self._format = FORMAT
        self._end = (0, ORIGIN)
        self._lock: Lock | None = None
        self._file: int | None = None
        self._head: HeadFile | None = None

    @classmethod
    def create(cls, path: Path) -> "FileStore":
        """A new journal. It has its name once its first entry is durable.

        Raises NotSavedError if the folder cannot be written, SaveError if there is a save already.
        """
        store = cls(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            store._lock = _lock(path)
            _see_that_it_is_new(path)
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_TRUNC
            store._file = os.open(_unnamed(path), flags, 0o666)
            store._head = HeadFile(path)
        except OSError as error:
            store.close()
            raise NotSavedError(_not_writable(path.parent, error)) from error
        except SaveError:
            store.close()
            raise
        return store

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "FileStore":
        """An existing journal, for writing unless it is damaged, or only for reading.

        Raises SaveInUseError if another process writes to it, NewerFormatError, or SaveError if
        nothing in it can be used.
        """
        store = cls(path)
        try:
            if not read_only:
                store._take_hold()
            finding = examine(path)
            store.notices = finding.verdict.notices
            store._take_in(finding)
            if read_only:
                store.read_only = store.read_only or tr("The save was opened for reading.")
            elif store.read_only is None:
                store._go_on(finding)
        except BaseException:
            store.close()
            raise
        if store.read_only is not None:
            store.close()
        return store

    def records(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def append(self, expected_seq: int, command_id: str, records: Sequence[Json]) -> int:
        if self.read_only is not None or self._file is None:
            closed = tr("{save} has been closed.").format(save=self.path.name)
            raise NotSavedError(self.read_only or closed)
        if command_id in self._numbers:
            return self._numbers[command_id]
        seq = len(self._entries)
        if expected_seq != seq:
            raise StaleError(expected_seq, seq)
        if self._format != FORMAT:
            records = [format_record(), *records]
        length, after = self._end
        line, digest = encode(seq, after, command_id, records)
        head = form(Head(seq, digest))
        entry = Entry(seq, command_id, tuple(records))
        self._see_that_it_is_ours(length)
        try:
            _write_whole(self._file, line)
            os.fsync(self._file)
            if seq == 0:
                self._give_name(head)
        except BaseException as error:
            self._take_back(length)
            if isinstance(error, OSError):
                raise NotSavedError(f"{self.path.name}: {reason_of(error)}.") from error
            raise
        self._end = (length + len(line), digest)
        self._entries.append(entry)
        self._numbers[command_id] = seq
        self._format = FORMAT
        self._mark(head)
        return seq

    def close(self) -> None:
        if self._head is not None:
            with suppress(OSError):
                self._head.sync()
            self._head.close()
        if self._file is not None:
            os.close(self._file)
            if not self._entries:
                for unused in (_unnamed(self.path), head_path(self.path)):
                    with suppress(OSError):
                        unused.unlink()
        if self._lock is not None:
            self._lock.release()
        self._head = self._file = self._lock = None

    def _take_hold(self) -> None:
        """The lock; without it, because the folder cannot be written, the save is only read."""
        try:
            self._lock = _lock(self.path)
        except OSError as error:
            self.read_only = _not_writable(self.path.parent, error)

    def _take_in(self, finding: Finding) -> None:
        self.damage = finding.verdict.read_only
        self.read_only = self.damage or self.read_only
        self._entries = list(finding.entries)
        self._numbers = {entry.command_id: entry.seq for entry in finding.entries}
        self._format = finding.format
        head = finding.chain.head
        self._end = (finding.chain.length, head.hash if head else ORIGIN)

    def _go_on(self, finding: Finding) -> None:
        """Make the file ready for more. What fails here leaves the save to be read only."""
        try:
            self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND)
            self._head = HeadFile(self.path)
            head = finding.chain.head
            if finding.verdict.torn and head:
                beside = _set_aside(self.path, finding.chain.tail)
                self._head.write(form(head))
                self._head.sync()
                os.ftruncate(self._file, finding.chain.length)
                os.fsync(self._file)
                kept = tr("What there was of it is now in {file}.").format(file=beside.name)
                self.notices += (kept,)
            elif head and read_head(self.path) != head:
                self._head.write(form(head))
        except OSError as error:
            self.read_only = _not_writable(self.path.name, error)

    def _see_that_it_is_ours(self, length: int) -> None:
        """Refuse to add to a file that somebody has removed or changed since it was opened."""
        assert self._file is not None
        there = os.fstat(self._file)
        if there.st_nlink == 0:
            removed = tr("{save} has been removed by another program.")
            self.read_only = removed.format(save=self.path.name)
        elif there.st_size != length:
            changed = tr("{save} has been changed by another program.")
            self.read_only = changed.format(save=self.path.name)
        if self.read_only is not None:
            raise NotSavedError(self.read_only)

    def _give_name(self, head: bytes) -> None:
        """The first entry is on the disk: let the save appear under its name, with its head."""
        if self._head is not None:
            self._head.write(head)
            self._head.sync()
        _unnamed(self.path).rename(self.path)
        _sync_folder(self.path.parent)

    def _take_back(self, length: int) -> None:
        """Cut off what a failed append may have left. If that fails too, nothing more is added."""
        if self._file is None:
            return
        try:
            os.ftruncate(self._file, length)
            os.fsync(self._file)
            if length == 0 and self.path.exists():
                self.path.rename(_unnamed(self.path))
        except OSError as error:
            told = tr(
                "{save} could not be written, nor be put back as it was: {reason}. "
                "Everything up to line {line} is safe."
            )
            self.read_only = told.format(
                save=self.path.name, reason=reason_of(error), line=len(self._entries)
            )

    def _mark(self, head: bytes) -> None:
        """Note the new end beside the save; lagging behind does no harm, so a failure is none."""
        if self._head is not None:
            with suppress(OSError):
                self._head.write(head)


def _lock(path: Path) -> Lock:
    try:
        return Lock(path.with_name(path.name + ".lock"))
    except HeldError as held:
        raise SaveInUseError(path, held.pid) from None


def _not_writable(what: Path | str, error: OSError) -> str:
    return tr("{file} cannot be written: {reason}.").format(file=what, reason=reason_of(error))


def _see_that_it_is_new(path: Path) -> None:
    if path.exists():
        raise SaveError(tr("{save} exists already and was left as it is.").format(save=path))


def _unnamed(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _set_aside(path: Path, tail: bytes) -> Path:
    """A file beside the save with what followed its last whole line, safely on the disk."""
    number = 1
    while (beside := path.with_name(f"{path.name}.torn-{number}")).exists():
        if beside.read_bytes() == tail:
            break
        number += 1
    file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        _write_whole(file, tail)
        os.fsync(file)
    finally:
        os.close(file)
    _sync_folder(path.parent)
    return beside


def _write_whole(file: int, content: bytes) -> None:
    if os.write(file, content) != len(content):
        raise OSError(tr("only a part of the line was written; the disk may be full"))


def _sync_folder(folder: Path) -> None:
    """Make names in a folder durable; a file system that cannot do that is taken as it is."""
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(file)

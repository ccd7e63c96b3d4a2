"""A file that is being written: what is on disk, and what is not yet.

What is typed is put beside the file within moments, so that nothing is lost if the program is
killed; saving puts the whole file in place at once.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


class WorkingCopy:
    """The text of a file, its state on disk, and the unsaved rest."""

    def __init__(self, path: Path) -> None:
        """Raises OSError or UnicodeDecodeError if the file cannot be read."""
        self.path = path
        self.saved = ""
        """The text as it is on disk."""
        self._mark: tuple[int, int] | None = None
        self.read()

    @property
    def rescue(self) -> Path:
        """Where what is not saved is kept."""
        return self.path.with_name(f".{self.path.name}.unsaved")

    def read(self) -> str:
        """Take the text from disk. Raises OSError or UnicodeDecodeError."""
        self.saved = self.path.read_bytes().decode("utf-8")
        self._mark = self._state()
        return self.saved

    def changed_elsewhere(self) -> bool:
        """Whether the file on disk is another than the one that was read or saved last."""
        return self._state() != self._mark

    def note_change(self) -> None:
        """The file was changed elsewhere, and whoever writes here knows it."""
        self._mark = self._state()

    def unsaved(self) -> str | None:
        """What an earlier session typed and did not save; None if there is nothing."""
        with suppress(OSError, UnicodeDecodeError):
            text = self.rescue.read_bytes().decode("utf-8")
            if text != self.saved:
                return text
        return None

    def keep(self, text: str) -> None:
        """Put aside what is not saved. Raises OSError."""
        if text == self.saved:
            self.forget()
        else:
            _put(self.rescue, text)

    def forget(self) -> None:
        """There is nothing that is not saved."""
        with suppress(OSError):
            self.rescue.unlink(missing_ok=True)

    def save(self, text: str) -> None:
        """Put the text in the place of the file, whole or not at all. Raises OSError."""
        _put(self.path, text)
        self.saved = text
        self._mark = self._state()
        self.forget()

    def _state(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


def _put(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, with the rights that it had."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

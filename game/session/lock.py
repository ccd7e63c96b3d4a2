"""One writer a save: a lock file beside it that names the process that holds it."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path


class HeldError(Exception):
    """Another process writes to the save."""

    def __init__(self, path: Path, pid: int | None) -> None:
        super().__init__(path, pid)
        self.path = path
        self.pid = pid


class Lock:
    """Held from construction until `release`, or until the process ends in whatever way.

    The lock is the kernel's (flock) on the file, not the file's existence: one that a killed
    process left behind holds nobody up.
    """

    def __init__(self, path: Path) -> None:
        """Raises HeldError if another holds it, OSError if the folder cannot be written."""
        self._path = path
        while not self._taken():
            pass  # its former holder removed the file meanwhile: there may be a new one
        try:
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, f"{os.getpid()}\n".encode("ascii"), 0)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Let others write. Removed while still held, so that no two hold different files."""
        with suppress(OSError):
            self._path.unlink()
        os.close(self._file)

    def _taken(self) -> bool:
        """Open and lock the file; whether it is still the one at its path."""
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(self._file), self._path.stat()):
                return True
        except FileNotFoundError:
            pass
        except BlockingIOError:
            pid = self._pid()
            os.close(self._file)
            raise HeldError(self._path, pid) from None
        except BaseException:
            os.close(self._file)
            raise
        os.close(self._file)
        return False

    def _pid(self) -> int | None:
        written = os.pread(self._file, 20, 0).strip()
        return int(written) if written.isdigit() else None

"""Failing disks and dying processes: what stands between a store and the system, counted."""

import errno
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = ("open", "write", "pwrite", "fsync", "ftruncate", "rename", "unlink")
"""What a store asks of the system to change something."""

Fault = Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]
"""What happens instead of a call: given its name, the call itself, and its arguments."""


class Shim:
    """Counts the calls that change something, and puts a fault in the place of chosen ones."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.made: list[str] = []
        self._fault: Fault | None = None
        self._chosen: Callable[[int], bool] = lambda number: False
        for name in CALLS:
            patch.setattr(os, name, self._counted(name, getattr(os, name)))

    def from_now_on(self, fault: Fault, chosen: Callable[[int], bool]) -> None:
        """Count anew from 1, with a fault in each call whose number is chosen."""
        self.made.clear()
        self._fault, self._chosen = fault, chosen

    def heal(self) -> None:
        self._fault = None

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            if name == "open" and not arguments[1] & os.O_CREAT:
                return call(*arguments, **named)
            self.made.append(name)
            if self._fault is not None and self._chosen(len(self.made)):
                return self._fault(name, call, arguments)
            return call(*arguments, **named)

        return counted


@contextmanager
def shim() -> Iterator[Shim]:
    """A shim for as long as the block lasts."""
    with pytest.MonkeyPatch.context() as patch:
        yield Shim(patch)


def failing(code: int) -> Fault:
    """The call fails and does nothing."""

    def fail(name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        raise OSError(code, os.strerror(code))

    return fail


def short(name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """Half of what is to be written is written; any other call fails for want of space."""
    if name != "write":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return call(arguments[0], arguments[1][: len(arguments[1]) // 2])


def killed(name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The process dies before the call."""
    os.kill(os.getpid(), signal.SIGKILL)


def killed_halfway(name: str, call: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    """The process dies in the middle of a write, and after any other call."""
    if name == "write":
        arguments = (arguments[0], arguments[1][: len(arguments[1]) // 2])
    call(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(work: Callable[[Callable[[str], None]], None]) -> tuple[list[str], bool]:
    """What a child process acknowledged before it ended, and whether it ran to its end.

    `work` is given a function that acknowledges: what it has said is known outside even if the
    child is killed at once.
    """
    read, write = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        tell = os.write
        code = 1
        try:
            work(lambda text: _whole(tell(write, f"{text}\n".encode())))
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as told:
        said = told.read().splitlines()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return said, False
    assert os.WEXITSTATUS(status) == 0, "the child failed; run its work in this process to see why"
    return said, True


def _whole(_: int) -> None:
    """A line of this size goes into a pipe in one piece."""

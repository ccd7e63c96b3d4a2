"""Files that commands read and write as bytes: named ones, standard input and output."""

import sys
from pathlib import Path
from typing import Literal

import click

from game.language import tr

STANDARD = "-"
"""Standard input, or standard output."""
MOST = 20 * 1024 * 1024 + 1
"""Bytes that are read at most; what has as many is told to be too large."""

EXISTS = tr('"{path}" exists; --force writes over it.')
UNWRITABLE = tr('"{path}" cannot be written: {reason}.')


def read_input(name: str) -> bytes:
    """The bytes of a file or of standard input. Raises UsageError."""
    if name == STANDARD:
        return sys.stdin.buffer.read(MOST)
    path = Path(name)
    try:
        if path.is_dir():
            problem = tr('"{path}" is a folder, and a list is one file.')
            raise click.UsageError(problem.format(path=name))
        with path.open("rb") as file:
            return file.read(MOST)
    except FileNotFoundError as error:
        raise click.UsageError(tr('There is no file "{path}".').format(path=name)) from error
    except (OSError, ValueError) as error:
        problem = tr('"{path}" cannot be read: {reason}.')
        raise click.UsageError(problem.format(path=name, reason=_reason(error))) from error


def see_that_it_is_free(output: str | None, *, force: bool) -> None:
    """Raises UsageError if a file would be written over without leave, or is a folder."""
    if output in (None, STANDARD):
        return
    path = Path(str(output))
    try:
        if path.is_dir():
            problem = tr('"{path}" is a folder; give a file in it.')
            raise click.UsageError(problem.format(path=output))
        if path.exists() and not force:
            raise click.UsageError(EXISTS.format(path=output))
        if not path.parent.is_dir():
            problem = tr('There is no folder "{folder}" to write to.')
            raise click.UsageError(problem.format(folder=path.parent))
    except (OSError, ValueError) as error:
        problem = UNWRITABLE.format(path=output, reason=_reason(error))
        raise click.UsageError(problem) from error


def write_output(output: str | None, content: bytes, *, force: bool) -> None:
    """Write a file, whole or not at all, or standard output. Raises UsageError."""
    if output is None or output == STANDARD:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        path = Path(output).resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe has no place beside it
        elif force:
            beside = path.with_name(f".{path.name}.part")
            _write_new(beside, content, "wb")
            beside.replace(path)
        else:
            _write_new(path, content, "xb")
    except FileExistsError as error:
        raise click.UsageError(EXISTS.format(path=output)) from error
    except (OSError, ValueError) as error:
        problem = UNWRITABLE.format(path=output, reason=_reason(error))
        raise click.UsageError(problem) from error


def _write_new(path: Path, content: bytes, mode: Literal["wb", "xb"]) -> None:
    """Write a file that nobody has yet; nothing is left of it if that fails."""
    with path.open(mode) as file:
        try:
            file.write(content)
            file.flush()
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)

"""The exercises and rulebooks that come with Concord, and the reading of any scenario by name."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from game.language import tr
from game.language.phrases import capital
from game.scenario.guard import MAX_BYTES
from game.scenario.overlay_files import overlay_language
from game.scenario.suggest import did_you_mean, listed

PACKAGE = Path(__file__).parents[1]
"""The package `game`, wherever it is."""

STANDARD_INPUT = "-"


class LibraryError(Exception):
    """A scenario that cannot be found or read; the message says why, and what to do."""


class Found(NamedTuple):
    """The file of a scenario."""

    id: str
    """Its name without folder and suffix."""
    source: bytes
    display: str
    """What to call it in messages."""


def library() -> Path:
    """Where the shipped files are: in the installed package, or in a checkout beside it."""
    installed = PACKAGE / "library"
    return installed if installed.is_dir() else PACKAGE.parent / "scenarios"


def shipped() -> Mapping[str, Path]:
    """The shipped exercises, by id, in the order of their ids."""
    return _by_id(library())


def rulebooks() -> Mapping[str, Path]:
    """The shipped rulebooks, by id."""
    return _by_id(library() / "rulebooks")


def _by_id(folder: Path) -> Mapping[str, Path]:
    files = sorted(folder.glob("*.toml"))
    return {path.stem: path for path in files if overlay_language(path) is None}


def resolve(argument: str) -> Found:
    """The scenario that a command line names: a shipped exercise, a path, or `-`.

    Raises LibraryError. What is larger than a scenario may be is not read to its end.
    """
    if argument == STANDARD_INPUT:
        return Found("stdin", sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    exercises = shipped()
    path = Path(argument)
    if argument in exercises:
        path = exercises[argument]
    elif not _is_there(path):
        raise LibraryError(_unknown(argument, exercises))
    return Found(path.stem, read_file(path), str(path))


def read_file(path: Path) -> bytes:
    """The bytes of a file, up to one more than a scenario may have. Raises LibraryError."""
    try:
        if path.is_dir():
            message = tr('"{path}" is a folder, and a scenario is one file.')
            raise LibraryError(message.format(path=path))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = tr('"{path}" cannot be read: {reason}.').format(path=path, reason=reason)
        raise LibraryError(message) from error


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _unknown(argument: str, exercises: Mapping[str, Path]) -> str:
    if "/" in argument or argument.endswith(".toml"):
        beside = Path(argument).parent
        near = [path.name for path in beside.glob("*.toml")] if _is_there(beside) else []
        hint = did_you_mean(Path(argument).name, near)
        sentence = tr('There is no file "{file}".').format(file=argument)
    else:
        hint = did_you_mean(argument, exercises)
        sentence = tr('There is no exercise and no file "{name}".').format(name=argument)
        hint = hint or tr("The exercises are {names}").format(names=listed(exercises))
    if not hint:
        return sentence
    return f"{sentence} {capital(hint)}" + ("" if hint.endswith("?") else ".")

"""Opens the exercise that a command line names, or says why it cannot be played."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.rules.exercise import Exercise


class CannotBePlayed(click.ClickException):
    """The scenario has mistakes; they are told like `concord check` tells them."""

    exit_code = ExitCode.PROBLEMS


def path_of(name: str) -> Path:
    """The file of a shipped exercise, or the path as it is."""
    from difflib import get_close_matches

    from game.scenario.library import shipped

    exercises = shipped()
    path = Path(name)
    if name in exercises and not path.is_file():
        return exercises[name]
    if path.is_file():
        return path
    close = get_close_matches(name, exercises, n=1, cutoff=0.5)
    hint = f" Did you mean `{close[0]}`?" if close else " `concord scenarios` lists them."
    raise click.UsageError(f"There is no exercise and no file `{name}`.{hint}")


def open_exercise(name: str) -> "Exercise":
    """The exercise of a name or a path. Raises UsageError or CannotBePlayed."""
    from game.rules.exercise import Exercise
    from game.scenario.diagnostics import ScenarioError, render_text

    path = path_of(name)
    try:
        source = path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"`{path}` cannot be read: {error.strerror}.") from error
    try:
        return Exercise.load(source, str(path))
    except ScenarioError as error:
        text = source.decode("utf-8", "replace")
        told = "\n\n".join(render_text(found, text) for found in error.diagnostics)
        raise CannotBePlayed(f"`{path}` cannot be played.\n\n{told}") from error

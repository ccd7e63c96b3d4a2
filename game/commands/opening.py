"""Opens the exercise that a command line names, or says why it cannot be played."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from game.exit_codes import ExitCode
from game.language import tr

if TYPE_CHECKING:
    from game.rules.exercise import Exercise
    from game.scenario.library import Found
    from game.scenario.models import Scenario

Opened = TypeVar("Opened")

SCENARIO = click.argument("scenario", metavar=tr("SCENARIO"))
"""A shipped exercise by its name, a path, or `-`."""

SCENARIO_OR_INPUT = tr(
    "SCENARIO is one of `concord scenarios`, the path of a TOML file, or - for standard input."
)


class CannotBePlayedError(click.ClickException):
    """The scenario has mistakes; they are told like `concord check` tells them."""

    exit_code = ExitCode.PROBLEMS


def path_of(name: str) -> Path:
    """The file of a shipped exercise, a path that leads to something, or a save's by its name.

    Raises UsageError.
    """
    from game.commands.save_argument import in_folder
    from game.scenario.library import shipped

    exercises = shipped()
    if name in exercises:
        return exercises[name]
    try:
        found(name)
    except click.UsageError:
        save = in_folder(name)
        if save is None:
            raise
        return save
    return Path(name)


def found(name: str) -> "Found":
    """The scenario of a name, a path or `-`. Raises UsageError."""
    from game.scenario.library import LibraryError, resolve

    try:
        return resolve(name)
    except LibraryError as error:
        raise click.UsageError(str(error)) from error


def open_exercise(name: str) -> "Exercise":
    """The exercise of a name, a path or `-`. Raises UsageError or CannotBePlayedError."""
    from game.rules.exercise import Exercise

    return _opened(name, Exercise.load)


def open_scenario(name: str) -> "Scenario":
    """What the file says that a name, a path or `-` leads to, in the language that is spoken.

    No rules are loaded.

    Raises UsageError or CannotBePlayedError.
    """
    from game.quantities.checked import playable
    from game.scenario.translation import spoken

    return _opened(name, lambda source, path: spoken(playable(source, path), Path(path)))


def _opened(name: str, load: Callable[[bytes, str], Opened]) -> Opened:
    from game.scenario.diagnostics import ScenarioError, render_text

    scenario = found(name)
    try:
        return load(scenario.source, scenario.display)
    except ScenarioError as error:
        text = scenario.source.decode("utf-8", "replace")
        told = "\n\n".join(render_text(one, text) for one in error.diagnostics)
        problem = tr("{scenario} cannot be played.").format(scenario=scenario.display)
        raise CannotBePlayedError(f"{problem}\n\n{told}") from error

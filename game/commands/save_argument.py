"""The saves that a command line names, opened for reading, or said why they cannot be."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.exit_codes import ExitCode
from game.language import tr

if TYPE_CHECKING:
    from game.rules.exercise import Exercise
    from game.session.files import FileStore

SAVE = click.argument("save", metavar=tr("SAVE"))
"""A save's path, or its name in the folder of saves with or without `.jsonl`."""

AS = click.option(
    "--as",
    "viewer",
    metavar=tr("VIEWER"),
    default="facilitator",
    show_default=True,
    help=tr("What a nation may see, by its id, or the open `table`, or the `facilitator` (all)."),
)

OF_THE_FACILITATOR = tr(
    "A save holds the secrets of all nations: it is the facilitator's. With --as, no more is told "
    "than a nation or the open table may know."
)
"""A paragraph of the help of what shows a save."""


class SaveProblem(click.ClickException):
    """A save that cannot be used."""

    exit_code = ExitCode.SAVE


def read_save(name: str) -> "FileStore":
    """The save, for reading. Raises UsageError if there is none, SaveProblem if it is no use."""
    from game.session.errors import SaveError
    from game.session.files import FileStore

    try:
        return FileStore.open(_path(name), read_only=True)
    except SaveError as error:
        raise SaveProblem(str(error)) from error


def tell_damage(store: "FileStore") -> None:
    """On standard error, what is wrong with a save that can still be read."""
    for notice in (*store.notices, *((store.damage,) if store.damage else ())):
        click.echo(f"concord: {notice}", err=True)


def known_viewer(exercise: "Exercise", viewer: str) -> str:
    """A viewer of the exercise. Raises UsageError."""
    from game.scenario.suggest import did_you_mean
    from game.session.view import FACILITATOR, TABLE

    viewers = [*exercise.scenario.nations, TABLE, FACILITATOR]
    if viewer not in viewers:
        there_are = tr("there are {viewers}.").format(viewers=", ".join(viewers))
        hint = did_you_mean(viewer, viewers) or there_are
        problem = tr("Nobody called `{viewer}` looks at this exercise: {hint}")
        raise click.UsageError(problem.format(viewer=viewer, hint=hint))
    return viewer


def see_that_it_has_come_to(turn: int | None, last: int) -> None:
    """Raises UsageError if a save has not come to the turn that is asked for."""
    if turn is not None and turn > last:
        problem = tr("The save has come to turn {last}; there is no {turn} yet.")
        raise click.UsageError(problem.format(last=last, turn=turn))


def in_folder(name: str) -> Path | None:
    """The save of a name in the folder of saves; None if there is none."""
    from game.session.saves import SUFFIX, saves_folder

    path = saves_folder() / name
    found = (one for one in (path, path.with_name(path.name + SUFFIX)) if one.is_file())
    try:
        return next(found, None)
    except (OSError, ValueError):  # no file can have such a name
        return None


def _path(name: str) -> Path:
    path = Path(name) if Path(name).is_file() else in_folder(name)
    if path is not None:
        return path
    problem = tr("There is no save `{name}`. `concord saves` lists them.")
    raise click.UsageError(problem.format(name=name))

"""`concord play`: the home screen, or straight to an exercise or a save."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.session.host import Session
    from game.tui.shelf import Volume

NO_TERMINAL = (
    "This is no terminal to play on. Run `concord` in a terminal window, "
    "`concord play --plain` to play line by line, or "
    "`concord run SCENARIO` to play an exercise with no terminal."
)

CANNOT_DRAW = (
    "TERM says that nothing can be drawn here. Set it to what your terminal is, for example "
    "`TERM=xterm-256color concord`, or run `concord play --plain` to play line by line."
)

EPILOG = """\b
Examples:
  concord play                           the home screen
  concord play the_narrows               give out the seats, then play
  concord play the_narrows --seat 2      two people, the others are computer-run
  concord play the_narrows --seat 1 --seed 7
  concord play my_exercise.toml          a scenario of your own
  concord play the_narrows-2031-03-15-1  go on with a save: `concord saves` lists them
  concord play the_narrows --plain       plain text: for screen readers and slow lines
"""


class UnusableSaveError(click.ClickException):
    """A save that cannot be opened, or not be begun."""

    exit_code = ExitCode.SAVE


@click.command("play", epilog=EPILOG)
@click.argument("what", metavar="[SCENARIO|SAVE]", required=False)
@click.option(
    "--seat",
    "people",
    type=click.IntRange(min=1),
    metavar="N",
    help="So many people play, in the first nations of the scenario; no seats are given out.",
)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), metavar="S", help="The dice to throw.")
@click.option(
    "--plain",
    is_flag=True,
    help="Plain text with numbered menus, for screen readers, slow lines and pipes.",
)
def command(what: str | None, people: int | None, seed: int | None, plain: bool) -> int:
    """Open the home screen, or go straight to an exercise or a save."""
    if what is None and (people is not None or seed is not None):
        raise click.UsageError("--seat and --seed need a scenario to play.")
    return in_plain_text(what, people, seed) if plain else play(what, people, seed)


def in_plain_text(what: str | None, people: int | None, seed: int | None) -> int:
    """Play line by line, on whatever can be read from and printed to."""
    from game.commands.opening import open_exercise
    from game.plain.play import CannotBeOpenedError
    from game.plain.play import play as play_line_by_line
    from game.plain.terminal import Terminal

    path = None if what is None else file_of(what, people, seed)
    save = path if path is not None and path.suffix != ".toml" else None
    exercise = None if what is None or save is not None else open_exercise(what)
    if exercise is not None and people is not None:
        see_that_they_fit(people, len(exercise.scenario.nations), exercise.id)
    try:
        return play_line_by_line(
            Terminal.standard(), exercise=exercise, save=save, people=people, seed=seed
        )
    except CannotBeOpenedError as error:
        raise UnusableSaveError(str(error)) from error


def play(what: str | None = None, people: int | None = None, seed: int | None = None) -> int:
    """Run the app until it is left. What can be wrong with the words is said before."""
    if problem := no_terminal():
        click.echo(f"concord: {problem}", err=True)
        return ExitCode.USAGE
    session, volume = (None, None) if what is None else aim(what, people, seed)
    from game.tui.app import ConcordApp

    app = ConcordApp(session, volume, seed)
    code = app.run()
    if app.crash is not None:
        raise app.crash
    return ExitCode.OK if code is None else code


def no_terminal() -> str:
    """Why there is nothing to draw on; "" if there is a terminal."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return NO_TERMINAL
    if os.environ.get("TERM", "") in ("", "dumb"):
        return CANNOT_DRAW
    return ""


def aim(what: str, people: int | None, seed: int | None) -> "tuple[Session | None, Volume | None]":
    """The exercise that is to be shown at once, or the scenario whose seats are to be given out.

    Raises UsageError, CannotBePlayedError or UnusableSaveError.
    """
    path = file_of(what, people, seed)
    if path.suffix != ".toml":
        return saved(path), None
    return begun(what, path, people, seed)


def file_of(what: str, people: int | None, seed: int | None) -> Path:
    """The scenario or the save that is named. Raises UsageError."""
    from game.commands.opening import path_of

    if what == "-":
        raise click.UsageError("A scenario to play is a file: standard input is the keyboard.")
    path = path_of(what)
    if path.suffix != ".toml" and (people is not None or seed is not None):
        raise click.UsageError(f"`{what}` is a save; --seat and --seed are for a scenario.")
    return path


def see_that_they_fit(people: int, seats: int, what: str) -> None:
    """Raises UsageError if there are more people than seats."""
    if people > seats:
        raise click.UsageError(f"`{what}` has {seats} seats, not {people}.")


def saved(path: Path) -> "Session":
    """The exercise of a save."""
    from game.session.errors import SaveError
    from game.tui.play import saved_session

    try:
        return saved_session(path)
    except SaveError as error:
        raise UnusableSaveError(str(error)) from error
    except OSError as error:
        raise UnusableSaveError(f"{path} cannot be opened: {error.strerror}.") from error


def begun(
    what: str, path: Path, people: int | None, seed: int | None
) -> "tuple[Session | None, Volume | None]":
    """A new exercise, if it is said how many people play; else the scenario."""
    from game.commands.opening import open_exercise
    from game.session.errors import NotSavedError
    from game.session.seats import PERSON, Seat
    from game.tui.play import Start, new_session
    from game.tui.shelf import Unreadable, volume

    exercise = open_exercise(what)
    found = volume(exercise.id, path)
    if isinstance(found, Unreadable):
        raise click.UsageError(found.problem)
    if people is None:
        return None, found
    see_that_they_fit(people, len(found.chairs), what)
    players = {
        chair.id: Seat(PERSON if index < people else chair.doctrine)
        for index, chair in enumerate(found.chairs)
    }
    try:
        return new_session(Start(found.id, found.source, str(path), players, seed)), None
    except (NotSavedError, OSError) as error:
        raise UnusableSaveError(f"No save can be begun. {error}") from error

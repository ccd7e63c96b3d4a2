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
    "This is no terminal to play on. Run `concord` in a terminal window, or "
    "`concord run SCENARIO` to play an exercise with no terminal."
)

EPILOG = """\b
Examples:
  concord play                           the home screen
  concord play the_narrows               give out the seats, then play
  concord play the_narrows --seat 2      two people, the others are computer-run
  concord play the_narrows --seat 1 --seed 7
  concord play my_exercise.toml          a scenario of your own
  concord play saves/the_narrows.jsonl   go on with a save
"""


class UnusableSave(click.ClickException):
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
@click.option("--seed", type=click.IntRange(min=0), metavar="S", help="The dice to throw.")
def command(what: str | None, people: int | None, seed: int | None) -> int:
    """Open the home screen, or go straight to an exercise or a save."""
    if what is None and (people is not None or seed is not None):
        raise click.UsageError("--seat and --seed need a scenario to play.")
    return play(what, people, seed)


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
        return f"TERM says that nothing can be drawn here. {NO_TERMINAL}"
    return ""


def aim(what: str, people: int | None, seed: int | None) -> "tuple[Session | None, Volume | None]":
    """The exercise that is to be shown at once, or the scenario whose seats are to be given out.

    Raises UsageError, CannotBePlayed or UnusableSave.
    """
    from game.commands.opening import path_of

    path = path_of(what)
    if path.suffix != ".toml":
        if people is not None or seed is not None:
            raise click.UsageError(f"`{what}` is a save; --seat and --seed are for a scenario.")
        return saved(path), None
    return begun(what, path, people, seed)


def saved(path: Path) -> "Session":
    """The exercise of a save."""
    from game.session.errors import SaveError
    from game.tui.play import saved_session

    try:
        return saved_session(path)
    except SaveError as error:
        raise UnusableSave(str(error)) from error
    except OSError as error:
        raise UnusableSave(f"{path} cannot be opened: {error.strerror}.") from error


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
    if people > len(found.chairs):
        raise click.UsageError(f"`{what}` has {len(found.chairs)} seats, not {people}.")
    players = {
        chair.id: Seat(PERSON if index < people else chair.doctrine)
        for index, chair in enumerate(found.chairs)
    }
    try:
        return new_session(Start(found.id, found.source, str(path), players, seed)), None
    except (NotSavedError, OSError) as error:
        raise UnusableSave(f"No save can be begun. {error}") from error

"""`concord play`: the home screen, or straight to an exercise or a save."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.commands.paragraphs import paragraphs
from game.commands.whole_number import WholeNumber
from game.exit_codes import ExitCode
from game.language import tr

if TYPE_CHECKING:
    from game.rules.exercise import Exercise
    from game.session.host import Session
    from game.session.seats import Seat
    from game.session.standing_in import StandIn
    from game.tui.shelf import Volume

NO_TERMINAL = tr(
    "This is no terminal to play on. Run `concord` in a terminal window, "
    "`concord play --plain` to play line by line, or "
    "`concord run SCENARIO` to play an exercise with no terminal."
)

CANNOT_DRAW = tr(
    "TERM says that nothing can be drawn here. Set it to what your terminal is, for example "
    "`TERM=xterm-256color concord`, or run `concord play --plain` to play line by line."
)

EXAMPLES = tr("""\
Examples:
  concord play                           the home screen
  concord play the_narrows               give out the seats, then play
  concord play the_narrows --seat 2      two people, the others are computer-run
  concord play the_narrows --seat 1 --seed 7
  concord play the_narrows --seat 1 --seat dorne=random --seed 7 --until 5
  concord play my_exercise.toml          a scenario of your own
  concord play the_narrows-2031-03-15-1  go on with a save: `concord saves` lists them
  concord play the_narrows --plain       plain text: for screen readers and slow lines""")


class UnusableSaveError(click.ClickException):
    """A save that cannot be opened, or not be begun."""

    exit_code = ExitCode.SAVE


@click.command("play", epilog=paragraphs(EXAMPLES))
@click.argument("what", metavar=tr("[SCENARIO|SAVE]"), required=False)
@click.option(
    "--seat",
    "given",
    multiple=True,
    metavar=tr("N|NATION=DOCTRINE"),
    help=tr(
        "So many people play, in the first nations of the scenario, and no seats are given out; "
        "or what plays a nation. May be given for each."
    ),
)
@click.option(
    "--seed", type=WholeNumber(0, 2**63 - 1), metavar=tr("S"), help=tr("The dice to throw.")
)
@click.option(
    "--until",
    type=WholeNumber(min=1),
    metavar=tr("TURN"),
    help=tr(
        "Open the situation of this turn: up to it the computer plays the people's nations, too."
    ),
)
@click.option(
    "--plain",
    is_flag=True,
    help=tr("Plain text with numbered menus, for screen readers, slow lines and pipes."),
)
def command(
    what: str | None, given: tuple[str, ...], seed: int | None, until: int | None, plain: bool
) -> int:
    if what is None and (given or seed is not None or until is not None):
        raise click.UsageError(tr("--seat, --seed and --until need a scenario to play."))
    seating = Seating.of(given, until)
    return in_plain_text(what, seating, seed) if plain else play(what, seating, seed)


@dataclass(frozen=True, slots=True)
class Seating:
    """What the command line says of the seats."""

    people: int | None = None
    """How many play, in the first nations; None: the seats are given out."""
    doctrines: Mapping[str, str] = field(default_factory=dict)
    """What plays a nation, or plays it for its people until they take over."""
    until: int | None = None
    """The turn in whose situation people take over."""

    @classmethod
    def of(cls, given: tuple[str, ...], until: int | None) -> "Seating":
        """Read off the options. Raises UsageError."""
        people = None
        doctrines = {}
        for text in given:
            nation, equals, doctrine = text.partition("=")
            if equals:
                doctrines[nation] = doctrine
            elif text.isascii() and text.isdecimal() and int(text) > 0:
                people = int(text)
            else:
                problem = tr("--seat `{text}` is neither a number of people nor NATION=DOCTRINE.")
                raise click.UsageError(problem.format(text=text))
        if people is None and (doctrines or until is not None):
            people = 1
        return cls(people, doctrines, until)

    @property
    def is_given(self) -> bool:
        """Whether anything is said of the seats."""
        return self.people is not None

    def seats(self, exercise: "Exercise") -> "dict[str, Seat]":
        """Who plays each nation. Raises UsageError for what does not fit the exercise."""
        from game.commands.run import known_doctrine, known_nation
        from game.session.seats import PERSON, Seat

        nations = exercise.scenario.nations
        people = self.people or 0
        see_that_they_fit(people, len(nations), exercise.id)
        for nation, doctrine in self.doctrines.items():
            known_nation(nation, nations)
            known_doctrine(doctrine)
        persons = tuple(nations)[:people]
        if self.until is None and (twice := [n for n in persons if n in self.doctrines]):
            problem = tr(
                "`{nation}` is played by a person; with --until a doctrine plays it before."
            )
            raise click.UsageError(problem.format(nation=twice[0]))
        turns = exercise.scenario.time.turns
        if self.until is not None and self.until > turns:
            problem = tr("`{exercise}` has {turns} turns, and no turn {turn}.")
            raise click.UsageError(
                problem.format(exercise=exercise.id, turns=turns, turn=self.until)
            )
        return {
            name: Seat(
                PERSON if name in persons else self.doctrines.get(name, nation.default_doctrine)
            )
            for name, nation in nations.items()
        }

    @property
    def stand_in(self) -> "StandIn | None":
        """Who plays for the people at first; None if they play from the beginning."""
        if self.until is None:
            return None
        from game.session.standing_in import StandIn

        return StandIn(self.until, self.doctrines)


OPEN = Seating()
"""Nothing is said of the seats."""


def in_plain_text(what: str | None, seating: Seating, seed: int | None) -> int:
    """Play line by line, on whatever can be read from and printed to."""
    from game.commands.opening import open_exercise
    from game.plain.play import CannotBeOpenedError
    from game.plain.play import play as play_line_by_line
    from game.plain.terminal import Terminal

    path = None if what is None else file_of(what, seating, seed)
    save = path if path is not None and path.suffix != ".toml" else None
    exercise = None if what is None or save is not None else open_exercise(what)
    seats = seating.seats(exercise) if exercise is not None and seating.is_given else None
    try:
        return play_line_by_line(
            Terminal.standard(),
            exercise=exercise,
            save=save,
            seats=seats,
            seed=seed,
            before=seating.stand_in,
        )
    except CannotBeOpenedError as error:
        raise UnusableSaveError(str(error)) from error


def play(what: str | None = None, seating: Seating = OPEN, seed: int | None = None) -> int:
    """Run the app until it is left. What can be wrong with the words is said before."""
    if problem := no_terminal():
        click.echo(f"concord: {problem}", err=True)
        return ExitCode.USAGE
    session, volume = (None, None) if what is None else aim(what, seating, seed)
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


def aim(what: str, seating: Seating, seed: int | None) -> "tuple[Session | None, Volume | None]":
    """The exercise that is to be shown at once, or the scenario whose seats are to be given out.

    Raises UsageError, CannotBePlayedError or UnusableSaveError.
    """
    path = file_of(what, seating, seed)
    if path.suffix != ".toml":
        return saved(path), None
    return begun(what, path, seating, seed)


def file_of(what: str, seating: Seating, seed: int | None) -> Path:
    """The scenario or the save that is named. Raises UsageError."""
    from game.commands.opening import path_of

    if what == "-":
        raise click.UsageError(tr("A scenario to play is a file: standard input is the keyboard."))
    path = path_of(what)
    if path.suffix != ".toml" and (seating.is_given or seed is not None):
        problem = tr("`{save}` is a save; --seat, --seed and --until are for a scenario.")
        raise click.UsageError(problem.format(save=what))
    return path


def see_that_they_fit(people: int, seats: int, what: str) -> None:
    """Raises UsageError if there are more people than seats."""
    if people > seats:
        problem = tr("`{exercise}` has {seats} seats, not {people}.")
        raise click.UsageError(problem.format(exercise=what, seats=seats, people=people))


def saved(path: Path) -> "Session":
    """The exercise of a save."""
    from game.session.errors import SaveError
    from game.tui.play import saved_session

    try:
        return saved_session(path)
    except SaveError as error:
        raise UnusableSaveError(str(error)) from error
    except OSError as error:
        problem = tr("{path} cannot be opened: {reason}.")
        raise UnusableSaveError(problem.format(path=path, reason=error.strerror)) from error


def begun(
    what: str, path: Path, seating: Seating, seed: int | None
) -> "tuple[Session | None, Volume | None]":
    """A new exercise, if it is said how many people play; else the scenario."""
    from game.commands.opening import open_exercise
    from game.session.errors import NotSavedError
    from game.tui.play import Start, new_session
    from game.tui.shelf import Unreadable, volume

    exercise = open_exercise(what)
    found = volume(exercise.id, path)
    if isinstance(found, Unreadable):
        raise click.UsageError(found.problem)
    if not seating.is_given:
        return None, found
    players = seating.seats(exercise)
    start = Start(found.id, found.source, str(path), players, seed, seating.stand_in)
    try:
        return new_session(start), None
    except (NotSavedError, OSError) as error:
        problem = tr("No save can be begun. {reason}").format(reason=error)
        raise UnusableSaveError(problem) from error

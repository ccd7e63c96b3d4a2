"""The way in and the way out: what is played, where it is kept, and how to go on with it."""

import shlex
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.exit_codes import ExitCode
from game.language import tr, trn
from game.plain.dialogue import HELP as ASKS_FOR_HELP
from game.plain.dialogue import Choice, Dialogue
from game.plain.help import FIRST, HELP
from game.plain.terminal import Leaving, Terminal
from game.plain.words import one_line, save_line, sentence
from game.scenario.words import DIFFICULTIES

if TYPE_CHECKING:
    from types import FrameType

    from game.rules.exercise import Exercise
    from game.session.host import Session
    from game.session.seats import Seat
    from game.session.standing_in import StandIn
    from game.session.store import Store

SEEDS = 2**31
"""How many seeds there are to choose from if none is named."""


class CannotBeOpenedError(Exception):
    """A save that cannot be used, or not be begun; the message says why."""


class Game(NamedTuple):
    """An exercise in progress, and the file that keeps it."""

    session: "Session"
    path: Path


def play(
    terminal: Terminal,
    *,
    exercise: "Exercise | None" = None,
    save: Path | None = None,
    seats: "Mapping[str, Seat] | None" = None,
    seed: int | None = None,
    before: "StandIn | None" = None,
) -> int:
    """Go to an exercise or a save, or let one be chosen, and play it; the exit code.

    Without `seats` they are given out. `before` plays for the people at first.
    Raises CannotBeOpenedError if what was named cannot be used.
    """
    code, game = ExitCode.OK, None
    with _signals():
        try:
            terminal.say(tr("Concord, in plain text."), *FIRST)
            game = _open(terminal, exercise, save, seats, seed, before)
            if game is not None:
                from game.plain.conduct import conduct

                conduct(game.session, terminal)
        except Leaving as leaving:
            code = leaving.code
        except KeyboardInterrupt:
            terminal.say("")
            code = ExitCode.INTERRUPTED
        except BrokenPipeError:
            raise
        except OSError:  # the terminal has gone away
            code = ExitCode.INTERRUPTED
        finally:
            if game is not None:
                game.session.close()
        with suppress(OSError):
            terminal.say(*farewell(game))
    return code


def farewell(game: Game | None) -> list[str]:
    """Where everything is, and how to go on."""
    if game is None:
        return [tr("Goodbye.")]
    from game.session.view import Phase

    command = f"concord play --plain {shlex.quote(str(game.path))}"
    if game.session.phase is Phase.OUTCOME:
        said = tr("Goodbye. The exercise is kept. To hear its outcome again:")
    else:
        said = tr("Goodbye. Everything is saved. To go on:")
    return [said, one_line(command)]


def _open(
    terminal: Terminal,
    exercise: "Exercise | None",
    save: Path | None,
    seats: "Mapping[str, Seat] | None",
    seed: int | None,
    before: "StandIn | None",
) -> Game | None:
    """What was named on the command line, or what is chosen now; None to leave."""
    if save is not None:
        return resumed(save)
    if exercise is None:
        return _Entrance(terminal).choose()
    if seats is None:
        return seated(exercise, _dialogue(terminal), seed)
    return begun(exercise, seats, seed, before)


class _Entrance:
    """The first menu: go on, begin anew, or leave."""

    def __init__(self, terminal: Terminal) -> None:
        self._dialogue = _dialogue(terminal)
        self._game: Game | None = None

    def choose(self) -> Game | None:
        """Until there is something to play; None to leave."""
        from game.session.saves import latest_save

        latest = latest_save()
        choices = [
            Choice(tr("Begin a new exercise."), self._new),
            Choice(tr("Go on with a saved exercise."), self._saved),
            Choice(tr("Leave."), lambda: True),
        ]
        if latest is not None:
            words = tr("Go on with {save}").format(save=save_line(latest))
            choices.insert(0, Choice(words, lambda: self._resume(latest.path)))
        self._dialogue.menu(tr("What now"), choices)
        return self._game

    def _new(self) -> bool:
        """Choose an exercise and give out its seats."""
        from game.rules.exercise import Exercise
        from game.scenario.diagnostics import ScenarioError
        from game.scenario.library import read_file, shipped

        paths = list(shipped().values())
        while True:
            lines = [_about(path) for path in paths]
            place = self._dialogue.pick(tr("Which exercise?"), lines)
            if place is None:
                return False
            path = paths[place]
            try:
                exercise = Exercise.load(read_file(path), str(path))
            except ScenarioError as error:
                said = tr("It cannot be played. {reason}")
                self._dialogue.say(said.format(reason=one_line(str(error))))
                continue
            if self._try(partial(seated, exercise, self._dialogue, None)):
                return True

    def _saved(self) -> bool:
        """Choose a save."""
        from game.session.saves import list_saves

        saves = list_saves()
        if not saves:
            self._dialogue.say(tr("There are no saved exercises."))
            return False
        title = trn(
            "{n} saved exercise, the latest first.",
            "{n} saved exercises, the latest first.",
            len(saves),
        ).format(n=len(saves))
        place = self._dialogue.pick(title, [save_line(save) for save in saves])
        return place is not None and self._resume(saves[place].path)

    def _resume(self, path: Path) -> bool:
        return self._try(partial(resumed, path))

    def _try(self, opening: Callable[[], Game | None]) -> bool:
        """Open something; what is wrong with it is said, and something else can be chosen."""
        try:
            self._game = opening()
        except CannotBeOpenedError as error:
            self._dialogue.say(one_line(str(error)))
        return self._game is not None


def _about(path: Path) -> str:
    """An exercise in a line of the list."""
    from game.scenario.library import LibraryError, read_file
    from game.scenario.load import read
    from game.scenario.translation import spoken

    try:
        scenario = read(read_file(path), str(path)).scenario
    except LibraryError:
        scenario = None
    if scenario is None:
        return tr("{file}: cannot be played.").format(file=one_line(path.stem))
    scenario = spoken(scenario, path)
    facts = tr("{nations} nations, {turns} turns, some {minutes} minutes, {difficulty}.").format(
        nations=len(scenario.nations),
        turns=scenario.time.turns,
        minutes=scenario.exercise.minutes,
        difficulty=DIFFICULTIES[scenario.exercise.difficulty],
    )
    return f"{sentence(one_line(scenario.title))} {facts} {one_line(scenario.summary)}"


def seated(exercise: "Exercise", dialogue: Dialogue, seed: int | None) -> Game | None:
    """Give out the seats, and begin; None if it is not to begin."""
    from game.plain.seating import Seating

    seating = Seating(exercise, dialogue, seed)
    return begun(exercise, seating.seats, seating.seed) if seating.choose() else None


def begun(
    exercise: "Exercise",
    seats: Mapping[str, "Seat"],
    seed: int | None,
    before: "StandIn | None" = None,
) -> Game:
    """A new exercise, with a new save. Raises CannotBeOpenedError."""
    from secrets import randbelow

    from game.session.errors import NotSavedError, SaveError
    from game.session.files import FileStore
    from game.session.host import Session
    from game.session.saves import new_save_path
    from game.session.standing_in import go_to

    path = new_save_path(exercise.id)
    thrown = randbelow(SEEDS) if seed is None else seed
    try:
        store = FileStore.create(path)
        with _closing_if_it_fails(store):
            seated = seats if before is None else before.seats(exercise, seats)
            session = Session.begin(exercise, seated, seed=thrown, store=store)
            if before is not None:
                go_to(session, before.turn)
            return Game(session, path)
    except (NotSavedError, SaveError) as error:
        said = tr("No save can be begun. {reason}").format(reason=error)
        raise CannotBeOpenedError(said) from error


def resumed(path: Path) -> Game:
    """The exercise of a save. Raises CannotBeOpenedError."""
    from game.session.errors import SaveError, reason_of
    from game.session.files import FileStore
    from game.session.host import Session

    try:
        store = FileStore.open(path)
        with _closing_if_it_fails(store):
            return Game(Session.resume(store), path)
    except SaveError as error:
        raise CannotBeOpenedError(str(error)) from error
    except OSError as error:
        said = tr("{file} cannot be opened: {reason}.").format(file=path, reason=reason_of(error))
        raise CannotBeOpenedError(said) from error


@contextmanager
def _closing_if_it_fails(store: "Store") -> Iterator[None]:
    """Lets go of a save that cannot be used after all."""
    try:
        yield
    except BaseException:
        store.close()
        raise


def _dialogue(terminal: Terminal) -> Dialogue:
    """A dialogue before there is an exercise: it knows only the help."""

    def aside(given: str) -> bool:
        if given.lower() in ASKS_FOR_HELP:
            terminal.say(*HELP)
        return given.lower() in ASKS_FOR_HELP

    return Dialogue(terminal, aside)


@contextmanager
def _signals() -> Iterator[None]:
    """A signal to stop ends the exercise like leaving it, with the terminal as it was."""

    def stop(number: int, frame: "FrameType | None") -> None:
        raise Leaving(ExitCode.INTERRUPTED)

    before = {}
    for number in (signal.SIGTERM, signal.SIGHUP):
        with suppress(ValueError):  # not in the main thread
            before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""The conductor: runs an exercise at one screen, with a curtain wherever the eyes change."""

import asyncio
import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.screen import Screen

from game.language import tr
from game.session.view import TABLE, Phase
from game.tui.screens.curtain import Called, CurtainScreen
from game.tui.screens.stage import StageScreen

if TYPE_CHECKING:
    from game.session.host import Session
    from game.session.seats import Seat
    from game.session.standing_in import StandIn
    from game.tui.app import ConcordApp

TURN_SCREENS = (
    "briefing",
    "situation",
    "consultation",
    "decision",
    "assessment",
    "outcome",
    "question",
    "reader",
    "why",
)
"""The modules of what is shown in a turn; they are imported when an exercise is opened."""

_REVEAL = "reveal"
"""The name under which the app keeps the screen of the reveal."""


@dataclass(frozen=True, slots=True)
class Start:
    """A new exercise: a scenario and who sits where."""

    name: str
    """The scenario's id."""
    source: bytes
    path: str
    """What to call the scenario in messages."""
    seats: Mapping[str, "Seat"]
    seed: int | None = None
    """None: dice that nobody has thrown before."""
    before: "StandIn | None" = None
    """Who plays for the people at first; None: they play from the beginning."""


@dataclass(frozen=True, slots=True)
class Step:
    """A screen of the exercise: what it shows, and the seat that it is for."""

    kind: str
    """`briefing` or a phase."""
    seat: str | None = None
    """None: it is for everybody."""


def next_step(session: "Session", briefed: frozenset[str]) -> Step:
    """What is to be shown now, given the session and who has read the briefing."""
    if session.phase in (Phase.SITUATION, Phase.DECISION):
        waiting = session.waiting
        seat = waiting[0] if waiting else None
        new = seat is not None and session.turn == session.seats[seat].since
        if session.phase is Phase.SITUATION and new and seat not in briefed:
            return Step("briefing", seat)
        return Step(session.phase, seat)
    return Step(session.phase)


class Conductor:
    """Shows one screen of an exercise after the other."""

    def __init__(self, app: "ConcordApp", session: "Session") -> None:
        from game.tui.screens.assessment import AssessmentScreen

        self._app = app
        self.session = session
        self.shown: Step | None = None
        """What is on the screen, unless a curtain is."""
        self._behind: Step | None = None
        """What the curtain hides, while there is one."""
        self._briefed: frozenset[str] = frozenset()
        self._eyes: str | None = None
        """The seat that the screen is open to; None: everybody, or nobody yet."""
        self._reveal = AssessmentScreen(session)

    async def set_up(self) -> None:
        """Lay the reveal out beforehand, so that the end of a turn has only to fill it in.

        It shows what the whole table may see, so nothing of a seat is kept by keeping it.
        """
        app = self._app
        if isinstance(app.screen, StageScreen):
            app.screen.retire()  # from here on something always stands on it
        self._reveal.retire()
        app.install_screen(self._reveal, _REVEAL)
        await app.push_screen(_REVEAL)
        await app.pop_screen()
        self._reveal.unretire()

    async def advance(self) -> None:
        """Show what comes next, behind a curtain if other eyes are meant."""
        if self.shown is not None and self.shown.kind == "briefing" and self.shown.seat:
            self._briefed |= {self.shown.seat}
        step = next_step(self.session, self._briefed)
        if step in (self.shown, self._behind):
            return
        called = self._called(step)
        if called is None:
            await self._show(step)
            return
        done = self.shown is not None and self.shown.seat is not None
        self.shown, self._behind = None, step
        await self._replace(CurtainScreen(called, done=done))

    async def raise_curtain(self) -> None:
        """Whoever was called is there."""
        if self._behind is not None:
            await self._show(self._behind)

    def keep(self) -> None:
        """Put on record what somebody is still typing."""
        from game.tui.screens.turn_screen import TurnScreen

        for screen in self._app.screen_stack:
            if isinstance(screen, TurnScreen):
                screen.keep()

    async def leave(self) -> None:
        """Put everything away and give the save back."""
        self.keep()
        self.shown = None
        with self._app.batch_update():
            await self._clear()
            while len(self._app.screen_stack) > 1:
                await self._app.pop_screen()
            self._app.uninstall_screen(_REVEAL)
            await self._reveal.remove()
        self.session.close()

    def _called(self, step: Step) -> Called | None:
        """Who is to be called before a step; None if the right people are there."""
        persons = self.session.persons
        if step.seat is None:
            private = self.shown is not None and self.shown.seat is not None
            return Called() if private and len(persons) > 1 else None
        if step.seat == self._eyes:
            return None
        pin = self.session.seats[step.seat].pin
        if len(persons) == 1 and pin is None:
            return None
        card = next(n for n in self.session.view(TABLE).nations if n.id == step.seat)
        return Called(card.name, card.symbol, card.colour, pin, alone=len(persons) == 1)

    async def _show(self, step: Step) -> None:
        self.shown, self._behind = step, None
        if step.seat is not None or len(self.session.persons) > 1:
            self._eyes = step.seat
        await self._replace(self._screen(step))

    async def _replace(self, screen: Screen[None]) -> None:
        """Take away whatever is shown, with all that it holds, and show a screen in its place."""
        app = self._app
        with app.batch_update():
            gone = self._clear()
            mounted = app.push_screen(screen)
        await mounted
        app.fit(*app.size)
        await gone

    def _screen(self, step: Step) -> Screen[None]:
        """The screen of a step. Each is imported when it is first shown."""
        session, seat = self.session, step.seat or ""
        match step.kind:
            case "briefing":
                from game.tui.screens.briefing import BriefingScreen

                return BriefingScreen(session, seat)
            case Phase.SITUATION:
                from game.tui.screens.situation import SituationScreen

                return SituationScreen(session, seat)
            case Phase.CONSULTATION:
                from game.tui.screens.consultation import ConsultationScreen

                return ConsultationScreen(session)
            case Phase.DECISION:
                from game.tui.screens.decision import DecisionScreen

                return DecisionScreen(session, seat)
            case Phase.ASSESSMENT:
                self._reveal.begin()
                return self._reveal
            case _:
                from game.tui.screens.outcome import OutcomeScreen

                return OutcomeScreen(session)

    def _clear(self) -> AwaitComplete:
        """Take every screen off the stage, and let go of what else may hold a seat's words."""
        app = self._app
        gone = []
        while len(app.screen_stack) > 1 and not isinstance(app.screen, StageScreen):
            gone.append(app.pop_screen())
        app.forget()
        return AwaitComplete(*gone)


async def open_new(app: "ConcordApp", start: Start) -> None:
    """Begin an exercise, with a new save."""
    words = tr("Setting the table for {scenario} …").format(scenario=start.name)
    await _open(app, words, lambda: new_session(start))


async def open_saved(app: "ConcordApp", path: Path) -> None:
    """Go on where a save stops."""
    words = tr("Opening {save} …").format(save=path.name)
    await _open(app, words, lambda: saved_session(path))


async def _open(app: "ConcordApp", words: str, make: Callable[[], "Session"]) -> None:
    """Make a session in a thread, for the rules take a moment to load, and conduct it."""
    from game.scenario.diagnostics import ScenarioError
    from game.session.errors import NotSavedError, SaveError

    await app.push_screen(StageScreen(words))
    try:
        session = await asyncio.to_thread(make)
    except (ScenarioError, SaveError, NotSavedError, OSError) as error:
        app.pop_screen()
        app.notify(str(error), title=tr("It cannot be opened"), severity="error", timeout=30)
        return
    await conduct(app, session)


async def conduct(app: "ConcordApp", session: "Session") -> None:
    """Show an exercise from where it stands, and what is to be said of its save."""
    if not any(isinstance(screen, StageScreen) for screen in app.screen_stack):
        await app.push_screen(StageScreen())
    await asyncio.to_thread(_get_ready)
    _read_styles(app)
    conductor = app.conductor = Conductor(app, session)
    await conductor.set_up()
    await conductor.advance()
    if session.read_only:
        app.notify(session.read_only, title=tr("For reading only"), severity="warning", timeout=30)
    for notice in session.notices:
        app.notify(notice, severity="warning", timeout=30)


def _get_ready() -> None:
    """Load what a turn needs, so that no change of screens waits for it.

    What is loaded by then stays: looking through it for garbage would halt a change of screens.
    """
    for name in TURN_SCREENS:
        import_module(f"game.tui.screens.{name}")
    gc.collect()
    gc.freeze()


def _read_styles(app: "ConcordApp") -> None:
    """Read every style sheet at once: with each that is read later, all are parsed again."""
    for path in sorted(Path(__file__).parent.glob("screens/*.tcss")):
        if not app.stylesheet.has_source(str(path)):
            app.stylesheet.read(path)


def new_session(start: Start) -> "Session":
    """Begin an exercise, with a new save. Raises ScenarioError, NotSavedError or OSError."""
    from secrets import randbelow

    from game.rules.exercise import Exercise
    from game.session.files import FileStore
    from game.session.host import Session
    from game.session.saves import new_save_path
    from game.session.standing_in import go_to

    exercise = Exercise.load(start.source, start.path)
    seed = randbelow(2**31) if start.seed is None else start.seed
    store = FileStore.create(new_save_path(start.name))
    before = start.before
    seats = start.seats if before is None else before.seats(exercise, start.seats)
    session = Session.begin(exercise, seats, seed=seed, store=store)
    if before is not None:
        go_to(session, before.turn)
    return session


def saved_session(path: Path) -> "Session":
    """The exercise of a save. Raises SaveError or OSError."""
    from game.session.files import FileStore
    from game.session.host import Session

    return Session.resume(FileStore.open(path))

"""The app: what is the same on every screen, and the way from one to another."""

import signal
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from game.exit_codes import ExitCode
from game.language import codes, own_name, tr
from game.tui import settings
from game.tui.actions import REGISTRY, Command, bindings, declare, without_key
from game.tui.messages import CurtainRaised, ExerciseChosen, ExerciseLeft, PhaseDone, SaveChosen
from game.tui.palette import DARK, PLAIN
from game.tui.screens.home import HomeScreen
from game.tui.themes import THEMES, TITLES

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from pathlib import Path

    from game.session.host import Session
    from game.tui.author.screen import AuthorScreen
    from game.tui.play import Conductor, Start
    from game.tui.screens.seating import Arrangement
    from game.tui.shelf import Volume

SMALLEST = (80, 24)
"""Columns and rows below which no screen can be read."""

COMMANDS = declare(
    tr("Everywhere"),
    Command(
        "app.home",
        tr("Leave"),
        "escape",
        tr("Leave the exercise for the home screen. Everything is kept."),
    ),
    Command(
        "app.help",
        tr("Help"),
        "f1",
        tr("What can be done here, and with which keys."),
        priority=True,
    ),
    Command(
        "app.question",
        tr("Help"),
        "question_mark",
        tr("What can be done here, and with which keys."),
        action="help",
        show=False,
    ),
    Command(
        "app.command_palette",
        tr("Commands"),
        "ctrl+p",
        tr("Find a command by its name."),
        priority=True,
        shown_as="^P",
    ),
    Command(
        "app.theme",
        tr("Theme"),
        "f2",
        tr("Take the next set of colours."),
        show=False,
        priority=True,
    ),
    Command("app.motion", tr("Motion on or off"), "", tr("Let things move on the screen, or not.")),
    Command(
        "app.quit", tr("Quit"), "ctrl+q", tr("Leave Concord. Everything is kept."), priority=True
    ),
    Command(
        "app.help_quit",
        tr("Copy"),
        "ctrl+c",
        tr("Copy what is marked; if nothing is, say how to leave."),
        show=False,
    ),
)


def _is_by_hand(command: Command) -> bool:
    """Whether nobody would look for it in the palette: it moves the cursor, or is the palette."""
    moves = command.numbered or command.id.startswith(("sheet.", "menu.", "text."))
    return moves or command.call in ("command_palette", "help_quit")


class ConcordApp(App[int]):
    """Concord in a terminal."""

    TITLE = "Concord"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    NOTIFICATION_TIMEOUT = 8

    theme: Reactive[str] = Reactive(DARK)

    def __init__(
        self,
        session: "Session | None" = None,
        volume: "Volume | None" = None,
        seed: int | None = None,
        author: "AuthorScreen | None" = None,
    ) -> None:
        """With a session the app shows it at once; with a volume it asks who plays it; with an
        author's screen it shows that, and ends with it.
        """
        super().__init__()
        self.settings = settings.load()
        self.conductor: Conductor | None = None
        self.arrangements: dict[tuple[str, bool], Arrangement] = {}
        """Seats that were given out and left, by scenario, alone or together."""
        self._opening = False
        self._session, self._volume, self._seed = session, volume, seed
        self._author = author
        self._use(PLAIN if self.no_color else self.settings.theme)
        if not self.settings.motion:
            self.animation_level = "none"

    # Looks

    @property
    def available_themes(self) -> dict[str, Theme]:
        return THEMES

    def get_theme(self, theme_name: str) -> Theme | None:
        return THEMES.get(theme_name)

    def _use(self, theme: str) -> None:
        """Take a theme before there is anything on the screen to repaint."""
        if theme != self.theme:
            self.set_reactive(ConcordApp.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())

    def choose_theme(self, theme: str) -> None:
        """Change the colours and remember them."""
        if self.no_color:
            self.notify(tr("NO_COLOR is set: there are no colours to choose from."))
            return
        self.theme = theme
        self._remember(self.settings._replace(theme=theme))

    def action_theme(self) -> None:
        names = list(TITLES)
        after = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else DARK
        self.choose_theme(after)

    def action_motion(self) -> None:
        motion = self.animation_level == "none"
        self.animation_level = "full" if motion else "none"
        self._remember(self.settings._replace(motion=motion))
        self.notify(tr("Things may move.") if motion else tr("Nothing moves."))

    def choose_language(self, code: str) -> None:
        """Remember a language. What is on the screens already stays in the old one."""
        told = tr("Concord speaks {language} from its next start on.")
        self.notify(told.format(language=own_name(code)))
        self._remember(self.settings._replace(language=code))

    def _remember(self, chosen: settings.Settings) -> None:
        self.settings = chosen
        if not settings.keep(chosen):
            told = tr("This holds until you leave: {file} is not writable.")
            self.notify(told.format(file=settings.settings_path()))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in a corner. It is text and never markup: names of files may be in it."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    # Screens

    def get_default_screen(self) -> Screen[None]:
        return HomeScreen()

    def on_mount(self) -> None:
        if not self.is_headless:
            self._mind_signals()
        if self._session is not None:
            from game.tui.play import conduct

            self._open(conduct(self, self._session))
        elif self._author is not None:
            self.push_screen(self._author, lambda _: self.exit(int(ExitCode.OK)))
        elif self._volume is not None:
            from game.tui.screens.seating import SeatingScreen

            self.push_screen(SeatingScreen(self._volume, seed=self._seed))

    def on_resize(self, event: events.Resize) -> None:
        self.fit(event.size.width, event.size.height)

    def fit(self, width: int, height: int) -> None:
        """Say that the terminal is too small, or stop saying so."""
        from game.tui.screens.too_small import TooSmallScreen

        small = width < SMALLEST[0] or height < SMALLEST[1]
        said = isinstance(self.screen, TooSmallScreen)
        if small and not said:
            self.push_screen(TooSmallScreen(*SMALLEST))
        elif said and not small:
            self.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "home":
            return self.conductor is not None
        return True

    def action_help(self) -> None:
        from game.tui.screens.help import HelpScreen, topics

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            self.push_screen(HelpScreen(topics(self.screen)))

    async def action_quit(self) -> None:
        self.leave_for_good(ExitCode.OK)

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            placeholder = tr("Search for commands…")
            self.push_screen(CommandPalette(placeholder=placeholder, id="--command-palette"))

    def action_help_quit(self) -> None:
        self.notify(tr("Ctrl-Q leaves Concord, Esc goes back. Every exercise is kept as it is."))

    async def action_home(self) -> None:
        if self.conductor is not None:
            conductor, self.conductor = self.conductor, None
            await conductor.leave()
            home = self.screen
            if isinstance(home, HomeScreen):
                home.renew()

    def forget(self) -> None:
        """Let go of what may hold words of a seat that has left: clipboard, notes, pointers."""
        if self.clipboard:
            self.copy_to_clipboard("")
        self.clear_notifications()
        self.mouse_over = self.hover_over = None
        self._mouse_down_widget = self._last_focused_on_app_blur = None

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        offered: dict[str, tuple[Command, DOMNode]] = {}
        for active in screen.active_bindings.values():
            command = REGISTRY.get(active.binding.id or "")
            if command is not None and active.enabled and not _is_by_hand(command):
                offered.setdefault(command.call, (command, active.node))
        for command, node in offered.values():
            yield SystemCommand(
                command.title, command.description, partial(self.run_action, command.call, node)
            )
        for command in without_key():
            yield SystemCommand(
                command.title, command.description, partial(self.run_action, command.call, self)
            )
        for theme, title in TITLES.items():
            yield SystemCommand(
                tr("Theme: {theme}").format(theme=title),
                tr("Take these colours."),
                partial(self.choose_theme, theme),
            )
        for code in codes():
            yield SystemCommand(
                tr("Language: {language}").format(language=own_name(code)),
                tr("Speak this language from the next start on."),
                partial(self.choose_language, code),
            )

    # Writing

    def write(self, path: "Path") -> None:
        """Open a scenario's file in the author's screen."""
        from game.tui.author.screen import AuthorScreen

        try:
            self._author = AuthorScreen(path)
        except (OSError, UnicodeDecodeError) as error:
            told = tr("{file} cannot be read: {error}").format(file=path.name, error=error)
            self.notify(told, severity="error")
            return
        self.push_screen(self._author, self._written)

    def _written(self, _: None) -> None:
        self._author = None

    # Exercises

    def begin(self, start: "Start") -> None:
        """Begin a new exercise and show it."""
        from game.tui.play import open_new

        self._open(open_new(self, start))

    def resume(self, path: "Path") -> None:
        """Go on with a saved exercise."""
        from game.tui.play import open_saved

        self._open(open_saved(self, path))

    def _open(self, opening: "Coroutine[None, None, None]") -> None:
        """Open an exercise, unless one is open or being opened."""
        if self.conductor is not None or self._opening:
            opening.close()
            return
        self._opening = True
        self.run_worker(self._until_open(opening), group="open")

    async def _until_open(self, opening: "Coroutine[None, None, None]") -> None:
        try:
            await opening
        finally:
            self._opening = False

    async def on_phase_done(self, message: PhaseDone) -> None:
        if self.conductor is not None:
            await self.conductor.advance()

    async def on_curtain_raised(self, message: CurtainRaised) -> None:
        if self.conductor is not None:
            await self.conductor.raise_curtain()

    def on_save_chosen(self, message: SaveChosen) -> None:
        self.resume(message.path)

    def on_exercise_chosen(self, message: ExerciseChosen) -> None:
        self.begin(message.start)

    async def on_exercise_left(self, message: ExerciseLeft) -> None:
        await self.action_home()

    # The way out

    def leave_for_good(self, code: ExitCode) -> None:
        """Give the save back and end with an exit code."""
        if self.conductor is not None:
            self.conductor.keep()
            self.conductor.session.close()
        if self._author is not None:
            self._author.keep()
        self.exit(int(code))

    def _mind_signals(self) -> None:
        """A signal to stop restores the terminal; whatever was done is on disk already."""
        import asyncio

        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            with suppress(NotImplementedError, ValueError):
                loop.add_signal_handler(number, self.leave_for_good, ExitCode.INTERRUPTED)

    def _handle_exception(self, error: Exception) -> None:
        """A bug: close the screen and keep the error for whoever ran the app."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def crash(self) -> Exception | None:
        """The error that ended the app, if one did."""
        return self._exception

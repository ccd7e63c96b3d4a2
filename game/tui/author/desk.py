"""The desk of whoever writes exercises: files to go on with, and templates to begin with."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from game.authoring.new.templates import (
    CRISES,
    JUST_INJECTS,
    NATIONS,
    TURNS,
    template,
    write_new,
)
from game.language import tr
from game.scenario.overlay_files import overlay_language
from game.tui.actions import Command, bindings, declare
from game.tui.screens.prompt import PromptScreen
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.line import BLANK, Line, Row
from game.tui.widgets.marks import KINDS
from game.tui.widgets.menu import Item, Menu
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from game.tui.app import ConcordApp

COMMANDS = declare(
    tr("Writing"),
    Command("desk.back", tr("Back"), "escape", tr("Back to the home screen.")),
)

_TITLE = re.compile(r'^title[ \t]*=[ \t]*"([^"\n]{1,120})"', re.MULTILINE)
_NATIONS = re.compile(r"^\[nations\.", re.MULTILINE)
_MOST = 40
"""Files that are listed at most."""


class DeskMenu(Menu):
    """Files of the folder in which Concord was started, then templates."""

    def head(self, width: int) -> Iterable[Line]:
        return (Row(width, 1).add(tr("Write an exercise"), "bold accent").line(), BLANK)


class DeskScreen(Screen[None]):
    """Choose what to write."""

    app: "ConcordApp"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.folder = folder or Path.cwd()

    def compose(self) -> ComposeResult:
        yield DeskMenu(tuple(self._items()), column=28)
        yield KeyLine()

    def on_screen_resume(self) -> None:
        self.query_one(DeskMenu).show(tuple(self._items()))

    def _items(self) -> Iterator[Item]:
        for path, title in scenarios_in(self.folder):
            yield Item(f"file:{path.name}", path.name, title)
        for crisis in CRISES:
            what = tr("just injects") if crisis == JUST_INJECTS else KINDS[crisis]
            yield Item(f"new:{crisis}", tr("New: {kind}").format(kind=what), _NOTES[crisis])

    def on_sheet_opened(self, message: Sheet.Opened) -> None:
        kind, _, name = message.key.partition(":")
        if kind == "file":
            self.app.write(self.folder / name)
        else:
            self.run_worker(self._begin(name), exclusive=True)

    async def _begin(self, crisis: str) -> None:
        """Asks what a template needs, writes it, and opens it."""
        nations = await self._number(tr("How many nations sit at the table?"), NATIONS, "4")
        if nations is None:
            return
        turns = await self._number(tr("How many turns do they play?"), TURNS, "6")
        if turns is None:
            return
        where = tr("It is written into {folder}.").format(folder=self.folder)
        name = await self._asked(
            tr("What is the file called?"), where, "my_exercise.toml", self._objection
        )
        if name is None:
            return
        path = self.folder / _file_name(name)
        try:
            write_new(path, template(crisis, nations, turns))
        except OSError as error:
            problem = tr('"{path}" cannot be written: {reason}.')
            told = problem.format(path=path.name, reason=error.strerror or str(error))
            self.notify(told, severity="error")
            return
        self.app.write(path)

    async def _number(self, question: str, range: tuple[int, int], usual: str) -> int | None:
        low, high = range
        hint = tr("{low} to {high}").format(low=low, high=high)

        def objection(answer: str) -> str:
            fits = answer.isascii() and answer.isdigit() and low <= int(answer) <= high
            return "" if fits else hint

        answer = await self._asked(question, hint, usual, objection)
        return None if answer is None else int(answer)

    async def _asked(
        self, question: str, hint: str, usual: str, objection: Callable[[str], str]
    ) -> str | None:
        """An answer that there is no objection to; None if nobody wants to give one."""
        while True:
            answer = await self.app.push_screen_wait(PromptScreen(question, hint, value=usual))
            if answer is None:
                return None
            usual = answer.strip()
            if not (problem := objection(usual)):
                return usual
            self.notify(problem, severity="warning")

    def _objection(self, name: str) -> str:
        if not name or "/" in name or name.startswith("."):
            return tr("A file's name, without a folder: my_exercise.toml")
        if (self.folder / _file_name(name)).exists():
            told = tr('"{path}" is there already, and is not written over.')
            return told.format(path=_file_name(name))
        return ""

    def action_back(self) -> None:
        self.dismiss()


_NOTES = {
    "cyber": tr("control rooms go dark, one after the other"),
    "terrorism": tr("cells, warnings, and fear that does too much"),
    "trade_route": tr("a strait is closed to those who cannot clear it"),
    "armed_conflict": tr("a border is crossed, and all see the ladder"),
    "hybrid": tr("letters, cables, rumours, and no army helps"),
    JUST_INJECTS: tr("a list of events and a clock, no rules"),
}


def scenarios_in(folder: Path) -> Iterator[tuple[Path, str]]:
    """The scenarios in a folder, with their titles, by name."""
    listed = 0
    for path in sorted(folder.glob("*.toml")):
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        is_scenario = _NATIONS.search(text) and overlay_language(path) is None
        if is_scenario and not path.name.startswith(".") and listed < _MOST:
            title = _TITLE.search(text)
            listed += 1
            yield path, title[1] if title else ""


def _file_name(name: str) -> str:
    return name if name.endswith(".toml") else f"{name}.toml"

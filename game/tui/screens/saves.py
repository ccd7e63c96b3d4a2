"""Saves: every exercise that was begun, newest first; go on with one."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from game.session.saves import saves_folder
from game.tui import saved
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from game.tui.actions import Command, bindings, declare
from game.tui.messages import SaveChosen
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.line import BLANK, Line, Row
from game.tui.widgets.menu import Item, Menu
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from game.session.saves import SaveSummary

LIST_COMMANDS = declare(
    "Saves",
    Command("saves.open", "Go on", "enter", "Go on with the exercise under the cursor."),
)
COMMANDS = declare(
    "Saves",
    Command("saves.back", "Back", "escape", "Back to the home screen."),
)


class SaveMenu(Menu):
    """A save in two lines: what it is, and where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST_COMMANDS)

    def head(self, width: int) -> Iterable[Line]:
        yield Row(width, 1).add("Saves", "bold accent").line()
        yield Row(width, 1).add(str(saves_folder()), "muted").line()
        yield BLANK


class SavesScreen(Screen[None]):
    """The list of saves. What is damaged is said here, and can still be read."""

    CSS_PATH = "saves.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def compose(self) -> ComposeResult:
        self._saves = {str(save.path): save for save in saved.list_saves()}
        yield SaveMenu(
            [_item(save) for save in self._saves.values()], empty="No exercise was begun yet."
        )
        yield KeyLine()

    def on_sheet_opened(self, message: Sheet.Opened) -> None:
        self.post_message(SaveChosen(self._saves[message.key].path))

    def action_back(self) -> None:
        self.dismiss()


def _item(save: "SaveSummary") -> Item:
    when = datetime.fromtimestamp(save.modified).strftime("%d %b %Y %H:%M")
    if save.damage is not None:
        title = save.title or save.path.name
        return Item(str(save.path), title, f"{when}   {save.damage}", "✖", "bad")
    mark, ink = ("✓", "good") if save.finished else ("▶", "accent")
    note = f"{when}   turn {save.turn} of {save.turns}, {saved.stage(save)}"
    return Item(str(save.path), save.title, note, mark, ink)

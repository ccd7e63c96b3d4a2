"""Saves: every exercise that was begun, newest first; go on with one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from game.language import tr
from game.tui import saved
from game.tui.actions import Command, bindings, declare
from game.tui.messages import SaveChosen
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.line import BLANK, Line, Row
from game.tui.widgets.menu import Item, Menu
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from game.session.saves import SaveSummary

LIST_COMMANDS = declare(
    tr("Saves"),
    Command("saves.open", tr("Go on"), "enter", tr("Go on with the exercise under the cursor.")),
)
COMMANDS = declare(
    tr("Saves"),
    Command("saves.back", tr("Back"), "escape", tr("Back to the home screen.")),
)


class SaveMenu(Menu):
    """A save in two lines: what it is, and where it stands."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST_COMMANDS)

    def head(self, width: int) -> Iterable[Line]:
        yield Row(width, 1).add(tr("Saves"), "bold accent").line()
        yield Row(width, 1).add(str(saved.saves_folder()), "muted").line()
        yield BLANK


class SavesScreen(Screen[None]):
    """The list of saves. What is damaged is said here, and can still be read."""

    CSS_PATH = "saves.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def compose(self) -> ComposeResult:
        self._saves = {str(save.path): save for save in saved.list_saves()}
        yield SaveMenu(
            [_item(save) for save in self._saves.values()], empty=tr("No exercise was begun yet.")
        )
        yield KeyLine()

    def on_sheet_opened(self, message: Sheet.Opened) -> None:
        self.post_message(SaveChosen(self._saves[message.key].path))

    def action_back(self) -> None:
        self.dismiss()


def _item(save: "SaveSummary") -> Item:
    when = save.modified.strftime(tr("%d %b %Y %H:%M"))
    key = str(save.path)
    if save.damage is not None:
        note = save.damage
        if save.usable:
            note = f"{when}   " + tr("can only be read: {reason}").format(reason=save.damage)
        return Item(key, save.title, note, "✖", "bad")
    mark, ink = ("✓", "good") if save.finished else ("▶", "accent")
    where = tr("turn {turn} of {turns}, {stage}").format(
        turn=save.turn, turns=save.turns, stage=saved.stage(save)
    )
    return Item(key, save.title, f"{when}   {where}", mark, ink)

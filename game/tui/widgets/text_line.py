"""A line to type on, under the panes of a screen. What was typed stays when somebody leaves it."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from game.language import tr
from game.tui.actions import Command, bindings, declare

COMMANDS = declare(
    tr("On a line of text"),
    Command(
        "text.submit", tr("Done"), "enter", tr("Say it to all, or write it down for the record.")
    ),
    Command("text.leave", tr("Later"), "escape", tr("Leave the line; what was typed is kept.")),
)


class TextLine(Input):
    """A line of somebody's own words: letters and digits are text on it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    @dataclass
    class Left(Message):
        """Somebody wants to do something else first."""

        line: "TextLine"

    def action_leave(self) -> None:
        self.post_message(self.Left(self))

"""The outcome, for everybody: how it ended, what was reached, and how it came to that."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from game.language import tr, trc
from game.session.view import TABLE
from game.tui.actions import Command, declare
from game.tui.messages import ExerciseLeft
from game.tui.screens.turn_screen import TurnScreen, keys
from game.tui.widgets.columns import Column
from game.tui.widgets.ending import Agendas, Ending, Objectives, TurningPoints
from game.tui.widgets.plots import Plots

if TYPE_CHECKING:
    from game.session.host import Session

COMMANDS = declare(
    tr("Outcome"),
    Command(
        "outcome.leave",
        trc("command", "Home"),
        "enter,d",
        tr("Leave the exercise; its save stays."),
    ),
)


class OutcomeScreen(TurnScreen):
    """What everybody sees at the end. Nothing is held back."""

    CSS_PATH = ["turn_screen.tcss", "outcome.tcss"]
    BINDINGS = keys(*COMMANDS)
    FOCUSED = False
    HEADING = tr("▶ OUTCOME")
    PANES = (
        ("ending", trc("tab", "Ending")),
        ("objectives", trc("tab", "Objectives")),
        ("plots", trc("tab", "Plots")),
        ("points", trc("tab", "Turning points")),
        ("agendas", trc("tab", "Agendas")),
    )

    def __init__(self, session: "Session") -> None:
        super().__init__(session, TABLE)

    def panes(self) -> ComposeResult:
        with Column(id="left", classes="column"):
            yield Ending(id="ending", classes="pane")
            yield Objectives(id="objectives", classes="pane")
            yield Agendas(id="agendas", classes="pane")
        with Column(id="right", classes="column"):
            yield Plots(id="plots", classes="pane")
            yield TurningPoints(id="points", classes="pane")

    def opened(self, kind: str, rest: str) -> None:
        if kind == "turn":
            turn, _, quantity = rest.partition(":")
            self.open_why(quantity, int(turn))

    def action_leave(self) -> None:
        self.post_message(ExerciseLeft())

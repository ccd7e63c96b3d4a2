"""The assessment, for everybody: the reveal nation by nation, then the crises, then trust."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from game.language import tr, trc
from game.session.commands import Refusal
from game.session.view import TABLE, Explanation
from game.tui.actions import Command, declare
from game.tui.screens.turn_screen import TurnScreen, keys
from game.tui.widgets.agreed import Agreed
from game.tui.widgets.columns import Column
from game.tui.widgets.header import Header
from game.tui.widgets.reveal import Deeds, Response, TrustMoves
from game.tui.widgets.theatre_map import TheatreMap
from game.tui.widgets.trust_matrix import TrustMatrix

if TYPE_CHECKING:
    from game.session.host import Session

COMMANDS = declare(
    tr("Assessment"),
    Command(
        "assessment.done",
        tr("Next"),
        "space,d,enter",
        tr("Reveal the next nation, then the crises, then trust; then go on to the next turn."),
    ),
    Command("assessment.everything", tr("Show all"), "a", tr("Reveal everything at once.")),
)

DEEDS, RESPONSE, TRUST = 0, 1, 2
"""The panes in the order in which they are revealed."""


class AssessmentScreen(TurnScreen):
    """What was pledged, what was done, and what came of it."""

    CSS_PATH = ["turn_screen.tcss", "assessment.tcss"]
    BINDINGS = keys(*COMMANDS)
    FOCUSED = False
    PANES = (
        ("deeds", trc("tab", "Deeds")),
        ("response", trc("tab", "Crises")),
        ("moves", trc("tab", "Trust")),
        ("agreed", trc("tab", "Agreements")),
        ("trust", trc("tab", "Matrix")),
        ("map", trc("tab", "Map")),
    )

    def __init__(self, session: "Session") -> None:
        super().__init__(session, TABLE)
        self.step = 0
        self._told: dict[str, Explanation | None] = {}

    def begin(self) -> None:
        """Show the turn that has just been worked out, from its first nation on."""
        self.step, self.current, self.finished = 0, DEEDS, False
        self._told = {}
        self.unretire()
        self.set_focus(None)
        for sheet in self._sheets:
            sheet.scroll_to(y=0, animate=False)
        self._mark_pane()
        self.notice.clear_notice()
        self.renew()

    def panes(self) -> ComposeResult:
        with Column(id="left", classes="column"):
            yield Deeds(id="deeds", classes="pane")
            yield TrustMatrix(id="trust", classes="pane")
        with Column(id="right", classes="column"):
            yield Response(id="response", classes="pane")
            yield Agreed(id="agreed", classes="pane")
            yield TrustMoves(id="moves", classes="pane")
            yield TheatreMap(id="map", classes="pane")

    @property
    def steps(self) -> int:
        """Nations, then the crises, then trust."""
        return len(self.view.nations) + 2

    def show_view(self) -> None:
        nations = len(self.view.nations)
        deeds, response = self.query_one(Deeds), self.query_one(Response)
        moves = self.query_one(TrustMoves)
        deeds.revealed = self.step + 1
        response.revealed, moves.revealed = self.step >= nations, self.step > nations
        self.query_one(Agreed).revealed = response.revealed
        response.explain = moves.explain = self.explain
        self.query_one(TrustMatrix).set_class(self.step > nations, "-revealed")
        super().show_view()
        if self.step < self.steps - 1:
            self.query_one(Header).show(replace(self.view, crises=self.view.crises_before))

    def explain(self, quantity: str) -> Explanation | None:
        """The causes of a change in this turn, asked for once."""
        if quantity not in self._told:
            self._told[quantity] = self.session.explain(TABLE, quantity, self.view.turn)
        return self._told[quantity]

    def action_done(self) -> None:
        if self.step < self.steps - 1:
            self._reveal(self.step + 1)
            return
        if self.finished:
            return
        answer = self.session.proceed()
        if isinstance(answer, Refusal):
            self.notice.refuse(answer.message)
        else:
            self.finish()

    def action_everything(self) -> None:
        self._reveal(self.steps - 1, DEEDS)

    def _reveal(self, step: int, pane: int | None = None) -> None:
        self.step = step
        over = step - len(self.view.nations)
        if pane is None:
            pane = DEEDS if over < 0 else RESPONSE if over == 0 else TRUST
        self.show_view()
        self.choose_pane(pane, focus=self.focused is not None)
        self.refresh_bindings()
        if over < 0:
            self.query_one(Deeds).bring(self.view.nations[step].id)
        if step == self.steps - 1:
            last = self.view.turn >= self.view.turns
            self.notice.tell(
                tr("Everything is revealed. Space: the outcome.")
                if last
                else tr("Everything is revealed. Space: the next turn.")
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "everything":
            return self.step < self.steps - 1
        return super().check_action(action, parameters)

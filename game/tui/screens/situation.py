"""The situation, for one seat: what has happened, what burns, what has come in, what it has."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from game.language import tr, trc
from game.session.commands import Ready
from game.tui.actions import Command, declare
from game.tui.screens.question import QuestionScreen
from game.tui.screens.turn_screen import TurnScreen, keys
from game.tui.widgets.columns import Column
from game.tui.widgets.crisis_board import CrisisBoard
from game.tui.widgets.inbox import Inbox
from game.tui.widgets.intelligence import Intelligence
from game.tui.widgets.line import Line, prose
from game.tui.widgets.marks import nation_name
from game.tui.widgets.means import Means
from game.tui.widgets.news import NewsList
from game.tui.widgets.theatre_map import TheatreMap
from game.tui.widgets.treaties import TreatyBoard
from game.tui.widgets.trust_matrix import TrustMatrix

if TYPE_CHECKING:
    from game.session.host import Session

COMMANDS = declare(
    tr("Situation"),
    Command(
        "situation.done",
        tr("Done reading"),
        "d,enter",
        tr("This seat has read the situation; the next seat, or the open table, follows."),
    ),
)


class SituationScreen(TurnScreen):
    """What one nation sees at the start of a turn."""

    CSS_PATH = ["turn_screen.tcss", "situation.tcss"]
    BINDINGS = keys(*COMMANDS)
    PANES = (
        ("news", trc("tab", "News")),
        ("crises", trc("tab", "Crises")),
        ("inbox", trc("tab", "Inbox")),
        ("map", trc("tab", "Map")),
        ("trust", trc("tab", "Trust")),
        ("means", trc("tab", "Means")),
        ("treaties", trc("tab", "Treaties")),
        ("intelligence", trc("tab", "Reports")),
    )

    def __init__(self, session: "Session", seat: str) -> None:
        super().__init__(session, seat)
        self.seat = seat

    def panes(self) -> ComposeResult:
        with Column(id="left", classes="column"):
            yield TheatreMap(id="map", classes="pane")
            yield TrustMatrix(id="trust", classes="pane")
        with Column(id="right", classes="column"):
            yield NewsList(id="news", classes="pane")
            yield CrisisBoard(id="crises", classes="pane")
            yield Inbox(id="inbox", classes="pane")
            yield TreatyBoard(id="treaties", classes="pane apart")
            yield Intelligence(id="intelligence", classes="pane apart")

    def beneath(self) -> ComposeResult:
        yield Means(id="means", classes="pane")

    def show_view(self) -> None:
        name = nation_name(self.view, self.seat)
        title = tr("Since the last turn of {nation}") if self.view.turn > 1 else tr("At the start")
        self.query_one(NewsList).TITLE = title.format(nation=name)
        super().show_view()

    def action_done(self) -> None:
        unread = [card for card in self.view.inbox if card.new and card.options]
        seen = self.query_one(Inbox).read
        closed = [card.title for card in unread if card.id not in seen]
        if not closed:
            self._ready()
            return

        def unopened(width: int) -> Iterable[Line]:
            yield from prose(tr("Not opened yet, and asking for a decision:"), width, "muted")
            for title in closed:
                yield from prose(title, width, indent=2, first="▸ ")

        self.app.push_screen(
            QuestionScreen(
                tr("Done reading?"), unopened, tr("done reading"), tr("read on"), self._ready
            )
        )

    def _ready(self) -> bool:
        if not self.finished and self.give(self.seat, Ready()):
            self.finish()
        return self.finished

"""The briefing of a nation, before the first turn: what everybody knows, and what only it does."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from game.language import tr, trc
from game.session.view import View
from game.tui.actions import Command, declare
from game.tui.screens.turn_screen import TurnScreen, keys
from game.tui.widgets.columns import Column
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import nation_ink, nation_name, nation_of
from game.tui.widgets.means import Means
from game.tui.widgets.theatre_map import TheatreMap
from game.tui.widgets.view_sheet import ViewSheet

if TYPE_CHECKING:
    from game.session.host import Session

COMMANDS = declare(
    tr("Briefing"),
    Command("briefing.done", tr("Done reading"), "d,enter", tr("This seat has read its briefing.")),
)


class Brief(ViewSheet):
    """The situation for all, and the nation's own brief."""

    TITLE = tr("Briefing")

    def page(self, view: View, width: int) -> Iterable[Line]:
        margin = width - 2
        card = nation_of(view, view.viewer)
        if card is None or view.own is None:
            return
        name = nation_name(view, card.id)
        yield Row(width, 1).add(name, f"bold {nation_ink(view, card.id)}").line()
        yield from prose(card.public_brief, margin, indent=1)
        yield BLANK
        alone = tr("For {nation} alone").format(nation=card.name)
        yield Row(width, 1).add(alone, "bold accent").line()
        yield from prose(view.own.secret_brief, margin, indent=1)
        yield BLANK
        yield Row(width, 1).add(tr("The situation"), "bold").line()
        yield from prose(view.summary, margin, indent=1)


class Partners(ViewSheet):
    """The other nations, as everybody knows them."""

    TITLE = tr("Partners")

    def page(self, view: View, width: int) -> Iterable[Line]:
        for card in view.nations:
            if card.id == view.viewer:
                continue
            row = Row(width, 1)
            row.add(nation_name(view, card.id), nation_ink(view, card.id), f"nation:{card.id}")
            player = tr("a person") if card.player == "person" else tr("computer")
            yield row.right(player, "faint", margin=1).line()
            yield from prose(card.public_brief, width - 2, "muted", indent=3)


class BriefingScreen(TurnScreen):
    """What a nation is told before the first turn."""

    CSS_PATH = ["turn_screen.tcss", "briefing.tcss"]
    BINDINGS = keys(*COMMANDS)
    HEADING = tr("▶ BRIEFING")
    PANES = (
        ("brief", trc("tab", "Briefing")),
        ("means", trc("tab", "Means and agenda")),
        ("partners", trc("tab", "Partners")),
        ("map", trc("tab", "Map")),
    )

    def __init__(self, session: "Session", seat: str) -> None:
        super().__init__(session, seat)
        self.seat = seat

    def panes(self) -> ComposeResult:
        with Column(id="left", classes="column"):
            yield Brief(id="brief", classes="pane")
        with Column(id="right", classes="column"):
            yield TheatreMap(id="map", classes="pane")
            yield Means(id="means", classes="pane")
            yield Partners(id="partners", classes="pane")

    def action_done(self) -> None:
        self.finish()

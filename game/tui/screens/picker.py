"""The picker: the scenarios on the left, the one under the cursor on the right."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from game.language import tr, trn
from game.scenario.turns import turn_length
from game.scenario.words import DIFFICULTIES
from game.tui.actions import Command, bindings, declare
from game.tui.shelf import Unreadable, Volume, duration, volumes
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import KINDS
from game.tui.widgets.menu import Item, Menu
from game.tui.widgets.sheet import Sheet

LIST_COMMANDS = declare(
    tr("Scenarios"),
    Command(
        "picker.choose",
        tr("Take seats"),
        "enter",
        tr("Give out the seats of the scenario under the cursor."),
        action="open",
    ),
    Command("picker.page_up", tr("Read up"), "pageup", tr("Read what is above."), show=False),
    Command("picker.page_down", tr("Read on"), "pagedown", tr("Read what is below."), show=False),
)
COMMANDS = declare(
    tr("Scenarios"),
    Command("picker.back", tr("Back"), "escape", tr("Back to the home screen.")),
)


class ScenarioList(Menu):
    """The titles. What is under the cursor is told beside it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(LIST_COMMANDS)

    def head(self, width: int) -> Iterable[Line]:
        return (Row(width, 1).add(tr("Scenarios"), "bold accent").line(), BLANK)

    def action_page_up(self) -> None:
        self.screen.query_one(ScenarioSheet).scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        self.screen.query_one(ScenarioSheet).scroll_page_down(animate=False)

    def cursor_moved(self) -> None:
        self.screen.query_one(ScenarioSheet).show(self.cursor_key)


class ScenarioSheet(Sheet, can_focus=False):
    """All that a person needs to choose a scenario, and no secret of it."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Volume | Unreadable] = {}
        self._shown = ""

    def show(self, name: str) -> None:
        """Tell of another scenario."""
        self._shown = name
        self.scroll_home(animate=False)
        self.rebuild()

    def body(self, width: int) -> Iterable[Line]:
        volume = self.known.get(self._shown)
        width -= 2
        match volume:
            case Volume():
                yield from _told(volume, width)
            case Unreadable():
                title = tr("✗ {scenario} cannot be played").format(scenario=volume.id)
                yield Row(width).add(title, "bold bad").line()
                yield BLANK
                yield from prose(volume.problem, width)


def _told(volume: Volume, width: int) -> Iterable[Line]:
    yield Row(width).add(volume.title, "bold accent").line()
    yield BLANK
    yield from prose(volume.summary, width)
    yield BLANK
    seats = tr("1 – {people} people, the others are played for them")
    length = trn(
        "{turns} turn of {turn_length}, {duration}",
        "{turns} turns of {turn_length}, {duration}",
        volume.turns,
    )
    facts = (
        (tr("seats"), seats.format(people=len(volume.chairs))),
        (
            tr("length"),
            length.format(
                turns=volume.turns,
                turn_length=turn_length(volume.turn_length),
                duration=duration(volume.minutes),
            ),
        ),
        (tr("difficulty"), DIFFICULTIES[volume.difficulty]),
        (tr("crises"), ", ".join(KINDS.get(kind, kind) for kind in volume.kinds)),
    )
    for name, fact in facts:
        lines = prose(fact, width, indent=12)
        yield Row(width).add(name, "muted").to(12).add(lines[0].text.strip()).line()
        yield from lines[1:]
    yield BLANK
    for chair in volume.chairs:
        row = Row(width).add(chair.symbol, f"nation.{chair.colour}").gap().add(chair.name, "bold")
        yield row.line()
        yield from prose(chair.brief, width, "muted", indent=2)
    yield BLANK
    if volume.objectives:
        yield Row(width).add(tr("What it trains"), "bold").line()
        for objective in volume.objectives:
            yield from prose(objective, width, "muted", indent=2, first="·")


class PickerScreen(Screen[None]):
    """Choose what to play; then the seats are given out."""

    CSS_PATH = "picker.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, *, alone: bool = False) -> None:
        super().__init__()
        self._alone = alone

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield ScenarioList(empty=tr("Reading …"))
            yield ScenarioSheet()
        yield KeyLine()

    def on_mount(self) -> None:
        self.run_worker(self._read())

    async def _read(self) -> None:
        """Reads in a thread: the first scenario brings much that must be imported."""
        read = await asyncio.to_thread(volumes)
        self.query_one(ScenarioSheet).known = {volume.id: volume for volume in read}
        self.query_one(ScenarioList).show([_item(volume) for volume in read])

    def on_sheet_opened(self, message: Sheet.Opened) -> None:
        self._take(message.key)

    def _take(self, name: str) -> None:
        from game.tui.screens.seating import SeatingScreen

        volume = self.query_one(ScenarioSheet).known.get(name)
        if isinstance(volume, Volume):
            self.app.push_screen(SeatingScreen(volume, alone=self._alone))
        elif volume is not None:
            told = tr("{scenario} cannot be played as it is.").format(scenario=volume.id)
            self.notify(told, severity="warning")

    def action_back(self) -> None:
        self.dismiss()


def _item(volume: Volume | Unreadable) -> Item:
    if isinstance(volume, Unreadable):
        return Item(volume.id, volume.id, tr("cannot be read"), "✗", "bad")
    seats = len(volume.chairs)
    nations = trn("{n} nation", "{n} nations", seats).format(n=seats)
    turns = trn("{n} turn", "{n} turns", volume.turns).format(n=volume.turns)
    return Item(volume.id, volume.title, f"{nations} · {turns}")

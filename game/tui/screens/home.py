"""The home screen: go on where the table stopped, or begin something new."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from game.language import tr
from game.tui.actions import Command, bindings, declare
from game.tui.messages import SaveChosen
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.line import Line, Row
from game.tui.widgets.menu import Item, Menu
from game.tui.widgets.motif import motif
from game.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from game.session.saves import SaveSummary
    from game.session.sketch import Sketch

COMMANDS = declare(
    tr("Home"),
    Command("home.go_on", tr("Go on"), "g", tr("Go on with the latest exercise."), show=False),
    Command(
        "home.new", tr("New exercise"), "n", tr("People take seats at this keyboard."), show=False
    ),
    Command("home.practise", tr("Practise alone"), "p", tr("Play one nation alone."), show=False),
    Command("home.scenarios", tr("Scenarios"), "s", tr("Read what can be played."), show=False),
    Command("home.saves", tr("Saves"), "v", tr("Every exercise that was begun."), show=False),
    Command(
        "home.write",
        tr("Write"),
        "w",
        tr("Write a scenario, and see what comes of it."),
        show=False,
    ),
)

ITEMS = (
    Item("new", tr("New exercise"), tr("two to six people at this keyboard")),
    Item("practise", tr("Practise alone"), tr("one nation; the others are played for it")),
    Item("scenarios", tr("Scenarios"), tr("what can be played")),
    Item("saves", tr("Saves"), tr("every exercise that was begun")),
    Item("write", tr("Write"), tr("an exercise, from a template or a file")),
    Item("help", tr("Help"), tr("F1 or ? on every screen")),
)

_MARGIN = 4
_NAME = "C O N C O R D"
_LINE = tr("a tabletop exercise about cooperation between nations")
_LETTERS = {"new": "N", "practise": "P", "scenarios": "S", "saves": "v", "write": "W"}
"""The letter of each choice, which is underlined in its title."""


class HomeMenu(Menu):
    """What can be done, under the name of the game and beside a picture of a partnership."""

    last: "Sketch | None" = None
    """The theatre of the last exercise, which the picture shows if there is one."""

    def body(self, width: int) -> Iterable[Line]:
        wide, tall = width >= 110, self.size.height >= 30
        title = list(_title(width, 4 if tall else 3))
        rows = [*title, *self._choices(width, spaced=tall)]
        height = max(self.size.height, len(rows))
        above = max(2, (height - len(rows)) // 3)
        rows = [Row(width) for _ in range(above)] + rows
        rows += [Row(width) for _ in range(height - len(rows))]
        if wide:
            self._draw(rows, 72, width - 76, above - 2 if tall else 0, min(20, height - 2))
        elif width >= 76:
            self._draw(rows, width - 18, 16, 0, above + len(title))
        return tuple(row.line() for row in rows)

    def _choices(self, width: int, *, spaced: bool) -> Iterable[Row]:
        if self.items[0].key == "go_on":
            yield _choice("g", self.items[0], width, "bold accent")
        else:
            yield Row(width)
        yield Row(width)
        for index, item in enumerate(self.numbered()):
            yield _choice(str(index + 1), item, width, "bold")
            if spaced:
                yield Row(width)

    def _draw(self, rows: list[Row], left: int, width: int, top: int, height: int) -> None:
        """The picture, on the right of the words."""
        drawn = motif(width, height, self.last)
        for row, line in zip(rows[top : top + height], drawn, strict=False):
            if row.at < left and line.text.strip():
                row.to(left)
                for text, ink in line.runs:
                    row.add(text, ink)

    def numbered(self) -> Sequence[Item]:
        """The numbers stay the same, whether there is something to go on with or not."""
        return ITEMS


def _choice(key: str, item: Item, width: int, ink: str) -> Row:
    row = Row(width, _MARGIN).add(key, "muted").gap(2)
    before, letter, after = item.title.partition(_LETTERS.get(item.key, "\0"))
    row.add(before, ink).add(letter, f"{ink} underline").add(after, ink)
    if item.note:
        row.gap(3).to(_MARGIN + 21).add(item.note, "muted")
    return row.to(min(width, _MARGIN + 60)).over(item.key, _MARGIN)


def _title(width: int, space: int) -> Iterable[Row]:
    yield Row(width, _MARGIN).add(_NAME, "bold accent")
    yield Row(width, _MARGIN).add(_LINE, "muted")
    yield from (Row(width) for _ in range(space))


class HomeScreen(Screen[None]):
    """The first screen, and the one that an exercise is left for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self) -> None:
        super().__init__()
        self._latest: SaveSummary | None = None

    def compose(self) -> ComposeResult:
        yield HomeMenu(ITEMS)
        yield KeyLine()

    def on_mount(self) -> None:
        self.call_after_refresh(self.renew)

    def renew(self) -> None:
        """Look for what can be gone on with, and offer it first.

        Looking needs modules that the first picture can do without; the line is kept for it.
        """
        from game.tui import saved

        menu = self.query_one(HomeMenu)
        self._latest = saved.latest_save()
        self.call_after_refresh(self._draw_last)
        if self._latest is None:
            menu.show(ITEMS)
            return
        on_first = menu.cursor_key in ("", ITEMS[0].key)
        go_on = tr("Go on: {exercise}").format(exercise=saved.headline(self._latest))
        menu.show((Item("go_on", go_on), *ITEMS))
        if on_first:
            menu.place_cursor("go_on")
        self.refresh_bindings()

    def _draw_last(self) -> None:
        """The picture follows the words, for it costs more."""
        from game.tui import saved

        menu = self.query_one(HomeMenu)
        menu.last = saved.last_theatre()
        menu.show(menu.items)

    async def on_sheet_opened(self, message: Sheet.Opened) -> None:
        await self.run_action("app.help" if message.key == "help" else message.key)

    def action_go_on(self) -> None:
        if self._latest is not None:
            self.post_message(SaveChosen(self._latest.path))

    def action_new(self) -> None:
        self._pick(alone=False)

    def action_practise(self) -> None:
        self._pick(alone=True)

    def action_scenarios(self) -> None:
        self._pick(alone=False)

    def action_saves(self) -> None:
        from game.tui.screens.saves import SavesScreen

        self.app.push_screen(SavesScreen())

    def action_write(self) -> None:
        from game.tui.author.desk import DeskScreen

        self.app.push_screen(DeskScreen())

    def _pick(self, *, alone: bool) -> None:
        from game.tui.screens.picker import PickerScreen

        self.app.push_screen(PickerScreen(alone=alone))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._latest is not None if action == "go_on" else True

"""Seating: who plays which nation, with or without a PIN, and with which dice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from game.language import tr
from game.session.seats import PERSON, PinHash, Seat
from game.tui.actions import Command, bindings, declare
from game.tui.messages import ExerciseChosen
from game.tui.play import Start
from game.tui.screens.prompt import PromptScreen
from game.tui.shelf import Chair, Volume, doctrines
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.menu import NUMBERS
from game.tui.widgets.sheet import Sheet

SHEET_COMMANDS = declare(
    tr("Seats"),
    Command(
        "seating.right", tr("Who plays"), "space,right,l", tr("Give the seat to the next player.")
    ),
    Command(
        "seating.left", tr("Who played"), "left,h", tr("Give it to the one before."), show=False
    ),
    Command(
        "seating.choose",
        tr("Choose"),
        "enter",
        tr("Give the seat to the next player, or go on."),
        action="open",
        show=False,
    ),
)
COMMANDS = declare(
    tr("Seats"),
    Command(
        "seating.pin", tr("PIN"), "p", tr("Ask for a PIN before this seat's screens are shown.")
    ),
    Command("seating.dice", tr("Dice"), "s", tr("Name a seed, to throw the same dice again.")),
    Command("seating.begin", tr("Begin"), "b", tr("Begin the exercise with these seats.")),
    Command("seating.back", tr("Back"), "escape", tr("Back to the scenarios.")),
)

BEGIN, DICE = "begin", "dice"
_LONGEST_SEED = 18


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Seats that have been given out, until the exercise begins."""

    players: Mapping[str, str]
    pins: Mapping[str, PinHash]
    seed: int | None


class SeatSheet(Sheet):
    """A line a nation, then the dice, then the way on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((*SHEET_COMMANDS, *NUMBERS))

    def __init__(self, volume: Volume, *, alone: bool, seed: int | None) -> None:
        super().__init__()
        self.volume = volume
        self.alone = alone
        people = 1 if alone else 2
        self.players = {
            chair.id: PERSON if index < people else chair.doctrine
            for index, chair in enumerate(volume.chairs)
        }
        self.pins: dict[str, PinHash] = {}
        self.seed = seed

    @property
    def arrangement(self) -> Arrangement:
        """The seats as they have been given out so far."""
        return Arrangement(self.players, self.pins, self.seed)

    def take_up(self, kept: Arrangement) -> None:
        """Go on where somebody left, if the nations are still the same."""
        if set(kept.players) == set(self.players):
            self.players, self.pins = dict(kept.players), dict(kept.pins)
            self.seed = kept.seed if self.seed is None else self.seed

    def head(self, width: int) -> Iterable[Line]:
        yield Row(width, 1).add(self.volume.title, "bold accent").line()
        what = tr("Which nation do you play?") if self.alone else tr("Who plays which nation?")
        yield Row(width, 1).add(what, "muted").line()
        yield BLANK

    def body(self, width: int) -> Iterable[Line]:
        names = max(len(chair.name) for chair in self.volume.chairs)
        for index, chair in enumerate(self.volume.chairs):
            yield self._seat(index, chair, names, width)
        yield BLANK
        dice = tr("thrown anew") if self.seed is None else tr("as with seed {seed}")
        dice = dice.format(seed=self.seed)
        row = Row(width, 1).add("s", "muted", cells=3).add(tr("Dice"), cells=names + 5)
        yield row.add(dice, "muted" if self.seed is None else "").to(width).over(DICE, 1).line()
        yield BLANK
        row = Row(width, 1).add("b", "muted", cells=3).add(tr("Begin"), "bold accent")
        yield row.to(width).over(BEGIN, 1).line()
        yield BLANK
        yield from prose(self._remark(), width - 2, "muted", indent=4)
        yield BLANK
        yield from self._told(width)

    def _told(self, width: int) -> Iterable[Line]:
        """More on the seat under the cursor."""
        chair = next((c for c in self.volume.chairs if c.id == self.cursor_key), None)
        if chair is None:
            return
        yield from prose(chair.brief, width - 2, indent=4)
        player = self.players[chair.id]
        if player != PERSON:
            title, summary = doctrines().get(player, (player, ""))
            yield from prose(f"{title}: {summary}", width - 2, "muted", indent=4)

    def cursor_moved(self) -> None:
        self.rebuild()

    def _seat(self, index: int, chair: Chair, names: int, width: int) -> Line:
        players = max(15, *(len(title) for title, _ in doctrines().values())) + 3
        player = self.players[chair.id]
        row = Row(width, 1).add(str(index + 1), "muted", cells=3)
        row.add(chair.symbol, f"nation.{chair.colour}").gap()
        row.add(chair.name, "bold", cells=names + 3)
        if player == PERSON:
            row.add(tr("● a person"), "bold", cells=players)
            row.add(tr("PIN set") if chair.id in self.pins else tr("no PIN"), "muted")
        else:
            title, summary = doctrines().get(player, (player, ""))
            row.add(f"○ {title}", cells=players).add(summary, "muted")
        return row.to(width).over(chair.id, 1).line()

    def _remark(self) -> str:
        people = self.people
        if not people:
            return tr("Nobody has a seat yet: give at least one nation to a person.")
        if len(people) == 1:
            return tr("One person plays; the screen need not be hidden from anybody.")
        return tr(
            "{people} people share this screen. Before a nation's own screens a curtain "
            "asks the others to look away."
        ).format(people=len(people))

    @property
    def people(self) -> list[str]:
        """The nations that people play."""
        return [nation for nation, player in self.players.items() if player == PERSON]

    def turn_to(self, nation: str, step: int) -> None:
        """Give a seat to the next player of the list, or alone: sit down there."""
        if self.alone:
            for chair in self.volume.chairs:
                self.players[chair.id] = PERSON if chair.id == nation else chair.doctrine
        else:
            choices = [PERSON, *doctrines()]
            at = choices.index(self.players[nation]) if self.players[nation] in choices else 0
            self.players[nation] = choices[(at + step) % len(choices)]
        self.pins = {seat: pin for seat, pin in self.pins.items() if seat in self.people}
        self.rebuild()

    def action_left(self) -> None:
        if self.cursor_key in self.players:
            self.turn_to(self.cursor_key, -1)

    def action_right(self) -> None:
        if self.cursor_key in self.players:
            self.turn_to(self.cursor_key, 1)

    def action_number(self, number: int) -> None:
        if number <= len(self.volume.chairs):
            self.place_cursor(self.volume.chairs[number - 1].id)
            self.action_right()

    def seats(self) -> Mapping[str, Seat]:
        """The seats as the session wants them."""
        return {
            nation: Seat(player, self.pins.get(nation)) for nation, player in self.players.items()
        }


class SeatingScreen(Screen[None]):
    """Give out the seats of a scenario and begin."""

    CSS_PATH = "seating.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, volume: Volume, *, alone: bool = False, seed: int | None = None) -> None:
        super().__init__()
        self._sheet = SeatSheet(volume, alone=alone, seed=seed)

    @property
    def _kept(self) -> dict[tuple[str, bool], Arrangement]:
        """What was left unfinished, by scenario, alone or together."""
        from game.tui.app import ConcordApp

        assert isinstance(self.app, ConcordApp)
        return self.app.arrangements

    def compose(self) -> ComposeResult:
        sheet = self._sheet
        if kept := self._kept.get((sheet.volume.id, sheet.alone)):
            sheet.take_up(kept)
        yield sheet
        yield KeyLine()

    def on_sheet_opened(self, message: Sheet.Opened) -> None:
        if message.key == BEGIN:
            self.action_begin()
        elif message.key == DICE:
            self.action_dice()
        else:
            self._sheet.turn_to(message.key, 1)
            if self._sheet.alone:
                self._sheet.place_cursor(BEGIN)

    def action_pin(self) -> None:
        nation = self._sheet.cursor_key
        if nation not in self._sheet.people:
            self.notify(tr("A PIN is for a seat that a person has."))
            return
        name = next(c.name for c in self._sheet.volume.chairs if c.id == nation)
        ask = PromptScreen(
            tr("PIN for {nation}").format(nation=name),
            tr("It is asked before each of the nation's screens. Empty: no PIN."),
            secret=True,
        )
        self.app.push_screen(ask, partial(self._set_pin, nation))

    def _set_pin(self, nation: str, pin: str | None) -> None:
        if pin:
            again = PromptScreen(
                tr("The same PIN again"), tr("So that a slip locks nobody out."), secret=True
            )
            self.app.push_screen(again, partial(self._confirm_pin, nation, PinHash.of(pin)))
        elif pin is not None:
            self._sheet.pins.pop(nation, None)
            self._sheet.rebuild()

    def _confirm_pin(self, nation: str, pin: PinHash, again: str | None) -> None:
        if again is None:
            return
        if pin.matches(again):
            self._sheet.pins[nation] = pin
            self._sheet.rebuild()
        else:
            self.notify(tr("The two were not the same. The PIN is as it was."), severity="warning")

    def action_dice(self) -> None:
        seed = self._sheet.seed
        ask = PromptScreen(
            tr("Seed of the dice"),
            tr(
                "A whole number. The same seed, seats and orders give the same exercise. "
                "Empty: thrown anew."
            ),
            value="" if seed is None else str(seed),
            length=_LONGEST_SEED,
        )
        self.app.push_screen(ask, self._set_seed)

    def _set_seed(self, given: str | None) -> None:
        if given is None:
            return
        text = given.strip()
        if text and not (text.isascii() and text.isdigit()):
            self.notify(tr("A seed is a whole number that is not negative."), severity="warning")
            return
        self._sheet.seed = int(text) if text else None
        self._sheet.rebuild()

    def action_begin(self) -> None:
        sheet = self._sheet
        if not sheet.people:
            self.notify(tr("Give at least one nation to a person."), severity="warning")
            return
        volume = sheet.volume
        start = Start(volume.id, volume.source, str(volume.path), sheet.seats(), sheet.seed)
        self.post_message(ExerciseChosen(start))

    def action_back(self) -> None:
        sheet = self._sheet
        self._kept[sheet.volume.id, sheet.alone] = sheet.arrangement
        self.dismiss()

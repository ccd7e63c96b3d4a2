"""Seating: who plays which nation, with or without a PIN, and with which dice."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from game.language import tr
from game.plain.dialogue import Choice, Dialogue
from game.plain.words import one_line, paragraphs
from game.session.seats import PERSON, PinHash, Seat

if TYPE_CHECKING:
    from game.rules.exercise import Exercise


class Seating:
    """The seats of an exercise while they are given out."""

    def __init__(self, exercise: "Exercise", dialogue: Dialogue, seed: int | None) -> None:
        self._nations = exercise.scenario.nations
        self._title = one_line(exercise.scenario.title)
        self._summary = paragraphs(exercise.scenario.summary)
        self._dialogue = dialogue
        self.seats: dict[str, Seat] = dict(first_people(exercise, 1))
        self.seed = seed

    def choose(self) -> bool:
        """Until the exercise can begin; False if it is not to."""
        begun: list[bool] = []

        def begin() -> bool:
            if any(seat.is_person for seat in self.seats.values()):
                begun.append(True)
                return True
            self._dialogue.say(tr("Give at least one nation to a person."))
            return False

        self._dialogue.say(f"{self._title}.", *self._summary)
        choices = [
            Choice(partial(self._line, nation), partial(self._give, nation))
            for nation in self._nations
        ]
        choices.append(Choice(self._dice, self._name_dice))
        choices.append(Choice(tr("Begin with these seats."), begin))
        self._dialogue.menu(tr("Who plays which nation"), choices, tr("Back."))
        return bool(begun)

    def _line(self, nation: str) -> str:
        seat = self.seats[nation]
        name = one_line(self._nations[nation].name)
        if not seat.is_person:
            said, doctrine = tr("{nation}: the computer as {doctrine}."), seat.player
            return said.format(nation=name, doctrine=_doctrines()[doctrine][0])
        said = (
            tr("{nation}: a person, with a PIN.") if seat.pin else tr("{nation}: a person, no PIN.")
        )
        return said.format(nation=name)

    def _give(self, nation: str) -> None:
        """Ask who plays a nation."""
        doctrines = _doctrines()
        name = one_line(self._nations[nation].name)
        self._dialogue.say(f"{name}.", *paragraphs(self._nations[nation].public_brief))
        computer = tr("The computer as {doctrine}: {summary}")
        lines = [
            tr("A person."),
            tr("A person, who is asked for a PIN before each private part."),
            *(
                computer.format(doctrine=title, summary=summary)
                for title, summary in doctrines.values()
            ),
        ]
        question = tr("Who plays {nation}?").format(nation=name)
        place = self._dialogue.pick(question, lines, tr("As it is."))
        if place is None:
            return
        if place == 0:
            self.seats[nation] = Seat(PERSON)
        elif place == 1:
            self._ask_pin(nation, name)
        else:
            self.seats[nation] = Seat(list(doctrines)[place - 2])
        self._dialogue.say(self._line(nation))

    def _ask_pin(self, nation: str, name: str) -> None:
        """Take a PIN, twice, so that nobody is locked out by a slip."""
        ask = self._dialogue.terminal.ask_secret
        while True:
            pin = ask(tr("PIN for {nation}, not shown, or Enter for none:").format(nation=name))
            if not pin:
                self.seats[nation] = Seat(PERSON)
                return
            if ask(tr("The same PIN again:")) == pin:
                self.seats[nation] = Seat(PERSON, PinHash.of(pin))
                return
            self._dialogue.say(tr("The two were not the same."))

    def _dice(self) -> str:
        if self.seed is None:
            return tr("Dice: thrown anew.")
        return tr("Dice: as with seed {seed}.").format(seed=self.seed)

    def _name_dice(self) -> None:
        """Ask for a seed."""
        self._dialogue.say(tr("The same seed, seats and orders give the same exercise."))
        prompt = tr("Seed, a whole number, or Enter to throw the dice anew:")
        seed = self._dialogue.amount(prompt)
        if seed is not None and seed < 0:
            self._dialogue.say(tr("A seed is not negative. The dice are as they were."))
            return
        self.seed = seed
        self._dialogue.say(self._dice())


def first_people(exercise: "Exercise", people: int) -> Mapping[str, Seat]:
    """So many people in the first nations of a scenario; the computer plays the others."""
    return {
        nation: Seat(PERSON if place < people else about.default_doctrine)
        for place, (nation, about) in enumerate(exercise.scenario.nations.items())
    }


def _doctrines() -> Mapping[str, tuple[str, str]]:
    """Title and summary of each doctrine, by id."""
    from game.doctrines import DOCTRINES

    return {name: (doctrine.title, doctrine.summary) for name, doctrine in DOCTRINES.items()}

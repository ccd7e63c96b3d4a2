"""Questions with numbered answers: what every part of plain text is made of."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.language import tr, trc
from game.plain.terminal import Leaving, Terminal
from game.plain.words import numbered, one_line

LEAVE = frozenset({"q", "quit", trc("typed to leave", "quit")})
HELP = frozenset({"?", "help", trc("typed for help", "help")})
BACK = 0
"""The number that leads back from any list."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")


class Entry(NamedTuple):
    """A line of a list. One with a quantity has a number, and can be opened for its causes."""

    text: str
    quantity: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way on from a menu."""

    words: Callable[[], str] | str
    """What it is called; asked for each time that the menu is said."""
    act: Callable[[], bool | None]
    """What it does. True: the menu is done with."""

    @property
    def said(self) -> str:
        return self.words if isinstance(self.words, str) else self.words()


class Dialogue:
    """Asks at a terminal; knows the words that mean the same everywhere."""

    def __init__(
        self, terminal: Terminal, aside: Callable[[str], bool] = lambda given: False
    ) -> None:
        """`aside` is given what is no answer, and says whether it has dealt with it."""
        self.terminal = terminal
        self._aside = aside

    def say(self, *lines: str) -> None:
        self.terminal.say(*lines)

    def ask(self, prompt: str) -> str:
        """A line, once everything that is said aside has been dealt with. May be empty."""
        while True:
            given = self.terminal.ask(prompt)
            if given.lower() in LEAVE:
                raise Leaving
            if not self._aside(given):
                return given

    def pause(self, prompt: str = tr("Enter to go on:")) -> None:
        """Wait until whoever listens wants more."""
        self.ask(prompt)

    def number(
        self, prompt: str, choices: int, repeat: Callable[[], None], first: int = BACK
    ) -> int | None:
        """One of the numbers from `first` to `choices`; None for an empty line, after `repeat`."""
        while True:
            given = self.ask(prompt)
            if not given:
                repeat()
                return None
            number = whole_number(given)
            if number is not None and first <= number <= choices:
                return number
            self.say(
                tr(
                    '"{given}" is none of the numbers from {first} to {last}. '
                    "Enter alone says the choices again."
                ).format(given=one_line(given)[:40], first=first, last=choices)
            )

    def pick(self, title: str, lines: Sequence[str], back: str = tr("Back.")) -> int | None:
        """The place of one of several lines; None to go back."""

        def tell() -> None:
            self.say(title, *numbered(lines), f"{BACK}. {back}")

        tell()
        while (number := self.number(tr("Number:"), len(lines), tell)) is None:
            continue
        return None if number == BACK else number - 1

    def menu(self, name: str, choices: Sequence[Choice], back: str = "") -> None:
        """Let one choice be made after the other, until one says that it was the last.

        All choices are said at first and whenever Enter is pressed; after that the name is enough.
        With `back`, 0 leads out of the menu too.
        """

        def tell() -> None:
            self.say(f"{name}.", *numbered([choice.said for choice in choices]))
            if back:
                self.say(f"{BACK}. {back}")

        tell()
        prompt = tr("Number:")
        while True:
            number = self.number(prompt, len(choices), tell, BACK if back else 1)
            prompt = tr("{menu}. Number, or Enter for the choices:").format(menu=name)
            if number is None:
                continue
            if number == BACK or choices[number - 1].act():
                return

    def read(self, title: str, entries: Sequence[Entry], why: Callable[[str], None]) -> None:
        """Say a list, and then open whichever of its lines somebody asks about."""

        def tell() -> None:
            self.say(title, *_with_numbers(entries))

        tell()
        known = [entry.quantity for entry in entries if entry.quantity]
        if not known:
            return
        prompt = tr("Number for the causes, or Enter to go on:")
        while True:
            number = self.number(prompt, len(known), lambda: None)
            if not number:
                return
            why(known[number - 1])

    def amount(self, prompt: str) -> int | None:
        """A whole number, which may be more than is possible; None for an empty line."""
        while True:
            given = self.ask(prompt)
            if not given:
                return None
            number = whole_number(given)
            if number is not None:
                return number
            said = tr('"{given}" is no whole number. Enter alone changes nothing.')
            self.say(said.format(given=one_line(given)[:40]))

    def text(self, prompt: str) -> str:
        """A line of somebody's own words. Only the word for leaving is none of them."""
        given = self.terminal.ask(prompt)
        if given.lower() in LEAVE:
            raise Leaving
        return given

    def confirmed(self, question: str, yes: str, no: str = tr("Not yet.")) -> bool:
        """Whether somebody wants what cannot be taken back."""
        return self.pick(question, (yes,), no) is not None


def whole_number(given: str) -> int | None:
    """The whole number that was typed; None if it was none.

    >>> whole_number("-3"), whole_number("²"), whole_number("9" * 5000)
    (-3, None, None)
    """
    return int(given) if _NUMBER.fullmatch(given) else None


def _with_numbers(entries: Sequence[Entry]) -> list[str]:
    lines, number = [], 0
    for entry in entries:
        if entry.quantity:
            number += 1
            lines.append(f"{number}. {entry.text}")
        else:
            lines.append(entry.text)
    return lines

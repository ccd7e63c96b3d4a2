"""People who open everything that there is to open before they go on."""

import re
from collections.abc import Iterator

from game.session.host import Session
from tests.plain.listening import Room, Typed

ONWARD = re.compile(
    r"is done|Done reading|has spoken|Send the orders|Send them|go on\.|Leave|Back|Not yet|"
    "somebody else"
)
"""Choices that lead on or out, which are taken last."""

PATIENCE = 20_000
"""Answers after which an exercise should long have ended."""

_NUMBERED = re.compile(r"(\d+)\. (.*)")


class Curious:
    """Chooses, at each prompt, what has not been chosen there yet."""

    def __init__(self, session: Session, pin: str = "", words: str = "Because.") -> None:
        self.session = session
        self.pin, self.words = pin, words
        self.room = Room(self)
        self._chosen: set[tuple[object, ...]] = set()

    def __iter__(self) -> Iterator[str]:
        for _ in range(PATIENCE):
            yield Typed(self._answer())

    def _answer(self) -> str:
        lines = self.room.text[-8_000:].split("\n")
        prompt = lines.pop()
        if prompt.startswith("PIN"):
            return self.pin
        if prompt.startswith(("Reason", "Why?")) or " says, " in prompt:
            return self.words if self._once(prompt) else ""
        if prompt.startswith("How many"):
            return "1"
        if "Number" not in prompt:
            return ""
        choices = _block(lines)
        if not choices:
            return ""
        title = lines[-len(choices) - 1]
        for number, words in choices:
            if not ONWARD.search(words) and self._once(title, words):
                return number
        if "causes" in prompt:
            return ""
        return next((number for number, words in choices if ONWARD.search(words)), "0")

    def _once(self, *what: str) -> bool:
        """Whether this has not been done before at this point of the exercise."""
        at = (self.session.turn, self.session.phase, self.session.waiting, *what)
        new = at not in self._chosen
        self._chosen.add(at)
        return new


def _block(lines: list[str]) -> list[tuple[str, str]]:
    """The choices that were said last, if nothing was said since."""
    found: list[tuple[str, str]] = []
    for line in reversed(lines):
        choice = _NUMBERED.fullmatch(line)
        if choice is None:
            return found[::-1]
        found.append((choice[1], choice[2]))
    return []

"""Nothing that is one nation's alone is printed in another's part, or at the open table."""

from pathlib import Path

import pytest

from game.rules.exercise import Exercise
from game.session.host import Session
from game.session.seats import PinHash, Seat
from game.session.store import MemoryStore
from game.session.view import Phase
from tests.plain.listening import Room, Typed

SEED = 918_273_645_546_372_819
PIN = "5550123555"
NATIONS = ("avalon", "borduria", "caledon")


class Curious:
    """People who open everything there is to open, and send orders that they explain in secret."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.room = Room(self)
        self._menu = ""
        self._at = 0

    def __iter__(self) -> "Curious":
        return self

    def __next__(self) -> str:
        lines = self.room.text.splitlines()
        prompt = lines[-1] if lines else ""
        if prompt.startswith("PIN"):
            return Typed(PIN)
        if prompt.startswith("Reason"):
            return Typed(f"SECRET-{self.nation}-reason")
        if prompt.startswith("Why is what"):
            return Typed("SECRET") if self._once(prompt) else Typed("")
        if not prompt.startswith(("Number:", "Situation", "Decision", "The open", "What", "Ass")):
            if "speaks" not in prompt and "Outcome" not in prompt:
                return Typed("")
        return self._choice(lines, prompt)

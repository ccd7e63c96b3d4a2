"""The curtain: nothing of one nation is left in view before the next is called."""

from typing import TYPE_CHECKING

from game.language import tr
from game.plain.dialogue import LEAVE, Dialogue
from game.plain.terminal import Leaving
from game.plain.words import one_line
from game.session.view import TABLE

if TYPE_CHECKING:
    from game.plain.terminal import Terminal
    from game.session.host import Session
    from game.session.seats import PinHash


class Curtain:
    """Knows whose eyes the terminal is open to, and asks for others before they change."""

    def __init__(self, session: "Session", terminal: "Terminal") -> None:
        self._session, self._terminal = session, terminal
        self._dialogue = Dialogue(terminal)
        self._eyes: str | None = None
        """The nation that may see what is in view; None: what is there is for everybody."""

    def open_to(self, seat: str) -> None:
        """Let only a nation see what comes next."""
        if self._eyes == seat:
            return
        pin = self._session.seats[seat].pin
        together = len(self._session.persons) > 1
        if not together and pin is None:
            return
        name = self._name(seat)
        self._fall(tr("Done. Call {nation}.").format(nation=name))
        only = (
            tr("{nation} only. Everyone else, please look away.")
            if together
            else tr("{nation} only.")
        )
        self._terminal.say(only.format(nation=name))
        if pin is None:
            self._dialogue.pause(tr("Enter when {nation} is ready:").format(nation=name))
        else:
            self._ask_pin(name, pin)
        self._eyes = seat

    def open_to_all(self) -> None:
        """Let everybody see what comes next. Who plays alone is everybody."""
        if self._eyes is not None and len(self._session.persons) > 1:
            self._fall(tr("Done. Call everybody."))
            self._dialogue.pause(tr("Enter when everybody is here:"))

    def close(self) -> None:
        """Leave nothing of a nation in view."""
        if self._eyes is not None:
            self._terminal.clear()
            self._eyes = None

    def _fall(self, call: str) -> None:
        if self._eyes is not None:
            self._terminal.clear()
            self._terminal.say(call)
            self._eyes = None

    def _ask_pin(self, name: str, pin: "PinHash") -> None:
        while True:
            given = self._terminal.ask_secret(tr("PIN of {nation}:").format(nation=name))
            if pin.matches(given):
                return
            if given.lower() in LEAVE:
                raise Leaving
            self._terminal.say(tr("That is not the PIN of {nation}. q leaves.").format(nation=name))

    def _name(self, seat: str) -> str:
        cards = self._session.view(TABLE).nations
        return next(one_line(card.name) for card in cards if card.id == seat)

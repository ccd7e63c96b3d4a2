"""People who play whole exercises badly: they pledge and break, write secrets down, and probe."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from random import Random
from typing import Any

from game.session.commands import (
    Answer,
    Command,
    Commit,
    Harden,
    Pledge,
    PledgeTransfer,
    Ready,
    Reason,
    Refusal,
    Say,
    Transfer,
)
from game.session.events import Event
from game.session.host import Session
from game.session.offers import Offer
from game.session.seats import PERSON, PinHash, Seat
from game.session.store import MemoryStore, Store
from game.session.view import Phase
from tests.hidden.canary import SEED, Canary

DOCTRINES = ("cooperator", "free_rider", "reciprocator", "random")


def people(canary: Canary, first: int) -> tuple[str, ...]:
    """Two nations, from this place on."""
    nations = list(canary.exercise.scenario.nations)
    return nations[first % len(nations)], nations[(first + 1) % len(nations)]


def seats(canary: Canary, persons: tuple[str, ...]) -> dict[str, Seat]:
    """People with PINs in these seats, and one doctrine after the other in the rest."""
    return {
        nation: Seat(PERSON, PinHash.of(*canary.of("pin", nation)))
        if nation in persons
        else Seat(DOCTRINES[place % len(DOCTRINES)])
        for place, nation in enumerate(canary.exercise.scenario.nations)
    }


@dataclass
class Room:
    """A session with people in it, who write the canary's reasons and have its PINs."""

    canary: Canary
    session: Session
    random: Random
    told: str = ""
    """What everybody has been told of at the last step: the events."""

    @classmethod
    def of(
        cls,
        canary: Canary,
        persons: tuple[str, ...],
        *,
        random: int = 1,
        store: Store | None = None,
    ) -> "Room":
        """A new exercise with people in some seats."""
        table = seats(canary, persons)
        session = Session.begin(canary.exercise, table, seed=SEED, store=store or MemoryStore())
        return cls(canary, session, Random(random))

    def play(self) -> Iterator[Phase]:
        """Play to the outcome; rests in the middle of each phase, and whenever one has opened."""
        yield self.session.phase
        while self.session.phase is not Phase.OUTCOME:
            if self.session.phase is Phase.ASSESSMENT:
                self.told = repr(done(self.session.proceed()))
                yield self.session.phase
                continue
            for seat in self.session.waiting:
                self._act(seat)
                yield self.session.phase
                self.told = repr(done(self.session.do(seat, Ready())))
            yield self.session.phase

    def _act(self, seat: str) -> None:
        """Do this and that of what is offered, and what is not."""
        if self.session.phase is Phase.SITUATION:
            return
        for kind, times in WISHES.items():
            offers = [
                o for o in self.session.offers(seat) if isinstance(o.command, kind) and o.most
            ]
            for offer in self.random.sample(offers, min(times, len(offers))):
                self.session.do(seat, some(offer, self.random))
        if self.session.phase is Phase.DECISION:
            done(self.session.do(seat, Reason(" ".join(self.canary.of("reason", seat)))))
        if self.session.phase is Phase.CONSULTATION:
            done(self.session.do(seat, Say("We shall do our part.")))


WISHES: dict[type[Command], int] = {
    Pledge: 4,
    PledgeTransfer: 2,
    Answer: 12,
    Commit: 4,
    Transfer: 1,
    Harden: 1,
}
"""How many orders of each kind a player tries to give. Pledges and orders seldom agree."""


def some(offer: Offer, random: Random) -> Command:
    """An offered command with some amount of what is offered."""
    last = fields(offer.command)[-1]
    if last.type is not int:
        return offer.command
    told: dict[str, Any] = {f.name: getattr(offer.command, f.name) for f in fields(offer.command)}
    return type(offer.command)(**told | {last.name: random.randint(1, offer.most)})


def done(answer: tuple[Event, ...] | Refusal) -> tuple[Event, ...]:
    """The events of a command; fails if it was refused."""
    assert not isinstance(answer, Refusal), answer
    return answer

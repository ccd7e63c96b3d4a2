"""Sessions to play with in tests, and players who do what is offered, or anything at all."""

from collections.abc import Iterable
from dataclasses import fields
from random import Random
from typing import Any

from hypothesis import strategies as st

from game.rules.exercise import Exercise
from game.session.commands import COMMANDS, Command, Ready, Refusal
from game.session.host import Session
from game.session.offers import Offer
from game.session.seats import PERSON, Seat
from game.session.store import MemoryStore, Store
from game.session.view import Phase

ACTING = (Phase.SITUATION, Phase.CONSULTATION, Phase.DECISION)


def seats(exercise: Exercise, *persons: str, doctrine: str = "reciprocator") -> dict[str, Seat]:
    """Seats in which these nations are played by people and the others by a doctrine."""
    nations = exercise.scenario.nations
    return {nation: Seat(PERSON if nation in persons else doctrine) for nation in nations}


def begin(exercise: Exercise, *persons: str, seed: int = 7, store: Store | None = None) -> Session:
    """A new session with these nations played by people; with every nation if none is named."""
    played = persons or tuple(exercise.scenario.nations)
    return Session.begin(
        exercise, seats(exercise, *played), seed=seed, store=store or MemoryStore()
    )


def fork(session: Session) -> Session:
    """Another session at the same point, that can go another way."""
    return Session(
        session.exercise, session.seats, session.seed, MemoryStore(), session._play.copy()
    )


def done(answer: object) -> None:
    """Fails if a command was refused."""
    assert not isinstance(answer, Refusal), answer


def to_phase(session: Session, phase: Phase, turn: int | None = None) -> None:
    """Let everybody be ready until a phase opens (in a turn, if one is given)."""
    while session.phase is not phase or turn not in (None, session.turn):
        on(session)


def on(session: Session) -> None:
    """Let everybody be ready, or the room go on."""
    if session.phase is Phase.ASSESSMENT:
        done(session.proceed())
        return
    for seat in session.waiting:
        done(session.do(seat, Ready()))


def amount_of(offer: Offer, amount: int) -> Command:
    """An offered command with another amount."""
    last = fields(offer.command)[-1:]
    if not last or last[0].type is not int:
        return offer.command
    told: dict[str, Any] = {f.name: getattr(offer.command, f.name) for f in fields(offer.command)}
    return type(offer.command)(**told | {last[0].name: amount})


def play(session: Session, choose: Random, *, until: int = 10_000) -> None:
    """Play what is offered, at random, for a number of commands or to the outcome."""
    for _ in range(until):
        if session.phase is Phase.OUTCOME:
            return
        if session.phase is Phase.ASSESSMENT:
            done(session.proceed())
            continue
        seat = choose.choice(session.waiting)
        done(session.do(seat, some_offer(session, seat, choose)))


def some_offer(session: Session, seat: str, choose: Random) -> Command:
    """Something that is offered; often enough, to be ready."""
    offers = [offer for offer in session.offers(seat) if offer.most]
    if choose.random() < 0.25:
        return Ready()
    offer = choose.choice(offers)
    return amount_of(offer, choose.randint(0, offer.most))


def commands(exercise: Exercise) -> st.SearchStrategy[Command]:
    """Any command that is well typed, whether it makes sense or not."""
    scenario = exercise.scenario
    known = [
        *scenario.crises,
        *scenario.capabilities,
        *scenario.nations,
        *scenario.injects,
        *(option.id for inject in scenario.injects.values() for option in inject.options),
        *(thing for nation in scenario.nations.values() for thing in nation.infrastructure),
        *("budget", "", "all", "yes", "no", "accept", "decline", "wait"),
        *(id for part in agreeable(exercise) for id in part),
    ]
    words = st.sampled_from(known) | st.text(max_size=700)
    numbers = st.integers(-2, 12) | st.integers() | st.just(10**5000) | st.booleans()
    kinds: list[st.SearchStrategy[Command]] = []
    for kind in COMMANDS.values():
        told = {f.name: numbers if f.type is int else words for f in fields(kind)}
        kinds.append(st.builds(kind, **told))
    return st.one_of(kinds)


def agreeable(exercise: Exercise) -> tuple[Iterable[str], ...]:
    """The ids of what the rulebook knows: treaties, joint actions, projects, orders."""
    p = exercise.rulebook
    return p.treaties, p.joint, p.projects, p.orders

"""Random games of every shipped exercise, in which people do whatever is offered: I4 to I10."""

import math
from random import Random

import pytest

from game.rules.exercise import Exercise
from game.scenario.library import shipped
from game.session.commands import Command, Propose, Ready, Refusal, Respond
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.verification import first_difference
from game.session.view import FACILITATOR, Phase
from tests.exercises import some
from tests.session.playing import amount_of, done, fork, some_offer

SEEDS = [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))]


@pytest.fixture(scope="module", params=some())
def exercise(request: pytest.FixtureRequest) -> Exercise:
    path = shipped()[request.param]
    return Exercise.load(path.read_bytes(), str(path))


def begun(exercise: Exercise, seed: int, store: MemoryStore) -> Session:
    """Two people among nations that play by chance."""
    seats = {
        nation: Seat() if place < 2 else Seat("random")
        for place, nation in enumerate(exercise.scenario.nations)
    }
    return Session.begin(exercise, seats, seed=seed, store=store)


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_the_game_stays_sound_and_ends(exercise: Exercise, seed: int) -> None:
    store, choose = MemoryStore(), Random(seed)
    session = begun(exercise, seed, store)
    for _ in range(60 * exercise.scenario.time.turns):
        if session.phase is Phase.OUTCOME:
            break
        if session.phase is Phase.ASSESSMENT:
            sound(session)
            done(session.proceed())
            continue
        seat = choose.choice(session.waiting)
        refused_beyond(session, seat, choose)
        done(session.do(seat, some_offer(session, seat, choose)))
    assert session.phase is Phase.OUTCOME
    sound(session)
    assert first_difference(store.records()) is None


def sound(session: Session) -> None:
    """Every number is within its range, and the causes of a turn add up to what it changed."""
    for name, quantity in session.exercise.catalogue.quantities.items():
        now = session._play.quantities[name]
        assert math.isfinite(now), name
        assert quantity.low <= now <= quantity.high, name
        told = session.explain(FACILITATOR, name, session.turn)
        assert told is not None, name
        assert sum(cause.change for cause in told.causes) == told.after - told.before, name


def refused_beyond(session: Session, seat: str, choose: Random) -> None:
    """One unit more than is offered is refused for the reason told, and nothing changes."""
    bounded = [offer for offer in session.offers(seat) if offer.why is not None]
    if not bounded or choose.random() < 0.7:
        return
    offer = choose.choice(bounded)
    before = session._play.copy()
    assert session.do(seat, amount_of(offer, offer.most + 1)) == offer.why
    assert session._play == before


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("phase", [Phase.CONSULTATION, Phase.DECISION])
def test_the_order_in_which_seats_act_does_not_matter(
    exercise: Exercise, seed: int, phase: Phase
) -> None:
    choose = Random(seed)
    session = begun(exercise, seed, MemoryStore())
    while session.phase is not phase:
        for seat in session.waiting:
            done(session.do(seat, Ready()))
    scripts = {seat: script(session, seat, choose) for seat in session.persons}
    ends = []
    for order in (session.persons, tuple(reversed(session.persons))):
        played = fork(session)
        for seat in order:
            for command in scripts[seat]:
                done(played.do(seat, command))
        while played.phase is not Phase.ASSESSMENT:
            for seat in played.waiting:
                done(played.do(seat, Ready()))
        ends.append(played.view(FACILITATOR))
    assert ends[0] == ends[1]


def script(session: Session, seat: str, choose: Random) -> list[Command]:
    """Orders that a seat alone may give; nothing that is told with who said it first."""
    alone = fork(session)
    given: list[Command] = []
    for _ in range(8):
        command = some_offer(alone, seat, choose)
        if isinstance(command, Ready | Propose | Respond) or "text" in command.__slots__:
            continue
        if not isinstance(alone.do(seat, command), Refusal):
            given.append(command)
    return given

"""A doctrine that stands in for a person plays the game that a computer-run nation would."""

import pytest

from game.lab.sweep import play, table
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders
from game.scenario.library import shipped
from game.session.commands import Ready, Refusal
from game.session.errors import NotSavedError
from game.session.host import Session
from game.session.seats import Seat
from game.session.standing_in import StandIn, go_to
from game.session.store import MemoryStore
from game.session.table import seeds_of
from game.session.verification import first_difference
from game.session.view import FACILITATOR, Phase
from tests.exercises import some
from tests.outcomes import MIXED, seats

SEED = 11


@pytest.fixture(params=some())
def shipped_exercise(request: pytest.FixtureRequest) -> Exercise:
    path = shipped()[request.param]
    return Exercise.load(path.read_bytes(), str(path))


def opened(exercise: Exercise, players: dict[str, str], people: int, turn: int) -> Session:
    """A session in which the first nations are people's, played for them up to a turn."""
    seated = {
        nation: Seat() if place < people else Seat(players[nation])
        for place, nation in enumerate(players)
    }
    return begun(exercise, seated, StandIn(turn, players), MemoryStore())


def begun(exercise: Exercise, seated: dict[str, Seat], how: StandIn, store: MemoryStore) -> Session:
    session = Session.begin(exercise, how.seats(exercise, seated), seed=SEED, store=store)
    go_to(session, how.turn)
    return session


def situation(exercise: Exercise, players: dict[str, str], wanted: int) -> dict[str, float]:
    """What every quantity is in the situation of a turn, in a sweep."""
    found: dict[str, float] = {}

    def watch(state: State, orders: Orders, turn: int) -> None:
        if turn == wanted:
            found.update(state.named())

    play(exercise, table(exercise, players), seeds_of(SEED), watch=watch)
    return found


@pytest.mark.parametrize("doctrines", [MIXED, ("random",)])
def test_the_moment_that_opens_is_that_of_the_sweep(
    shipped_exercise: Exercise, doctrines: tuple[str, ...]
) -> None:
    players = seats(shipped_exercise, doctrines)
    last = shipped_exercise.scenario.time.turns
    for people, turn in ((1, min(5, last)), (len(players), min(4, last))):
        session = opened(shipped_exercise, players, people, turn)
        assert (session.turn, session.phase) == (turn, Phase.SITUATION)
        assert session.waiting == tuple(players)[:people]
        seen = session.view(FACILITATOR).quantities
        assert seen == situation(shipped_exercise, players, turn)


def test_the_journal_is_verified_like_any_other(exercise: Exercise) -> None:
    store = MemoryStore()
    nations = exercise.scenario.nations
    how = StandIn(3, dict.fromkeys(nations, "free_rider"))
    session = begun(exercise, dict.fromkeys(nations, Seat()), how, store)
    assert session.turn == 3
    first = session.persons[0]
    assert not isinstance(session.do(first, Ready()), Refusal)
    assert first_difference(store.records()) is None


def test_a_nation_without_a_doctrine_is_played_as_its_scenario_has_it(exercise: Exercise) -> None:
    named = {id: nation.default_doctrine for id, nation in exercise.scenario.nations.items()}
    ways = (StandIn(2), StandIn(2, named))
    seen = []
    for way in ways:
        everybody = dict.fromkeys(exercise.scenario.nations, Seat())
        session = begun(exercise, everybody, way, MemoryStore())
        seen.append(session.view(FACILITATOR).quantities)
    assert seen[0] == seen[1]


def test_the_first_turn_opens_at_once(exercise: Exercise) -> None:
    session = opened(exercise, seats(exercise, MIXED), 1, 1)
    assert (session.turn, session.phase) == (1, Phase.SITUATION)


def test_an_exercise_that_ends_before_opens_at_its_outcome(exercise: Exercise) -> None:
    session = opened(exercise, seats(exercise, MIXED), 1, exercise.scenario.time.turns + 1)
    assert session.phase is Phase.OUTCOME


def test_a_save_that_cannot_be_written_is_told(
    exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    players = seats(exercise, MIXED)
    how = StandIn(2, players)
    seated = how.seats(exercise, dict.fromkeys(players, Seat()))
    session = Session.begin(exercise, seated, seed=SEED, store=MemoryStore())

    def fail(*_: object) -> None:
        raise NotSavedError("The disk is full.")

    monkeypatch.setattr(MemoryStore, "append", fail)
    with pytest.raises(NotSavedError, match="The disk is full"):
        go_to(session, 2)


def test_people_take_over_and_go_on_after_a_resume(exercise: Exercise) -> None:
    store = MemoryStore()
    nations = exercise.scenario.nations
    how = StandIn(2, dict.fromkeys(nations, "free_rider"))
    session = begun(exercise, dict.fromkeys(nations, Seat()), how, store)
    first, *others = session.waiting
    assert others
    again = Session.resume(store)
    assert again.waiting == (first, *others)
    assert again.seats == session.seats
    assert again.seats[first].doctrine(1) == "free_rider"
    assert again.seats[first].doctrine(2) is None
    assert not isinstance(again.do(first, Ready()), Refusal)
    assert first_difference(store.records()) is None

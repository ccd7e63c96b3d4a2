"""The game in a row of a sweep is the game that a session plays."""

import pytest

from game.lab.sweep import sweep
from game.rules.exercise import Exercise
from game.scenario.library import shipped
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import FACILITATOR, Phase
from tests.exercises import some
from tests.outcomes import MIXED, seats


@pytest.mark.parametrize("name", some())
@pytest.mark.parametrize("doctrines", [MIXED, ("random",)])
def test_a_session_plays_the_same_game_as_a_sweep(name: str, doctrines: tuple[str, ...]) -> None:
    path = shipped()[name]
    exercise = Exercise.load(path.read_bytes(), str(path))
    players = seats(exercise, doctrines)
    (batch,) = sweep(exercise, players, range(40, 60))
    for row in (0, 7, 19):
        seated = {nation: Seat(player) for nation, player in players.items()}
        session = Session.begin(exercise, seated, seed=40 + row, store=MemoryStore())
        while session.phase is not Phase.OUTCOME:
            session.proceed()
        seen = session.view(FACILITATOR).quantities
        assert seen == batch.state.named(row)
        session.close()

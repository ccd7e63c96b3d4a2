"""The table of a game depends on its seed alone, however games are put into batches."""

import itertools

import numpy as np
import pytest

from game.lab.sweep import play, sweep
from game.lab.tables import (
    by_table,
    dealt,
    drawn,
    drawn_doctrines,
    drawn_table,
    each_with_each,
    seats,
    seeds_from,
    with_seat,
)
from game.quantities.dice import SEED_LIMIT
from game.rules.exercise import Exercise
from game.scenario.library import shipped
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import FACILITATOR, Phase


def test_every_doctrine_is_drawn_in_every_seat_about_as_often(exercise: Exercise) -> None:
    places = drawn(exercise, seeds_from(1, 4000))
    counts = np.array([np.bincount(column, minlength=4) for column in places.T])
    assert counts.shape == (3, 4)
    assert (abs(counts - 1000) < 120).all()


def test_games_with_the_same_table_lie_together(exercise: Exercise) -> None:
    seeds = seeds_from(50, 3000)
    batches = list(by_table(exercise, seeds, 500))
    assert sorted(np.concatenate(batches).tolist()) == seeds.tolist()
    assert max(map(len, batches)) == 500
    tables = [tuple(row) for row in drawn(exercise, np.concatenate(batches)).tolist()]
    changes = sum(one != other for one, other in itertools.pairwise(tables))
    assert changes == len(set(tables)) - 1


@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_game_of_the_sweep_is_the_game_of_a_session_with_its_seats(name: str) -> None:
    path = shipped()[name]
    exercise = Exercise.load(path.read_bytes(), str(path))
    (seeds,) = by_table(exercise, seeds_from(70, 60), 60)
    batch = play(exercise, drawn_doctrines(exercise, seeds), seeds)
    for row in (0, 31, 59):
        seed = int(seeds[row])
        players = seats(exercise, drawn_table(exercise, seed))
        seated = {nation: Seat(player) for nation, player in players.items()}
        session = Session.begin(exercise, seated, seed=seed, store=MemoryStore())
        while session.phase is not Phase.OUTCOME:
            session.proceed()
        assert session.view(FACILITATOR).quantities == batch.state.named(row)


def test_each_table_meets_each_seed(exercise: Exercise) -> None:
    give = dealt(exercise, ("cooperator",))
    tables = [give, with_seat(give, 1, "free_rider")]
    doctrines, seeds = each_with_each(tables, seeds_from(7, 5))
    both = play(exercise, doctrines, seeds).state.values.reshape(2, 5, -1)
    for place, table in enumerate(tables):
        (alone,) = sweep(exercise, seats(exercise, table), range(7, 12))
        assert (both[place] == alone.state.values).all()


def test_after_the_last_seed_comes_the_first() -> None:
    assert seeds_from(SEED_LIMIT - 1, 3).tolist() == [SEED_LIMIT - 1, 0, 1]

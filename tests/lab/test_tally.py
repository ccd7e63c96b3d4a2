"""Counts are the same however the games were divided, and say what the games say."""

import numpy as np
import pytest

from game.lab.order_kinds import Given
from game.lab.sweep import Batch, play
from game.lab.tables import drawn_doctrines, drawn_table, seats, seeds_from
from game.lab.tally import COUNTS, RATINGS, SEEDS, Points, Swept, Tally, rated
from game.rules.exercise import Exercise
from game.rules.outcomes import rating
from game.scenario.library import shipped
from tests.small import load

GAMES = 60


def played(exercise: Exercise) -> Batch:
    seeds = seeds_from(4, GAMES)
    return play(exercise, drawn_doctrines(exercise, seeds), seeds)


def whole(exercise: Exercise, *cuts: int) -> Tally:
    """The counts of sixty games, in one piece or several, the last piece first."""
    pieces = np.split(seeds_from(4, GAMES), cuts)[::-1]
    tally, *more = [Swept(piece).run(exercise) for piece in pieces]
    for other in more:
        tally.add(other)
    return tally


@pytest.fixture(scope="module")
def narrows() -> Exercise:
    path = shipped()["the_narrows"]
    return Exercise.load(path.read_bytes(), str(path))


def test_how_games_are_divided_changes_nothing(narrows: Exercise) -> None:
    one, several = whole(narrows), whole(narrows, 7, 30, 31)
    for name in (*COUNTS, *SEEDS, "fired_turns"):
        assert np.array_equal(getattr(one, name), getattr(several, name)), name
    assert one.extremes == several.extremes
    for mine, other in zip(one.distributions, several.distributions, strict=True):
        assert (mine.bins == other.bins).all()
        assert mine.mean == pytest.approx(other.mean)
    for kind, counts in one.taken.items():
        assert (several.taken[kind] == counts).all()
        if kind in one.possible:
            assert (several.possible[kind] == one.possible[kind]).all()


def test_counts_are_those_of_the_games(narrows: Exercise) -> None:
    tally, batch = whole(narrows), played(narrows)
    assert tally.games == GAMES == tally.turns.sum() == tally.endings.sum()
    assert tally.common.mean == pytest.approx(batch.state.common_score.mean())
    assert tally.common.deviation == pytest.approx(batch.state.common_score.std())
    fired = batch.state.fired > 0
    assert tally.fired.tolist() == fired.sum(axis=0).tolist()
    for inject in np.flatnonzero(tally.fired).tolist():
        row = int(np.flatnonzero(fired[:, inject])[0])
        assert tally.fired_seeds[inject] == batch.seeds[row]
        assert tally.fired_turns[inject] == batch.state.fired[row, inject]
    lowest, seed = tally.extremes[0]
    assert lowest == batch.state.common_score.min()
    assert batch.state.common_score[int(seed) - 4] == lowest


def test_ratings_are_those_of_the_rules(narrows: Exercise) -> None:
    state = played(narrows).state
    ratings = rated(narrows, state)
    for row in range(0, GAMES, 7):
        quantities = state.named(row)
        for place, (name, objective) in enumerate(narrows.scenario.objectives.items()):
            assert RATINGS[ratings[row, place]] == rating(objective, name, quantities)[0]


def test_a_late_objective_is_under_strain(small_text: str) -> None:
    text = small_text.replace("achieved_when", "due_turn = 2\nachieved_when")
    exercise = load(text)
    state = played(exercise).state
    names = [
        rating(o, n, state.named(r))[0]
        for r in range(GAMES)
        for n, o in exercise.scenario.objectives.items()
    ]
    assert [RATINGS[place] for place in rated(exercise, state)[:, 0]] == names


def test_what_was_ordered_was_possible(narrows: Exercise) -> None:
    tally = whole(narrows)
    for kind, counts in tally.possible.items():
        assert (tally.taken[kind] <= counts).all(), kind
    assert tally.taken["commit"].max() > 0
    assert tally.taken["transfer"].max() > 0


def test_an_order_is_noted_only_while_the_game_goes_on(exercise: Exercise) -> None:
    given = Given(exercise)
    seeds = seeds_from(1, 20)
    batch = play(exercise, drawn_doctrines(exercise, seeds), seeds, watch=given.watch)
    over = batch.state.turn == 1
    assert over.any()
    assert not given.possible["commit"][over][:, :, 1].any()  # it breaks out in turn 3


def test_points_are_counted_finely_and_their_deciles_are_right() -> None:
    values = np.round(np.random.default_rng(3).uniform(0, 100, 999), 3)
    found = Points.of(values)
    assert found.games == sum(found.histogram()) == 999
    exact = np.quantile(values, np.arange(1, 10) / 10, method="inverted_cdf")
    assert np.allclose(found.deciles(), exact, atol=0.1)
    assert Points.of(np.array([0.0, 100.0, 99.95])).histogram() == [1, *[0] * 18, 2]


def test_the_table_of_a_first_seed_can_be_drawn_again(narrows: Exercise) -> None:
    tally = whole(narrows)
    ending = int(tally.endings.argmax())
    seed = int(tally.ending_seeds[ending])
    players = seats(narrows, drawn_table(narrows, seed))
    assert list(players) == list(narrows.scenario.nations)

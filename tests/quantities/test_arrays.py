"""The grid, the dice, the state and compiled texts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.quantities.compiled import condition, effects, measure
from game.quantities.dice import Dice
from game.quantities.grid import GRID, in_order, on_grid, steady
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.turn import start

Number = st.floats(-1e6, 1e6)


@given(st.lists(Number, min_size=1))
def test_numbers_on_the_grid_add_up_exactly_in_any_order(numbers: list[float]) -> None:
    grid = on_grid(np.array(numbers)).tolist()
    assert sum(grid) == sum(reversed(grid)) == sum(sorted(grid))


@given(Number)
def test_the_grid_is_never_more_than_half_a_step_away(number: float) -> None:
    assert abs(on_grid(np.array([number]))[0] - number) <= 0.5 / GRID


@given(st.integers(1, 40), st.integers(1, 12))
def test_in_order_does_not_depend_on_the_memory_layout(games: int, terms: int) -> None:
    x = np.random.default_rng(games * 100 + terms).normal(size=(games, terms))
    alone = np.array([in_order(x[i : i + 1], axis=1)[0] for i in range(games)])
    assert (in_order(x, axis=1) == alone).all()
    assert (in_order(np.asfortranarray(x), axis=1) == alone).all()


def test_steady_keeps_what_matters() -> None:
    x = np.array([0.5, 1 / 3, 1e-7])
    assert np.allclose(steady(x), x, atol=1e-9)
    assert steady(np.nextafter(0.5, 1)) == 0.5


def dice(*seeds: int, turn: int = 1) -> Dice:
    return Dice(np.array(seeds, dtype=np.uint64), turn)


@given(st.lists(st.integers(0, 2**63 - 1), min_size=1, max_size=20))
def test_a_draw_in_a_batch_is_the_draw_alone(seeds: list[int]) -> None:
    together = dice(*seeds).uniform("test", 2, 3)
    for row, seed in enumerate(seeds):
        assert (together[row] == dice(seed).uniform("test", 2, 3)[0]).all()


def test_draws_for_several_purposes_at_once_are_those_of_each_alone() -> None:
    together = dice(1, 2, 3).uniforms(("this", "that"), 4)
    for place, purpose in enumerate(("this", "that")):
        assert (together[:, place] == dice(1, 2, 3).uniform(purpose, 4)).all()


def test_a_draw_depends_on_seed_turn_and_purpose_only() -> None:
    draw = dice(5).uniform("test", 3)
    assert (draw == dice(5).uniform("test", 3)).all()
    assert (draw != dice(6).uniform("test", 3)).all()
    assert (draw != dice(5, turn=2).uniform("test", 3)).all()
    assert (draw != dice(5).uniform("other", 3)).all()
    assert (draw == dice(5).uniform("test", 8)[:, :3]).all()


def test_draws_are_even_and_swings_are_centred() -> None:
    draws = dice(*range(4000)).uniform("test", 5)
    assert ((draws >= 0) & (draws < 1)).all()
    assert abs(draws.mean() - 0.5) < 0.01
    counts = np.histogram(draws, bins=10, range=(0, 1))[0]
    assert (abs(counts - 2000) < 200).all()
    assert np.abs(np.corrcoef(draws.T) - np.eye(5)).max() < 0.06
    swings = dice(*range(4000)).swing("test", 5)
    assert abs(swings.mean()) < 0.01
    assert np.abs(swings).max() < 1


def test_views_of_a_state_are_the_state(exercise: Exercise) -> None:
    state = start(exercise, 3)
    state.trust[1, 0, 1] = 7
    column = exercise.catalogue.quantities["trust.avalon.borduria"].column
    assert state.values[:, column].tolist() == [62, 7, 62]
    for name, block in exercise.catalogue.blocks.items():
        assert state.block(name).shape == (3, *block.shape), name
        assert not block.size or np.shares_memory(state.block(name), state.values), name


@pytest.fixture
def state(exercise: Exercise) -> State:
    state = start(exercise, 2)
    state.severity[0] = [70, 20, 10]
    state.severity[1] = [10, 20, 10]
    state.status[:] = 1
    return state


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("crisis.mines.severity > 60", [True, False]),
        ("crisis.mines.severity > 60 and turn >= 1", [False, False]),
        ("crisis.mines.severity > 60 or crisis.ransom.severity == 20", [True, True]),
        ("not crisis.mines.severity > 60", [False, True]),
        ("15 < crisis.mines.severity <= 70", [True, False]),
        ("max(crisis.each.severity) >= 70", [True, False]),
        ("any(crisis.each.severity > 60)", [True, False]),
        ("all(crisis.each.severity < 60)", [False, True]),
        ("count(crisis.each.severity >= 20) == 2", [True, False]),
        ("crisis.mines.status == 'active'", [True, True]),
        ("inject.call.answer.avalon == 'escort'", [False, False]),
        ("mean(trust.each.avalon) < 60", [True, True]),
        ("min(trust.avalon.borduria, 10) == 10", [True, True]),
        ("true", [True, True]),
        ("turn", [False, False]),
    ],
)
def test_conditions(exercise: Exercise, state: State, text: str, holds: list[bool]) -> None:
    assert condition(text, exercise.catalogue)(state.values).tolist() == holds


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("100 - crisis.mines.severity", [30, 90]),
        ("sum(crisis.each.severity) / 4", [25, 10]),
        ("-crisis.mines.severity + 2 * 3", [-64, -4]),
        ("crisis.mines.severity / turn", [0, 0]),
        ("abs(10 - crisis.mines.severity)", [60, 0]),
        ("mean(trust.each.avalon)", [49, 49]),
    ],
)
def test_measures(exercise: Exercise, state: State, text: str, numbers: list[float]) -> None:
    assert measure(text, exercise.catalogue)(state.values).tolist() == numbers


def test_effects_with_each_and_self(exercise: Exercise) -> None:
    catalogue = exercise.catalogue
    changed = effects(["trust.each.self += 3"], catalogue, {"self": "avalon"})
    assert [c.quantity.name for c in changed] == ["trust.borduria.avalon", "trust.caledon.avalon"]
    changed = effects(["nation.each.stability -= 1"], catalogue, {"self": "avalon"})
    assert [c.quantity.ids for c in changed] == [("borduria",), ("caledon",)]
    changed = effects(["nation.each.stability -= 1"], catalogue)
    assert len(changed) == 3


def test_effects_tell_what_they_would_add(exercise: Exercise, state: State) -> None:
    def delta(text: str) -> list[float]:
        (change,) = effects([text], exercise.catalogue)
        return [float(x) for x in np.broadcast_to(change.delta(state.values), state.games)]

    assert delta("crisis.mines.severity += 5") == [5, 5]
    assert delta("crisis.mines.severity -= crisis.mines.severity / 2") == [-35, -5]
    assert delta("crisis.mines.severity = 40") == [-30, 30]
    assert delta("crisis.mines.status = 'resolved'") == [2, 2]


def test_an_effect_on_a_symmetric_pair_changes_both_ways(exercise: Exercise) -> None:
    (change,) = effects(["culture.avalon.borduria += 0.1"], exercise.catalogue)
    names = {exercise.catalogue.by_column[column].name for column in change.columns}
    assert names == {"culture.avalon.borduria", "culture.borduria.avalon"}

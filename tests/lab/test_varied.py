"""Games with numbers of their own, in one batch, are what they are in exercises of their own."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from game.lab import sensitivity
from game.lab.numbers import Known
from game.lab.sweep import play, table
from game.lab.tables import SURROUNDINGS, dealt, seats, seeds_from
from game.lab.varied import NotToBeVariedError, Varied, blended
from game.rules.exercise import Exercise
from game.rules.turn import start_from
from game.scenario.library import shipped
from tests.exercises import some
from tests.lab.made import load

SEEDS = seeds_from(1, 5)


def ends(exercise: Exercise, variants: Sequence[Exercise] = ()) -> list[bytes]:
    """The final state of each game, at the mixed table, of an exercise or of a blend of some."""
    variants = variants or [exercise]
    first = np.repeat([one.initial for one in variants], len(SEEDS), axis=0)
    doctrines = table(exercise, seats(exercise, dealt(exercise, SURROUNDINGS["mixed"])))
    state = start_from(exercise, first)
    play(exercise, doctrines, np.tile(SEEDS, len(variants)), state=state)
    return [row.tobytes() for row in state.values + 0.0]


def variants(exercise: Exercise, numbers: list[Known]) -> list[Exercise]:
    every = (number.turned(exercise, by) for number in numbers for by in (1.1, 0.9))
    return [one or exercise for one in every]


def differing(exercise: Exercise, step: int) -> tuple[list[str], list[str]]:
    """Of the numbers, those that are not the same in a batch, and those that cannot be in one."""
    numbers = sensitivity.numbers(exercise, rulebook=True)[::step]
    wrong, alone, together = [], [], []
    for number in numbers:
        pair = variants(exercise, [number])
        try:
            every = [exercise] * 20 + pair
            ends(blended(every, len(SEEDS)), every)
        except NotToBeVariedError:
            alone.append(number.name)
        else:
            together.append(number)
    every = variants(exercise, together)
    batch = ends(blended(every, len(SEEDS)), every)
    for place, one in enumerate(every):
        if ends(one) != batch[place * len(SEEDS) : (place + 1) * len(SEEDS)]:
            wrong.append(together[place // 2].name)
    return wrong, alone


@pytest.mark.parametrize("name", some(["the_narrows"]))
def test_a_game_of_a_blend_is_the_game_of_its_own_exercise(name: str) -> None:
    path = shipped()[name]
    wrong, alone = differing(Exercise.load(path.read_bytes(), str(path)), 41)
    assert wrong == []
    assert all(one.endswith(".need") for one in alone)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(shipped()))
def test_a_game_of_a_blend_is_the_game_of_its_own_exercise_with_every_number(name: str) -> None:
    path = shipped()[name]
    wrong, alone = differing(Exercise.load(path.read_bytes(), str(path)), 1)
    assert wrong == []
    assert all(one.endswith(".need") for one in alone)


def test_what_cannot_be_blended_is_played_by_itself(small_text: str) -> None:
    path = shipped()["the_narrows"]
    exercise = Exercise.load(path.read_bytes(), str(path))
    numbers = sensitivity.numbers(exercise, rulebook=True)
    (first, *_) = (place for place, one in enumerate(numbers) if one.name.endswith(".need"))
    every = variants(exercise, numbers[first : first + 4])
    with pytest.raises(NotToBeVariedError):
        ends(blended(every, len(SEEDS)), every)
    (effect, *_) = sensitivity.Turned(first, 4, SEEDS, rulebook=True).run(exercise)
    up = numbers[first].turned(exercise, sensitivity.UP)
    assert up is not None
    doctrines = table(up, seats(up, dealt(up, SURROUNDINGS["mixed"])))
    assert effect.common[0].tolist() == play(up, doctrines, SEEDS).state.common_score.tolist()


def test_as_many_games_as_nations_are_not_blended(small_text: str) -> None:
    """Their axes could not be told apart."""
    exercise = load(small_text)
    with pytest.raises(NotToBeVariedError, match="3 games"):
        blended([exercise] * 3, 1)


def test_a_number_takes_its_place_in_formulas_of_any_form() -> None:
    number, pair = Varied(np.arange(4.0)), Varied(np.arange(8.0).reshape(4, 2))
    games = np.ones((4, 3, 2))
    assert (number * games)[:, 2, 1].tolist() == [0, 1, 2, 3]
    assert (games - pair)[3, 0].tolist() == [1 - 6, 1 - 7]
    assert (games * (1 + number * np.array([1.0, 10.0])))[2, 1].tolist() == [3, 21]
    assert np.where(games > 0, pair, 0.0)[1, 2].tolist() == [2, 3]
    assert (pair[:, None] * np.ones((4, 2, 3)))[1].tolist() == [[2, 2, 2], [3, 3, 3]]


def test_a_number_does_not_pretend_to_be_one_where_games_differ() -> None:
    number = Varied(np.arange(4.0))
    assert number + 1
    wrongs: tuple[Callable[[], object], ...] = (
        lambda: bool(number),
        lambda: np.array([number, number]),
        lambda: math.sqrt(number),  # type: ignore[arg-type]
    )
    for wrong in wrongs:
        with pytest.raises(TypeError):
            wrong()

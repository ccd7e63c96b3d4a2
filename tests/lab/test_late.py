"""Who is out early, and who is not."""

import pytest

from game.lab import late
from game.lab.tables import seeds_from
from game.lab.workers import carry_out
from game.rules.exercise import Exercise
from game.scenario.library import shipped
from tests.lab.made import of_pure_luck

SEEDS = seeds_from(1, 6)


def test_in_a_game_of_pure_luck_everybody_is_out_early(small_text: str) -> None:
    exercise = of_pure_luck(small_text)
    block = late.block(exercise, SEEDS, carry_out(exercise, late.jobs(exercise, SEEDS)))
    assert block["out_early"] == list(exercise.scenario.nations)
    assert block["nations"]["avalon"]["tables"]["mixed"]["mean"] == 0


@pytest.mark.parametrize("name", sorted(shipped()))
def test_nobody_is_out_early_in_a_shipped_exercise(name: str) -> None:
    path = shipped()[name]
    exercise = Exercise.load(path.read_bytes(), str(path))
    block = late.block(exercise, SEEDS, carry_out(exercise, late.jobs(exercise, SEEDS)))
    assert block["turn"] == 7
    assert block["out_early"] == []


def test_the_last_third_has_at_least_a_turn(exercise: Exercise) -> None:
    assert late.last_third(exercise) == 4

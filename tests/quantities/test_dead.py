"""What cannot happen is proven dead with its reason, and what only does not is left open."""

import pytest

from game.quantities.dead import Dead, dead
from game.rules.exercise import Exercise
from game.scenario.library import shipped
from tests.lab.made import with_what_cannot_happen
from tests.small import load


def proven(exercise: Exercise) -> Dead:
    return dead(exercise.scenario, exercise.catalogue)


def test_injects_that_cannot_fire_are_dead_and_so_is_what_follows(small_text: str) -> None:
    found = proven(with_what_cannot_happen(small_text)).injects
    assert list(found) == ["late", "draft", "never", "consequence"]
    assert found["late"] == "Its turn, 9, is after the last, 4."
    assert found["draft"] == "Its status is draft."
    assert found["never"] == found["consequence"] == "Its condition never holds."


def test_endings_that_cannot_come_are_dead(small_text: str) -> None:
    assert proven(with_what_cannot_happen(small_text)).endings == {
        "impossible": "Its condition never holds.",
        "shadowed": "Whenever it holds, the ending won holds, and is tried first.",
        "after_all": "The ending rest always holds, and is tried first.",
    }


def test_an_ending_that_comes_early_is_not_dead_behind_one_that_comes_late(
    small_text: str,
) -> None:
    ending = '[[endings]]\nid = "sure"\ntitle = "t"\ntext = "."\n'
    late, early = ending, ending.replace("sure", "soon") + "early = true\n"
    before, mark, after = small_text.partition('[[endings]]\nid = "won"')
    behind_late = proven(load(before + late + early + mark + after)).endings
    assert behind_late.keys() == {"won", "rest"}
    first = ending + "early = true\n"
    behind_early = proven(load(before + first + early + mark + after)).endings
    assert behind_early.keys() == {"soon", "won", "rest"}


@pytest.mark.parametrize("name", sorted(shipped()))
def test_nothing_is_dead_in_a_shipped_exercise(name: str) -> None:
    path = shipped()[name]
    found = proven(Exercise.load(path.read_bytes(), str(path)))
    assert (found.injects, found.endings) == ({}, {})

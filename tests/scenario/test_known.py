"""The names that a scenario may use are those that the program defines."""

from game.doctrines import DOCTRINES
from game.rules.turn import RULES, STEPS
from game.scenario import known


def test_the_doctrines_are_those_that_can_play() -> None:
    assert set(known.DOCTRINES) == set(DOCTRINES)


def test_the_rules_are_those_of_a_turn() -> None:
    assert set(known.RULES) == set(RULES) | set(STEPS)

"""What is said to be certain of a condition is so, whatever the quantities are."""

import numpy as np
import pytest

from game.quantities.certain import Certainty, Range, conjuncts
from game.quantities.compiled import condition
from game.quantities.grid import Array
from game.rules.exercise import Exercise
from game.scenario.library import shipped

ALWAYS = [
    "true",
    "not false",
    "turn >= 1",
    "crisis.mines.severity <= 100",
    "0 <= crisis.mines.severity <= 100",
    "max(crisis.each.severity) >= 0",
    "all(nation.each.stability >= 0)",
    "count(nation.each.stability >= 0) == 3",
    "abs(crisis.mines.momentum) < 50",
    "mean(nation.each.stability) < 101 and sum(nation.each.stability) < 301",
    "crisis.mines.severity / 2 <= 50",
    "turn < 5",
]
NEVER = [
    "false",
    "1 > 2",
    "turn == 5",
    "crisis.mines.severity > 100 and turn >= 1",
    "min(nation.each.stability) < 0 or false",
    "any(nation.each.budget < 0)",
    "crisis.mines.severity - crisis.mines.severity > 100",
    "crisis.mines.severity * -1 > 0",
    "inject.call.fired > 4",
    "not turn > 0",
]
OPEN = [
    "crisis.mines.severity > 50",
    "crisis.mines.severity == 50",
    "crisis.mines.status == 'active'",
    "inject.call.answer.avalon == 'escort'",
    "inject.call.fired",
    "1 / crisis.mines.severity > 5",
    "crisis.mines.severity > crisis.cells.severity",
    "any(nation.each.budget > 10)",
    "not inject.call.fired",
]


@pytest.fixture
def certainty(exercise: Exercise) -> Certainty:
    known = {"turn": Range(1, 4), "inject.call.fired": Range(0, 4)}
    return Certainty(exercise.catalogue, known)


@pytest.mark.parametrize(
    ("texts", "truth"), [(ALWAYS, True), (NEVER, False), (OPEN, None)], ids=["always", "never", ""]
)
def test_what_is_proven(certainty: Certainty, texts: list[str], truth: bool | None) -> None:
    assert {text: certainty.of(text) for text in texts} == dict.fromkeys(texts, truth)


def rows(exercise: Exercise, games: int) -> Array:
    """States with every quantity somewhere in its range, often at an end of it."""
    dice = np.random.default_rng(5)
    values = np.zeros((games, exercise.catalogue.width))
    for quantity in exercise.catalogue.quantities.values():
        low, high = quantity.low, quantity.high
        if quantity.choices is not None:
            high = len(quantity.choices) - 1
        drawn = dice.choice([low, high, (low + high) / 2, dice.uniform(low, high)], games)
        values[:, quantity.column] = np.rint(drawn)
    return values


def test_no_state_contradicts_what_is_proven(exercise: Exercise) -> None:
    certainty = Certainty(exercise.catalogue, {})
    values = rows(exercise, 400)
    for text in ALWAYS + NEVER + OPEN:
        truth = certainty.of(text)
        if truth is not None:
            assert (condition(text, exercise.catalogue)(values) == truth).all(), text


@pytest.mark.parametrize("name", sorted(shipped()))
def test_no_state_contradicts_it_in_a_shipped_exercise(name: str) -> None:
    path = shipped()[name]
    exercise = Exercise.load(path.read_bytes(), str(path))
    certainty = Certainty(exercise.catalogue, {})
    values = rows(exercise, 100)
    scenario = exercise.scenario
    texts = [i.when for i in scenario.injects.values() if i.when]
    texts += [e.when for e in scenario.endings]
    texts += [o.achieved_when for o in scenario.objectives.values()]
    for text in texts:
        truth = certainty.of(text)
        if truth is not None:
            assert (condition(text, exercise.catalogue)(values) == truth).all(), text


def test_what_must_all_hold_is_taken_apart() -> None:
    assert conjuncts("turn > 1 and turn < 3") == (*conjuncts("turn > 1"), *conjuncts("turn < 3"))
    assert len(conjuncts("turn > 1 or turn < 3")) == 1

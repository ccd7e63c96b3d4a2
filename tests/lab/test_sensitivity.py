"""What moves the outcome is found, and what cannot is not tried."""

from typing import Any

import pytest

from game.lab import sensitivity
from game.lab.numbers import (
    Known,
    of_the_crises_to_come,
    of_the_overrides,
    of_the_rulebook,
    of_the_state,
)
from game.lab.sweep import sweep
from game.lab.tables import seeds_from
from game.lab.workers import carry_out
from game.rules.exercise import Exercise
from game.scenario.library import shipped
from tests.exercises import some
from tests.lab.made import load

SEEDS = seeds_from(1, 8)


def found(exercise: Exercise) -> dict[str, Any]:
    jobs = sensitivity.jobs(exercise, SEEDS)
    return sensitivity.block(exercise, SEEDS, jobs, carry_out(exercise, jobs))


def test_the_ten_that_move_the_score_most_come_first(exercise: Exercise) -> None:
    top = found(exercise)["top"]
    assert len(top) == sensitivity.TOP
    moved = [abs(line["common"]["mean"]) for line in top]
    assert moved == sorted(moved, reverse=True)
    assert moved[0] > 1


def test_a_number_on_which_all_depends_is_the_first(small_text: str) -> None:
    text = small_text.replace("early = true", "early = false")
    scores = "[rules.overrides.score]\nseverity = 0\nstability = 1\n"
    calm = "[rules.overrides.harm]\ncalm = 1\ncalm_development = 0\ncalm_base = 60\n"
    top = found(load(text + scores + calm))["top"]
    assert top[0]["name"] == "rulebook.harm.calm_base"
    assert top[0]["common"]["mean"] == pytest.approx(12, abs=1.5)


def test_a_number_of_the_state_is_turned_before_the_first_turn(exercise: Exercise) -> None:
    (budget,) = (n for n in of_the_state(exercise) if n.name == "nation.avalon.budget")
    for factor, after in ((1.1, 13.2), (0.9, 10.8)):
        turned = budget.turned(exercise, factor)
        assert turned is not None
        both = zip(exercise.initial, turned.initial, strict=True)
        ((was, now),) = ((one, other) for one, other in both if one != other)
        assert was == 12
        assert now == pytest.approx(after)


def test_a_number_of_the_state_stays_in_its_range(exercise: Exercise) -> None:
    (stability, *_) = (n for n in of_the_state(exercise) if n.name.endswith(".stability"))
    turned = stability.turned(exercise, 9.0)
    assert turned is not None
    assert turned.initial[exercise.catalogue.quantities[stability.name].column] == 100


def test_a_number_of_the_rulebook_is_turned_in_an_exercise_of_its_own(exercise: Exercise) -> None:
    kept = Known("rulebook.trust.kept", 22.0)
    turned = kept.turned(exercise, 0.9)
    assert turned is not None
    assert turned.rulebook.trust.kept == turned.world.p.trust.kept == pytest.approx(19.8)
    assert exercise.rulebook.trust.kept == 22.0
    assert turned.rulebook.trust.broken == exercise.rulebook.trust.broken


def test_a_number_out_of_its_range_is_not_turned(exercise: Exercise) -> None:
    assert Known("rulebook.evidence.named", 0.7).turned(exercise, 2.0) is None


def test_a_crisis_to_come_is_turned(exercise: Exercise) -> None:
    ransom = Known("crisis.ransom.severity", 30.0).turned(exercise, 1.1)
    assert ransom is not None
    assert ransom.world.severity[1] == pytest.approx(33)
    assert (ransom.id, ransom.source) == (exercise.id, exercise.source)


@pytest.mark.parametrize("name", some(["the_narrows"]))
def test_an_exercise_with_a_number_turned_plays_as_one_compiled_with_it(name: str) -> None:
    path = shipped()[name]
    exercise = Exercise.load(path.read_bytes(), str(path))
    variants = []
    for numbers in of_the_rulebook(exercise).values():
        variant = exercise
        for number in numbers:
            variant = number.turned(variant, 0.9) or variant
        variants.append(variant)
    later = (number.turned(exercise, 1.1) for number in of_the_crises_to_come(exercise))
    for one in (*variants, *filter(None, later)):
        anew = Exercise.of(one.id, one.scenario, one.rulebook)
        (turned,), (compiled,) = (list(sweep(each, {}, SEEDS[:2])) for each in (one, anew))
        assert (turned.state.values == compiled.state.values).all()


def test_what_is_the_scenarios_own_is_tried(small_text: str) -> None:
    changed = load(small_text + "[rules.overrides.trust]\nkept = 20\ndrift = 0\n")
    assert "rulebook.trust.kept" in [number.name for number in of_the_overrides(changed)]
    assert "rulebook.trust.drift" not in [number.name for number in of_the_overrides(changed)]
    own = (*of_the_state(changed), *of_the_crises_to_come(changed), *of_the_overrides(changed))
    assert sum(job.count for job in sensitivity.jobs(changed, SEEDS)) == len(own)


def test_every_number_of_the_rulebook_is_tried_once_on_demand(exercise: Exercise) -> None:
    tables = of_the_rulebook(exercise)
    assert "rulebook.cost.capability.cyber" in [number.name for number in tables["cost"]]
    jobs = sensitivity.jobs(exercise, SEEDS, rulebook=True)
    tried = sensitivity.numbers(exercise, rulebook=True)
    names = [number.name for number in tried]
    assert len(names) == len(set(names))
    assert {number.name for numbers in tables.values() for number in numbers} <= set(names)
    places = [place for job in jobs for place in range(job.first, job.first + job.count)]
    assert places == list(range(len(tried)))


def test_the_numbers_of_the_rulebook_are_told_on_demand(small_text: str) -> None:
    text = small_text.replace("early = true", "early = false")
    exercise = load(text + "[rules.overrides.score]\nseverity = 0\nstability = 1\n")
    with_it = sensitivity.jobs(exercise, SEEDS, rulebook=True)
    told = sensitivity.block(exercise, SEEDS, with_it, carry_out(exercise, with_it))
    assert told["rulebook"]
    assert any(line["name"].startswith("rulebook.harm.") for line in told["top"])
    assert not found(exercise)["rulebook"]

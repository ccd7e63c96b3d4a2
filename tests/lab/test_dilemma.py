"""The dilemma is measured on the games that its tables give, and told for what it is."""

import numpy as np
import pytest

from game.lab import dilemma
from game.lab.intervals import Interval, student
from game.lab.sweep import sweep
from game.lab.tables import seeds_from
from game.lab.workers import carry_out
from game.rules.exercise import Exercise
from game.scenario.library import shipped
from tests.lab.made import of_orders_alone

SEEDS = seeds_from(1, 12)


@pytest.fixture(scope="module")
def narrows() -> Exercise:
    path = shipped()["the_narrows"]
    return Exercise.load(path.read_bytes(), str(path))


def test_scores_and_differences_are_those_of_single_sweeps(narrows: Exercise) -> None:
    block = dilemma.block(narrows, SEEDS, carry_out(narrows, dilemma.jobs(narrows, SEEDS)))
    give = dict.fromkeys(narrows.scenario.nations, "cooperator")
    (all_give,) = sweep(narrows, give, SEEDS)
    (alone,) = sweep(narrows, {**give, "dorne": "free_rider"}, SEEDS)
    line = block["nations"]["dorne"]
    mine, other = all_give.state.score[:, 3], alone.state.score[:, 3]
    assert line["scores"]["all_cooperate"] == pytest.approx(mine.mean(), abs=1e-4)
    assert line["scores"]["lone_among_cooperators"] == pytest.approx(other.mean(), abs=1e-4)
    assert line["temptation"]["mean"] == pytest.approx((other - mine).mean(), abs=1e-4)
    assert line["temptation"]["seats"] == {**give, "dorne": "free_rider"}
    assert line["temptation"]["seed"] in SEEDS.tolist()


def test_where_only_the_treasury_counts_it_never_pays_to_give(small_text: str) -> None:
    exercise = of_orders_alone(small_text)
    block = dilemma.block(exercise, SEEDS, carry_out(exercise, dilemma.jobs(exercise, SEEDS)))
    verdicts = block["verdicts"]
    nations = list(exercise.scenario.nations)
    assert verdicts["cooperation_beats_defection"] == {
        "holds": False,
        "not_for": nations,
        "unsure_for": [],
    }
    assert verdicts["free_rider_gains_among_cooperators"]["holds"]
    assert not verdicts["free_rider_loses_among_reciprocators"]["holds"]


def test_an_interval_covers_the_mean_as_often_as_it_says() -> None:
    dice = np.random.default_rng(8)
    covered = sum(
        interval.low <= 3 <= interval.high
        for interval in (Interval.of(dice.normal(3, 2, 12)) for _ in range(2000))
    )
    assert 1870 <= covered <= 1930


@pytest.mark.parametrize(
    ("freedom", "point"), [(5, 2.571), (9, 2.262), (15, 2.131), (30, 2.042), (399, 1.966)]
)
def test_points_of_students_distribution(freedom: int, point: float) -> None:
    assert student(freedom) == pytest.approx(point, abs=0.005)

"""What dice and what orders decide, where it is known."""

import numpy as np
import pytest

from game.lab import variance
from game.lab.tables import seeds_from
from game.lab.workers import carry_out
from game.rules.exercise import Exercise
from tests.lab.made import of_orders_alone, of_pure_luck

SEEDS = seeds_from(1, 12)


def found(exercise: Exercise) -> dict[str, dict[str, float]]:
    answers = carry_out(exercise, variance.jobs(SEEDS, 20))
    nations: dict[str, dict[str, float]] = variance.block(exercise, SEEDS, answers)["nations"]
    return nations


def test_in_a_game_of_pure_luck_it_is_dice(small_text: str) -> None:
    for shares in found(of_pure_luck(small_text)).values():
        assert shares["dice"] > 0.95
        assert shares["sd"] > 1


def test_where_dice_touch_nothing_it_is_orders(small_text: str) -> None:
    """Even those of a doctrine that chooses at random: its dice are a part of the table."""
    for shares in found(of_orders_alone(small_text)).values():
        assert shares["orders"] > 0.95
        assert shares["sd"] > 1


def test_shares_are_found_again_in_numbers_made_of_them() -> None:
    dice = np.random.default_rng(2)
    tables, seeds = 400, 300
    values = (
        3 * dice.normal(size=(tables, 1))
        + 2 * dice.normal(size=(1, seeds))
        + dice.normal(size=(tables, seeds))
    )
    shares = variance.shares(values)
    assert shares["orders"] == pytest.approx(9 / 14, abs=0.06)
    assert shares["dice"] == pytest.approx(4 / 14, abs=0.06)
    assert shares["both"] == pytest.approx(1 / 14, abs=0.02)
    assert shares["orders"] + shares["dice"] + shares["both"] == pytest.approx(1, abs=1e-3)


def test_what_never_varies_has_no_shares() -> None:
    assert variance.shares(np.ones((3, 3))) == {"orders": 0, "dice": 0, "both": 0, "sd": 0}

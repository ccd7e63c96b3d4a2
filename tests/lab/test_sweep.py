"""Sweeps: many games, in batches, that are the games played one by one."""

import numpy as np

from game.lab.sweep import sweep
from game.rules.exercise import Exercise

MIXED = {"avalon": "cooperator", "borduria": "random", "caledon": "reciprocator"}


def test_the_size_of_a_batch_changes_nothing(exercise: Exercise) -> None:
    whole = [batch.state.values for batch in sweep(exercise, MIXED, range(30))]
    parts = [batch.state.values for batch in sweep(exercise, MIXED, range(30), chunk=7)]
    assert [len(part) for part in parts] == [7, 7, 7, 7, 2]
    assert (np.concatenate(parts) == whole[0]).all()


def test_a_nation_left_out_plays_the_scenarios_default(exercise: Exercise) -> None:
    (named,) = sweep(exercise, dict.fromkeys(exercise.scenario.nations, "reciprocator"), range(5))
    (default,) = sweep(exercise, {}, range(5))
    assert (named.state.values == default.state.values).all()


def test_seeds_are_told_with_their_games(exercise: Exercise) -> None:
    (batch,) = sweep(exercise, MIXED, [8, 2**63 - 1])
    assert batch.seeds.tolist() == [8, 2**63 - 1]

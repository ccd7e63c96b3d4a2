"""Counting costs little beside playing, and two processes are worth having."""

from collections.abc import Callable

import pytest

from game.lab.workers import cores
from tests.benchmarks.lab_speed import RATIOS, two_processes_beside_one
from tests.benchmarks.ratio import Ratio

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("measure", RATIOS, ids=lambda measure: measure.__name__)
def test_it_takes_no_more_than_its_multiple(measure: Callable[[], Ratio]) -> None:
    if measure is two_processes_beside_one and cores() < 2:
        pytest.skip("there is one core")
    ratio = measure()
    assert ratio.holds, str(ratio)

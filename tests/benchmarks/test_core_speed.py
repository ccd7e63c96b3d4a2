"""Sweeps are quick and bounded, a turn is quick, and durability costs little."""

from collections.abc import Callable

import pytest

from tests.benchmarks.core_speed import RATIOS
from tests.benchmarks.ratio import Ratio

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("measure", RATIOS, ids=lambda measure: measure.__name__)
def test_it_takes_no_more_than_its_multiple(measure: Callable[[], Ratio]) -> None:
    ratio = measure()
    assert ratio.holds, str(ratio)

"""The program on a real pseudo-terminal is quick beside a bare Textual app."""

from collections.abc import Callable

import pytest

from tests.benchmarks.ratio import Ratio
from tests.benchmarks.terminal_speed import RATIOS, processor_at_rest

pytestmark = [pytest.mark.benchmark, pytest.mark.terminal]


@pytest.mark.parametrize("measure", RATIOS, ids=lambda measure: measure.__name__)
def test_concord_takes_no_more_than_its_multiple(measure: Callable[[], Ratio]) -> None:
    ratio = measure()
    assert ratio.holds, str(ratio)


def test_at_rest_it_takes_no_processor() -> None:
    assert processor_at_rest() < 0.005

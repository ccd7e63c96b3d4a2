"""Shipped exercises, each broken in some fifty ways: nearly all are told, at the right line."""

from random import Random

import pytest

from game.authoring.check import check
from game.scenario.library import shipped
from tests.authoring.mutations import Broken, broken
from tests.exercises import some

ENOUGH = 0.95
"""The share of mistakes that are told where they are."""


def told(one: Broken) -> bool:
    """Whether a mistake is told at one of the lines where it may be."""
    return any(found.line in one.lines for found in check(one.text.encode(), "x.toml"))


@pytest.mark.parametrize("name", some(["the_narrows"]))
def test_nearly_every_mistake_is_told_at_its_line(name: str) -> None:
    source = shipped()[name].read_text()
    mistakes = list(broken(source, Random(name)))
    assert len(mistakes) > 40
    missed = [one.how for one in mistakes if not told(one)]
    assert len(missed) <= (1 - ENOUGH) * len(mistakes), missed

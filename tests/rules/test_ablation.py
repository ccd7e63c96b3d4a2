"""Every mechanic matters: an exercise goes another way when it is switched off.

Each by itself takes its time, so that a usual run tries one in six; the pipeline tries them all.
"""

import pytest

from game.rules.turn import RULES, STEPS
from tests.generated import PIECES
from tests.mechanics import effect, effect_line

NAMES = (*RULES, *STEPS)
UNUSED = {"broken_promises": "no doctrine promises gifts; tests/rules/test_trust.py does"}
"""What no computer-run nation brings about."""


@pytest.fixture(scope="module")
def written() -> list[str]:
    """The lines of the guide's table of effects."""
    (piece,) = (piece for piece in PIECES if piece.name == "effects")
    return piece.written().splitlines()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if place % 6 == 0 else pytest.mark.slow)
        for place, name in enumerate(NAMES)
    ],
)
def test_without_a_mechanic_exercises_end_otherwise_as_the_guide_tells(
    name: str, written: list[str]
) -> None:
    otherwise, _ = effect(name)
    assert (otherwise == 0) == (name in UNUSED), f"{name} changes nothing"
    assert effect_line(name) in written


def test_the_guide_tells_of_every_mechanic_and_no_other(written: list[str]) -> None:
    told = [line.split("`")[1] for line in written if "`" in line]
    assert told == list(NAMES)

"""What is generated into the documentation says what is true now."""

import pytest

from game.rules.turn import RULES, STEPS
from tests.generated import PIECES, Piece
from tests.mechanics import IDEAS, rules_of

PLAYED = ("dilemmas", "outcomes")
"""Pieces that thousands of games are played for."""

QUICK = [
    pytest.param(piece, marks=pytest.mark.slow) if piece.name in PLAYED else piece
    for piece in PIECES
    if piece.name != "effects"
]
"""Each line of the effects has a test of its own, in tests/rules/test_ablation.py."""


@pytest.mark.parametrize("piece", QUICK, ids=lambda piece: piece.name)
def test_a_piece_is_what_would_be_made_now(piece: Piece) -> None:
    assert piece.written() == piece.made()


def test_every_row_is_carried_by_something_and_every_rule_carries_a_row() -> None:
    assert list(IDEAS) == list(range(1, 36))
    carried = {name for row in IDEAS for name in rules_of(row)}
    assert carried == {*RULES, *STEPS}
    assert all(rules_of(row) for row in IDEAS)

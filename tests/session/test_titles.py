"""What a player reads of an effect that many things feel."""

import pytest

from game.session.words import pattern_title
from tests.small import load


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("trust.each.avalon", "Every other nation's trust in Avalon"),
        ("trust.avalon.each", "Avalon's trust in every other nation"),
        ("infrastructure.avalon.port.integrity", "Integrity of Port Leary (Avalon)"),
        ("infrastructure.each.each.integrity", "Integrity of every infrastructure"),
        ("infrastructure.avalon.each.integrity", "Integrity of every infrastructure (Avalon)"),
        (
            "infrastructure.each.port.integrity",
            "Integrity of Port Leary (Avalon) and Docks (Borduria)",
        ),
    ],
)
def test_a_pattern_is_told_in_names_and_never_in_ids(
    small_text: str, pattern: str, title: str
) -> None:
    docks = '[nations.borduria.infrastructure.port]\nname = "Docks"\nkind = "port"\n'
    exercise = load(small_text.replace("[nations.caledon]\n", f"{docks}[nations.caledon]\n"))
    assert pattern_title(exercise, pattern) == title

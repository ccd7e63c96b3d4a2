"""Every shipped exercise plays as its golden playthrough says."""

import pytest

from game.scenario.library import shipped
from tests.playthroughs.telling import golden, told


@pytest.mark.parametrize("name", sorted(shipped()))
def test_it_plays_as_the_golden_playthrough_says(name: str) -> None:
    assert golden(name).is_file(), "write it with `python -m tests.playthroughs`"
    assert told(name) == golden(name).read_text(encoding="utf-8")

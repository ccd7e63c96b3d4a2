"""Secrets in another language are the secrets of the scenario, and nothing more.

The scenario that an overlay makes is equal to one that was written in that language, so that
whatever holds of the secrets of scenarios holds of it.
"""

import pytest

from game.authoring.translating import completed
from game.scenario.texts import texts
from game.scenario.translation import in_language, translated
from tests.exercises import FEW
from tests.hidden.canary import canary, tokens


@pytest.mark.parametrize("name", FEW)
def test_a_translated_secret_stands_where_the_secret_stood(name: str) -> None:
    told = canary(name).exercise.scenario
    read_by_people = [text for text in texts(told) if not text.optional]
    harmless = {
        text.keys: "harmless" if isinstance(text.words, str) else ("harmless",) * len(text.words)
        for text in read_by_people
        if tokens(str(text.words))
    }
    original = translated(told, harmless)
    left = [text.words for text in texts(original) if not text.optional]
    assert harmless
    assert not tokens(str(left))
    assert in_language(original, {"de": completed(told)}, "de") == told

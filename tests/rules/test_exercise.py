"""Loading an exercise: with the rulebook that it names, or with one that is given."""

import pytest

from game.rules.exercise import Exercise
from game.scenario.diagnostics import ScenarioError
from tests.small import RULEBOOK

OF_ANOTHER_HOUSE = '[rules]\nrulebook = "house"\n[rules.overrides.trust]\nkept = 5\n[time]'


def test_a_rulebook_that_is_not_shipped_is_an_error(small_text: str) -> None:
    text = small_text.replace("[time]", OF_ANOTHER_HOUSE)
    with pytest.raises(ScenarioError, match="house"):
        Exercise.load(text.encode(), "small.toml")


def test_a_save_brings_its_own_rulebook_which_need_not_be_shipped_any_more(small_text: str) -> None:
    text = small_text.replace("[time]", OF_ANOTHER_HOUSE)
    book = RULEBOOK.read_text().replace("broken = 44.0", "broken = 50.0")
    exercise = Exercise.load(text.encode(), "small.toml", book.encode())
    assert exercise.rulebook.trust.kept == 5
    assert exercise.rulebook.trust.broken == 50


def test_what_is_wrong_besides_is_still_told(small_text: str) -> None:
    text = small_text.replace("[time]", OF_ANOTHER_HOUSE).replace(
        'culprit = "red_hand"', 'culprit = "x"'
    )
    with pytest.raises(ScenarioError, match='no adversary "x"'):
        Exercise.load(text.encode(), "small.toml", RULEBOOK.read_bytes())


def test_overrides_change_single_values(small_text: str) -> None:
    text = small_text.replace("[time]", "[rules.overrides.trust]\nkept = 5\n[time]")
    changed, standard = (Exercise.load(t.encode(), "small.toml") for t in (text, small_text))
    assert changed.rulebook.trust.kept == 5
    assert changed.rulebook.trust.broken == standard.rulebook.trust.broken

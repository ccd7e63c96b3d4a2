"""Did you mean …: only where one word is clearly meant."""

import pytest

from game.scenario.suggest import MAX_CANDIDATES, closest, did_you_mean, listed, there_are

NATIONS = ["northland", "southland", "borduria"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("nortland", "northland"),
        ("Borduria", "borduria"),
        ("bordruia", "borduria"),
        ("thland", None),  # as close to one as to the other
        ("caledon", None),
        ("", None),
        ("northland" * 10, None),
    ],
)
def test_a_word_is_suggested_when_it_is_clearly_meant(word: str, meant: str | None) -> None:
    assert closest(word, NATIONS) == meant


def test_hyphens_and_blanks_are_taken_for_underscores() -> None:
    assert closest("dark-grid", ["dark_grid"]) == "dark_grid"
    assert closest("Dark Grid", ["dark_grid"]) == "dark_grid"


def test_of_very_many_words_none_is_suggested() -> None:
    assert closest("n1", [f"n{i}" for i in range(MAX_CANDIDATES + 1)]) is None


def test_a_suggestion_is_a_question() -> None:
    assert did_you_mean("nortland", NATIONS) == 'did you mean "northland"?'
    assert did_you_mean("caledon", NATIONS) is None


def test_words_are_listed_as_in_a_sentence() -> None:
    assert listed(["a"]) == '"a"'
    assert listed(["a", "b"]) == '"a" and "b"'
    assert listed(["a", "b", "c", "d"], most=3) == '"a", "b" and 2 more'


def test_what_there_is_is_told_however_little() -> None:
    assert there_are([]) == "there are none"
    assert there_are(["a"]) == 'there is only "a"'
    assert there_are(["a", "b"]) == 'there are "a" and "b"'

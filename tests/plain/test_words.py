"""Everything that is printed can be heard: no sign without a word, and nothing that is obeyed."""

import doctest
import unicodedata
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain import dialogue, words
from game.plain.words import change, figure, number, one_line, paragraphs, signed, spoken, units
from game.quantities.kinds import KINDS
from game.session import figures


@pytest.mark.parametrize("module", [words, dialogue, figures])
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed


@given(st.text())
def test_no_text_moves_the_cursor_or_turns_the_direction(text: str) -> None:
    obeyed = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    for line in (one_line(text), *paragraphs(text)):
        assert not any(unicodedata.category(character) in obeyed for character in line)


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b31m", "\u202eabc", "a\rb", "\x07", "\u2066x"])
def test_control_and_direction_characters_are_shown_and_not_obeyed(text: str) -> None:
    assert one_line(text) != text
    assert one_line(text).isprintable()


@pytest.mark.parametrize("block", [kind.block for kind in KINDS if kind.block != "turn"])
def test_every_number_says_its_unit_or_its_scale(block: str) -> None:
    said = figure(block, 1.0)
    assert said.isalpha() or len(said.split()) > 1


def test_numbers_have_no_signs() -> None:
    assert number(-3.2) == "minus 3"
    assert number(-0.04) == "0"
    assert signed(2.25) == "plus 2.2"
    assert change("severity", -9.02) == "down 9"
    assert change("momentum", 0.25) == "up 0.2"
    assert units(-1.5, "budget") == "minus 1.5 units of budget"


def test_the_signs_of_the_sessions_sentences_are_read_out() -> None:
    assert spoken("Severity of Mines −2; trust +3") == "Severity of Mines minus 2; trust plus 3"
    assert spoken("cyber 3 → Mines, 40 % of full") == "cyber 3 to Mines, 40 per cent of full"
    assert spoken("likely (55-80 per cent), on 2031-03-15") == (
        "likely (55-80 per cent), on 2031-03-15"
    )

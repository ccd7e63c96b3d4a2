"""Broken scenarios, and exactly what is said of each: the code, the place and the stretch."""

import re
from pathlib import Path

import pytest

from game.authoring.check import check
from game.quantities.checked import MOST
from game.scenario.diagnostics import CODES, Diagnostic, Level, render_text
from tests.authoring.examples import GALLERY, every_example, found_in

SOUND = (Path(__file__).parents[1] / "small.toml").read_bytes()

PLACE = re.compile(r"(S\d{3}) (\d+):(\d+)\+(\d+)")


def told(found: Diagnostic) -> str:
    return f"{found.code} {found.line}:{found.column}+{found.length}"


@pytest.mark.parametrize(
    ("name", "source", "places"),
    [pytest.param(*example, id=example[0]) for example in every_example()],
)
def test_every_mistake_is_told_at_its_place_and_nothing_else(
    name: str, source: bytes, places: list[str]
) -> None:
    assert all(map(PLACE.fullmatch, places))
    assert [told(found) for found in found_in(name, source)] == places


def test_every_code_has_an_example() -> None:
    shown = {place[:4] for _, _, places in every_example() for place in places}
    assert set(CODES) - shown == {"S012"}  # which has a test of its own


def test_the_gallery_has_at_least_forty_broken_scenarios() -> None:
    assert len(GALLERY) >= 40


def test_a_sound_scenario_has_no_diagnostics() -> None:
    assert check(SOUND, "small.toml") == ()


def test_of_very_many_problems_the_first_are_listed() -> None:
    ties = b'\n[[ties]]\nbetween = ["avalon", "nowhere"]\n' * 300
    found = check(SOUND + ties, "small.toml")
    assert len(found) == MOST + 1
    assert (found[-1].code, found[-1].level) == ("S012", Level.NOTE)
    assert found[-1].message == "there are more problems than are listed here"


def test_errors_come_before_warnings_and_these_before_notes() -> None:
    source = SOUND.replace(b"turn = 1\n", b'turn = 9\nto = ["nobody"]\n')
    assert [found.level for found in check(source, "x")] == [Level.ERROR, Level.WARNING]


@pytest.mark.parametrize(
    ("source", "text"),
    [pytest.param(source, name, id=name) for name, source, _ in every_example()],
)
def test_every_diagnostic_reads_well(source: bytes, text: str) -> None:
    for found in found_in(text, source):
        shown = render_text(found, source.decode("utf-8", "replace"))
        assert shown.startswith(f"{found.path}:{found.line}:{found.column}: {found.level}[")
        assert "^" in shown
        for sentence in filter(None, (found.message, found.help, found.consequence)):
            assert sentence == sentence.strip()
            assert not sentence.endswith(".")
            assert "None" not in sentence
            assert "Input should" not in sentence

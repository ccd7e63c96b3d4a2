"""The colours can be told apart from their ground, and every nation has one in every theme."""

from typing import get_args

import pytest
from textual.color import Color

from game.scenario.nations import Colour
from game.tui.palette import COLOURS, DARK, SAFE, colour_of
from game.tui.themes import THEMES, TITLES

NAMES = get_args(Colour)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_a_shade_for_every_colour_of_a_scenario(theme: str) -> None:
    assert set(COLOURS[theme]) == set(NAMES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", NAMES)
def test_every_shade_can_be_read_on_its_ground(theme: str, name: str) -> None:
    for ground in (THEMES[theme].background, THEMES[theme].surface):
        assert ground is not None
        assert contrast(colour_of(theme, name), ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_words_and_signs_can_be_read_on_their_ground(theme: str) -> None:
    look = THEMES[theme]
    assert look.background is not None
    for colour in (look.foreground, look.accent, look.success, look.warning, look.error):
        assert colour is not None
        assert contrast(colour, look.background) >= 4.5


def test_the_safe_theme_uses_okabe_and_itos_sky_blue_orange_and_purple() -> None:
    assert [colour_of(SAFE, name) for name in ("blue", "orange", "purple")] == [
        "#56b4e9",
        "#e69f00",
        "#cc79a7",
    ]


def test_shades_of_one_theme_differ() -> None:
    for theme in TITLES:
        assert len(set(COLOURS[theme].values())) == len(NAMES)


def test_an_unknown_colour_or_theme_still_has_a_shade() -> None:
    assert colour_of(DARK, "octarine") == colour_of(DARK, "grey")
    assert colour_of("nord", "blue") == colour_of(DARK, "blue")


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

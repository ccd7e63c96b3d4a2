"""The nations' colours in each theme, by the ten names that scenarios use.

In styles and in `Content` the same shades are the variables `$nation-blue` … `$nation-grey`,
which follow the theme by themselves. `colour_of` is for drawing by hand.
"""

from collections.abc import Mapping

DARK = "concord-dark"
LIGHT = "concord-light"
SAFE = "concord-safe"
CONTRAST = "concord-contrast"
PLAIN = "concord-plain"

COLOURS: Mapping[str, Mapping[str, str]] = {
    DARK: {
        "blue": "#78aee8",
        "orange": "#e6a35f",
        "green": "#86bf7e",
        "red": "#e5837d",
        "purple": "#b796e3",
        "teal": "#62c0b4",
        "yellow": "#d9c36a",
        "pink": "#e39abf",
        "brown": "#bd9a78",
        "grey": "#a9b2bc",
    },
    LIGHT: {
        "blue": "#1f5fa8",
        "orange": "#a1560a",
        "green": "#2f7036",
        "red": "#ae322f",
        "purple": "#6b45a8",
        "teal": "#0f6c66",
        "yellow": "#7a6000",
        "pink": "#a23a74",
        "brown": "#71502f",
        "grey": "#56606a",
    },
    # Okabe & Ito (2008), "Color Universal Design", as far as its eight colours go on a dark
    # ground; teal, pink and brown differ from their neighbours in lightness.
    SAFE: {
        "blue": "#56b4e9",
        "orange": "#e69f00",
        "green": "#00a878",
        "red": "#e0691a",
        "purple": "#cc79a7",
        "teal": "#9ae6d6",
        "yellow": "#f0e442",
        "pink": "#f5cfe2",
        "brown": "#a88a6a",
        "grey": "#bbbbbb",
    },
    CONTRAST: {
        "blue": "#8fc4ff",
        "orange": "#ffb340",
        "green": "#66f086",
        "red": "#ff8f8f",
        "purple": "#d6b0ff",
        "teal": "#52f0e2",
        "yellow": "#ffff5c",
        "pink": "#ffa8dc",
        "brown": "#e6bc90",
        "grey": "#ffffff",
    },
    # For NO_COLOR: shapes and words carry the meaning.
    PLAIN: dict.fromkeys(
        ("blue", "orange", "green", "red", "purple", "teal", "yellow", "pink", "brown", "grey"),
        "#e6e6e6",
    ),
}
"""Theme to name to shade."""


def colour_of(theme: str, name: str) -> str:
    """The shade (`#rrggbb`) of a nation's colour in a theme.

    A theme that is not one of ours takes the dark shades; an unknown name is grey.

    >>> colour_of("concord-safe", "blue")
    '#56b4e9'
    """
    shades = COLOURS.get(theme, COLOURS[DARK])
    return shades.get(name, shades["grey"])


def variables(theme: str) -> dict[str, str]:
    """The shades of a theme as variables for styles: `nation-blue` and so on."""
    return {f"nation-{name}": shade for name, shade in COLOURS[theme].items()}

"""Inks: names for what a text means, resolved to the theme's styles when it is painted."""

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color

from game.tui.palette import colour_of

_ATTRIBUTES = frozenset({"bold", "italic", "underline", "reverse", "strike"})
_MEANINGS = {
    "accent": "accent",
    "good": "success",
    "warn": "warning",
    "bad": "error",
}
_SHADES = {"muted": 0.66, "faint": 0.34, "ghost": 0.16}


class Inks:
    """The styles of one theme over one ground. An ink is words: `bold warn`, `nation.blue`."""

    def __init__(self, theme: str, variables: Mapping[str, str], base: Style) -> None:
        self.base = base
        self._theme = theme
        self._variables = variables
        self._styles: dict[str, Style] = {"": base}

    def __getitem__(self, ink: str) -> Style:
        style = self._styles.get(ink)
        if style is None:
            style = self.base
            for word in ink.split():
                style += self._word(word)
            self._styles[ink] = style
        return style

    @property
    def cursor(self) -> Style:
        """What lies over the spot that the cursor is on."""
        ground, accent = self._ground(), self._colour("accent")
        if ground is None or accent is None:
            return Style(reverse=True)
        return Style(bgcolor=ground.blend(accent, 0.32).rich_color, bold=True)

    def _word(self, word: str) -> Style:
        if word in _ATTRIBUTES:
            return Style.parse(word)
        if word in _SHADES:
            return self._shade(_SHADES[word])
        if word.startswith("nation."):
            shade = colour_of(self._theme, word.removeprefix("nation."))
            return Style(color=Color.parse(shade).rich_color)
        colour = self._colour(_MEANINGS[word])
        return Style(color=colour.rich_color) if colour else Style(bold=True)

    def _shade(self, strength: float) -> Style:
        ground = self._ground()
        if ground is None or self.base.color is None or self.base.color.triplet is None:
            return Style(dim=True)
        text = Color.from_rich_color(self.base.color)
        return Style(color=ground.blend(text, strength).rich_color)

    def _ground(self) -> Color | None:
        ground = self.base.bgcolor
        return None if ground is None or ground.triplet is None else Color.from_rich_color(ground)

    def _colour(self, variable: str) -> Color | None:
        value = self._variables.get(variable)
        return Color.parse(value) if value else None

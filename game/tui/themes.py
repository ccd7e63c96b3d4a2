"""The looks of the app: calm grounds, one accent, and the nations' colours."""

from textual.theme import Theme

from game.language import tr
from game.tui.palette import CONTRAST, DARK, LIGHT, PLAIN, SAFE, variables

TITLES = {
    DARK: tr("dark"),
    LIGHT: tr("light"),
    SAFE: tr("safe for colour blindness"),
    CONTRAST: tr("high contrast"),
}
"""The themes that a person can choose from, in the order in which they take turns."""


def _theme(
    name: str,
    *,
    ground: tuple[str, str, str],
    foreground: str,
    accent: str,
    good: str,
    warn: str,
    bad: str,
    dark: bool = True,
) -> Theme:
    """A theme from its grounds (background, surface, panel) and its few colours."""
    background, surface, panel = ground
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        success=good,
        warning=warn,
        error=bad,
        dark=dark,
        variables={
            "block-cursor-background": accent,
            "block-cursor-foreground": background,
            "block-cursor-text-style": "bold",
            "input-selection-background": f"{accent} 35%",
            "border": accent,
            "border-blurred": panel,
            "scrollbar": panel,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            **variables(name),
        },
    )


THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        _theme(
            DARK,
            ground=("#12161b", "#191f26", "#232b34"),
            foreground="#dde3ea",
            accent="#e2bd7a",
            good="#86bf7e",
            warn="#e6a35f",
            bad="#e5837d",
        ),
        _theme(
            LIGHT,
            ground=("#f7f5f0", "#efece5", "#e2ded4"),
            foreground="#23282e",
            accent="#8a5a00",
            good="#2f7036",
            warn="#a1560a",
            bad="#ae322f",
            dark=False,
        ),
        _theme(
            SAFE,
            ground=("#101418", "#171c22", "#212932"),
            foreground="#e4e8ed",
            accent="#f0e442",
            good="#56b4e9",
            warn="#e69f00",
            bad="#e0691a",
        ),
        _theme(
            CONTRAST,
            ground=("#000000", "#000000", "#202020"),
            foreground="#ffffff",
            accent="#ffd700",
            good="#66f086",
            warn="#ffb340",
            bad="#ff8f8f",
        ),
        _theme(
            PLAIN,
            ground=("#000000", "#000000", "#303030"),
            foreground="#e6e6e6",
            accent="#ffffff",
            good="#e6e6e6",
            warn="#ffffff",
            bad="#ffffff",
        ),
    )
}
"""Every theme by name; `PLAIN` is for NO_COLOR alone."""

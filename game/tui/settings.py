"""What a person has chosen: a theme, whether things may move, and a language.

Every command looks here for the language; so what takes long to import is imported when needed.
"""

import os
from typing import TYPE_CHECKING, NamedTuple

from game.language import codes
from game.tui.palette import CONTRAST, DARK, LIGHT, SAFE

if TYPE_CHECKING:
    from pathlib import Path

CHOICES = (DARK, LIGHT, SAFE, CONTRAST)


class Settings(NamedTuple):
    """The choices of one person, kept in `settings.json`."""

    theme: str = DARK
    """One of the themes that can be chosen."""
    motion: bool = True
    """Whether scrolling and the like may be animated; TEXTUAL_ANIMATIONS=none also stops it."""
    language: str = ""
    """The language to speak; that of the environment if none was chosen."""


def settings_path() -> "Path":
    """`CONCORD_CONFIG` if set, else the folder of the platform's conventions."""
    from pathlib import Path

    return Path(_place())


def _place() -> str:
    if folder := os.environ.get("CONCORD_CONFIG"):
        return f"{folder}/settings.json"
    if os.uname().sysname == "Linux":  # whose convention is simple, and platformdirs slow
        configuration = os.environ.get("XDG_CONFIG_HOME", "").strip() or "~/.config"
        return f"{os.path.expanduser(configuration)}/concord/settings.json"  # noqa: PTH111
    import platformdirs

    return f"{platformdirs.user_config_dir('concord', appauthor=False)}/settings.json"


def load() -> Settings:
    """The settings as they were kept; what is missing or makes no sense is as at first."""
    try:
        with open(_place(), encoding="utf-8") as file:  # noqa: PTH123
            text = file.read()
        import json

        kept = json.loads(text)
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    theme, language = kept.get("theme"), kept.get("language")
    return Settings(
        theme=theme if theme in CHOICES else DARK,
        motion=kept.get("motion") is not False,
        language=language if language in codes() else "",
    )


def keep(settings: Settings) -> bool:
    """Write the settings whole or not at all; False if there is nowhere to write them."""
    import json

    path = settings_path()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            json.dump(settings._asdict(), file, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError:
        return False
    return True

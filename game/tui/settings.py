"""What a person has chosen: a theme, whether things may move, and a language."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from game.language import codes
from game.tui.palette import CONTRAST, DARK, LIGHT, SAFE

CHOICES = (DARK, LIGHT, SAFE, CONTRAST)


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one person, kept in `settings.json`."""

    theme: str = DARK
    """One of the themes that can be chosen."""
    motion: bool = True
    """Whether scrolling and the like may be animated; TEXTUAL_ANIMATIONS=none also stops it."""
    language: str = ""
    """The language to speak; that of the environment if none was chosen."""


def settings_path() -> Path:
    """`CONCORD_CONFIG` if set, else the folder of the platform's conventions.

    Every command looks there for the language, so on Linux the convention is followed here:
    `platformdirs` takes as long to import as all else that a command begins with.
    """
    if folder := os.environ.get("CONCORD_CONFIG"):
        return Path(folder) / "settings.json"
    if os.uname().sysname == "Linux":
        configuration = os.environ.get("XDG_CONFIG_HOME", "").strip() or "~/.config"
        return Path(configuration).expanduser() / "concord" / "settings.json"
    import platformdirs

    return platformdirs.user_config_path("concord", appauthor=False) / "settings.json"


def load() -> Settings:
    """The settings as they were kept; what is missing or makes no sense is as at first."""
    try:
        kept = json.loads(settings_path().read_text(encoding="utf-8"))
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
    path = settings_path()
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, indent=2)
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

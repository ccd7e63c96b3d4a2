"""The files beside a scenario or a rulebook that have its texts in other languages.

That of `first_watch.toml` in German is `first_watch.de.toml`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from game.language.iso639 import CODES
from game.scenario.guard import MAX_BYTES

_NAME = re.compile(r"(?P<base>.+)\.(?P<language>[A-Za-z]{2})")


def overlay_language(path: PurePath) -> str | None:
    """The language of an overlay, by the name of its file; None if it is not the name of one.

    >>> overlay_language(PurePath("scenarios/first_watch.de.toml"))
    'de'
    >>> overlay_language(PurePath("first_watch.toml")) is None
    True
    """
    found = _NAME.fullmatch(path.stem) if path.suffix == ".toml" else None
    return found["language"] if found else None


def original_of(path: Path) -> Path:
    """The file whose texts an overlay has, by the name of the overlay."""
    return path.with_name(f"{PurePath(path.stem).stem}.toml")


def overlay_of(path: Path, language: str) -> Path:
    """Where the overlay of a scenario belongs."""
    return path.with_name(f"{path.stem}.{language}.toml")


def overlays(path: Path) -> Iterator[Path]:
    """The files beside one that are called like overlays of it, in whatever language."""
    if overlay_language(path) is not None or path.suffix != ".toml":
        return
    for found in sorted(path.parent.glob("*.toml")):
        if overlay_language(found) is not None and original_of(found).name == path.name:
            yield found


def translations(path: Path, languages: Iterable[str] | None = None) -> Mapping[str, str]:
    """The overlays of a file, whole, by language: all that there are, or those in some languages.

    What is no text, or larger than a scenario may be, is left out: `concord check` tells of it.
    """
    if languages is None:
        named = (overlay_language(found) for found in overlays(path))
        languages = [language for language in named if language and language in CODES]
    found = {}
    for language in languages:
        try:
            with overlay_of(path, language).open("rb") as file:
                source = file.read(MAX_BYTES + 1)
            if len(source) <= MAX_BYTES:
                found[language] = source.decode()
        except (OSError, ValueError):
            continue
    return found

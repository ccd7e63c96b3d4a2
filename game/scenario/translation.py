"""A scenario or a rulebook in another language: its texts replaced by those of an overlay.

Nothing else of it can be changed so, and what an overlay lacks, or has wrong, stays as it was.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from game.language import language_of_exercises
from game.scenario.chosen_rulebook import tables_of
from game.scenario.fields import Part
from game.scenario.library import rulebooks
from game.scenario.models import Scenario
from game.scenario.overlay import read_overlay
from game.scenario.overlay_files import translations
from game.scenario.rulebook import Rulebook
from game.scenario.texts import Keys, Words, texts

Whole = TypeVar("Whole", Scenario, Rulebook)


def spoken(scenario: Scenario, path: Path) -> Scenario:
    """A scenario in the language that is spoken, as far as an overlay beside its file has it."""
    return in_language(
        scenario, translations(path, (language_of_exercises(),)), language_of_exercises()
    )


def in_language(whole: Whole, overlays: Mapping[str, str], language: str) -> Whole:
    """A copy in a language, if there is an overlay for it, and else the same."""
    source = overlays.get(language)
    if source is None:
        return whole
    return translated(whole, read_overlay(source.encode(), "", whole).words)


def rulebook_in_language(rulebook: Rulebook, name: str, language: str) -> Rulebook:
    """A rulebook with the texts that the shipped one of this name has in a language.

    Only a text that is as in the shipped one is replaced: a scenario, or a save that was begun
    under an earlier version, may say something else there.
    """
    path = rulebooks().get(name)
    shipped = {} if path is None else _shipped(path, language)
    if not shipped:
        return rulebook
    own = {text.keys: text.words for text in texts(rulebook)}
    return translated(
        rulebook, {keys: new for keys, (old, new) in shipped.items() if own.get(keys) == old}
    )


@cache
def _shipped(path: Path, language: str) -> Mapping[Keys, tuple[Words, Words]]:
    """The texts of a shipped rulebook that have a translation, each with it."""
    source = translations(path, (language,)).get(language)
    if source is None:
        return {}
    rulebook = Rulebook.model_validate(tables_of(path))
    own = {text.keys: text.words for text in texts(rulebook)}
    words = read_overlay(source.encode(), "", rulebook).words
    return {keys: (own[keys], new) for keys, new in words.items()}


def translated(whole: Whole, words: Mapping[Keys, Words]) -> Whole:
    """A copy with some of its texts replaced."""
    copy: Whole = _replaced(whole, words)
    return copy


def _replaced(value: Any, words: Mapping[Keys, Words]) -> Any:
    """A value in which the texts have been replaced to which the keys lead from here."""
    if () in words:
        return words[()]
    inner: dict[str, dict[Keys, Words]] = {}
    for keys, text in words.items():
        inner.setdefault(keys[0], {})[keys[1:]] = text
    if isinstance(value, Part):
        return value.model_copy(
            update={name: _replaced(getattr(value, name), new) for name, new in inner.items()}
        )
    if isinstance(value, Mapping):
        return {name: _replaced(one, inner.get(name, {})) for name, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_replaced(one, inner.get(getattr(one, "id", ""), {})) for one in value)
    return value

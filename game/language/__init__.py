"""The language in which Concord speaks, and the translation of its texts.

Texts stand in the code in English, as `tr("There is no save.")`, and are translated by GNU
gettext's catalogues below `locales`. A text with a part that varies is a template, and is filled
in after it was translated: `tr("Turn {turn}").format(turn=3)`. Where a number decides between one
and several, `trn` takes both forms; where one English text needs several translations, `trc` takes
what tells them apart.

The language is chosen once, before the texts are imported: modules keep words in constants. An
exercise may have its texts in more languages than the program speaks, so theirs is chosen apart.
Nothing that is kept in a save, or that a program compares, is ever a translated text.

Every command begins with this module; so it imports little.
"""

import gettext
import os
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from game.language.iso639 import CODES

LOCALES = os.path.join(os.path.dirname(__file__), "locales")  # noqa: PTH118, PTH120
"""A folder a language, with `LC_MESSAGES/concord.po` and the `.mo` compiled of it."""

DOMAIN = "concord"

SOURCE = "en"
"""The language of the texts in the code."""

VARIABLE = "CONCORD_LANGUAGE"
"""The variable that names a language, and hands the choice on to processes that are started."""

OPTION = "--language"

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that write nouns with a capital letter wherever they stand."""


class _Voice:
    """What is spoken in this process."""

    def __init__(self) -> None:
        self.code = SOURCE
        self.of_exercises = SOURCE
        """The language in which texts of exercises are shown, as far as they are there in it."""
        self.translations = gettext.NullTranslations()


_voice = _Voice()


def tr(text: str) -> str:
    """A text in the language that is spoken; itself if it is not translated."""
    return _voice.translations.gettext(text)


def trn(one: str, several: str, number: float) -> str:
    """The form of a text that suits a number of things; a part of a thing counts as several."""
    return _voice.translations.ngettext(one, several, int(number) if number == int(number) else 2)


def trc(context: str, text: str) -> str:
    """A text whose translation depends on where it stands, such as "open" on a key or of a door."""
    return _voice.translations.pgettext(context, text)


def in_running_text(name: str) -> str:
    """A name amid a sentence: "Cyber" is "cyber" in English, and as it is in German."""
    return name if _voice.code in _CAPITAL_NOUNS else name.lower()


def language() -> str:
    """The language that is spoken, such as `de`."""
    return _voice.code


def language_of_exercises() -> str:
    """The language that is wanted of exercises, which may be one that Concord does not speak."""
    return _voice.of_exercises


@cache
def codes() -> tuple[str, ...]:
    """The languages that can be spoken."""
    found = (code for code in os.listdir(LOCALES) if os.path.exists(_file(code)))  # noqa: PTH110, PTH208
    return tuple(sorted({SOURCE, *found}))


def own_name(code: str) -> str:
    """What a language that can be spoken calls itself: "Deutsch"."""
    return "English" if code == SOURCE else _catalogue(code).info()["language-name"]


def speak(code: str, of_exercises: str = "") -> None:
    """Translate into a language from now on, and show exercises in another if one is given.

    Processes that are started will do the same.
    """
    _voice.translations = gettext.NullTranslations() if code == SOURCE else _catalogue(code)
    _voice.code = code
    _voice.of_exercises = of_exercises or code
    os.environ[VARIABLE] = _voice.of_exercises
    # Libraries such as click translate their own texts through the standard library's domain.
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)


def wanted(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    kept: Callable[[], str] = lambda: "",
) -> tuple[str, str]:
    """The language to speak, and that of exercises' texts; English if none is asked for.

    It is the first that is asked for and can be spoken, and the first of all for exercises.
    `--language` before a command's name is looked at first, then `CONCORD_LANGUAGE`, then what
    was `kept` as somebody's choice, and then what gettext looks at: `LANGUAGE`, unless the locale
    is C, and the locale itself.

    >>> wanted([], {"LANG": "fr_FR.UTF-8"})
    ('en', 'fr')
    """
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "C")
    asked = [_option(arguments) or environment.get(VARIABLE) or kept()]
    if _code(locale) not in ("c", "posix"):
        asked += environment.get("LANGUAGE", "").split(":")
    languages = [code for code in map(_code, [*asked, locale]) if code in CODES]
    spoken = next((code for code in languages if code in codes()), SOURCE)
    return spoken, next(iter(languages), SOURCE)


def _option(arguments: Sequence[str]) -> str:
    for place, argument in enumerate(arguments):
        if not argument.startswith("-"):
            break
        name, _, value = argument.partition("=")
        if name == OPTION:
            return value or next(iter(arguments[place + 1 :]), "")
    return ""


def _code(locale: str) -> str:
    """`de` for `de`, `de_AT.UTF-8` and `de-CH`."""
    return re.split(r"[.@_-]", locale, maxsplit=1)[0].lower()


@cache
def _catalogue(code: str) -> gettext.GNUTranslations:
    with open(_file(code), "rb") as file:  # noqa: PTH123
        return gettext.GNUTranslations(file)


def _file(code: str) -> str:
    return f"{LOCALES}/{code}/LC_MESSAGES/{DOMAIN}.mo"

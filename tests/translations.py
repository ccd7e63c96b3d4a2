"""The catalogues of translations, kept in step with the texts in the code.

`python -m tests.translations` says what is missing; `--write` takes new texts into each
catalogue, drops those that are no longer there, and compiles it. Besides Concord's own texts there
are those of click, which tells of wrong command lines.
"""

import io
import sys
from functools import cache
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game.language import DOMAIN, LOCALES

GAME = Path(__file__).parents[1] / "game"
CLICK = Path(click.__file__).parent

NAMES = {"de": "Deutsch"}
"""The languages besides English, and what each calls itself."""

OURS = {"tr": None, "trn": (1, 2), "trc": ((1, "c"), 2)}
THEIRS = {"_": None, "ngettext": (1, 2)}
UNSEEN = ("required",)
"""Texts of click that are not found, since it translates them by way of a variable."""


class Translations(Catalog):
    """A catalogue whose header says nothing of when and by what it was written."""

    @property  # type: ignore[misc]
    def mime_headers(self) -> list[tuple[str, str]]:
        code = str(self.locale_identifier)
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Language", code),
            ("Language-Name", NAMES[code]),
            ("Plural-Forms", self.plural_forms),
        ]


@cache
def texts() -> Catalog:
    """All texts that can be translated, in the order of the files that they are in."""
    catalog = Catalog(domain=DOMAIN)
    for folder, keywords in ((GAME, OURS), (CLICK, THEIRS)):
        found = extract_from_dir(folder, [("**.py", "python")], keywords=keywords)
        for file, _, message, _, context in sorted(found, key=lambda text: text[:2]):
            catalog.add(message, locations=[(f"{folder.name}/{file}", 0)], context=context)
    for text in UNSEEN:
        catalog.add(text, locations=[("click/core.py", 0)])
    return catalog


def path_of(code: str) -> Path:
    return Path(LOCALES) / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(code: str) -> Catalog:
    """The catalogue of a language as it is written; an empty one if there is none."""
    path = path_of(code)
    if not path.exists():
        return Catalog(locale=code, domain=DOMAIN)
    return read_po(io.BytesIO(path.read_bytes()), locale=code, domain=DOMAIN)


def updated(code: str, old: Catalog) -> Translations:
    """The catalogue of a language with just the texts that there are."""
    new = Translations(
        locale=code,
        domain=DOMAIN,
        header_comment=f"# Concord in {NAMES[code]}. `python -m tests.translations` says more.",
        fuzzy=False,
    )
    for message in texts():
        if message.id:
            known = old.get(message.id, message.context)
            new.add(
                message.id,
                known.string if known else None,
                list(dict.fromkeys(message.locations)),
                message.flags,
                context=message.context,
            )
    return new


def as_po(catalog: Translations) -> bytes:
    """A catalogue as a file: the same bytes for the same texts, whenever it is made."""
    file = io.BytesIO()
    write_po(file, catalog, width=100, include_lineno=False)
    return file.getvalue()


def as_mo(catalog: Translations) -> bytes:
    """A catalogue as gettext reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def untranslated(message: Message) -> bool:
    """Whether a text, or one of its forms, has no translation."""
    strings = [message.string] if isinstance(message.string, str) else message.string
    return bool(message.id) and not (strings and all(strings))


def main(arguments: list[str]) -> int:
    missing = 0
    for code in NAMES:
        catalog = updated(code, read(code))
        if "--write" in arguments:
            path_of(code).parent.mkdir(parents=True, exist_ok=True)
            path_of(code).write_bytes(as_po(catalog))
            path_of(code).with_suffix(".mo").write_bytes(as_mo(catalog))
        for message in filter(untranslated, catalog):
            missing += 1
            print(f"{code}: {', '.join(file for file, _ in message.locations)}: {message.id!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

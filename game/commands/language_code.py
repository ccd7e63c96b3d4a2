"""Options that name a language."""

from typing import Any

import click

from game.language import codes, own_name, tr
from game.language.iso639 import CODES


class LanguageCode(click.ParamType[str]):
    """The two letters of a language (ISO 639-1), whether Concord speaks it or not."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        code = str(value).lower()
        if code not in CODES:
            told = tr(
                '"{code}" is no language. Concord speaks {languages}; exercises may have more.'
            )
            self.fail(told.format(code=value, languages=spoken()), param, ctx)
        return code

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(codes())}|…]"


def spoken() -> str:
    """The languages that Concord speaks: "de (Deutsch), en (English)"."""
    return ", ".join(f"{code} ({own_name(code)})" for code in codes())

"""Reads a text as TOML, and says in plain words where and why it is not."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import tomli

from game.language import tr
from game.scenario.diagnostics import Diagnostic, Place, diagnostic, place_of
from game.scenario.marks import marks
from game.scenario.positions import Positions


def parse(text: str, positions: Positions, path: str) -> dict[str, Any] | Diagnostic:
    """The tables of a text, or the first thing in it that is not TOML."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        offset = min(error.pos, len(text))
        return _twice(error.msg, positions, path) or _broken(error.msg, text, offset, path)
    except (ValueError, RecursionError):
        return diagnostic("S007", path, Place(), tr("this cannot be read as TOML"))


_TWICE = re.compile("Cannot (overwrite|declare|mutate|redefine)|Duplicate inline")


def _twice(message: str, positions: Positions, path: str) -> Diagnostic | None:
    """What is defined a second time, with the place of the first."""
    if not _TWICE.match(message):
        return None
    for loc, first, second in positions.duplicates:
        said = tr('"{key}" is already given at line {line}')
        said = said.format(key=loc[-1], line=first.line)
        return diagnostic("S008", path, second, said, tr("keep one of the two"))
    return None


class _Said(NamedTuple):
    """What to say of broken TOML."""

    message: str
    help: str | None = None
    offset: int | None = None
    """The place, if it is not where the parser stopped."""
    length: int = 1


def _broken(message: str, text: str, offset: int, path: str) -> Diagnostic:
    said = _open_string(text, offset)
    if not said:
        found = (say for start, say in _SAYINGS if message.startswith(start))
        said = next(found, _anything_else)(text, offset)
    place = place_of(text, offset if said.offset is None else said.offset, said.length)
    return diagnostic("S007", path, place, said.message, said.help)


def _open_string(text: str, offset: int) -> _Said | None:
    """Whether the reason is a text without its last quotation mark, up to where the parser got."""
    for sort, start, _ in marks(text):
        if start > offset:
            return None
        if sort == "open string":
            fix = tr('a text of several lines stands between """ and """')
            return _Said(tr("this text has no quotation mark at its end"), fix, start)
    return None


def _rest(text: str, offset: int) -> str:
    """What follows on the line."""
    end = text.find("\n", offset)
    return text[offset : len(text) if end < 0 else end]


def _no_value(text: str, offset: int) -> _Said:
    rest = _rest(text, offset)
    word = re.match(r"[^\s,#\]}]*", rest)
    found = word.group() if word else ""
    if not found:
        return _unclosed(text, offset) or _Said(tr("a value is missing here"))
    if found.lower() in ("true", "false"):
        fix = tr("write {value}").format(value=found.lower())
        return _Said(_is_no_value(found), fix, length=len(found))
    if found[0] in "“”‘’„«":
        return _Said(tr("these are not straight quotation marks"), tr('write "'), length=1)
    in_quotes = tr("put texts in quotes") if found[0].isalpha() else None
    return _Said(_is_no_value(found[:40]), in_quotes, length=len(found))


def _is_no_value(word: str) -> str:
    return tr('"{word}" is not a value').format(word=word)


def _unclosed(text: str, offset: int) -> _Said | None:
    """The last bracket that is still open where the text ends."""
    if text[offset:].strip():
        return None
    opened = []
    for sort, start, _ in marks(text):
        if sort in ("[", "{"):
            opened.append(start)
        elif sort in ("]", "}") and opened:
            opened.pop()
    if not opened:
        return None
    return _Said(tr("this bracket is never closed"), offset=opened[-1])


def _no_equals(text: str, offset: int) -> _Said:
    fix = tr('write "=" in place of ":"') if text[offset : offset + 1] == ":" else None
    return _Said(tr('an "=" is missing after the key'), fix)


def _after_value(text: str, offset: int) -> _Said:
    before = text[max(0, offset - 1) : offset]
    rest = _rest(text, offset)
    if before == "0" and rest[:1].isdigit():
        return _Said(tr("a number does not begin with 0"), offset=offset - 1, length=2)
    if before.isdigit() and rest[:1] == ",":
        return _Said(tr("decimals are written with a point"), tr("write 0.5, not 0,5"))
    fix = tr("each key stands on its own line")
    return _Said(tr("the line should end here"), fix, length=len(rest))


def _no_statement(text: str, offset: int) -> _Said:
    neither = tr("this is neither a key nor a header")
    if _rest(text, offset).startswith("//"):
        return _Said(neither, tr("a comment begins with #"), length=2)
    if text[offset : offset + 1] > "\x7f":
        return _Said(tr("a key of other than plain letters stands in quotes"))
    return _Said(neither)


def _backslash(text: str, offset: int) -> _Said:
    start = text.rfind("\\", 0, offset + 1)
    fix = tr(r"write \\ for a backslash, or put the text between single quotes")
    return _Said(tr("no character is written like this"), fix, start, offset - start)


def _no_comma(text: str, offset: int) -> _Said:
    missing = _Said(tr("a comma or a closing bracket is missing before this"))
    return _unclosed(text, offset) or missing


def _anything_else(text: str, offset: int) -> _Said:
    return _Said(tr("this cannot be read as TOML"))


def _always(message: str, fix: str | None = None) -> Callable[[str, int], _Said]:
    return lambda text, offset: _Said(message, fix)


_SAYINGS: tuple[tuple[str, Callable[[str, int], _Said]], ...] = (
    ("Invalid value", _no_value),
    ("Expected '='", _no_equals),
    ("Expected newline", _after_value),
    ("Invalid statement", _no_statement),
    ("Expected ']'", _always(tr('a header ends with "]"'))),
    ("Expected ']]'", _always(tr('a header that begins with "[[" ends with "]]"'))),
    ("Unclosed array", _no_comma),
    ("Unclosed inline table", _no_comma),
    ("Unescaped", _backslash),
    ("Invalid hex", _backslash),
    ("Escaped character", _backslash),
    ("Invalid date", _always(tr("there is no such date"), tr("a date is written as 2031-03-01"))),
    ("Invalid initial character", _always(tr("a key is missing here"))),
    ("Cannot", _always(tr("this is already given as something else"))),
    ("Duplicate", _always(tr("this key is given twice"))),
)
"""What to say when the parser's message begins like this."""

"""Values as TOML."""

import datetime
import re
from collections.abc import Iterable
from textwrap import fill, wrap
from typing import Any

_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]')
_ESCAPED_IN_LINES = re.compile(r'\\|"(?="")|"$|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]')


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def quoted(text: str) -> str:
    r"""A text on one line.

    >>> print(quoted('a "b"\n'))
    "a \"b\"\n"
    """
    return f'"{_ESCAPED.sub(_escape, text)}"'


def prose(text: str) -> str:
    """A text, on lines of its own if it has several."""
    if "\n" not in text:
        return quoted(text)
    return f'"""\n{_ESCAPED_IN_LINES.sub(_escape, text)}"""'


def folded(text: str) -> str:
    """A paragraph, over several lines of the file that are read as one."""
    lines = fill(text, 96, break_on_hyphens=False).split("\n")
    if len(lines) == 1:
        return quoted(text)
    body = " \\\n".join(_ESCAPED_IN_LINES.sub(_escape, line) for line in lines)
    return f'"""\n{body}"""'


def paragraphs(text: str) -> str:
    """A text of one paragraph or several, each over as many lines of the file as it takes."""
    folded_ones = [
        wrap(one, 96, break_on_hyphens=False, break_long_words=False) or [""]
        for one in text.split("\n")
    ]
    if sum(map(len, folded_ones)) == 1:
        return quoted(text)
    body = "\n".join(
        " \\\n".join(_ESCAPED_IN_LINES.sub(_escape, line) for line in lines)
        for lines in folded_ones
    )
    return f'"""\n{body}"""'


def value(given: Any) -> str:
    """A text, a number, a truth, a date, or a list of them."""
    match given:
        case bool():
            return "true" if given else "false"
        case str():
            return quoted(given)
        case int():
            return str(given)
        case float():
            return str(int(given)) if given.is_integer() else repr(given)
        case datetime.date():
            return given.isoformat()
        case _:
            return _list([value(one) for one in given])


def pair(key: str, given: Any) -> str:
    """A key and its value, on a line."""
    return f"{key} = {value(given)}"


def _list(values: list[str]) -> str:
    line = f"[{', '.join(values)}]"
    if len(line) <= 90:
        return line
    return "[\n" + "".join(f"    {one},\n" for one in values) + "]"


def comment(text: str) -> list[str]:
    """A text as lines of comment, with nothing in them that TOML forbids there."""
    kept = "".join(c if c == "\n" or c.isprintable() else " " for c in text)
    return [f"# {line}".rstrip() for line in kept.split("\n")]


def heading(words: str) -> str:
    """A comment from side to side, at the head of a part of the file."""
    return f"# {f' {words}':->93}"


def table(name: Iterable[str]) -> str:
    """The header of a table."""
    return f"[{'.'.join(name)}]"

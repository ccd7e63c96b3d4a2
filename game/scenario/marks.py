"""The words and signs of a TOML text with their places, in one pass that nothing can slow down.

Shared by the guard, which counts them before a parser sees the text, and by the positions, which
walk along them. Text that is not TOML gives marks as well; white space gives none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Mark(NamedTuple):
    """A word or sign of the text."""

    sort: str
    """`string`, `open string` (one without an end), `comment`, `line`, `word`, `other`, or the
    sign itself: one of `[ ] { } = , .`"""
    start: int
    end: int


# All repetitions are possessive (`*+`): a mismatch is final, so that no text takes more than one
# pass. A multi-line string without an end reaches to the end of the text for the same reason.
_MARKS = re.compile(
    r"""
      (?P<string> \"{3} (?: [^"\\]++ | \\[\s\S] | "{1,2}(?!") )*+ "{3,5}
                | '{3} (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
                | (?!"{3}) " (?: [^"\\\n]++ | \\[^\n] )*+ "
                | (?!'{3}) ' [^'\n]*+ '
      )
    | (?P<open>   ("{3}|'{3}) [\s\S]*+ | ["'] [^\n]*+ )
    | (?P<comment> \# [^\n]*+ )
    | (?P<line>   \n \s*+ )
    | (?P<word>   [A-Za-z0-9_+:\-]++ )
    | (?P<sign>   [\[\]{}=,.] )
    | (?P<space>  [ \t\r]++ )
    | (?P<other>  [\s\S] )
    """,
    re.VERBOSE,
)


def marks(text: str) -> Iterator[Mark]:
    """The marks of a text, in order."""
    for found in _MARKS.finditer(text):
        sort = found.lastgroup or "open"
        if sort == "sign":
            yield Mark(found.group(), found.start(), found.end())
        elif sort == "open":
            yield Mark("open string", found.start(), found.end())
        elif sort != "space":
            yield Mark(sort, found.start(), found.end())

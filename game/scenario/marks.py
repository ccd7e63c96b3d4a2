"""The words and signs of a TOML text with their places, in one pass that nothing can slow down.

Shared by the guard, which counts them before a parser sees the text, and by the positions, which
walk along them. Text that is not TOML gives marks as well; white space gives none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

MAX_MARKS = 60_000
"""Words and signs in a scenario, which is some 15,000 values."""

Mark: TypeAlias = tuple[str, int, int]
"""A word or sign of the text: its sort, and the offsets at which it starts and ends.

The sort is `string`, `open string` (one without an end), `comment`, `line`, `word`, `other`, or the
sign itself: one of `[ ] { } = , .`
"""

# All repetitions are possessive (`*+`): a mismatch is final, so that no text takes more than one
# pass. A multi-line string without an end reaches to the end of the text for the same reason.
# White space is taken with the mark before it; only that at the very beginning stands alone.
_MARKS = re.compile(
    r"""
    (?:
        (?P<word>    [A-Za-z0-9_+:\-]++ )
      | (?P<sign>    [\[\]{}=,.] )
      | (?P<line>    \n \s*+ )
      | (?P<comment> \# [^\n]*+ )
      | (?P<string>  \"{3} (?: [^"\\]++ | \\[\s\S] | "{1,2}(?!") )*+ "{3,5}
                   | '{3} (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
                   | (?!"{3}) " (?: [^"\\\n]++ | \\[^\n] )*+ "
                   | (?!'{3}) ' [^'\n]*+ '
        )
      | (?P<open>    (?: "{3} | '{3} ) [\s\S]*+ | ["'] [^\n]*+ )
      | (?P<space>   [ \t\r]++ )
      | (?P<other>   [\s\S] )
    ) [ \t\r]*+
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1)
def marks(text: str) -> tuple[Mark, ...]:
    """The marks of a text, in order; of one that has too many, one more than there may be."""
    return tuple(islice(_marks(text), MAX_MARKS + 1))


def _marks(text: str) -> Iterator[Mark]:
    for found in _MARKS.finditer(text):
        sort = found.lastgroup or ""
        start, end = found.span(sort)
        if sort == "sign":
            yield text[start], start, end
        elif sort == "open":
            yield "open string", start, end
        elif sort != "space":
            yield sort, start, end

"""Finds the header of a list among the rows of a sheet, and says what each column means."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.authoring.msel.cells import one_line, said
from game.authoring.msel.columns import EXACT, SYNONYMS, plain
from game.authoring.msel.sheets import Row

LOOKED_AT = 60
"""Rows from the top among which the header is looked for."""

_WORTH = {"exact": 3, "synonym": 2, "guessed": 1, "left": 0}
_LONGEST = 60
"""Characters of a header; what is longer is a text."""


@dataclass(frozen=True, slots=True)
class Match:
    """What one column of a sheet was taken for."""

    column: int
    header: str
    key: str | None
    """None if it was left."""
    how: str
    """`exact`, `synonym`, `guessed` or `left`."""


@dataclass(frozen=True, slots=True)
class Header:
    """The row that says what stands below."""

    index: int
    """Of the row, in the sheet."""
    matches: tuple[Match, ...]
    score: int

    @property
    def keys(self) -> dict[str, int]:
        """The column of each key."""
        return {match.key: match.column for match in self.matches if match.key}


def best_header(rows: Sequence[Row]) -> Header | None:
    """The row that is most like a header of a list; None if none is.

    It names at least two columns surely, one of them what an entry is about.
    """
    best: Header | None = None
    for index, row in enumerate(rows[:LOOKED_AT]):
        cells = tuple(one_line(said(cell)) if isinstance(cell, str) else "" for cell in row.cells)
        if sum(map(bool, cells)) < 2:
            continue
        matches = matched(cells)
        sure = [match.key for match in matches if match.how in ("exact", "synonym")]
        score = sum(_WORTH[match.how] for match in matches)
        enough = len(sure) >= 2 and {"title", "text"} & {match.key for match in matches}
        if enough and (best is None or score > best.score):
            best = Header(index, matches, score)
    return best


@lru_cache(maxsize=512)
def matched(headers: tuple[str, ...]) -> tuple[Match, ...]:
    """What each column is taken for. No key is given twice: the surest column has it.

    >>> [(m.header, m.key, m.how) for m in matched(("Subject", "Narative", "Weather"))]
    [('Subject', 'title', 'synonym'), ('Narative', 'text', 'guessed'), ('Weather', None, 'left')]
    """
    likely = [
        (rank, column, key, how)
        for column, header in enumerate(headers)
        for rank, key, how in _meanings(header)
    ]
    given: dict[int, tuple[str, str]] = {}
    for _, column, key, how in sorted(likely):
        if column not in given and key not in {key for key, _ in given.values()}:
            given[column] = key, how
    return tuple(
        Match(column, header, *given.get(column, (None, "left")))
        for column, header in enumerate(headers)
        if header
    )


_ORDER = {word: place for place, word in enumerate(SYNONYMS)}


def _meanings(header: str) -> list[tuple[int, str, str]]:
    """What a header may mean, with how unsure that is."""
    words = plain(header)
    if not words or len(header) > _LONGEST:
        return []
    if words in EXACT:
        return [(0, EXACT[words], "exact")]
    for said_so in (words, plain(header.partition("(")[0])):
        if said_so in SYNONYMS or said_so in EXACT:
            known = SYNONYMS.get(said_so) or EXACT[said_so]
            return [(1 + _ORDER.get(said_so, 0), known, "synonym")]
    return _guesses(words)


def _guesses(words: str) -> list[tuple[int, str, str]]:
    """Headers that hold the words of a known one, the longest first; else those spelt alike."""
    known = EXACT | SYNONYMS
    has = set(words.split())
    within = [
        word for word in known if len(word) >= 4 and word != "event" and set(word.split()) <= has
    ]
    within.sort(key=lambda word: (-len(word), words.find(word)))
    close = difflib.get_close_matches(words, known, n=1, cutoff=0.8) if len(words) > 3 else []
    return [
        (10_000 + place, known[word], "guessed")
        for place, word in enumerate(close if close else within[:3])
    ]

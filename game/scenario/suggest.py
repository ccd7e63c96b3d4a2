"""Did you mean …: the one word of a list that a misspelt word stands for, if it is clear."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest

from game.language import phrases, tr, trn
from game.language.phrases import quoted

CLOSE = 0.7
"""How alike two words must be, from 0 to 1, for one to be taken for the other."""
CLEARLY = 0.02
"""How much more alike than the next the best must be."""
MAX_LENGTH = 40
"""Words longer than this are not compared; an id has at most 32 letters."""
MAX_CANDIDATES = 300
"""With more to choose from, none is taken."""
COMPARED = 4
"""How many candidates are compared letter by letter: those that have most letters in common."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was probably meant; None if none is close, or two are equally so.

    >>> closest("nortland", ["northland", "southland"])
    'northland'
    >>> closest("severity", ["momentum", "evidence"]) is None
    True
    """
    if len(word) > MAX_LENGTH:
        return None
    plain = {_plain(candidate): candidate for candidate in candidates}
    if len(plain) > MAX_CANDIDATES:
        return None
    sought = _plain(word)
    letters = _letters(sought)
    possible = (
        (2 * len(letters & _letters(other)) / ((len(letters) + len(other)) or 1), other)
        for other in plain
    )
    compared = nlargest(COMPARED, (pair for pair in possible if pair[0] >= CLOSE))
    ranked = sorted(((_likeness(sought, other), other) for _, other in compared), reverse=True)
    best, *others = ranked or [(0.0, "")]
    if best[0] < CLOSE or (others and best[0] - others[0][0] < CLEARLY):
        return None
    return plain[best[1]]


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The question as a sentence, if there is one to ask."""
    found = closest(word, candidates)
    return tr('did you mean "{near}"?').format(near=found) if found else None


def listed(words: Iterable[str], most: int = 8) -> str:
    """Words as a list in a sentence, cut short when there are many.

    >>> listed(["a", "b", "c"])
    '"a", "b" and "c"'
    """
    each = [quoted(word) for word in words]
    if len(each) > most:
        first, more = ", ".join(each[: most - 1]), len(each) - most + 1
        return tr("{words} and {count} more").format(words=first, count=more)
    return phrases.listed(each)


def there_are(words: Collection[str], most: int = 8) -> str:
    """What there is to choose from, as a sentence.

    >>> there_are(["a"])
    'there is only "a"'
    """
    if not words:
        return tr("there are none")
    there_is = trn("there is only {words}", "there are {words}", len(words))
    return there_is.format(words=listed(words, most))


@lru_cache(maxsize=1024)
def _plain(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, other, word).ratio()


@lru_cache(maxsize=1024)
def _letters(word: str) -> frozenset[tuple[str, int]]:
    """The letters of a word, each with how many of its kind stand before it.

    Two words are at most as alike as they have such letters in common, whatever their order.
    """
    return frozenset((letter, word[:place].count(letter)) for place, letter in enumerate(word))

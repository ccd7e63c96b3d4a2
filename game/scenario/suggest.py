"""Did you mean …: the one word of a list that a misspelt word stands for, if it is clear."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher, get_close_matches

CLOSE = 0.7
"""How alike two words must be, from 0 to 1, for one to be taken for the other."""
CLEARLY = 0.02
"""How much more alike than the next the best must be."""
MAX_LENGTH = 64
"""Words longer than this are not compared."""
MAX_CANDIDATES = 300
"""With more to choose from, none is taken."""


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
    best = get_close_matches(_plain(word), plain, n=2, cutoff=CLOSE)
    if not best:
        return None
    if len(best) == 2 and _likeness(word, best[0]) - _likeness(word, best[1]) < CLEARLY:
        return None
    return plain[best[0]]


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The question as a sentence, if there is one to ask."""
    found = closest(word, candidates)
    return f'did you mean "{found}"?' if found else None


def listed(words: Iterable[str], most: int = 8) -> str:
    """Words as a list in a sentence, cut short when there are many.

    >>> listed(["a", "b", "c"])
    '"a", "b" and "c"'
    """
    quoted = [f'"{word}"' for word in words]
    if len(quoted) > most:
        return ", ".join(quoted[: most - 1]) + f" and {len(quoted) - most + 1} more"
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def there_are(words: Collection[str], most: int = 8) -> str:
    """What there is to choose from, as a sentence.

    >>> there_are(["a"])
    'there is only "a"'
    """
    if not words:
        return "there are none"
    return f"there {'is only' if len(words) == 1 else 'are'} {listed(words, most)}"


def _plain(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")


def _likeness(word: str, other: str) -> float:
    return SequenceMatcher(None, _plain(word), other).ratio()

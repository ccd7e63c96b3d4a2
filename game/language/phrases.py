"""What sentences everywhere are made of: quotation, words in a row, the months."""

from collections.abc import Sequence

from game.language import tr

MONTHS = (
    tr("January"), tr("February"), tr("March"), tr("April"), tr("May"), tr("June"), tr("July"),
    tr("August"), tr("September"), tr("October"), tr("November"), tr("December"),
)  # fmt: skip
"""Not the locale's: a text reads the same on every machine that speaks the language."""


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return tr('"{text}"').format(text=text)


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c".

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return tr("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def capital(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]

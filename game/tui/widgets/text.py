"""Text and numbers as cells of a terminal: cleaned, measured, cut with a sign, wrapped."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

__all__ = ["amount", "cell_len", "fit", "number", "printable", "signed", "trend", "wrap"]

_STRIPPED = frozenset({"Cc", "Cf", "Cs"})
_UNKNOWN = frozenset({"Co", "Cn"})
_SPACES = frozenset({"Zl", "Zp"})


def printable(text: str) -> str:
    r"""Text without anything that a terminal obeys or draws with an uncertain width.

    Line ends are kept; tabs and other separators become spaces; control, escape and
    bidirectional characters and variation selectors go.

    >>> printable("a\x1b[31mb\u202ec")
    'a[31mbc'
    """
    if text.isascii() and text.isprintable():
        return text
    return _short(text) if len(text) <= 80 else "".join(map(_shown, text))


@lru_cache(maxsize=2048)
def _short(text: str) -> str:
    return "".join(map(_shown, text))


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if character == "\t" or category in _SPACES:
        return " "
    if category in _STRIPPED or "\ufe00" <= character <= "\ufe0f":
        return ""
    return "\ufffd" if category in _UNKNOWN else character


def fit(text: str, width: int) -> str:
    """One line of text in at most so many cells; what is cut is marked by "…".

    >>> fit("Mines in the strait", 8)
    'Mines i…'
    """
    line = printable(text).replace("\n", " ")
    if cell_len(line) <= width:
        return line
    if width < 1:
        return ""
    return _first_cells(line, width - 1) + "…"


def _first_cells(text: str, width: int) -> str:
    """As much of a text as fits in so many cells."""
    if cell_len(text[:width]) == width and text.isascii():
        return text[:width]
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[:index]
    return text


def wrap(text: str, width: int) -> list[str]:
    """Text in lines of at most so many cells; its own line ends are kept; nothing is cut.

    >>> wrap("one two three", 7)
    ['one two', 'three']
    """
    width = max(width, 2)
    lines: list[str] = []
    for paragraph in printable(text).split("\n"):
        lines.extend(_wrapped(paragraph, width))
    return lines


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        rest = word
        while cell_len(rest) > width:
            head = _first_cells(rest, width) or rest[0]
            lines[-1] = head
            lines.append("")
            rest = rest[len(head) :]
        lines[-1] = rest
    return lines


def number(value: float) -> str:
    """A quantity as screens write it: whole, but for what is small.

    >>> number(63.6), number(0.4), number(-0.0)
    ('64', '0.4', '0')
    """
    if value and abs(value) < 1:
        short = f"{value:.1f}".replace("-", "−")
        return "0" if short in ("0.0", "−0.0") else short
    return f"{value:.0f}".replace("-", "−") if round(value) else "0"


def amount(value: float) -> str:
    """Units of something: whole when they are whole, else with one decimal.

    >>> amount(4.0), amount(6.54)
    ('4', '6.5')
    """
    return number(value) if abs(value - round(value)) < 0.05 else f"{value:.1f}".replace("-", "−")


def signed(value: float, decimals: int | None = None) -> str:
    """A change with its sign. Without decimals it is as short as it can be.

    >>> signed(7.0), signed(-9.04, 1), signed(0.0), signed(0.3)
    ('+7', '−9.0', '0', '+0.3')
    """
    digits = decimals if decimals is not None else (0 if abs(value) >= 1 else 1)
    shown = f"{abs(value):.{digits}f}"
    if not float(shown):
        return shown if decimals else "0"
    return ("+" if value > 0 else "−") + shown


def trend(change: float) -> str:
    """Which way something went, as a symbol.

    >>> trend(3), trend(-0.5), trend(0.001)
    ('▲', '▼', '=')
    """
    if abs(change) < 0.05:
        return "="
    return "▲" if change > 0 else "▼"

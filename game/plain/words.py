"""Words for the ear: texts made harmless, numbers with their scale, changes without signs."""

import re
from collections.abc import Iterable, Sequence

from game.quantities.kinds import STATUSES
from game.scenario.diagnostics import shown
from game.session.saves import SaveSummary

KINDS = {
    "cyber": "cyber crisis",
    "terrorism": "terrorism",
    "trade_route": "trade route crisis",
    "armed_conflict": "armed conflict",
    "hybrid": "hybrid threat",
}

METHODS = {
    "email": "by email",
    "phone": "by phone",
    "radio": "by radio",
    "in_person": "in person",
    "news": "in the news",
    "social_media": "on social media",
    "intelligence_report": "in an intelligence report",
    "orders": "in written orders",
}
"""How a message came."""

RATINGS = {
    "P": "performed without challenges",
    "S": "performed with some challenges",
    "M": "performed with major challenges",
    "U": "unable to be performed",
    "-": "not rated before the outcome",
}

_OF_ONE = frozenset(
    {
        "equity",
        "deterrence",
        "trade",
        "culture",
        "interoperability",
        "evidence",
        "response",
    }
)
"""Blocks whose scale goes from 0 to 1."""

_COUNTED = frozenset({"budget", "capability", "demand"})
"""Blocks that count units."""

_SPOKEN = (
    (re.compile(r"\s*→\s*"), " to "),
    (re.compile(r"(?<![\w.])[−-](?=\d)"), "minus "),
    (re.compile(r"(?<![\w.])\+(?=\d)"), "plus "),
    (re.compile(r"(?<=\d)\s?%"), " per cent"),
)
"""Signs in the sentences of the session, and how they are read out."""


def one_line(text: str) -> str:
    r"""A text that somebody else wrote, on one line, with nothing in it that a terminal obeys.

    >>> one_line("Mines\nin the\tstrait") == "Mines in the strait", "\x1b" in one_line("\x1b[2J")
    (True, False)
    """
    return shown(" ".join(text.split()))


def paragraphs(text: str) -> list[str]:
    """A longer text that somebody else wrote, a line a paragraph."""
    return [one_line(part) for part in text.splitlines() if part.strip()]


def spoken(text: str) -> str:
    """A sentence of the session, its signs in words.

    >>> spoken("broken pledge: security 3 → Mines, gave 1 (−4 %)")
    'broken pledge: security 3 to Mines, gave 1 (minus 4 per cent)'
    """
    text = one_line(text)
    for sign, words in _SPOKEN:
        text = sign.sub(words, text)
    return text


def sentence(text: str) -> str:
    """A text with a full stop, unless it ends with a sign of its own.

    >>> sentence("It holds"), sentence("It holds.")
    ('It holds.', 'It holds.')
    """
    return text if text.endswith((".", "!", "?", ":", '."', '!"', '?"')) else f"{text}."


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def counted(number: int, one: str, many: str = "") -> str:
    """How many there are: "1 message", "no messages".

    >>> counted(0, "message"), counted(1, "crisis", "crises"), counted(2, "crisis", "crises")
    ('no messages', '1 crisis', '2 crises')
    """
    many = many or f"{one}s"
    return f"1 {one}" if number == 1 else f"{number or 'no'} {many}"


def number(value: float, decimals: int = 0) -> str:
    """A number as it is said: whole, unless it is small or asks for decimals.

    >>> number(63.6), number(-0.42), number(-7.48, 1), number(3.0, 1)
    ('64', 'minus 0.4', 'minus 7.5', '3')
    """
    if not decimals and abs(value) < 0.95:
        decimals = 1
    rounded = round(abs(value), decimals)
    said = f"{rounded:.{decimals}f}"
    if decimals:
        said = said.rstrip("0").rstrip(".")
    return f"minus {said}" if value < 0 and rounded else said


def amount(value: float) -> str:
    """An amount of something, with decimals only if it has them: "4", "6.5", "0.75"."""
    return number(value, 2)


def units(value: float, what: str = "") -> str:
    """Units of something: "1 unit of budget", "4 units of security", "no units".

    >>> units(4, "security"), units(1), units(0)
    ('4 units of security', '1 unit', '0 units')
    """
    said = amount(value)
    many = f"{said} unit" if said == "1" else f"{said} units"
    return f"{many} of {what}" if what else many


def figure(block: str, value: float, decimals: int = 0) -> str:
    """A quantity of a block with its unit or its scale.

    >>> figure("severity", 63.6), figure("severity", 63.6, 1), figure("equity", 0.666)
    ('64 of 100', '63.6 of 100', '0.67 of 1')
    """
    said = number(value, decimals)
    if block in _COUNTED:
        return units(value)
    if block in _OF_ONE:
        return f"{number(value, 2)} of 1"
    match block:
        case "status":
            return STATUSES[int(value)]
        case "crossed":
            return "crossed" if value else "not crossed"
        case "turn":
            return said
        case "income":
            return f"{units(value)} a turn"
        case "momentum":
            return f"{number(value, 1)} points a turn"
        case "prosperity":
            return f"{said}, where 100 is a normal year"
        case "burden" | "effort":
            return f"{number(value, 2)} of a turn's income"
        case "flow":
            return f"{said} per cent"
    return f"{said} of 100"


def decimals_of(block: str) -> int:
    """With how many decimals the changes of a block are said."""
    return 2 if block in _OF_ONE or block in ("burden", "effort") else 1


def change(block: str, by: float) -> str:
    """Which way a quantity went: "up 7", "down 0.02", "as before".

    >>> change("trust", -9.02), change("trust", 0.01), change("equity", 0.25)
    ('down 9', 'as before', 'up 0.25')
    """
    decimals = decimals_of(block)
    if not round(by, decimals):
        return "as before"
    said = number(abs(by), decimals if decimals == 2 or block == "momentum" else 0)
    return f"up {said}" if by > 0 else f"down {said}"


def signed(value: float, decimals: int = 1) -> str:
    """A part of a sum: "plus 0.4", "minus 7.5".

    >>> signed(0.4), signed(-7.5), signed(0.0)
    ('plus 0.4', 'minus 7.5', '0')
    """
    said = number(value, decimals)
    return said if value <= 0 or said == "0" else f"plus {said}"


def save_line(save: SaveSummary) -> str:
    """A saved exercise: what it is, where in the turn it stands, and who has to do what."""
    title = one_line(save.title)
    if not save.usable:
        return f"{title}: cannot be used."
    where = f"{title}, turn {save.turn} of {save.turns}, {save.phase}"
    names = [one_line(name) for name in save.waiting]
    if save.finished:
        where = f"{title}, finished in turn {save.turn} of {save.turns}"
    elif names:
        where += f", {listed(names)} to act"
    damage = " Damaged: it can only be read." if save.damage else ""
    return f"{where}, last played {save.modified:%d %B %Y, %H:%M}.{damage}"


def numbered(lines: Iterable[str], first: int = 1) -> list[str]:
    """Lines, each with its number before it."""
    return [f"{place}. {line}" for place, line in enumerate(lines, start=first)]

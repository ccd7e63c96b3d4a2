"""Words for the ear: texts made harmless, numbers with their scale, changes without signs."""

import re
from collections.abc import Iterable
from datetime import datetime

from game.language import tr, trc, trn
from game.language.phrases import MONTHS, listed
from game.quantities.kinds import STATUSES
from game.scenario import words
from game.scenario.diagnostics import shown
from game.session.phases import PHASES
from game.session.saves import SaveSummary

KINDS = words.KINDS | {
    "cyber": tr("cyber crisis"),
    "trade_route": tr("trade route crisis"),
    "hybrid": tr("hybrid threat"),
}
"""The kinds of crisis, as they stand by themselves."""

METHODS = {
    "email": tr("by email"),
    "phone": tr("by phone"),
    "radio": tr("by radio"),
    "in_person": words.METHODS["in_person"],
    "news": tr("in the news"),
    "social_media": tr("on social media"),
    "intelligence_report": tr("in an intelligence report"),
    "orders": tr("in written orders"),
}
"""How a message came."""

RATINGS = words.RATINGS | {"-": tr("not rated before the outcome")}

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

_FULL_STOPS = (".", "!", "?", ":", '."', '!"', '?"', ".“", "!“", "?“")
"""What ends a sentence; with quotation marks as one language or another closes them."""

_SPOKEN = (
    (re.compile(r"\s*→\s*"), trc("what goes → to whom", " to ")),
    (re.compile(r"(?<![\w.])[−-](?=\d)"), trc("before a number", "minus ")),
    (re.compile(r"(?<![\w.])\+(?=\d)"), trc("before a number", "plus ")),
    (re.compile(r"(?<=\d)\s?%"), tr(" per cent")),
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
    for sign, said in _SPOKEN:
        text = sign.sub(said, text)
    return text


def sentence(text: str) -> str:
    """A text with a full stop, unless it ends with a sign of its own.

    >>> sentence("It holds"), sentence("It holds.")
    ('It holds.', 'It holds.')
    """
    return text if text.endswith(_FULL_STOPS) else f"{text}."


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
    return tr("minus {number}").format(number=said) if value < 0 and rounded else said


def amount(value: float) -> str:
    """An amount of something, with decimals only if it has them: "4", "6.5", "0.75"."""
    return number(value, 2)


def units(value: float, what: str = "") -> str:
    """Units of something: "1 unit of budget", "4 units of security", "no units".

    >>> units(4, "security"), units(1), units(0)
    ('4 units of security', '1 unit', '0 units')
    """
    said = amount(value)
    form = 1 if said == "1" else 2
    if what:
        many = trn("{amount} unit of {what}", "{amount} units of {what}", form)
    else:
        many = trn("{amount} unit", "{amount} units", form)
    return many.format(amount=said, what=what)


def budget(value: float) -> str:
    """Units of budget: "1 unit of budget"."""
    return units(value, tr("budget"))


def per_cent(share: float) -> str:
    """A share of one: "40 per cent"."""
    return tr("{number} per cent").format(number=f"{100 * share:.0f}")


def figure(block: str, value: float, decimals: int = 0) -> str:
    """A quantity of a block with its unit or its scale.

    >>> figure("severity", 63.6), figure("severity", 63.6, 1), figure("equity", 0.666)
    ('64 of 100', '63.6 of 100', '0.67 of 1')
    """
    said = number(value, decimals)
    if block in _COUNTED:
        return units(value)
    if block in _OF_ONE:
        return tr("{number} of 1").format(number=number(value, 2))
    match block:
        case "status":
            return words.STATUSES[STATUSES[int(value)]]
        case "crossed":
            return tr("crossed") if value else tr("not crossed")
        case "turn":
            return said
        case "income":
            return tr("{units} a turn").format(units=units(value))
        case "momentum":
            return tr("{number} points a turn").format(number=number(value, 1))
        case "prosperity":
            return tr("{number}, where 100 is a normal year").format(number=said)
        case "burden" | "effort":
            return tr("{number} of a turn's income").format(number=number(value, 2))
        case "flow":
            return tr("{number} per cent").format(number=said)
    return tr("{number} of 100").format(number=said)


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
        return tr("as before")
    said = number(abs(by), decimals if decimals == 2 or block == "momentum" else 0)
    return (tr("up {number}") if by > 0 else tr("down {number}")).format(number=said)


def signed(value: float, decimals: int = 1) -> str:
    """A part of a sum: "plus 0.4", "minus 7.5".

    >>> signed(0.4), signed(-7.5), signed(0.0)
    ('plus 0.4', 'minus 7.5', '0')
    """
    said = number(value, decimals)
    return said if value <= 0 or said == "0" else tr("plus {number}").format(number=said)


def save_line(save: SaveSummary) -> str:
    """A saved exercise: what it is, where in the turn it stands, and who has to do what."""
    title = one_line(save.title)
    if not save.usable:
        return tr("{title}: cannot be used.").format(title=title)
    names = [one_line(name) for name in save.waiting]
    if save.finished:
        where = tr("{title}, finished in turn {turn} of {turns}, last played {moment}.")
    elif names:
        where = tr(
            "{title}, turn {turn} of {turns}, {phase}, {names} to act, last played {moment}."
        )
    else:
        where = tr("{title}, turn {turn} of {turns}, {phase}, last played {moment}.")
    said = where.format(
        title=title,
        turn=save.turn,
        turns=save.turns,
        phase=PHASES[save.phase],
        names=listed(names),
        moment=_moment(save.modified),
    )
    damage = tr("Damaged: it can only be read.")
    return f"{said} {damage}" if save.damage else said


def _moment(moment: datetime) -> str:
    """A day and a time of it: "05 March 2031, 14:30"."""
    return tr("{day} {month} {year}, {time}").format(
        day=f"{moment:%d}",
        month=MONTHS[moment.month - 1],
        year=f"{moment:%Y}",
        time=f"{moment:%H:%M}",
    )


def numbered(lines: Iterable[str], first: int = 1) -> list[str]:
    """Lines, each with its number before it."""
    return [f"{place}. {line}" for place, line in enumerate(lines, start=first)]

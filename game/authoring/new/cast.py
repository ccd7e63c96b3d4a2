"""The nations that a new scenario is given. Who has the means is hurt least: a dilemma."""

from dataclasses import dataclass

from game.language import tr


@dataclass(frozen=True, slots=True)
class Member:
    """A nation as a new scenario has it."""

    id: str
    name: str
    colour: str
    symbol: str
    position: tuple[int, int]
    known_for: str
    """What everybody knows, in a sentence."""
    secret: str
    """What only its own seat reads."""
    budget: int
    income: int
    capability: dict[str, int]
    hurt: float
    """How far the crisis touches it, 0 to 1."""


CAST = (
    Member(
        "arden", tr("Arden"), "blue", "▲", (18, 30),
        tr("It is large and rich, and the crisis is far from its towns."),
        tr("An election comes before this is over. Nobody at home has asked what happens abroad."),
        15, 8, {"intelligence": 3, "cyber": 4, "security": 6, "diplomacy": 3, "relief": 3}, 0.25,
    ),
    Member(
        "brevia", tr("Brevia"), "orange", "●", (62, 58),
        tr("The crisis struck here first, and its economy hangs on what has stopped."),
        tr(
            "There is money for a month. The government has told its people that there is for a "
            "year."
        ),
        8, 5, {"intelligence": 2, "cyber": 2, "security": 2, "diplomacy": 3, "relief": 3}, 0.9,
    ),
    Member(
        "corvane", tr("Corvane"), "teal", "◆", (40, 78),
        tr("It has the best view of what goes on, and seldom tells."),
        tr("Its service knew two weeks ago, and said nothing. That must not come out."),
        10, 6, {"intelligence": 6, "cyber": 3, "security": 2, "diplomacy": 3, "relief": 1}, 0.5,
    ),
    Member(
        "delmark", tr("Delmark"), "purple", "■", (80, 24),
        tr("It earns while others stand still, and says that it regrets it."),
        tr("A quarter of its revenue comes from the crisis, which it would rather see end slowly."),
        12, 7, {"intelligence": 2, "cyber": 4, "security": 3, "diplomacy": 4, "relief": 2}, 0.4,
    ),
    Member(
        "estoria", tr("Estoria"), "green", "★", (86, 70),
        tr("It has helped before, at a price that its people remember."),
        tr("Parliament has forbidden another mission without a majority that there is not."),
        9, 5, {"intelligence": 2, "cyber": 2, "security": 4, "diplomacy": 2, "relief": 4}, 0.6,
    ),
    Member(
        "fallowmere", tr("Fallowmere"), "red", "▼", (14, 74),
        tr("It is small, and is asked last."),
        tr("Two of the larger nations have promised it, each in private, to speak for it."),
        7, 4, {"intelligence": 2, "cyber": 1, "security": 1, "diplomacy": 4, "relief": 3}, 0.7,
    ),
    Member(
        "garnet", tr("The Garnet Isles"), "yellow", "◉", (50, 14),
        tr("It lives by trade, and is friends with everybody."),
        tr("Its largest creditor is the one whom some suspect."),
        11, 6, {"intelligence": 2, "cyber": 4, "security": 2, "diplomacy": 4, "relief": 1}, 0.45,
    ),
    Member(
        "hestia", tr("Hestia"), "pink", "✚", (34, 50),
        tr("It has more doctors and engineers than it needs, and fewer soldiers."),
        tr("Its reserves of fuel are half of what the common plan believes."),
        10, 5, {"intelligence": 1, "cyber": 3, "security": 1, "diplomacy": 3, "relief": 6}, 0.55,
    ),
)  # fmt: skip
"""In the order in which they come to the table."""

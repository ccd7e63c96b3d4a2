"""Every kind of quantity that there is: its name, range and visibility.

A new one is seen by nobody until its visibility is declared here.
"""

from dataclasses import dataclass
from enum import StrEnum

STATUSES = ("latent", "active", "contained", "resolved", "catastrophic")
"""The states of a crisis; its `status` quantity holds the index."""


class Visibility(StrEnum):
    """Who may see a quantity, apart from the facilitator, who sees all."""

    PUBLIC = "public"
    OWN = "own"
    """Only the nation that it is about."""
    HIDDEN = "hidden"


PUBLIC, OWN, HIDDEN = Visibility.PUBLIC, Visibility.OWN, Visibility.HIDDEN


@dataclass(frozen=True, slots=True)
class Kind:
    """A block before a scenario gives it columns."""

    block: str
    template: str
    """A name with an axis in braces for each id: `crisis.{crisis}.demand.{capability}`."""
    low: float
    high: float
    visibility: Visibility
    writable: bool = True
    """Whether an effect in a scenario may change it."""
    symmetric: bool = False
    """Whether A to B and B to A are the same quantity; an effect on one changes both."""
    words: str = ""
    """Its title in words, with the same braces."""


KINDS = (
    Kind("turn", "turn", 0, 100, PUBLIC, writable=False, words="the turn"),
    Kind("cohesion", "partnership.cohesion", 0, 100, PUBLIC, words="cohesion of the partnership"),
    Kind("equity", "partnership.equity", 0, 1, PUBLIC, words="equity of burdens"),
    Kind("deterrence", "partnership.deterrence", 0, 1, PUBLIC, words="deterrence"),
    Kind(
        "common_score",
        "partnership.score",
        0,
        100,
        PUBLIC,
        writable=False,
        words="the common score",
    ),
    Kind("ending", "partnership.ending", 0, 100, HIDDEN, writable=False, words="the ending"),
    Kind("budget", "nation.{nation}.budget", 0, 1000, OWN, words="{nation}'s budget"),
    Kind("income", "nation.{nation}.income", 0, 1000, OWN, words="{nation}'s income"),
    Kind("prosperity", "nation.{nation}.prosperity", 0, 200, PUBLIC, words="{nation}'s prosperity"),
    Kind("stability", "nation.{nation}.stability", 0, 100, PUBLIC, words="{nation}'s stability"),
    Kind(
        "development", "nation.{nation}.development", 0, 100, PUBLIC, words="{nation}'s development"
    ),
    Kind("fear", "nation.{nation}.fear", 0, 100, PUBLIC, words="public fear in {nation}"),
    Kind("liberties", "nation.{nation}.liberties", 0, 100, PUBLIC, words="liberties in {nation}"),
    Kind("burden", "nation.{nation}.burden", 0, 10, PUBLIC, words="{nation}'s burden"),
    Kind(
        "effort", "nation.{nation}.effort", 0, 10, PUBLIC, writable=False, words="{nation}'s effort"
    ),
    Kind("score", "nation.{nation}.score", 0, 100, OWN, writable=False, words="{nation}'s score"),
    Kind(
        "capability",
        "nation.{nation}.capability.{capability}",
        0,
        1000,
        OWN,
        words="{nation}'s {capability}",
    ),
    Kind("trust", "trust.{nation}.{nation}", 0, 100, PUBLIC, words="{nation}'s trust in {nation}"),
    Kind(
        "trade",
        "trade.{nation}.{nation}",
        0,
        1,
        PUBLIC,
        symmetric=True,
        words="trade between {nation} and {nation}",
    ),
    Kind(
        "culture",
        "culture.{nation}.{nation}",
        0,
        1,
        PUBLIC,
        symmetric=True,
        words="shared culture of {nation} and {nation}",
    ),
    Kind(
        "interoperability",
        "interoperability.{nation}.{nation}",
        0,
        1,
        PUBLIC,
        symmetric=True,
        words="interoperability of {nation} and {nation}",
    ),
    Kind("severity", "crisis.{crisis}.severity", 0, 100, PUBLIC, words="severity of {crisis}"),
    Kind("momentum", "crisis.{crisis}.momentum", -20, 40, PUBLIC, words="momentum of {crisis}"),
    Kind("evidence", "crisis.{crisis}.evidence", 0, 1, PUBLIC, words="evidence on {crisis}"),
    Kind(
        "response",
        "crisis.{crisis}.response",
        0,
        1,
        PUBLIC,
        writable=False,
        words="response to {crisis}",
    ),
    Kind("status", "crisis.{crisis}.status", 0, 4, PUBLIC, words="status of {crisis}"),
    Kind(
        "demand",
        "crisis.{crisis}.demand.{capability}",
        0,
        1000,
        PUBLIC,
        words="{capability} that {crisis} asks for",
    ),
    Kind(
        "presence",
        "crisis.{crisis}.presence.{nation}",
        0,
        100,
        HIDDEN,
        words="reach of {crisis} into {nation}",
    ),
    Kind(
        "resolve", "adversary.{adversary}.resolve", 0, 100, HIDDEN, words="resolve of {adversary}"
    ),
    Kind("reach", "adversary.{adversary}.reach", 0, 100, HIDDEN, words="reach of {adversary}"),
    Kind("flow", "route.{route}.flow", 0, 100, PUBLIC, words="traffic on {route}"),
    Kind("insurance", "route.{route}.insurance", 0, 100, PUBLIC, words="insurance on {route}"),
    Kind(
        "integrity",
        "infrastructure.{infrastructure}.integrity",
        0,
        100,
        PUBLIC,
        words="integrity of {infrastructure}",
    ),
    Kind(
        "hardening",
        "infrastructure.{infrastructure}.hardening",
        0,
        100,
        OWN,
        words="hardening of {infrastructure}",
    ),
    Kind(
        "fired",
        "inject.{inject}.fired",
        0,
        100,
        HIDDEN,
        writable=False,
        words="the inject {inject}",
    ),
    Kind(
        "answer",
        "inject.{inject}.answer.{nation}",
        0,
        5,
        HIDDEN,
        writable=False,
        words="{nation}'s answer to {inject}",
    ),
    Kind(
        "achieved",
        "objective.{objective}.achieved",
        0,
        1,
        HIDDEN,
        writable=False,
        words="{objective} achieved",
    ),
    Kind(
        "harmed",
        "objective.{objective}.harmed",
        0,
        1,
        HIDDEN,
        writable=False,
        words="{objective} harmed",
    ),
    Kind(
        "strained",
        "objective.{objective}.strained",
        0,
        1,
        HIDDEN,
        writable=False,
        words="{objective} strained",
    ),
    Kind(
        "first_turn",
        "objective.{objective}.first_turn",
        0,
        100,
        HIDDEN,
        writable=False,
        words="turn in which {objective} was first achieved",
    ),
    Kind(
        "crossed",
        "redline.{redline}.crossed",
        0,
        1,
        OWN,
        writable=False,
        words="red line: {redline}",
    ),
    Kind(
        "reached", "agenda.{agenda}.reached", 0, 100, OWN, writable=False, words="agenda: {agenda}"
    ),
)
"""Every block there is. A new one is seen by nobody until its visibility is declared here."""

"""Every kind of quantity that there is: its name, range and visibility.

A new one is seen by nobody until its visibility is declared here.
"""

from dataclasses import dataclass, replace
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
    since: int = 1
    """The format of rulebook that brought it; under an earlier one there is no such quantity."""


_FIRST = (
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

_SECOND = tuple(
    replace(kind, since=2)
    for kind in (
        Kind("voice", "nation.{nation}.voice", 0, 1, PUBLIC, writable=False,
             words="{nation}'s voice"),
        Kind("pool", "partnership.pool", 0, 1000, PUBLIC, words="the common fund"),
        Kind("upkeep", "nation.{nation}.upkeep", 0, 100, OWN, writable=False,
             words="what {nation}'s capabilities cost to keep"),
        Kind("underway", "crisis.{crisis}.underway.{capability}", 0, 1000, PUBLIC, writable=False,
             words="{capability} on its way to {crisis}"),
        Kind("habit", "crisis.{crisis}.habit.{capability}", 0, 1, HIDDEN, writable=False,
             words="how used {crisis} is to {capability}"),
        Kind("rung", "crisis.{crisis}.rung", 0, 20, PUBLIC, writable=False,
             words="rung of {crisis} on the ladder of escalation"),
        Kind("material", "lessons.{kind}.material", 0, 100, PUBLIC,
             words="{kind} crises from which lessons can be learnt"),
        Kind("learned", "lessons.{kind}.learned", 0, 1, PUBLIC,
             words="lessons learnt on {kind} crises"),
        Kind("grievance", "grievance.{nation}.{nation}", 0, 100, PUBLIC,
             words="what {nation} holds against {nation}"),
        Kind("lent", "lent.{nation}.{nation}.{capability}", 0, 1000, PUBLIC, writable=False,
             words="{capability} that {nation} has lent {nation}"),
        Kind("due", "due.{nation}.{nation}.{capability}", 0, 1000, PUBLIC, writable=False,
             words="{capability} that is due back to {nation} from {nation}"),
        Kind("plan", "plan.{nation}.{order}", 0, 20, OWN, writable=False,
             words="turns that {nation} has worked on its plan: {order}"),
        Kind("signed", "treaty.{treaty}.signed.{nation}", 0, 100, PUBLIC, writable=False,
             words="turn in which {nation} signed: {treaty}"),
        Kind("member", "treaty.{treaty}.member.{nation}", 0, 1, PUBLIC, writable=False,
             words="{nation} bound by: {treaty}"),
        Kind("in_force", "treaty.{treaty}.in_force", 0, 1, PUBLIC, writable=False,
             words="in force: {treaty}"),
        Kind("breaches", "treaty.{treaty}.breaches.{nation}", 0, 100, PUBLIC, writable=False,
             words="breaches by {nation} of: {treaty}"),
        Kind("partner", "project.{project}.member.{nation}", 0, 1, PUBLIC, writable=False,
             words="{nation}'s part in: {project}"),
        Kind("progress", "project.{project}.progress", 0, 1000, PUBLIC,
             words="progress of: {project}"),
        Kind("complete", "project.{project}.complete", 0, 1, PUBLIC, writable=False,
             words="complete: {project}"),
        Kind("accused", "accused.{nation}.{crisis}.{adversary}", 0, 100, PUBLIC, writable=False,
             words="turn in which {nation} named {adversary} in public for {crisis}"),
        Kind("belief", "belief.{nation}.{crisis}.{adversary}", 0, 1, OWN, writable=False,
             words="how likely {nation} thinks it that {adversary} is behind {crisis}"),
        Kind("warning", "warning.{nation}.{crisis}", 0, 1, OWN,
             words="how likely {nation} thinks it that there will be: {crisis}"),
        Kind("guess", "estimate.{nation}.{nation}.budget", 0, 1000, OWN, writable=False,
             words="{nation}'s estimate of the budget of {nation}"),
        Kind("insight", "estimate.{nation}.{nation}.insight", 0, 1, OWN,
             words="how well {nation} knows what {nation} is after"),
    )
)  # fmt: skip

KINDS = (*_FIRST, *_SECOND)
"""Every block there is. A new one is seen by nobody until its visibility is declared here."""

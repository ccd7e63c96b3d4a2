"""Every kind of quantity that there is: its name, range and visibility.

A new one is seen by nobody until its visibility is declared here.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from game.language import tr

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
    Kind("turn", "turn", 0, 100, PUBLIC, writable=False, words=tr("the turn")),
    Kind(
        "cohesion", "partnership.cohesion", 0, 100, PUBLIC, words=tr("cohesion of the partnership")
    ),
    Kind("equity", "partnership.equity", 0, 1, PUBLIC, words=tr("equity of burdens")),
    Kind("deterrence", "partnership.deterrence", 0, 1, PUBLIC, words=tr("deterrence")),
    Kind(
        "common_score",
        "partnership.score",
        0,
        100,
        PUBLIC,
        writable=False,
        words=tr("the common score"),
    ),
    Kind("ending", "partnership.ending", 0, 100, HIDDEN, writable=False, words=tr("the ending")),
    Kind("budget", "nation.{nation}.budget", 0, 1000, OWN, words=tr("{nation}'s budget")),
    Kind("income", "nation.{nation}.income", 0, 1000, OWN, words=tr("{nation}'s income")),
    Kind(
        "prosperity",
        "nation.{nation}.prosperity",
        0,
        200,
        PUBLIC,
        words=tr("{nation}'s prosperity"),
    ),
    Kind(
        "stability", "nation.{nation}.stability", 0, 100, PUBLIC, words=tr("{nation}'s stability")
    ),
    Kind(
        "development",
        "nation.{nation}.development",
        0,
        100,
        PUBLIC,
        words=tr("{nation}'s development"),
    ),
    Kind("fear", "nation.{nation}.fear", 0, 100, PUBLIC, words=tr("public fear in {nation}")),
    Kind(
        "liberties", "nation.{nation}.liberties", 0, 100, PUBLIC, words=tr("liberties in {nation}")
    ),
    Kind("burden", "nation.{nation}.burden", 0, 10, PUBLIC, words=tr("{nation}'s burden")),
    Kind(
        "effort",
        "nation.{nation}.effort",
        0,
        10,
        PUBLIC,
        writable=False,
        words=tr("{nation}'s effort"),
    ),
    Kind(
        "score", "nation.{nation}.score", 0, 100, OWN, writable=False, words=tr("{nation}'s score")
    ),
    Kind(
        "capability",
        "nation.{nation}.capability.{capability}",
        0,
        1000,
        OWN,
        words=tr("{nation}'s {capability}"),
    ),
    Kind(
        "trust", "trust.{nation}.{nation}", 0, 100, PUBLIC, words=tr("{nation}'s trust in {nation}")
    ),
    Kind(
        "trade",
        "trade.{nation}.{nation}",
        0,
        1,
        PUBLIC,
        symmetric=True,
        words=tr("trade between {nation} and {nation}"),
    ),
    Kind(
        "culture",
        "culture.{nation}.{nation}",
        0,
        1,
        PUBLIC,
        symmetric=True,
        words=tr("shared culture of {nation} and {nation}"),
    ),
    Kind(
        "interoperability",
        "interoperability.{nation}.{nation}",
        0,
        1,
        PUBLIC,
        symmetric=True,
        words=tr("interoperability of {nation} and {nation}"),
    ),
    Kind("severity", "crisis.{crisis}.severity", 0, 100, PUBLIC, words=tr("severity of {crisis}")),
    Kind("momentum", "crisis.{crisis}.momentum", -20, 40, PUBLIC, words=tr("momentum of {crisis}")),
    Kind("evidence", "crisis.{crisis}.evidence", 0, 1, PUBLIC, words=tr("evidence on {crisis}")),
    Kind(
        "response",
        "crisis.{crisis}.response",
        0,
        1,
        PUBLIC,
        writable=False,
        words=tr("response to {crisis}"),
    ),
    Kind("status", "crisis.{crisis}.status", 0, 4, PUBLIC, words=tr("status of {crisis}")),
    Kind(
        "demand",
        "crisis.{crisis}.demand.{capability}",
        0,
        1000,
        PUBLIC,
        words=tr("{capability} that {crisis} asks for"),
    ),
    Kind(
        "presence",
        "crisis.{crisis}.presence.{nation}",
        0,
        100,
        HIDDEN,
        words=tr("reach of {crisis} into {nation}"),
    ),
    Kind(
        "resolve",
        "adversary.{adversary}.resolve",
        0,
        100,
        HIDDEN,
        words=tr("resolve of {adversary}"),
    ),
    Kind("reach", "adversary.{adversary}.reach", 0, 100, HIDDEN, words=tr("reach of {adversary}")),
    Kind("flow", "route.{route}.flow", 0, 100, PUBLIC, words=tr("traffic on {route}")),
    Kind("insurance", "route.{route}.insurance", 0, 100, PUBLIC, words=tr("insurance on {route}")),
    Kind(
        "integrity",
        "infrastructure.{infrastructure}.integrity",
        0,
        100,
        PUBLIC,
        words=tr("integrity of {infrastructure}"),
    ),
    Kind(
        "hardening",
        "infrastructure.{infrastructure}.hardening",
        0,
        100,
        OWN,
        words=tr("hardening of {infrastructure}"),
    ),
    Kind(
        "fired",
        "inject.{inject}.fired",
        0,
        100,
        HIDDEN,
        writable=False,
        words=tr("the inject {inject}"),
    ),
    Kind(
        "answer",
        "inject.{inject}.answer.{nation}",
        0,
        5,
        HIDDEN,
        writable=False,
        words=tr("{nation}'s answer to {inject}"),
    ),
    Kind(
        "achieved",
        "objective.{objective}.achieved",
        0,
        1,
        HIDDEN,
        writable=False,
        words=tr("{objective} achieved"),
    ),
    Kind(
        "harmed",
        "objective.{objective}.harmed",
        0,
        1,
        HIDDEN,
        writable=False,
        words=tr("{objective} harmed"),
    ),
    Kind(
        "strained",
        "objective.{objective}.strained",
        0,
        1,
        HIDDEN,
        writable=False,
        words=tr("{objective} strained"),
    ),
    Kind(
        "first_turn",
        "objective.{objective}.first_turn",
        0,
        100,
        HIDDEN,
        writable=False,
        words=tr("turn in which {objective} was first achieved"),
    ),
    Kind(
        "crossed",
        "redline.{redline}.crossed",
        0,
        1,
        OWN,
        writable=False,
        words=tr("red line: {redline}"),
    ),
    Kind(
        "reached",
        "agenda.{agenda}.reached",
        0,
        100,
        OWN,
        writable=False,
        words=tr("agenda: {agenda}"),
    ),
)

_SECOND = tuple(
    replace(kind, since=2)
    for kind in (
        Kind("voice", "nation.{nation}.voice", 0, 1, PUBLIC, writable=False,
             words=tr("{nation}'s voice")),
        Kind("pool", "partnership.pool", 0, 1000, PUBLIC, words=tr("the common fund")),
        Kind("upkeep", "nation.{nation}.upkeep", 0, 100, OWN, writable=False,
             words=tr("what {nation}'s capabilities cost to keep")),
        Kind("underway", "crisis.{crisis}.underway.{capability}", 0, 1000, PUBLIC, writable=False,
             words=tr("{capability} on its way to {crisis}")),
        Kind("habit", "crisis.{crisis}.habit.{capability}", 0, 1, HIDDEN, writable=False,
             words=tr("how used {crisis} is to {capability}")),
        Kind("rung", "crisis.{crisis}.rung", 0, 20, PUBLIC, writable=False,
             words=tr("rung of {crisis} on the ladder of escalation")),
        Kind("material", "lessons.{kind}.material", 0, 100, PUBLIC,
             words=tr("{kind} crises from which lessons can be learnt")),
        Kind("learned", "lessons.{kind}.learned", 0, 1, PUBLIC,
             words=tr("lessons learnt on {kind} crises")),
        Kind("grievance", "grievance.{nation}.{nation}", 0, 100, PUBLIC,
             words=tr("what {nation} holds against {nation}")),
        Kind("lent", "lent.{nation}.{nation}.{capability}", 0, 1000, PUBLIC, writable=False,
             words=tr("{capability} that {nation} has lent {nation}")),
        Kind("due", "due.{nation}.{nation}.{capability}", 0, 1000, PUBLIC, writable=False,
             words=tr("{capability} that is due back to {nation} from {nation}")),
        Kind("plan", "plan.{nation}.{order}", 0, 20, OWN, writable=False,
             words=tr("turns that {nation} has worked on its plan: {order}")),
        Kind("signed", "treaty.{treaty}.signed.{nation}", 0, 100, PUBLIC, writable=False,
             words=tr("turn in which {nation} signed: {treaty}")),
        Kind("member", "treaty.{treaty}.member.{nation}", 0, 1, PUBLIC, writable=False,
             words=tr("{nation} bound by: {treaty}")),
        Kind("in_force", "treaty.{treaty}.in_force", 0, 1, PUBLIC, writable=False,
             words=tr("in force: {treaty}")),
        Kind("breaches", "treaty.{treaty}.breaches.{nation}", 0, 100, PUBLIC, writable=False,
             words=tr("breaches by {nation} of: {treaty}")),
        Kind("partner", "project.{project}.member.{nation}", 0, 1, PUBLIC, writable=False,
             words=tr("{nation}'s part in: {project}")),
        Kind("progress", "project.{project}.progress", 0, 1000, PUBLIC,
             words=tr("progress of: {project}")),
        Kind("complete", "project.{project}.complete", 0, 1, PUBLIC, writable=False,
             words=tr("complete: {project}")),
        Kind("accused", "accused.{nation}.{crisis}.{adversary}", 0, 100, PUBLIC, writable=False,
             words=tr("turn in which {nation} named {adversary} in public for {crisis}")),
        Kind("belief", "belief.{nation}.{crisis}.{adversary}", 0, 1, OWN, writable=False,
             words=tr("how likely {nation} thinks it that {adversary} is behind {crisis}")),
        Kind("warning", "warning.{nation}.{crisis}", 0, 1, OWN,
             words=tr("how likely {nation} thinks it that there will be: {crisis}")),
        Kind("guess", "estimate.{nation}.{nation}.budget", 0, 1000, OWN, writable=False,
             words=tr("{nation}'s estimate of the budget of {nation}")),
        Kind("insight", "estimate.{nation}.{nation}.insight", 0, 1, OWN,
             words=tr("how well {nation} knows what {nation} is after")),
    )
)  # fmt: skip

KINDS = (*_FIRST, *_SECOND)
"""Every block there is. A new one is seen by nobody until its visibility is declared here."""

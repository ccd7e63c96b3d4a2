"""The parameters of what a partnership is beyond its crises: agreements, intelligence, economy.

Rulebooks of format 1 have none of these tables, and the rules that read them do not act there.
"""

from typing import Annotated

from pydantic import Field

from game.scenario.accords import Rate
from game.scenario.fields import Part, Points, Share


class Voice(Part):
    """Who decides how much (row 17)."""

    contribution: Share = 0.5
    """The part of voice that goes by what one contributes; the rest is one nation, one vote."""


class Agreements(Part):
    """Treaties, projects and what holds them (rows 14 and 15)."""

    most: Annotated[int, Field(ge=1, le=12)] = 2
    """How many treaties and joint actions a nation can agree to in one turn."""
    eased: Rate = 2
    """Points of stability that a unit of own diplomacy committed makes up for in ratifying."""
    patience: Annotated[int, Field(ge=1, le=12)] = 3
    """Turns after which a signature that has not been ratified is void."""
    crash: Share = 0.5
    """What budget beyond a project's pace counts for."""
    abandoned: Share = 0.3
    """The share of a project's progress that is lost in a turn in which nobody works on it."""
    desertion: Points = 15
    """The cohesion under which a nation that trusts nobody much leaves its treaties."""
    estranged: Points = 20
    """The mean trust in the others under which it does."""


class Collective(Part):
    """Collective defence (row 35)."""

    struck: Share = 0.15
    """How hard a crisis must strike a party for it to invoke help: its reach times severity."""
    owed: Share = 0.34
    """The share of the units that a party has of each discipline asked for that it then owes."""


class Adaptation(Part):
    """Adversaries learn (row 19)."""

    shift: Share = 0.12
    """The share of a demand that moves, a turn, towards what is neglected."""
    habit: Share = 0.25
    """What a response that is always the same loses of its effect in the end."""
    memory: Share = 0.5
    """How much of the responses of earlier turns the adversary remembers."""


class Lessons(Part):
    """Shared learning (row 20)."""

    response: Share = 0.3
    """What all lessons of a kind of crisis, learnt, add to the response to the next of its kind."""


class Economy(Part):
    """Trade, upkeep, development and investment (rows 12, 13, 28, 29 and 31)."""

    upkeep: Rate = 0.05
    """Budget a turn that each unit of capability costs to keep."""
    refund: Share = 0.5
    """The share of what was spent beyond a crisis's demand that perfect interoperability saves."""
    trade: Share = 0.04
    """The share of the room left by which trade grows a turn where trust is full."""
    shrinking: Share = 0.06
    """The share of trade that is lost a turn where there is no trust at all."""
    dispute: Share = 0.12
    """The chance a turn of a dispute between two nations with neither trust nor trade."""
    quarrel: Rate = 6
    """Trust that each loses in the other by it."""
    growth: Rate = 1.2
    """Prosperity a turn that full development yields above half development."""
    setback: Rate = 1.5
    """Development that a nation wholly reached by a crisis at severity 100 loses a turn."""
    investment: Rate = 2.0
    """Prosperity a turn that foreign investment brings to the safest nation, from the others."""


class Intelligence(Part):
    """What is known and what is guessed (section 7 of the rules; rows 21, 23, 26 and 27)."""

    wrong: Share = 0.3
    """The chance that a report names the wrong adversary while nothing else is known."""
    gain: Share = 0.35
    """The share of doubt that a report on a crisis with its whole demand of intelligence met
    removes."""
    error: Rate = 8
    """The error, in units, of an estimate of another nation's budget, without intelligence."""
    least: Rate = 1
    """The least that it can be narrowed to."""
    narrowing: Share = 0.12
    """The share of the error that each unit of intelligence one has takes away."""
    study: Share = 0.4
    """The share of what is not known of a nation that a study of it finds out."""
    forgetting: Share = 0.15
    """The share of what was found out that is out of date after a turn."""
    leak: Share = 0.18
    """The chance that what is shared with a partner leaks, if that partner is not trusted at
    all."""
    leak_harm: Rate = 3
    """Points of momentum that a leak adds to each open crisis on which the source had evidence."""
    leak_trust: Rate = 8
    """Trust that the source loses in the partner."""
    shared_trust: Rate = 2.5
    """Trust that a partner gains for what it was told."""
    warning: Share = 0.3
    """The share of what is hidden of a latent crisis that a warning unit finds out."""
    seen: Share = 0.5
    """The likelihood from which a nation is told of a crisis that has not broken out."""
    delay: Share = 0.5
    """The chance that a crisis all nations together have been warned of breaks out a turn
    later."""
    attributed: Rate = 6
    """Points of momentum that naming the right culprit in public takes from its crises."""
    early: Share = 0.5
    """The evidence under which a true accusation is disputed, and has half its effect."""
    slander: Rate = 10
    """Trust that each partner loses in one that accused the wrong adversary."""
    legitimacy: Rate = 5
    """Stability that a false accusation costs at home, once it is known to be false."""


class Conflict(Part):
    """Armed conflict and hybrid pressure: an escalation ladder that all see (row 34)."""

    rung: Points = 20
    """Points of severity to each rung of the ladder."""
    provoked: Rate = 8
    """Points of severity that twice the security asked for provokes, at full resolve."""
    stepped_up: Rate = 3
    """Stability that each new rung costs every nation that the crisis touches fully."""
    talked_down: Rate = 5
    """Points of severity that fully met diplomacy takes away, besides the response."""
    hybrid_noise: Rate = 4
    """Trust between partners that hybrid pressure at severity 100 wears away a turn."""

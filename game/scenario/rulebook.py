"""The parameters of the rules, and their reading from a rulebook and a scenario's overrides."""

import re
from collections.abc import Collection, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from game.scenario.accords import JointKind, OrderKind, Project, Rate, Treaty
from game.scenario.depth import (
    Adaptation,
    Agreements,
    Collective,
    Conflict,
    Economy,
    Intelligence,
    Lessons,
    Voice,
)
from game.scenario.fields import AtMost, Id, Line, Part, Points, Prose, Share

_CAPABILITY = re.compile(r"\bcapability\.(\w+)")


class Costs(Part):
    """What orders cost, in units of budget."""

    commit: Rate
    """A unit of a capability that is not named in `capability`."""
    capability: dict[str, Rate] = {}
    """A unit of each capability, committed for a turn."""
    gift: Rate
    """What a unit of capability given away counts for in the giver's burden."""


class Response(Part):
    """Pooled effort against a crisis (rows 1 and 10)."""

    synergy: Share
    """How much perfect interoperability with the other contributors adds to a unit."""
    floor: Share
    """What a discipline that nobody brings counts as met, so that a response is never nothing."""
    power: Rate
    """Points of severity a turn that a full response takes away."""
    pressed: Rate
    """Points of momentum a turn that a full response takes away."""
    delay: Share = 0
    """The share of help that arrives a turn late, from a partner that a crisis does not touch and
    with no interoperability (row 7)."""


class Escalation(Part):
    """How crises grow when they are not answered (rows 5 and 8)."""

    neglect: Rate
    """Points of momentum a turn that a crisis gains without any response."""
    noise: Share
    """How far dice move a turn's escalation, as a share of it."""
    contained: Share
    """What is left of the escalation of a contained crisis."""
    deterrence: Share
    """The share of escalation that full deterrence takes away."""
    momentum_floor: Annotated[float, Field(ge=-20, le=0)]
    """The least that momentum can be driven down to."""


class Statuses(Part):
    """The severities at which a crisis changes its status (row 5)."""

    resolved: Points
    contained: Points
    catastrophic: Points
    hysteresis: Points
    """Points above `contained` at which a contained crisis breaks loose again."""
    lasting_prosperity: Rate
    """Prosperity that a catastrophe takes from a nation that it touches fully, once, for good."""
    lasting_stability: Rate


class Diplomacy(Part):
    """Diplomacy spent on a crisis with a political cause (row 3)."""

    effect: Rate
    """Points of momentum a turn that fully met diplomacy takes away from a political crisis."""
    blind: Share
    """What is left of the effect while nothing is known of who is behind it."""
    unasked: Annotated[float, Field(gt=0, le=100)]
    """Units that count as the demand where a crisis does not ask for diplomacy."""


class Evidence(Part):
    """How the culprit becomes known."""

    rate: Share
    """The share of what is still unknown that a turn of fully met intelligence uncovers."""
    cyber: Share
    """The part of that rate for cyber crises, which are hard to attribute (row 33)."""
    named: Share
    """The evidence at which the culprit is named to all."""


class Cyber(Part):
    """Cyber crises: they spread along interoperability (row 33)."""

    spread: Rate
    """Points of reach a turn into a whole nation, from a fully infected, fully joined partner."""
    clean: Rate
    """Points of reach that each unit of own cyber capability committed takes away at home."""
    pooled: Rate
    """Points of reach that a full pooled response takes away everywhere."""
    idle: Share
    """What escalation is left when the infection has no reach anywhere."""


class Terror(Part):
    """Terrorist crises: hidden cells, fear, and the temptation to over-react (row 33)."""

    growth: Rate
    """Points of reach a turn that cells gain where fear is highest."""
    disrupt: Rate
    """Points of reach that a full response takes from the cells everywhere."""
    attack: Share
    """The chance a turn of an attack in a nation full of cells, at severity 100."""
    warned: Share
    """The share of attacks that full evidence foils."""
    fear: Rate
    """Points of fear that an attack causes."""
    severity: Rate
    """Points of severity that an attack adds."""
    calm: Share
    """The share of fear that fades in a turn."""
    reassurance: Rate
    """Points of fear that each unit of own security, committed to the crisis, takes away."""
    unrest: Rate
    """Points of stability a turn that full fear costs."""
    tolerance: Share
    """How far security may go beyond the demand before liberties suffer, as a share of it."""
    liberties: Rate
    """Points of liberties that a nation loses for a whole demand's worth of excess."""
    resentment: Rate
    """Points of stability a turn that the loss of all liberties costs."""
    restoration: Share
    """The share of lost liberties that comes back in a turn."""


class Routes(Part):
    """Trade routes: traffic, rerouting and insurance (rows 12 and 33)."""

    closure: Rate
    """Points of traffic that a point of severity stops; above 1, a route closes before 100."""
    lag: Share
    """The share of the way to its new level that traffic goes in a turn."""
    premium_lag: Share
    """The same for insurance, which follows more slowly."""
    loss: Rate
    """Prosperity a turn that a closed route costs a nation fully exposed to it."""
    rerouting: Rate
    """Budget a turn that going round a closed route costs a nation fully exposed to it."""
    premium: Rate
    """Budget a turn that the highest insurance costs a nation fully exposed to the route."""


class Harm(Part):
    """What crises do at home, and how nations recover (rows 5 and 32)."""

    everywhere: Share
    """How far a crisis touches a nation that it has not reached."""
    outage: Rate
    """Prosperity a turn that the loss of a whole piece of infrastructure of value 1 costs."""
    hardening: Rate
    """Points of hardening for a unit of budget, on infrastructure with no protection yet."""
    repair: Share
    """The share of damage to infrastructure that is mended in a turn."""
    recovery: Share
    """The share of the way back to 100 that prosperity goes in a turn."""
    calm: Share
    """The share of the way back that stability goes in a turn."""
    calm_base: Points
    """Where stability tends to with no development …"""
    calm_development: Share
    """… and how much each point of development adds to that."""


class Burden(Part):
    """Who carries how much (row 18)."""

    memory: Share
    """How much of the burden of earlier turns is remembered."""
    strain: Rate
    """Points of stability a turn for each whole fair share carried beyond the fair one."""
    tolerance: Share
    """How far above its fair share a nation goes before its people mind."""


class Trust(Part):
    """What moves trust (section 5 of the rules). Points a turn, before the scale's own effect."""

    kept: Rate
    """For keeping a pledge that would answer the whole demand of a crisis which hurts one fully."""
    broken: Rate
    """The same for breaking it; about twice `kept`."""
    partial: Share
    """How much of that counts for a nation that the crisis does not touch at all."""
    free_riding: Rate
    """For a partner that carries nothing, while one carries a fair share."""
    aid: Rate
    """For a gift of a turn's whole income."""
    second_hand: Share
    """How much of what a partner does to others one takes as done to oneself."""
    drift: Share
    """The share of the way to the shared culture that trust goes in a turn."""


class Cohesion(Part):
    """How well the partnership holds together (sections 4 and 5)."""

    trust: Share
    """The part of cohesion that is mean trust; the rest is equity."""
    lag: Share
    """The share of the way to its new level that cohesion goes in a turn."""
    pooled: Rate
    """How many units of pooled security deter a unit of an adversary's reach."""


class Scores(Part):
    """How outcomes are scored (section 8)."""

    severity: Share
    """The part of the common score that is how far crises are down …"""
    stability: Share
    """… the part that is mean stability; the rest is cohesion."""
    common: Share
    """The part of a nation's score that is the common score; the rest is its own agenda."""


class Rulebook(Part):
    """All parameters of the rules."""

    format: Literal[1, 2]
    """2 brings orders, agreements, intelligence and what belongs to them; where it is 1, the rules
    for these do not act, so that exercises begun under it end under it."""
    title: Line
    summary: Prose = ""
    cost: Costs
    response: Response
    escalation: Escalation
    status: Statuses
    diplomacy: Diplomacy
    evidence: Evidence
    cyber: Cyber
    terror: Terror
    route: Routes
    harm: Harm
    burden: Burden
    trust: Trust
    cohesion: Cohesion
    score: Scores
    voice: Voice = Field(default_factory=Voice)
    agreements: Agreements = Field(default_factory=Agreements)
    collective: Collective = Field(default_factory=Collective)
    adaptation: Adaptation = Field(default_factory=Adaptation)
    lessons: Lessons = Field(default_factory=Lessons)
    economy: Economy = Field(default_factory=Economy)
    intelligence: Intelligence = Field(default_factory=Intelligence)
    conflict: Conflict = Field(default_factory=Conflict)
    orders: Annotated[dict[Id, OrderKind], AtMost(40)] = {}
    treaties: Annotated[dict[Id, Treaty], AtMost(24)] = {}
    projects: Annotated[dict[Id, Project], AtMost(24)] = {}
    joint: Annotated[dict[Id, JointKind], AtMost(24)] = {}

    def without(self, names: Collection[str]) -> "Rulebook":
        """The rulebook without the orders, treaties, projects and joint actions of these names."""
        kept: dict[str, Any] = {
            table: {id: it for id, it in getattr(self, table).items() if id not in names}
            for table in ("orders", "treaties", "projects", "joint")
        }
        return self.model_copy(update=kept)

    def fitting(self, capabilities: Collection[str]) -> "Rulebook":
        """The rulebook without what names a capability that there is not.

        An effect is left out by itself; an order, treaty or project with it, if it cannot be given
        or kept without.
        """

        def fits(text: str | None) -> bool:
            named = _CAPABILITY.findall(text or "")
            return all(name in capabilities or name in ("target", "each") for name in named)

        def fitted(part: Any) -> Any:
            tables = (key for key in ("effects", "running", "outcome") if hasattr(part, key))
            kept = {key: tuple(filter(fits, getattr(part, key))) for key in tables}
            return part.model_copy(update=kept)

        lost = [
            *(name for name, order in self.orders.items() if not fits(order.when)),
            *(n for n, order in self.orders.items() if not set(order.uses) <= set(capabilities)),
            *(name for name, treaty in self.treaties.items() if not fits(treaty.obligation)),
        ]
        left = self.without(lost)
        tables = ("orders", "treaties", "projects", "joint")
        update = {t: {n: fitted(part) for n, part in getattr(left, t).items()} for t in tables}
        return left.model_copy(update=update)


def merged(rulebook: Mapping[str, Any], overrides: Mapping[str, Any]) -> dict[str, Any]:
    """A rulebook's tables with some values replaced; neither argument is changed.

    >>> merged({"trust": {"kept": 4, "broken": 9}}, {"trust": {"broken": 12}})
    {'trust': {'kept': 4, 'broken': 12}}
    """
    result = dict(rulebook)
    for key, value in overrides.items():
        inner = result.get(key)
        if isinstance(inner, Mapping) and isinstance(value, Mapping):
            result[key] = merged(inner, value)
        else:
            result[key] = value
    return result

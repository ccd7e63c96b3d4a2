"""What a scenario says of the world outside the partnership: routes, adversaries, crises."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.fields import Amount, AtMost, Condition, Id, Line, Part, Points, Prose, Share


class Chokepoint(Part):
    """A narrow place through which routes pass."""

    name: Line
    position: tuple[Points, Points]
    """Where it is on the map: per cent from the left, per cent from the top."""


class Route(Part):
    """A trade route between two nations, by way of chokepoints."""

    name: Line
    ends: tuple[Id, Id]
    """The two nations that it joins."""
    through: Annotated[tuple[Id, ...], AtMost(6)] = ()
    """The chokepoints that it passes, in order."""
    exposure: dict[Id, Share]
    """For each nation, the share of its economy that hangs on this route."""
    rerouting: Share = 0.4
    """The share of the loss that can be avoided by going round, at a price in budget."""


class Adversary(Part):
    """Who may be behind a crisis: a state, a group, criminals. Never a member."""

    name: Line
    kind: Literal["state", "group", "criminal"]
    description: Prose
    """For the facilitator, and for all once evidence names it."""
    resolve: Points = 50
    """How hard it is to dissuade."""
    reach: Annotated[float, Field(gt=0, le=100)] = 20
    """What it can bring to bear, in the units of pooled security."""


class Thresholds(Part):
    """The severities at which a crisis changes its status. What is left out is the rulebook's."""

    resolved: Points | None = None
    contained: Points | None = None
    catastrophic: Points | None = None


class Harm(Part):
    """What a crisis does to a nation that it touches, a turn, at severity 100."""

    prosperity: Annotated[float, Field(ge=0, le=30)] = 4
    stability: Annotated[float, Field(ge=0, le=30)] = 3
    integrity: Annotated[float, Field(ge=0, le=60)] = 12
    """Damage to each piece of infrastructure that it targets, before hardening."""


class Cascade(Part):
    """How one crisis feeds another."""

    to: Id
    """The crisis that is made worse, or set off if it is latent."""
    above: Points
    """The severity of this crisis from which it does so."""
    severity: Annotated[float, Field(gt=0, le=50)]
    """Points a turn that the other gains."""


CRISIS_KINDS = ("cyber", "terrorism", "trade_route", "armed_conflict", "hybrid")

CrisisKind = Literal["cyber", "terrorism", "trade_route", "armed_conflict", "hybrid"]


class Crisis(Part):
    """Something that strikes the partnership and asks for several capabilities at once."""

    name: Line
    kind: CrisisKind
    description: Prose
    active: bool = True
    """Whether it has broken out when the exercise starts. If not, nobody knows of it."""
    activates_when: Condition | None = None
    """A crisis that is not active breaks out when this holds (or by an inject or a cascade)."""
    severity: Points
    """At the start, or when it breaks out."""
    momentum: Annotated[float, Field(ge=-20, le=40)]
    """Points of severity a turn if nobody does anything."""
    demand: Annotated[dict[Id, Amount], Field(min_length=1)]
    """Units of each capability that would answer it fully in one turn."""
    presence: dict[Id, Points] = {}
    """How far it has reached each nation: systems infected, cells at work. Not for trade routes,
    where exposure follows from the routes."""
    targets: Annotated[tuple[str, ...], AtMost(24)] = ()
    """Infrastructure that it damages, each as `nation.infrastructure`: `avalon.port`."""
    chokepoint: Id | None = None
    """Where a trade-route crisis sits. Required for that kind, and only for it."""
    political: Share = 0.3
    """How far its cause is political, so that diplomacy can slow it."""
    harm: Harm = Field(default_factory=Harm)
    thresholds: Thresholds = Field(default_factory=Thresholds)
    cascades: Annotated[tuple[Cascade, ...], AtMost(6)] = ()
    culprit: Id | None = None
    """The adversary behind it. Hidden until the evidence names it."""
    false_flag: Id | None = None
    """The adversary at whom early signs point, and who is not behind it."""
    weight: Annotated[float, Field(gt=0, le=10)] = 1
    """Its share of the common score, relative to the other crises."""

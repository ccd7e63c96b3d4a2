"""What one seat may see of an exercise: an allow-list, built anew from the state for each viewer.

A view holds no reference to the state or to the scenario. What is not in a field here is not
seen by a player, a computer-run nation, an export or a hint.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from game.session.agreement_cards import Agreements, Done, Secret


class Phase(StrEnum):
    """Where in the turn an exercise is. `assessment` shows what resolution and assessment did."""

    SITUATION = "situation"
    CONSULTATION = "consultation"
    DECISION = "decision"
    ASSESSMENT = "assessment"
    OUTCOME = "outcome"


TABLE = "table"
"""The viewer of the open table: what every seat may see, and nothing else."""

FACILITATOR = "facilitator"
"""The viewer who sees all."""


@dataclass(frozen=True, slots=True)
class NationCard:
    """A nation, as everybody knows it."""

    id: str
    name: str
    symbol: str
    colour: str
    position: tuple[float, float]
    public_brief: str
    player: str
    """`person`, or the id of the doctrine that plays it."""
    ready: bool


@dataclass(frozen=True, slots=True)
class CrisisCard:
    """A crisis that has broken out."""

    id: str
    name: str
    kind: str
    description: str
    status: str
    severity: float
    change: float
    """Since this point of the last turn."""
    momentum: float
    peaks_in: int | None
    """Turns until it is catastrophic if nothing is done; None if it does not rise."""
    demand: Mapping[str, float]
    pledged: Mapping[str, float]
    """Units promised this turn, by all, per capability."""
    committed: Mapping[str, float]
    """Units that came in the last resolution, by all, per capability."""
    chokepoint: str | None
    targets: tuple[str, ...]
    """Infrastructure that it damages: `nation.infrastructure`."""
    culprit: str | None
    """The name of who is behind it, once the evidence names them."""


@dataclass(frozen=True, slots=True)
class RouteCard:
    id: str
    name: str
    ends: tuple[str, str]
    through: tuple[str, ...]
    flow: float
    """Per cent of its traffic that gets through."""


@dataclass(frozen=True, slots=True)
class ChokepointCard:
    id: str
    name: str
    position: tuple[float, float]
    flow: float
    crisis: str | None
    """The crisis that sits on it, if one has broken out."""


@dataclass(frozen=True, slots=True)
class OptionCard:
    id: str
    text: str
    budget: float
    default: bool
    hint: str
    """What it would change for this nation and in the open, in words; "" if nothing known."""


@dataclass(frozen=True, slots=True)
class InjectCard:
    """An inject that this viewer has received."""

    id: str
    number: int
    turn: int
    """The turn in which it fired."""
    time: str
    method: str
    sender: str
    to: tuple[str, ...]
    """The nations that received it, as far as this viewer may know."""
    title: str
    text: str
    options: tuple[OptionCard, ...]
    """Empty if it only informs, or if the time to decide is past."""
    answer: str | None
    """The option that this seat has chosen so far."""
    new: bool
    """Fired this turn."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened since this viewer's last turn."""

    text: str
    quantity: str | None
    """What can be opened for its causes."""
    weight: float
    """Larger is more important; the list is sorted by it."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A pledge on the open table this turn."""

    nation: str
    kind: Literal["commit", "transfer"]
    target: str
    """A crisis, or the nation that receives."""
    what: str
    """A capability, or `budget`."""
    amount: float


@dataclass(frozen=True, slots=True)
class Message:
    turn: int
    nation: str
    text: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done beside what had been pledged, as the reveal shows it; either may be 0."""

    nation: str
    kind: Literal["commit", "transfer"]
    target: str
    what: str
    pledged: float
    done: float

    @property
    def kept(self) -> bool:
        return self.done >= self.pledged


@dataclass(frozen=True, slots=True)
class Choice:
    """A public answer to an inject, as the reveal shows it."""

    nation: str
    inject: str
    title: str
    option: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One entry of the ledger behind a change."""

    turn: int
    rule: str
    """The name of the rule, or `inject:ID`, `answer:ID:OPTION`."""
    text: str
    change: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a quantity is what it is: the causes of a turn's change, which add up to it exactly."""

    quantity: str
    title: str
    """In words: "Caledon's trust in Borduria"."""
    turn: int
    before: float
    after: float
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    id: str
    title: str
    weight: float
    secret: bool
    reached: float
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class RedLineCard:
    id: str
    text: str
    crossed: bool
    secret: bool


@dataclass(frozen=True, slots=True)
class InfrastructureCard:
    id: str
    name: str
    kind: str
    integrity: float
    hardening: float


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order of this seat, as drafted or given."""

    kind: Literal["commit", "transfer", "lend", "harden", "invest", "undertake", "answer"]
    target: str
    """A crisis, a nation, a piece of infrastructure, a project, the target of an order, an inject.
    """
    what: str
    """A capability, `budget`, an order of the rulebook, "" or an option."""
    amount: float
    cost: float
    """Units of budget."""


@dataclass(frozen=True, slots=True)
class Own:
    """What only this seat sees: its means, its agenda, its orders."""

    secret_brief: str
    budget: float
    income: float
    capability: Mapping[str, float]
    agenda: tuple[AgendaLine, ...]
    red_lines: tuple[RedLineCard, ...]
    infrastructure: tuple[InfrastructureCard, ...]
    orders: tuple[OrderLine, ...]
    reason: str
    spent: float
    """Budget that the orders cost so far."""
    budget_left: float
    capability_left: Mapping[str, float]
    unit_cost: Mapping[str, float]
    """Budget that a unit of each capability costs when committed."""
    score: float
    secret: Secret
    """The rulebook's orders for it, and what its intelligence makes out."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a crisis would stand after this turn, as this seat can know it."""

    crisis: str
    now: float
    low: float
    """If every partner keeps its pledges and the dice are kind."""
    high: float
    """If no partner does and they are not."""


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    id: str
    title: str
    core_capability: str
    rating: Literal["P", "S", "M", "U", "-"]
    """`-` until the outcome."""
    evidence: str


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A change that mattered, with its causes, in words."""

    turn: int
    quantity: str
    text: str
    change: float
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class NationOutcome:
    nation: str
    score: float
    agenda: tuple[AgendaLine, ...]
    """All of it: nothing is secret any more."""
    secret_brief: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended. The same for every viewer."""

    ending: str
    title: str
    text: str
    tone: str
    common_score: float
    nations: tuple[NationOutcome, ...]
    objectives: tuple[ObjectiveLine, ...]
    turning_points: tuple[TurningPoint, ...]
    culprits: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """The exercise as one viewer may see it, now."""

    viewer: str
    """A nation's id, `table` or `facilitator`."""
    scenario: str
    title: str
    summary: str
    turn: int
    turns: int
    phase: Phase
    scenario_time: str
    """What the turn stands for: "week of 15 March 2031"."""
    nations: tuple[NationCard, ...]
    capabilities: Mapping[str, str]
    """Id to name."""
    crises: tuple[CrisisCard, ...]
    crises_before: tuple[CrisisCard, ...]
    """As they stood when nations gave their orders: what a reveal begins with. Only then."""
    routes: tuple[RouteCard, ...]
    chokepoints: tuple[ChokepointCard, ...]
    quantities: Mapping[str, float]
    """Every named quantity that this viewer may see: `trust.avalon.borduria`."""
    changes: Mapping[str, float]
    """How each differs from what it was at this point of the last turn; only what differs."""
    history: Mapping[str, tuple[float, ...]]
    """For plots: values at the end of each past turn, of the quantities that are public."""
    news: tuple[News, ...]
    inbox: tuple[InjectCard, ...]
    """Newest first."""
    promises: tuple[Promise, ...]
    messages: tuple[Message, ...]
    missing: Mapping[str, Mapping[str, float]]
    """Per crisis and capability: the units of demand that nobody has pledged."""
    deeds: tuple[Deed, ...]
    """Of the last resolution; only in the assessment phase and after."""
    choices: tuple[Choice, ...]
    agreements: Agreements
    undertaken: tuple[Done, ...]
    """The rulebook's orders that were given, as far as the reveal tells them."""
    objectives: tuple[ObjectiveLine, ...]
    ready: bool
    """Whether this viewer's seat is done with the phase."""
    own: Own | None
    """None at the open table."""
    outcome: Outcome | None

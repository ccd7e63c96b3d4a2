"""What a view tells of agreements, of the rulebook's orders, and of what intelligence makes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TreatyCard:
    """A treaty that there is, or could be."""

    id: str
    title: str
    text: str
    duty: str
    quorum: float
    """The share of the whole partnership's voice that it needs."""
    ratification: float
    """The stability that a party needs at home."""
    collective: bool
    in_force: bool
    parties: tuple[str, ...]
    signed: tuple[str, ...]
    """Who has signed and not ratified yet."""
    leaving: tuple[str, ...]
    """Who has said this turn that it leaves."""
    calls: tuple[tuple[str, str], ...]
    """Nation and crisis: help that is called for this turn."""
    breaches: Mapping[str, int]
    """How often each nation has broken it, if ever."""


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project or a protocol."""

    id: str
    title: str
    text: str
    kind: str
    progress: float
    need: float
    pace: float
    """Budget a turn that counts in full."""
    members: tuple[str, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class JointCard:
    """A joint action that can be proposed."""

    id: str
    title: str
    text: str
    cost: float
    quorum: float
    least: int
    aimed_at: str
    """The kind of what it is aimed at: `none`, `nation`, `adversary`, `accusation` …"""


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A treaty or a joint action that lies on the table this turn."""

    agreement: str
    target: str
    title: str
    """What it is and what it is aimed at, in words."""
    text: str
    cost: float
    by: str
    to: tuple[str, ...]
    accepted: tuple[str, ...]
    declined: tuple[str, ...]
    quorum: float
    voice: float
    """The share of the whole partnership's voice that those have who are, or would be, parties."""
    carried: bool
    """Whether those who agree are enough."""


@dataclass(frozen=True, slots=True)
class TargetCard:
    """Something at which an order can be aimed."""

    id: str
    name: str
    possible: bool


@dataclass(frozen=True, slots=True)
class OrderCard:
    """An order of the rulebook, as one seat may give it."""

    id: str
    title: str
    text: str
    cost: float
    uses: Mapping[str, int]
    most: int
    turns: int
    """For how many turns running it must be ordered."""
    done: int
    """For how many it has been."""
    why_not: str
    """What is said where it is not possible."""
    public: bool
    targets: tuple[TargetCard, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """An order of the rulebook that a nation has given, as the reveal shows it."""

    nation: str
    title: str
    target: str
    """The name of what it was aimed at; "" if at nothing."""
    units: float


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Whom a nation takes to be behind a crisis."""

    crisis: str
    adversary: str
    name: str
    likelihood: float
    words: str
    """In the words of ICD 203: "likely"."""
    confidence: str
    """low, moderate or high: how good the evidence is, which is another thing."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a nation takes a partner's budget to be."""

    nation: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Warned:
    """A crisis that has not broken out, and of which a nation has been warned."""

    name: str
    kind: str
    likelihood: float
    words: str


@dataclass(frozen=True, slots=True)
class Insight:
    """What a nation has found out of what a partner is after."""

    nation: str
    depth: float
    """0 to 1."""
    wants: tuple[str, ...]
    """Secret items of its agenda."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """Everything that is agreed, or could be, in the open. The same for every viewer."""

    treaties: tuple[TreatyCard, ...] = ()
    projects: tuple[ProjectCard, ...] = ()
    joint: tuple[JointCard, ...] = ()
    proposals: tuple[ProposalCard, ...] = ()
    pool: float = 0.0
    """Units in the common fund."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What only one seat knows or can do, besides its means."""

    orders: tuple[OrderCard, ...] = ()
    aims: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """For each joint action, what this seat can aim it at, with its name; one that is empty where
    it is aimed at nothing."""
    agreements_left: int = 0
    """How many more treaties and joint actions it can agree to this turn."""
    suspicions: tuple[Suspicion, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    warnings: tuple[Warned, ...] = ()
    insights: tuple[Insight, ...] = ()

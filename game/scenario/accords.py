"""What a rulebook lets nations do beyond what the rules know by themselves: orders, treaties,
projects and joint actions, each a table of TOML that an instructor can change or add.

Their conditions and effects are written in the language of scenarios, with three more words that
stand for an id: `self`, the nation that acts; `other`, each other party; and `target`.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from game.language import tr
from game.scenario.fields import AtMost, Condition, Effect, Id, Line, Part, Points, Prose, Share

Rate = Annotated[float, Field(ge=0, le=100)]
"""A weight or a number of points a turn; not negative."""

TargetKind = Literal[
    "none", "nation", "crisis", "infrastructure", "adversary", "capability", "kind"
]
"""What an order or a joint action is aimed at: a partner, a crisis that has broken out, a piece of
own infrastructure, an adversary, a capability of one's own, or a kind of crisis."""

Stance = Literal["cooperative", "selfish", "neutral"]
"""Whom something serves, for computer-run nations: all, oneself, or neither more than the other."""

Effects = Annotated[tuple[Effect, ...], AtMost(16)]

Rows = tuple[Annotated[int, Field(ge=1, le=35)], ...]
"""The rows of the table of mechanics that it carries."""


Grant = Literal[
    "cyber_shield",
    "evidence_cyber",
    "evidence_terrorism",
    "evidence_trade_route",
    "evidence_armed_conflict",
    "evidence_hybrid",
    "sharp_estimates",
    "cheap_security",
    "swift_help",
    "no_leaks",
    "extra_agreement",
    "umbrella",
    "trade",
    "safe_passage",
    "police_cooperation",
]
"""What membership can give; the rules look it up.

`cyber_shield`: the share of the growth and spread of cyber crises that is taken away.
`evidence_KIND`: added to the rate at which evidence on crises of a kind grows.
`sharp_estimates`: the share of the error of estimates and forecasts that is taken away.
`cheap_security`: the share off the price of security committed.
`swift_help`: the share of the delay of help that is taken away.
`no_leaks`: the share of leaks that is prevented.
`extra_agreement`: one more agreement a turn to which a nation may be party.
`umbrella`: the share of the upkeep of own capabilities saved where the partners are trusted fully.
`trade`: added to the rate at which trade among the parties grows.
`safe_passage`: the share of the loss on closed routes that is taken away.
`police_cooperation`: added to what a pooled response takes from terrorist cells, as a share of it.
"""


EVIDENCE: Mapping[str, Grant] = {
    "cyber": "evidence_cyber",
    "terrorism": "evidence_terrorism",
    "trade_route": "evidence_trade_route",
    "armed_conflict": "evidence_armed_conflict",
    "hybrid": "evidence_hybrid",
}
"""What adds to the evidence on each kind of crisis."""

AGAINST: Mapping[str, tuple[Grant, ...]] = {
    "cyber": ("cyber_shield", "evidence_cyber"),
    "terrorism": ("police_cooperation", "evidence_terrorism"),
    "trade_route": ("safe_passage", "evidence_trade_route", "swift_help", "cheap_security"),
    "armed_conflict": ("evidence_armed_conflict", "swift_help", "cheap_security"),
    "hybrid": ("evidence_hybrid", "sharp_estimates"),
}
"""What helps most against each kind of crisis, for computer-run nations that choose a project."""


class OrderKind(Part):
    """An order that a nation may give in secret, in the decision phase."""

    title: Line
    text: Prose
    """What it does and what for, as the composer tells it."""
    target: TargetKind = "none"
    cost: Rate = 0
    """Units of budget for each unit ordered."""
    uses: dict[Id, Annotated[int, Field(ge=0, le=20)]] = {}
    """Units of each capability that are busy with it this turn, for each unit ordered."""
    most: Annotated[int, Field(ge=1, le=20)] = 1
    """How many units may be ordered for one target."""
    turns: Annotated[int, Field(ge=1, le=8)] = 1
    """For how many turns running it must be ordered before it takes effect. What was put into a
    plan is lost if a turn is left out."""
    when: Condition | None = None
    """What must hold for it to be given."""
    why_not: Line = tr("What it needs is not given.")
    """What is said where that does not hold."""
    effects: Effects = ()
    """What each unit changes when it is carried out."""
    shares: bool = False
    """Whether it lets the target see what one's own intelligence knows (row 26)."""
    warns: bool = False
    """Whether it looks for crises that have not broken out (row 27)."""
    studies: bool = False
    """Whether it finds out about the target nation: its means and what it is after."""
    public: bool = True
    """Whether the reveal tells it."""
    stance: Stance = "neutral"
    rows: Rows = ()


class Treaty(Part):
    """A standing agreement with obligations, a price for breach and a price for leaving."""

    title: Line
    text: Prose
    quorum: Share = 0
    """The share of the whole partnership's voice that its parties need for it to be in force."""
    ratification: Points = 40
    """The stability that a party needs at home to ratify it; diplomacy spent this turn eases it."""
    duty: Line
    """What it obliges to, in words."""
    obligation: Condition | None = None
    """What must hold for each party, each turn in force, for the duty to be honoured."""
    breach: Rate = 6
    """Trust that every other party loses in one that breaks it, each time."""
    leaving: Rate = 4
    """The same for one that leaves."""
    lapses_below: Points = 0
    """The cohesion under which it lapses."""
    effects: Effects = ()
    """What it changes each turn, for each party (`self`) and each other party (`other`)."""
    grants: dict[Grant, Share] = {}
    """What it gives each party while it is in force."""
    collective: bool = False
    """Whether a party that is struck may invoke it, so that every other one owes help (row 35)."""
    stance: Stance = "cooperative"
    rows: Rows = ()


class Project(Part):
    """Something that several nations build together over several turns."""

    kind: Literal["project", "protocol"] = "project"
    title: Line
    text: Prose
    need: Annotated[float, Field(gt=0, le=1000)]
    """The progress at which it is complete."""
    pace: Rate
    """Units of budget a turn, from all together, that count in full; more is crash spending, and
    counts by half."""
    running: Effects = ()
    """What it changes for each member (`self`) in a turn in which it works on it."""
    effects: Effects = ()
    """What it changes each turn once it is complete, for members `self` and `other`."""
    grants: dict[Grant, Share] = {}
    """What it gives each member once it is complete."""
    stance: Stance = "cooperative"
    rows: Rows = ()


class JointKind(Part):
    """Something that nations agree on in consultation and do together in the same turn."""

    title: Line
    text: Prose
    target: TargetKind | Literal["accusation"] = "none"
    """What it is aimed at; an accusation is a crisis and the adversary that is named for it."""
    cost: Rate = 0
    """Units of budget for each party."""
    least: Annotated[int, Field(ge=1, le=12)] = 2
    """How many parties it needs."""
    quorum: Share = 0
    """The share of the whole partnership's voice that it needs."""
    once: bool = False
    """Whether a nation may be party to it for one target a turn only, as in a vote."""
    effects: Effects = ()
    """What it changes for each party (`self`), and each other party (`other`) where it is named."""
    outcome: Effects = ()
    """What it changes once, however many the parties are; only `target` has a meaning in it."""
    stance: Stance = "cooperative"
    rows: Rows = ()

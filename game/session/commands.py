"""What a seat may ask of a session. Each command is answered by events or by a refusal."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

YES, NO = "yes", "no"
ACCEPT, DECLINE, WAIT = "accept", "decline", "wait"
ALL = "all"


@dataclass(frozen=True, slots=True)
class Pledge:
    """In consultation: promise, in the open, units of a capability to a crisis. 0 takes it back."""

    crisis: str
    capability: str
    units: int


@dataclass(frozen=True, slots=True)
class PledgeTransfer:
    """In consultation: promise, in the open, budget or units of a capability to a partner."""

    to: str
    what: str
    """`budget` or the id of a capability."""
    amount: int


@dataclass(frozen=True, slots=True)
class Say:
    """In consultation: a message to all."""

    text: str


@dataclass(frozen=True, slots=True)
class Propose:
    """In consultation: propose a treaty or a joint action to partners, and agree to it oneself.

    Who proposes what is on the table already agrees to it. It expires with the turn.
    """

    agreement: str
    target: str
    """What a joint action is aimed at; "" if at nothing, `crisis.adversary` for an accusation."""
    to: str
    """`all`, or the ids of the partners, separated by commas."""


@dataclass(frozen=True, slots=True)
class Respond:
    """In consultation: answer a proposal that is on the table."""

    agreement: str
    target: str
    answer: str
    """`accept`, `decline`, or `wait` to take an answer back."""


@dataclass(frozen=True, slots=True)
class Leave:
    """In consultation: leave a treaty at the end of the turn, or (`no`) stay after all."""

    treaty: str
    answer: str
    """`yes` or `no`."""


@dataclass(frozen=True, slots=True)
class Invoke:
    """In consultation: call for the help that a treaty's parties owe against a crisis."""

    treaty: str
    crisis: str
    answer: str
    """`yes` or `no`."""


@dataclass(frozen=True, slots=True)
class Lend:
    """In decision: lend a partner units of a capability for the two turns after this one."""

    to: str
    capability: str
    units: int


@dataclass(frozen=True, slots=True)
class Invest:
    """In decision: put budget into a project."""

    project: str
    budget: int


@dataclass(frozen=True, slots=True)
class Undertake:
    """In decision: give an order that the rulebook knows, in some units. 0 takes it back."""

    order: str
    target: str
    """"" for an order that is aimed at nothing."""
    units: int


@dataclass(frozen=True, slots=True)
class Commit:
    """In decision: order units of a capability to a crisis. 0 takes the order back."""

    crisis: str
    capability: str
    units: int


@dataclass(frozen=True, slots=True)
class Transfer:
    """In decision: order a gift of budget or of units of a capability to a partner."""

    to: str
    what: str
    amount: int


@dataclass(frozen=True, slots=True)
class Harden:
    """In decision: spend budget on protecting a piece of the nation's own infrastructure."""

    infrastructure: str
    budget: int


@dataclass(frozen=True, slots=True)
class Answer:
    """In decision: choose an option of an inject that asks this nation for a decision."""

    inject: str
    option: str


@dataclass(frozen=True, slots=True)
class Reason:
    """In decision: a line of reasons for the record."""

    text: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The seat has done what it wants to do in this phase. The last one ready ends the phase."""


Agreeing = Propose | Respond | Leave | Invoke
Ordering = Commit | Transfer | Harden | Lend | Invest | Undertake | Answer | Reason
Command = Pledge | PledgeTransfer | Say | Agreeing | Ordering | Ready

COMMANDS: Mapping[str, type[Command]] = {
    "pledge": Pledge,
    "pledge_transfer": PledgeTransfer,
    "say": Say,
    "propose": Propose,
    "respond": Respond,
    "leave": Leave,
    "invoke": Invoke,
    "commit": Commit,
    "transfer": Transfer,
    "harden": Harden,
    "lend": Lend,
    "invest": Invest,
    "undertake": Undertake,
    "answer": Answer,
    "reason": Reason,
    "ready": Ready,
}
"""Every command, by its name in the journal."""

NAMES: Mapping[type[Command], str] = {kind: name for name, kind in COMMANDS.items()}

FIELDS: Mapping[type[Command], tuple[tuple[str, Any], ...]] = {
    kind: tuple((field.name, field.type) for field in fields(kind)) for kind in COMMANDS.values()
}
"""What each command says: the names and types of its fields."""

RefusalCode = Literal[
    "wrong_phase",
    "already_ready",
    "unknown_crisis",
    "unknown_capability",
    "unknown_nation",
    "unknown_infrastructure",
    "unknown_inject",
    "unknown_option",
    "unknown_agreement",
    "unknown_order",
    "unknown_project",
    "unknown_target",
    "unknown_answer",
    "not_proposed",
    "not_bound",
    "already_bound",
    "not_struck",
    "too_many",
    "not_possible",
    "not_addressed",
    "not_active",
    "negative",
    "beyond_capability",
    "beyond_budget",
    "to_itself",
    "empty_text",
    "text_too_long",
    "over",
    "not_saved",
    "not_seated",
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not carried out. Nothing has changed."""

    code: RefusalCode
    message: str
    """One sentence that says what is wrong and what would do."""

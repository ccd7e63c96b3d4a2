"""The state of a playthrough, made from what has happened and from nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from game.session.commands import (
    ACCEPT,
    DECLINE,
    YES,
    Agreeing,
    Answer,
    Command,
    Commit,
    Harden,
    Invest,
    Invoke,
    Leave,
    Lend,
    Ordering,
    Pledge,
    PledgeTransfer,
    Propose,
    Ready,
    Reason,
    Respond,
    Say,
    Transfer,
    Undertake,
)
from game.session.events import Accepted, Changed, JournalEvent, PhaseOpened, Started
from game.session.view import Message, Phase

Amounts = Mapping[tuple[str, str], int]
"""Whole amounts, more than 0, by target (a crisis or a nation) and by what is given."""

Quantities = Mapping[str, float]

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Pledges:
    """What one nation has promised in the open this turn."""

    commits: Amounts = field(default_factory=dict)
    transfers: Amounts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """What one nation has ordered so far this turn."""

    commits: Amounts = field(default_factory=dict)
    transfers: Amounts = field(default_factory=dict)
    loans: Amounts = field(default_factory=dict)
    hardening: Mapping[str, int] = field(default_factory=dict)
    investments: Mapping[str, int] = field(default_factory=dict)
    """Project to budget."""
    undertaken: Amounts = field(default_factory=dict)
    """Target and order of the rulebook to units; the target is "" where there is none."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Inject to option."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A treaty or a joint action that lies on the table this turn."""

    by: str
    """The nation that proposed it first."""
    to: frozenset[str]
    """Everybody who may be party to it."""
    accepted: tuple[str, ...]
    """In the order in which they did; the first is who proposed it."""
    declined: frozenset[str] = frozenset()


Agreement = tuple[str, str]
"""A treaty or joint action, and what it is aimed at."""


@dataclass(frozen=True, slots=True)
class Table:
    """What all nations have promised, agreed and ordered in one turn."""

    pledges: Mapping[str, Pledges] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    proposals: Mapping[Agreement, Proposal] = field(default_factory=dict)
    leaving: frozenset[tuple[str, str]] = frozenset()
    """Nation and treaty."""
    calls: frozenset[tuple[str, str, str]] = frozenset()
    """Nation, treaty and crisis: help that is called for."""

    def pledges_of(self, nation: str) -> Pledges:
        return self.pledges.get(nation, _NO_PLEDGES)

    def draft_of(self, nation: str) -> Draft:
        return self.drafts.get(nation, _NO_ORDERS)

    def accept(self, seat: str, command: Command) -> "Table":
        """The table after a command."""
        match command:
            case Pledge() | PledgeTransfer():
                pledged = pledge(self.pledges_of(seat), command)
                pledges = {**self.pledges, seat: pledged}
                return Table(pledges, self.drafts, self.proposals, self.leaving, self.calls)
            case Propose() | Respond() | Leave() | Invoke():
                return agree(self, seat, command)
            case Say() | Ready():
                return self
            case _:
                draft = order(self.draft_of(seat), command)
                drafts = {**self.drafts, seat: draft}
                return Table(self.pledges, drafts, self.proposals, self.leaving, self.calls)

    def party_to(self, nation: str) -> tuple[Agreement, ...]:
        """What a nation has agreed to this turn."""
        return tuple(it for it, said in self.proposals.items() if nation in said.accepted)


_NO_PLEDGES, _NO_ORDERS, _EMPTY = Pledges(), Draft(), Table()
"""What a nation, and a turn, begins with."""


def agree(table: Table, seat: str, command: Agreeing) -> Table:
    """The table after a nation has proposed, answered, left or called for help."""
    match command:
        case Propose(agreement, target, to):
            key = agreement, target
            known = table.proposals.get(key)
            if known is None:
                proposal = Proposal(seat, frozenset(to.split(",")) | {seat}, (seat,))
            else:
                proposal = _answered(known, seat, ACCEPT)
            return replace(table, proposals={**table.proposals, key: proposal})
        case Respond(agreement, target, answer):
            key = agreement, target
            if key not in table.proposals:
                return table
            proposal = _answered(table.proposals[key], seat, answer)
            rest = {it: said for it, said in table.proposals.items() if it != key}
            kept = {**rest, key: proposal} if proposal.accepted else rest
            return replace(table, proposals=kept)
        case Leave(treaty, answer):
            leaving = table.leaving - {(seat, treaty)}
            return replace(table, leaving=leaving | {(seat, treaty)} if answer == YES else leaving)
        case Invoke(treaty, crisis, answer):
            calls = table.calls - {(seat, treaty, crisis)}
            called = calls | {(seat, treaty, crisis)}
            return replace(table, calls=called if answer == YES else calls)


def _answered(proposal: Proposal, seat: str, answer: str) -> Proposal:
    """A proposal after a nation has answered it; with nobody left it is withdrawn."""
    accepted = tuple(nation for nation in proposal.accepted if nation != seat)
    declined = proposal.declined - {seat}
    if answer == ACCEPT:
        accepted = (*accepted, seat) if seat not in proposal.accepted else proposal.accepted
    if answer == DECLINE:
        declined |= {seat}
    return replace(proposal, accepted=accepted, declined=declined)


def pledge(pledges: Pledges, command: Pledge | PledgeTransfer) -> Pledges:
    """A nation's pledges after one more."""
    match command:
        case Pledge(crisis, capability, units):
            commits = _set(pledges.commits, (crisis, capability), units)
            return Pledges(commits, pledges.transfers)
        case PledgeTransfer(to, what, amount):
            return Pledges(pledges.commits, _set(pledges.transfers, (to, what), amount))


def order(draft: Draft, command: Ordering) -> Draft:
    """A nation's orders after one more."""
    match command:
        case Lend(to, capability, units):
            return replace(draft, loans=_set(draft.loans, (to, capability), units))
        case Invest(project, budget):
            return replace(draft, investments=_set(draft.investments, project, budget))
        case Undertake(name, target, units):
            return replace(draft, undertaken=_set(draft.undertaken, (target, name), units))
        case Commit(crisis, capability, units):
            return replace(draft, commits=_set(draft.commits, (crisis, capability), units))
        case Transfer(to, what, amount):
            return replace(draft, transfers=_set(draft.transfers, (to, what), amount))
        case Harden(infrastructure, budget):
            return replace(draft, hardening=_set(draft.hardening, infrastructure, budget))
        case Answer(inject, option):
            return replace(draft, answers={**draft.answers, inject: option})
        case Reason(text):
            return replace(draft, reason=text)


@dataclass(slots=True)
class Playthrough:
    """One exercise as far as it has been played.

    `copy` and `apply` are all that changes: whoever holds a copy sees nothing of what follows.
    """

    quantities: Quantities = field(default_factory=dict)
    """Never changed in place, so that whoever noted them keeps what they were."""
    turn: int = 0
    phase: Phase = Phase.SITUATION
    ready: frozenset[str] = frozenset()
    tables: dict[int, Table] = field(default_factory=dict)
    """Of each turn."""
    messages: tuple[Message, ...] = ()
    ledger: dict[int, tuple[Changed, ...]] = field(default_factory=dict)
    """Of each turn, in the order in which it happened."""
    start: Quantities = field(default_factory=dict)
    """Before the first turn."""
    marks: dict[tuple[int, Phase], Quantities] = field(default_factory=dict)
    """What every quantity was when the situation, and when the assessment, of a turn opened."""

    @property
    def table(self) -> Table:
        """Of this turn."""
        return self.tables.get(self.turn, _EMPTY)

    def copy(self) -> "Playthrough":
        return Playthrough(
            self.quantities,
            self.turn,
            self.phase,
            self.ready,
            dict(self.tables),
            self.messages,
            dict(self.ledger),
            self.start,
            dict(self.marks),
        )

    def apply(self, event: JournalEvent) -> None:
        """Let one event happen."""
        match event:
            case Started(quantities):
                self.quantities = self.start = {**self.quantities, **quantities}
            case Changed():
                self.ledger[event.turn] = (*self.ledger.get(event.turn, ()), event)
                before = self.quantities
                moved = {n: before.get(n, 0.0) + change for n, change in event.changes.items()}
                self.quantities = {**before, **moved}
            case PhaseOpened(turn, phase):
                self.turn, self.phase = turn, phase
                self.ready = frozenset()
                if phase in (Phase.SITUATION, Phase.ASSESSMENT):
                    self.marks[turn, phase] = self.quantities
            case Accepted(seat, Ready()):
                self.ready |= {seat}
            case Accepted(seat, Say(text)):
                self.messages += (Message(self.turn, seat, text),)
            case Accepted(seat, command):
                self.tables[self.turn] = self.table.accept(seat, command)

    @property
    def assessed(self) -> int:
        """How many turns have been played to their assessment."""
        done = self.phase in (Phase.ASSESSMENT, Phase.OUTCOME)
        return self.turn if done else self.turn - 1

    def before(self, turn: int) -> Quantities:
        """What every quantity was when the turn before had been assessed."""
        return self.marks.get((turn - 1, Phase.ASSESSMENT), self.start)

    def after(self, turn: int) -> Quantities:
        """What every quantity was when a turn had been assessed; what it is, if that is to come."""
        return self.marks.get((turn, Phase.ASSESSMENT), self.quantities)

    @property
    def last_turn(self) -> Quantities:
        """What every quantity was at this point of the turn before; at the start in the first."""
        point = Phase.ASSESSMENT if self.assessed == self.turn else Phase.SITUATION
        return self.marks.get((self.turn - 1, point), self.start)

    @property
    def last_seen(self) -> Quantities:
        """What every quantity was when nations last gave their orders; at the start before that."""
        turn = self.turn if self.assessed == self.turn else self.turn - 1
        return self.marks.get((turn, Phase.SITUATION), self.start)


def fold(events: Iterable[JournalEvent]) -> Playthrough:
    """The playthrough in which exactly these events have happened."""
    play = Playthrough()
    for event in events:
        play.apply(event)
    return play


def _set(amounts: Mapping[K, int], key: K, amount: int) -> Mapping[K, int]:
    """The amounts with one of them set; 0 takes it out."""
    rest = {k: v for k, v in amounts.items() if k != key}
    return {**rest, key: amount} if amount else rest

"""The state of a playthrough, made from what has happened and from nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from game.session.commands import (
    Answer,
    Command,
    Commit,
    Harden,
    Pledge,
    PledgeTransfer,
    Ready,
    Reason,
    Say,
    Transfer,
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
    hardening: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    """Inject to option."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What all nations have promised and ordered in one turn."""

    pledges: Mapping[str, Pledges] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)

    def pledges_of(self, nation: str) -> Pledges:
        return self.pledges.get(nation, Pledges())

    def draft_of(self, nation: str) -> Draft:
        return self.drafts.get(nation, Draft())

    def accept(self, seat: str, command: Command) -> "Table":
        """The table after a command."""
        match command:
            case Pledge() | PledgeTransfer():
                pledged = pledge(self.pledges_of(seat), command)
                return Table({**self.pledges, seat: pledged}, self.drafts)
            case Commit() | Transfer() | Harden() | Answer() | Reason():
                draft = order(self.draft_of(seat), command)
                return Table(self.pledges, {**self.drafts, seat: draft})
        return self


def pledge(pledges: Pledges, command: Pledge | PledgeTransfer) -> Pledges:
    """A nation's pledges after one more."""
    match command:
        case Pledge(crisis, capability, units):
            commits = _set(pledges.commits, (crisis, capability), units)
            return Pledges(commits, pledges.transfers)
        case PledgeTransfer(to, what, amount):
            return Pledges(pledges.commits, _set(pledges.transfers, (to, what), amount))


def order(draft: Draft, command: Commit | Transfer | Harden | Answer | Reason) -> Draft:
    """A nation's orders after one more."""
    match command:
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
    changed: tuple[Changed, ...] = ()
    """The ledger of the whole playthrough, in order."""
    start: Quantities = field(default_factory=dict)
    """Before the first turn."""
    marks: dict[tuple[int, Phase], Quantities] = field(default_factory=dict)
    """What every quantity was when the situation, and when the assessment, of a turn opened."""

    @property
    def table(self) -> Table:
        """Of this turn."""
        return self.tables.get(self.turn, Table())

    def copy(self) -> "Playthrough":
        return Playthrough(
            self.quantities,
            self.turn,
            self.phase,
            self.ready,
            dict(self.tables),
            self.messages,
            self.changed,
            self.start,
            dict(self.marks),
        )

    def apply(self, event: JournalEvent) -> None:
        """Let one event happen."""
        match event:
            case Started(quantities):
                self.quantities = self.start = quantities
            case Changed():
                self.changed = (*self.changed, event)
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

"""What follows from a command: phases end, turns close and open, computer-run nations act."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from game.rules import turn as rules
from game.rules.exercise import Exercise
from game.rules.ledger import Ledger
from game.session.commands import DECLINE, Command, Propose
from game.session.computers import Computers
from game.session.decide import cannot_agree, refusal
from game.session.events import (
    Accepted,
    Changed,
    Drawn,
    JournalEvent,
    PhaseOpened,
    Proceeded,
    Started,
)
from game.session.fold import Playthrough
from game.session.seats import Seat
from game.session.table import orders_of, seeds_of, state_of
from game.session.view import Phase


@dataclass(slots=True)
class Unfolding:
    """One command with everything that it sets off, worked out on a copy of the playthrough.

    `events` is what belongs in the journal, and `play` what the playthrough is once it is there.
    """

    exercise: Exercise
    seats: Mapping[str, Seat]
    seed: int
    play: Playthrough
    computers: Computers
    events: list[JournalEvent] = field(default_factory=list)

    def begin(self) -> None:
        """The first turn opens."""
        self._happen(Started(rules.start(self.exercise).named()))
        self._open_turn(1)

    def carry_out(self, seat: str, command: Command) -> None:
        """A command that may be carried out."""
        self._happen(Accepted(seat, command))
        if isinstance(command, Propose):
            self._answer(command)
        self._go_on()

    def proceed(self) -> None:
        """The room leaves the assessment."""
        self._happen(Proceeded())
        if self.play.quantities["partnership.ending"]:
            self._happen(PhaseOpened(self.play.turn, Phase.OUTCOME))
        else:
            self._open_turn(self.play.turn + 1)

    def _happen(self, event: JournalEvent) -> None:
        self.play.apply(event)
        self.events.append(event)

    def _open_turn(self, turn: int) -> None:
        state = state_of(self.exercise, self.play.quantities)
        ledger = Ledger()
        rules.open_turn(self.exercise, state, seeds_of(self.seed), turn, ledger)
        self._note(ledger, turn)
        self._open(turn, Phase.SITUATION)
        self._go_on()

    def _go_on(self) -> None:
        """End each phase in which everybody is ready."""
        while len(self.play.ready) == len(self.seats):
            match self.play.phase:
                case Phase.SITUATION:
                    self._open(self.play.turn, Phase.CONSULTATION)
                case Phase.CONSULTATION:
                    self._open(self.play.turn, Phase.DECISION)
                case _:
                    self._close_turn()

    def _close_turn(self) -> None:
        play = self.play
        state = state_of(self.exercise, play.quantities)
        orders = orders_of(self.exercise, play.table)
        ledger = Ledger()
        rules.close_turn(self.exercise, state, orders, seeds_of(self.seed), play.turn, ledger)
        self._note(ledger, play.turn)
        self._happen(PhaseOpened(play.turn, Phase.ASSESSMENT))

    def _open(self, turn: int, phase: Phase) -> None:
        """A phase in which nations act; those that computers run do so at once."""
        self._happen(PhaseOpened(turn, phase))
        for seat, command in self.computers.commands(self.play):
            if refusal(self.exercise, self.play, seat, command) is None:
                self._happen(Accepted(seat, command))

    def _answer(self, proposed: Propose) -> None:
        """Computer-run nations answer what a person proposes, though they are done otherwise."""
        for seat, answer in self.computers.answers(self.play, proposed):
            possible = cannot_agree(self.exercise, self.play, seat, answer) is None
            given = answer if possible else replace(answer, answer=DECLINE)
            self._happen(Accepted(seat, given))

    def _note(self, ledger: Ledger, turn: int) -> None:
        """Every change in a ledger, one event for what one cause did at one time, and the dice."""
        changes = ledger.changes(self.exercise.catalogue)
        for cause, group in groupby(changes, key=lambda change: change[0]):
            added: dict[str, float] = {}
            for _, name, change in group:
                added[name] = added.get(name, 0.0) + change
            self._happen(Changed(turn, cause, added))
        for purpose, draws in ledger.draws:
            self._happen(Drawn(turn, purpose, tuple(draws[0].tolist())))

"""One exercise in progress: the only door through which screens, commands and doctrines play.

A command is judged, worked out on a copy, written to the journal and only then let happen. What a
session has answered with events is therefore on the disk, and what it refuses changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping

from game.language import tr
from game.rules.exercise import Exercise
from game.session import explain, known, views
from game.session.commands import Command, Ordering, Refusal
from game.session.computers import ByDoctrine, Computers
from game.session.decide import refusal, tidy
from game.session.errors import NotSavedError
from game.session.events import (
    Accepted,
    Event,
    JournalEvent,
    PhaseOpened,
    Proceeded,
    record_of,
)
from game.session.flow import Unfolding
from game.session.fold import Playthrough
from game.session.header import Header
from game.session.offers import Offer, offers
from game.session.own import own
from game.session.phases import PHASES
from game.session.reading import folded
from game.session.seats import Seat
from game.session.store import Store
from game.session.view import Explanation, Forecast, Own, Phase, View


class Session:
    """An exercise, its seats, and the store that keeps what happens."""

    def __init__(
        self,
        exercise: Exercise,
        seats: Mapping[str, Seat],
        seed: int,
        store: Store,
        play: Playthrough,
        computers: Computers | None = None,
    ) -> None:
        """Use `begin` or `resume`."""
        self.exercise = exercise
        self.seats = seats
        self.seed = seed
        self.notices = store.notices
        """What whoever opens the save should be told: a torn line, a missing side file."""
        self._store = store
        self._play = play
        self._computers = computers or ByDoctrine(exercise, seats, seed)
        self._damage: str | None = None
        written = store.records()
        self._next = len(written)
        self._done = {entry.command_id for entry in written}

    @classmethod
    def begin(
        cls,
        exercise: Exercise,
        seats: Mapping[str, Seat],
        *,
        seed: int,
        store: Store,
        computers: Computers | None = None,
    ) -> "Session":
        """A new exercise, in its first situation. Raises NotSavedError.

        `seats` has one for each nation; they are kept in the order of the scenario. `computers`
        decides for those that computers run; their doctrines do if it is not given.
        """
        seated = {nation: seats[nation] for nation in exercise.scenario.nations}
        session = cls(exercise, seated, seed, store, Playthrough(), computers)
        unfolding = session._unfolding()
        unfolding.begin()
        header = Header.of(exercise, seated, seed)
        session._keep(unfolding, "begin", header)
        return session

    @classmethod
    def resume(cls, store: Store) -> "Session":
        """The exercise that a store holds, as far as it can be read. Raises SaveError."""
        reading = folded(store.records())
        frame = reading.frame
        session = cls(frame.exercise, frame.seats, frame.seed, store, reading.play)
        session._damage = reading.damage
        return session

    @property
    def turn(self) -> int:
        return self._play.turn

    @property
    def phase(self) -> Phase:
        return self._play.phase

    @property
    def read_only(self) -> str | None:
        """Why nothing can be played, in a sentence; None if it can."""
        return self._damage or self._store.read_only

    @property
    def persons(self) -> tuple[str, ...]:
        """The nations played by people, in the order of the scenario."""
        return tuple(nation for nation, seat in self.seats.items() if seat.is_person)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The people's nations that are not done with this phase."""
        if self.phase in (Phase.ASSESSMENT, Phase.OUTCOME):
            return ()
        return tuple(
            nation
            for nation, seat in self.seats.items()
            if seat.doctrine(self.turn) is None and nation not in self._play.ready
        )

    def do(
        self, seat: str, command: Command, *, command_id: str | None = None
    ) -> tuple[Event, ...] | Refusal:
        """Carry out a person's command, durably, or say why not.

        A command with an id that the journal has already is not carried out again: the answer is
        that nothing more has happened.
        """
        command = tidy(command)
        if command_id in self._done:
            return ()
        if self.read_only is not None:
            return Refusal("not_saved", self.read_only)
        if seat in self.seats and self.seats[seat].doctrine(self.turn) is not None:
            name = self.exercise.scenario.nations[seat].name
            told = tr("{nation} is run by the computer.").format(nation=name)
            return Refusal("not_seated", told)
        refused = refusal(self.exercise, self._play, seat, command)
        if refused is not None:
            return refused
        unfolding = self._unfolding()
        unfolding.carry_out(seat, command)
        return self._answer(unfolding, command_id)

    def proceed(self, *, command_id: str | None = None) -> tuple[Event, ...] | Refusal:
        """The room leaves the assessment: the next turn's situation, or the outcome."""
        if command_id in self._done:
            return ()
        if self.read_only is not None:
            return Refusal("not_saved", self.read_only)
        if self.phase is Phase.OUTCOME:
            return Refusal("over", tr("The exercise has ended."))
        if self.phase is not Phase.ASSESSMENT:
            told = tr("The {phase} of this turn has not ended.")
            return Refusal("wrong_phase", told.format(phase=PHASES[self.phase]))
        unfolding = self._unfolding()
        unfolding.proceed()
        return self._answer(unfolding, command_id)

    def view(self, viewer: str) -> View:
        """What a nation, the open table (`TABLE`) or the facilitator (`FACILITATOR`) may see."""
        return views.view(self.exercise, self._play, self.seats, viewer)

    def offers(self, seat: str) -> tuple[Offer, ...]:
        """Everything that a nation may do now: what is offered is accepted."""
        return offers(self.exercise, self._play, seat)

    def own(self, seat: str) -> Own:
        """The part of a seat's view that its own orders change, without the rest."""
        return own(self.exercise, self._play, seat)

    def forecast(self, seat: str) -> tuple[Forecast, ...]:
        """Where each crisis would stand next turn, by what this seat knows and has ordered."""
        return known.forecast(self.exercise, self._play, seat)

    def judgement(self, seat: str) -> Mapping[str, tuple[float, float]]:
        """What each partner would think of this seat: points of trust, by what the seat knows.

        First if it does what it has ordered now, then if it does nothing of what it pledged.
        """
        return known.judgement(self.exercise, self._play, seat)

    def explain(self, viewer: str, quantity: str, turn: int | None = None) -> Explanation | None:
        """Why a quantity changed in a turn: in the last in which it did, if none is given.

        None if there is no such quantity, or if it is not this viewer's to see.
        """
        return explain.explain(self.exercise, self._play, viewer, quantity, turn)

    def changed(self, viewer: str, turn: int) -> Mapping[str, tuple[float, float]]:
        """What a turn has changed of what a viewer may see: what it was, and what it is."""
        return explain.changed(self.exercise, self._play, viewer, turn)

    def close(self) -> None:
        """Let the save go. Everything that was answered with events is in it."""
        self._store.close()

    def _unfolding(self) -> Unfolding:
        play = self._play.copy()
        return Unfolding(self.exercise, self.seats, self.seed, play, self._computers)

    def _answer(self, unfolding: Unfolding, command_id: str | None) -> tuple[Event, ...] | Refusal:
        told = tuple(_told(unfolding.events))
        try:
            self._keep(unfolding, command_id or f"line {self._next + 1}")
        except NotSavedError as error:
            not_done = tr("Nothing was done, for it could not be saved. {reason}")
            return Refusal("not_saved", not_done.format(reason=error))
        return told

    def _keep(self, unfolding: Unfolding, command_id: str, header: Header | None = None) -> None:
        """Durable first; only then has it happened."""
        records = [record_of(event) for event in unfolding.events]
        if header is not None:
            records.insert(0, header.to_json())
        self._store.append(self._next, command_id, records)
        self._play = unfolding.play
        self._next += 1
        self._done.add(command_id)


def _told(events: Iterable[JournalEvent]) -> Iterator[Event]:
    """What anybody may be told of: not the secret orders that computers gave in passing."""
    for place, event in enumerate(events):
        match event:
            case Accepted(_, command) if place and isinstance(command, Ordering):
                continue
            case Accepted() | Proceeded() | PhaseOpened():
                yield event

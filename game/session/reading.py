"""A save read back: its exercise as it was, and what has happened, as far as it can be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.doctrines import DOCTRINES
from game.language import tr
from game.quantities.dice import SEED_LIMIT
from game.rules.exercise import Exercise
from game.scenario.diagnostics import ScenarioError
from game.session.commands import (
    Answer,
    Command,
    Commit,
    Harden,
    Invest,
    Invoke,
    Leave,
    Lend,
    Pledge,
    PledgeTransfer,
    Propose,
    Respond,
    Transfer,
    Undertake,
)
from game.session.errors import SaveError
from game.session.events import Accepted, BadRecordError, JournalEvent, PhaseOpened, event_of
from game.session.fold import Playthrough
from game.session.header import header_of
from game.session.journal import Damage, Entry
from game.session.means import BUDGET
from game.session.seats import PERSON, Seat


@dataclass(frozen=True, slots=True)
class Frame:
    """What a journal says once and for all."""

    exercise: Exercise
    seats: Mapping[str, Seat]
    seed: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a journal holds."""

    frame: Frame
    play: Playthrough
    damage: str | None
    """Why the rest could not be read, in a sentence; None if all of it could."""


def framed(entries: Sequence[Entry]) -> Frame:
    """The exercise that a journal keeps, with its seats. Raises SaveError."""
    if not entries:
        raise SaveError(tr("The save is empty."))
    header = header_of(entries[0])
    try:
        exercise = Exercise.load(
            header.source.encode("utf-8"),
            f"{header.scenario}.toml",
            header.rulebook.encode("utf-8"),
            header.texts,
        )
    except (ScenarioError, ValueError) as error:
        told = tr("The scenario in the save cannot be read: {reason}")
        raise SaveError(told.format(reason=error)) from error
    if not 0 <= header.seed < SEED_LIMIT:
        raise SaveError(tr("The seed in the save is not one."))
    return Frame(exercise, _seats(exercise, header.seats), header.seed)


def folded(entries: Sequence[Entry]) -> Reading:
    """Everything that has happened. Raises SaveError if nothing of it can be read."""
    frame = framed(entries)
    play = Playthrough(quantities=_initial(frame.exercise))
    damage = None
    for entry in entries:
        try:
            events = _events(entry, frame.exercise)
            after = play.copy()
            for event in events:
                after.apply(event)
            _see_that_it_is_in_range(after, frame.exercise)
        except BadRecordError as error:
            found = Damage(entry.seq + 1, str(error))
            damage = tr(
                "Damaged: {damage}. What is before it can be read; the file was left as it is."
            ).format(damage=found)
            break
        play = after
    if play.turn == 0:
        raise SaveError(damage or tr("The save was never begun."))
    return Reading(frame, play, damage)


def phases(frame: Frame, entries: Sequence[Entry]) -> Iterator[Playthrough]:
    """The playthrough as it was at the end of each phase, one after the other, and as it is.

    Raises BadRecordError where `folded` would have stopped.
    """
    play = Playthrough(quantities=_initial(frame.exercise))
    for entry in entries:
        for event in _events(entry, frame.exercise):
            if isinstance(event, PhaseOpened) and play.turn:
                yield play.copy()
            play.apply(event)
    yield play


def _seats(exercise: Exercise, written: Mapping[str, Seat]) -> Mapping[str, Seat]:
    if set(written) != set(exercise.scenario.nations):
        raise SaveError(tr("The seats in the save are not those of its scenario."))
    named = {name for seat in written.values() for name in (seat.player, seat.before)}
    unknown = {name for name in named if name is not None} - {PERSON, *DOCTRINES}
    if unknown:
        told = tr("The save needs the doctrine {doctrine}, which there is not here.")
        raise SaveError(told.format(doctrine=min(unknown)))
    return {nation: written[nation] for nation in exercise.scenario.nations}


def _initial(exercise: Exercise) -> dict[str, float]:
    """What a quantity is that a save from before its time does not know."""
    quantities = exercise.catalogue.quantities.items()
    return {name: exercise.initial[quantity.column] for name, quantity in quantities}


def _events(entry: Entry, exercise: Exercise) -> list[JournalEvent]:
    """The events of an entry. Raises BadRecordError before any of them has happened."""
    records = entry.records[1:] if entry.seq == 0 else entry.records
    events = [event_of(record) for record in records if record["record"] != "format"]
    for event in events:
        if not _fits(event, exercise):
            raise BadRecordError(tr("speaks of something that its scenario does not have"))
    return events


def _see_that_it_is_in_range(play: Playthrough, exercise: Exercise) -> None:
    """Raises BadRecordError if a quantity has a value that it cannot have.

    Which one is not told: players read it too, and its name can be a secret.
    """
    for name, quantity in exercise.catalogue.quantities.items():
        if not quantity.low <= play.quantities[name] <= quantity.high:
            raise BadRecordError(tr("leaves a quantity at a value that it cannot have"))


def _fits(event: JournalEvent, exercise: Exercise) -> bool:
    """Whether everything that an event names exists."""
    scenario = exercise.scenario
    given = {BUDGET, *scenario.capabilities}
    match event:
        case PhaseOpened(turn, _):
            return 1 <= turn <= scenario.time.turns
        case Accepted(seat, _) if seat not in scenario.nations:
            return False
        case Accepted(_, Pledge(crisis, what, units) | Commit(crisis, what, units)):
            return crisis in scenario.crises and what in scenario.capabilities and units >= 0
        case Accepted(_, PledgeTransfer(to, what, amount) | Transfer(to, what, amount)):
            return to in scenario.nations and what in given and amount >= 0
        case Accepted(seat, Harden(infrastructure, budget)):
            return infrastructure in scenario.nations[seat].infrastructure and budget >= 0
        case Accepted(_, Answer(inject, option)):
            found = scenario.injects.get(inject)
            return found is not None and option in {known.id for known in found.options}
        case Accepted(_, command):
            return _fits_the_rulebook(command, exercise)
    return True


def _fits_the_rulebook(command: Command, exercise: Exercise) -> bool:
    """Whether what a command names of agreements, projects and orders is in the rulebook."""
    scenario, p = exercise.scenario, exercise.rulebook
    match command:
        case Propose(agreement, target, _) | Respond(agreement, target, _):
            return _is_agreement(exercise, agreement, target)
        case Leave(treaty, _):
            return treaty in p.treaties
        case Invoke(treaty, crisis, _):
            return treaty in p.treaties and crisis in scenario.crises
        case Lend(to, what, amount):
            return to in scenario.nations and what in scenario.capabilities and amount >= 0
        case Invest(project, amount):
            return project in p.projects and amount >= 0
        case Undertake(name, target, amount):
            order = p.orders.get(name)
            return order is not None and amount >= 0 and _is_target(exercise, order.target, target)
    return True


def _is_agreement(exercise: Exercise, agreement: str, target: str) -> bool:
    if agreement in exercise.rulebook.treaties:
        return not target
    joint = exercise.rulebook.joint.get(agreement)
    return joint is not None and _is_target(exercise, joint.target, target)


def _is_target(exercise: Exercise, kind: str, target: str) -> bool:
    return target in exercise.world.accords.targets(kind)

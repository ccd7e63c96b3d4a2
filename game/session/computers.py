"""Computer-run nations at the table: their doctrines' arrays, turned into commands.

A doctrine is given an observation, which holds what its seat may see, and never the state.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from game.doctrines import DOCTRINES
from game.doctrines.agreeing import Accord, Offered
from game.doctrines.undertaking import Undertaking
from game.quantities.grid import Array
from game.rules.exercise import Exercise
from game.rules.observation import Observation, observations
from game.rules.turn import called_for
from game.session.commands import (
    ACCEPT,
    ALL,
    DECLINE,
    YES,
    Answer,
    Command,
    Commit,
    Harden,
    Invest,
    Invoke,
    Leave,
    Lend,
    Pledge,
    Propose,
    Ready,
    Respond,
    Transfer,
    Undertake,
)
from game.session.fold import Playthrough
from game.session.means import BUDGET
from game.session.seats import Seat
from game.session.table import orders_of, seeds_of, state_now
from game.session.view import Phase


class Computers(Protocol):
    """Who decides for the nations that computers run."""

    def commands(self, play: Playthrough) -> Iterable[tuple[str, Command]]:
        """What all of them do in the phase that has just opened, in order."""

    def answers(self, play: Playthrough, proposed: Propose) -> Iterable[tuple[str, Respond]]:
        """What they answer at once to what a person proposes, in order."""


@dataclass(frozen=True, slots=True)
class ByDoctrine:
    """Their doctrines of today decide."""

    exercise: Exercise
    seats: Mapping[str, Seat]
    seed: int

    def commands(self, play: Playthrough) -> Iterable[tuple[str, Command]]:
        return commands(self.exercise, play, self.seats, self.seed)

    def answers(self, play: Playthrough, proposed: Propose) -> Iterable[tuple[str, Respond]]:
        return answers(self.exercise, play, self.seats, self.seed, proposed)


def commands(
    exercise: Exercise, play: Playthrough, seats: Mapping[str, Seat], seed: int
) -> list[tuple[str, Command]]:
    """What every computer-run nation does in the phase that has just opened.

    All of them decide on the same view of the table, so their order does not matter.
    """
    nations = tuple(seats)
    turn = play.turn
    places = [p for p, seat in enumerate(seats.values()) if seat.doctrine(turn) is not None]
    acting = play.phase in (Phase.CONSULTATION, Phase.DECISION)
    seen = _observations(exercise, play, places, seed) if acting else [None] * len(places)
    return [
        (nations[place], command)
        for place, observation in zip(places, seen, strict=True)
        for command in _of_nation(exercise, play, seats, place, observation)
    ]


def answers(
    exercise: Exercise,
    play: Playthrough,
    seats: Mapping[str, Seat],
    seed: int,
    proposed: Propose,
) -> list[tuple[str, Respond]]:
    """What computer-run nations answer at once to what a person proposes.

    Who has answered already keeps to it.
    """
    said = play.table.proposals[proposed.agreement, proposed.target]
    joint = exercise.rulebook.joint.get(proposed.agreement)
    kind = joint.target if joint else "none"
    target = exercise.world.accords.targets(kind).index(proposed.target)
    given = []
    for place, (nation, seat) in enumerate(seats.items()):
        addressed = ALL in said.to or nation in said.to
        doctrine = seat.doctrine(play.turn)
        if doctrine is None or not addressed or nation in (*said.accepted, *said.declined):
            continue
        (seen,) = _observations(exercise, play, (place,), seed)
        agrees = DOCTRINES[doctrine].answer_to(seen, Offered(proposed.agreement, target))[0]
        answer = ACCEPT if agrees else DECLINE
        given.append((nation, Respond(proposed.agreement, proposed.target, answer)))
    return given


def _of_nation(
    exercise: Exercise,
    play: Playthrough,
    seats: Mapping[str, Seat],
    place: int,
    seen: Observation | None,
) -> list[Command]:
    """What one does; it needs to see nothing where there is nothing to do but to be ready."""
    doctrine = DOCTRINES[tuple(seats.values())[place].doctrine(play.turn) or ""]
    chosen: list[Command] = []
    if seen is not None and play.phase is Phase.CONSULTATION:
        for crisis, capability, units in _units(exercise, doctrine.pledge(seen)):
            chosen.append(Pledge(crisis, capability, units))
        if exercise.world.deep:
            chosen += _agreed(exercise, doctrine.agree(_with_time_for(seats, seen)))
    if seen is not None and play.phase is Phase.DECISION:
        plan = doctrine.order(seen)
        for crisis, capability, units in _units(exercise, plan.commit):
            chosen.append(Commit(crisis, capability, units))
        for inject, picked in plan.answers.items():
            if option := int(picked[0]):
                name = exercise.catalogue.axes["inject"][inject]
                options = exercise.scenario.injects[name].options
                chosen.append(Answer(name, options[option - 1].id))
        chosen += _beyond(exercise, plan.beyond)
    return [*chosen, Ready()]


def _observations(
    exercise: Exercise, play: Playthrough, places: Sequence[int], seed: int
) -> list[Observation]:
    state = state_now(exercise, play.quantities)
    orders = called_for(exercise, state, orders_of(exercise, play.table))
    return observations(exercise, state, orders, seeds_of(seed), play.turn, places)


def _with_time_for(seats: Mapping[str, Seat], seen: Observation) -> Observation:
    """What a nation sees; with people at the table it keeps time for what they may propose."""
    there = seen.agreements
    if there is None or all(seat.doctrine(seen.turn) is not None for seat in seats.values()):
        return seen
    return replace(
        seen, agreements=replace(there, most=np.maximum(there.most - 1, np.minimum(there.most, 1)))
    )


def _agreed(exercise: Exercise, accord: Accord) -> Iterator[Command]:
    """What a nation signs, leaves, calls for and joins."""
    axes, p = exercise.catalogue.axes, exercise.rulebook
    for treaty, signs in zip(axes["treaty"], accord.sign[0], strict=True):
        if signs:
            yield Propose(treaty, "", ALL)
    for treaty, leaves in zip(axes["treaty"], accord.leave[0], strict=True):
        if leaves:
            yield Leave(treaty, YES)
    for a, c in np.argwhere(accord.invoke[0] > 0).tolist():
        yield Invoke(axes["treaty"][a], axes["crisis"][c], YES)
    for name, party in accord.join.items():
        targets = exercise.world.accords.targets(p.joint[name].target)
        for (t,) in np.argwhere(party[0] > 0).tolist():
            yield Propose(name, targets[t], ALL)


def _beyond(exercise: Exercise, beyond: Undertaking) -> Iterator[Command]:
    """What a nation does besides: gifts, loans, protection, projects, orders of the rulebook."""
    axes = exercise.catalogue.axes
    if beyond.gifts is not None:
        things = (BUDGET, *axes["capability"])
        for to, what in np.argwhere(beyond.gifts[0] > 0).tolist():
            yield Transfer(axes["nation"][to], things[what], int(beyond.gifts[0, to, what]))
    if beyond.loans is not None:
        for to, what in np.argwhere(beyond.loans[0] > 0).tolist():
            units = int(beyond.loans[0, to, what])
            yield Lend(axes["nation"][to], axes["capability"][what], units)
    if beyond.harden is not None:
        for (place,) in np.argwhere(beyond.harden[0] > 0).tolist():
            thing = axes["infrastructure"][place].rpartition(".")[2]
            yield Harden(thing, int(beyond.harden[0, place]))
    if beyond.invest is not None:
        for project, budget in zip(
            exercise.catalogue.axes["project"], beyond.invest[0], strict=True
        ):
            if budget:
                yield Invest(project, int(budget))
    for name, amount in beyond.undertaken.items():
        targets = exercise.world.accords.targets(exercise.rulebook.orders[name].target)
        for (t,) in np.argwhere(amount[0] > 0).tolist():
            yield Undertake(name, targets[t], int(amount[0, t]))


def _units(exercise: Exercise, table: Array) -> list[tuple[str, str, int]]:
    """The units in [1, crisis, capability], each with the crisis and the capability."""
    axes = exercise.catalogue.axes
    return [
        (axes["crisis"][c], axes["capability"][k], int(table[0, c, k]))
        for c, k in np.argwhere(table[0] > 0).tolist()
    ]

"""Computer-run nations at the table: their doctrines' arrays, turned into commands.

A doctrine is given an observation, which holds what its seat may see, and never the state.
"""

from collections.abc import Mapping

import numpy as np

from game.doctrines import DOCTRINES
from game.doctrines.doctrine import Doctrine
from game.quantities.grid import Array
from game.rules.exercise import Exercise
from game.rules.observation import Observation, observe
from game.session.commands import Answer, Command, Commit, Pledge, Ready
from game.session.fold import Playthrough
from game.session.seats import Seat
from game.session.table import pledged, seeds_of, state_of
from game.session.view import Phase


def commands(
    exercise: Exercise, play: Playthrough, seats: Mapping[str, Seat], seed: int
) -> list[tuple[str, Command]]:
    """What every computer-run nation does in the phase that has just opened.

    All of them decide on the same view of the table, so their order does not matter.
    """
    return [
        (nation, command)
        for place, (nation, seat) in enumerate(seats.items())
        if not seat.is_person
        for command in _of_nation(exercise, play, DOCTRINES[seat.player], place, seed)
    ]


def _of_nation(
    exercise: Exercise, play: Playthrough, doctrine: Doctrine, place: int, seed: int
) -> list[Command]:
    chosen: list[Command] = []
    if play.phase is Phase.CONSULTATION:
        seen = _observation(exercise, play, place, seed)
        for crisis, capability, units in _units(exercise, doctrine.pledge(seen)):
            chosen.append(Pledge(crisis, capability, units))
    if play.phase is Phase.DECISION:
        plan = doctrine.order(_observation(exercise, play, place, seed))
        for crisis, capability, units in _units(exercise, plan.commit):
            chosen.append(Commit(crisis, capability, units))
        for inject, picked in plan.answers.items():
            if option := int(picked[0]):
                name = exercise.catalogue.axes["inject"][inject]
                options = exercise.scenario.injects[name].options
                chosen.append(Answer(name, options[option - 1].id))
    return [*chosen, Ready()]


def _observation(exercise: Exercise, play: Playthrough, place: int, seed: int) -> Observation:
    state = state_of(exercise, play.quantities)
    on_table = pledged(exercise, play.table)
    return observe(exercise, state, on_table, seeds_of(seed), play.turn, place)


def _units(exercise: Exercise, table: Array) -> list[tuple[str, str, int]]:
    """The units in [1, crisis, capability], each with the crisis and the capability."""
    axes = exercise.catalogue.axes
    return [
        (axes["crisis"][c], axes["capability"][k], int(table[0, c, k]))
        for c, k in np.argwhere(table[0] > 0).tolist()
    ]

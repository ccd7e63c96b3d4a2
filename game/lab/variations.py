"""All the ways in which one nation may play otherwise that are tried in an exercise."""

from collections.abc import Iterator, Sequence

import numpy as np

from game.doctrines import DOCTRINES
from game.lab.left_out import GIVES, Apart, Uncalled, Unsigned, Without
from game.lab.more import Built, Gift, Loan, Protection, Undertaken
from game.lab.variation import Chosen, Effort, Variation
from game.rules.exercise import Exercise

LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Levels of effort, as shares of what a nation could give."""


def variations(exercise: Exercise) -> tuple[Variation, ...]:
    """All that are tried, seat by seat: so a batch has few seats in which doctrines differ."""
    return tuple(_variations(exercise))


def plain_of(every: Sequence[Variation]) -> list[int]:
    """The place of the plain one of each variation."""
    places = {one: place for place, one in enumerate(every)}
    return [places[one.plain] for one in every]


def _variations(exercise: Exercise) -> Iterator[Variation]:
    for seat in range(exercise.world.nations):
        yield from (Variation(seat, doctrine) for doctrine in DOCTRINES)
        yield from (Effort(seat, GIVES, share) for share in LEVELS)
        yield from _of_commitments(exercise, seat)
        usual = list(exercise.scenario.nations.values())[seat].default_doctrine
        for inject in exercise.msel.decisions:
            if seat in inject.recipients:
                options = range(1, len(inject.costs))
                yield from (Chosen(seat, usual, inject.place, option) for option in options)
        yield from _of_gifts(exercise, seat, usual)
        owned = np.flatnonzero(exercise.world.owner[seat]).tolist()
        yield from (Protection(seat, usual, place) for place in owned)
        if exercise.world.deep:
            yield from _of_agreements(exercise, seat, usual)


def _of_agreements(exercise: Exercise, seat: int, usual: str) -> Iterator[Variation]:
    """Each treaty left unsigned, each project built, and what could be lent; each order of the
    rulebook given, each joint action left to the others, and help never called for.
    """
    p = exercise.rulebook
    yield from (Unsigned(seat, GIVES, place) for place in range(len(p.treaties)))
    yield from (Built(seat, usual, place) for place in range(len(p.projects)))
    partners = [to for to in range(exercise.world.nations) if to != seat]
    for capability, name in enumerate(exercise.scenario.capabilities):
        yield Loan(seat, usual, _least(exercise, name, partners), capability)
    for name, order in p.orders.items():
        # What is found out about others no computer-run nation makes anything of.
        if exercise.world.accords.targets(order.target) and not order.studies:
            yield Undertaken(seat, usual, name)
    yield from (Apart(seat, GIVES, name) for name in p.joint)
    for place, treaty in enumerate(p.treaties.values()):
        if treaty.collective:
            crises = range(exercise.world.crises)
            yield from (Uncalled(seat, GIVES, place, crisis) for crisis in crises)


def _of_commitments(exercise: Exercise, seat: int) -> Iterator[Without]:
    """Each capability that the nation has, kept from each crisis that asks for it."""
    scenario = exercise.scenario
    has = list(scenario.nations.values())[seat].capability
    for place, crisis in enumerate(scenario.crises.values()):
        for capability, name in enumerate(scenario.capabilities):
            if crisis.demand.get(name, 0) > 0 and has.get(name, 0) >= 1:
                yield Without(seat, GIVES, place, capability)


def _of_gifts(exercise: Exercise, seat: int, usual: str) -> Iterator[Gift]:
    """Budget to each partner, and each capability to the partner that has the least of it."""
    partners = [to for to in range(exercise.world.nations) if to != seat]
    yield from (Gift(seat, usual, to, 0) for to in partners)
    for capability, name in enumerate(exercise.scenario.capabilities):
        yield Gift(seat, usual, _least(exercise, name, partners), 1 + capability)


def _least(exercise: Exercise, capability: str, partners: Sequence[int]) -> int:
    """The partner that has the least of a capability."""
    nations = list(exercise.scenario.nations.values())
    return min(partners, key=lambda place: nations[place].capability.get(capability, 0))

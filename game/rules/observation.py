"""What a computer-run nation is given: what its seat may see, as arrays over a batch of games.

An observation holds copies of what is public or the seat's own, and nothing else. A doctrine that
gets one cannot know more than a person in the same seat.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from game.quantities.dice import Dice, Seeds
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.effort import open_crises
from game.rules.exercise import Exercise
from game.rules.orders import Orders, agreements_open, unit_costs
from game.rules.undertakings import aims, possible
from game.rules.world import Flags
from game.scenario.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Question:
    """An inject that asks this seat for a decision now."""

    inject: int
    """Its place among the injects."""
    asked: Flags
    """[games]"""
    costs: Array
    """[options + 1]: units of budget; the first is for no answer."""
    stances: tuple[str, ...]
    """`cooperative`, `selfish` or `neutral`, of each option."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """The orders and agreements of the rulebook, as one seat sees them. a treaties, p projects."""

    p: Rulebook
    possible: Mapping[str, Flags]
    """[g, t] of each order of the rulebook: whether this seat may give it, to which target."""
    aims: Mapping[str, Flags]
    """[g, t] of each joint action: at what this seat may aim it, so far as it can know."""
    member: Array
    """[g, a, n]"""
    signed: Array
    in_force: Array
    """[g, a]"""
    partner: Array
    """[g, p, n]"""
    progress: Array
    """[g, p]"""
    complete: Array
    pool: Array
    """[g]"""
    most: Array
    """[g]: how many treaties and joint actions this seat can agree to now."""
    belief: Array
    """[g, c, a]: whom it takes to be behind each crisis that has broken out."""
    fear: Array
    """[g]: its own."""


@dataclass(frozen=True, slots=True)
class SeatDice:
    """The dice of one seat, for doctrines that choose at random. No rule's dice can be foreseen."""

    _dice: Dice
    _seat: int

    def uniform(self, what: str, *about: int) -> Array:
        """Draws in [0, 1), one a game: [games]. Named for what they are, and for which inject."""
        return self._dice.uniform(self._name(what, about))

    def uniforms(self, what: str, count: int, *about: int) -> Array:
        """So many draws a game: [games, count]."""
        return self._dice.uniform(self._name(what, about), count)

    def _name(self, what: str, about: tuple[int, ...]) -> str:
        return ".".join(map(str, ("random", what, self._seat, *about)))


@dataclass(frozen=True)
class Observation:
    """One seat's view of a batch of games. Axes: g games, n m nations, c crises, k capabilities."""

    seat: int
    """The place of this nation."""
    turn: int
    turns: int
    budget: Array
    """[g]: its own, as all down to `touch`."""
    income: Array
    capability: Array
    """[g, k]"""
    touch: Array
    """[g, c]: how far each crisis touches it, as far as it knows, 0 to 1."""
    unit_cost: Array
    """[g, k]"""
    discipline: Mapping[str, int]
    """The place of each capability."""
    severity: Array
    """[g, c]: of the crises that have broken out; 0 of all others."""
    momentum: Array
    demand: Array
    """[g, c, k]; 0 of crises that have not broken out or are over."""
    trust: Array
    """[g, n, m]"""
    stability: Array
    """[g, n]"""
    effort: Array
    """[g, n]: what each gave last turn, relative to its income."""
    burden: Array
    """[g, n]"""
    pledged: Array
    """[g, n, c, k]: on the open table this turn."""
    agreed: Array
    """[g]: budget that its own joint actions of this turn will cost."""
    agreements: Agreements | None
    """What there is to agree on, and what has been; None under a rulebook without any."""
    questions: tuple[Question, ...]
    """What is asked of it now; of what is asked in none of the games it hears nothing."""
    dice: SeatDice


def observe(
    exercise: Exercise, state: State, orders: Orders, seeds: Seeds, turn: int, seat: int
) -> Observation:
    """What the nation at place `seat` sees in a turn.

    Of `orders` it sees what all have pledged, and what it has agreed to itself.
    """
    world = exercise.world
    out = open_crises(state)
    reach = np.where(world.is_route, world.exposure[:, seat], 0.0)
    reach = np.where(world.is_cyber, state.presence[:, :, seat] / 100, reach)
    return Observation(
        seat=seat,
        turn=turn,
        turns=exercise.scenario.time.turns,
        budget=state.budget[:, seat].copy(),
        income=state.income[:, seat].copy(),
        capability=state.capability[:, seat].copy(),
        touch=np.maximum(reach, world.p.harm.everywhere) * out,
        unit_cost=unit_costs(state, world)[:, seat].copy(),
        discipline=world.discipline,
        severity=state.severity * out,
        momentum=np.where(out, state.momentum, 0.0),  # a product would keep the hidden sign
        demand=state.demand * out[..., None],
        trust=state.trust.copy(),
        stability=state.stability.copy(),
        effort=state.effort.copy(),
        burden=state.burden.copy(),
        pledged=orders.pledged.copy(),
        agreed=_agreed(exercise, orders, state.games, seat),
        agreements=_agreements(exercise, state, seat) if world.deep else None,
        questions=tuple(_questions(exercise, state, turn, seat)),
        dice=SeatDice(Dice(seeds, turn), seat),
    )


def with_the_table(seen: Observation, exercise: Exercise, orders: Orders) -> Observation:
    """The same seat later in the turn: with what has been pledged and agreed since.

    Nothing else changes between consultation and decision.
    """
    agreed = _agreed(exercise, orders, len(seen.budget), seen.seat)
    return replace(seen, pledged=orders.pledged.copy(), agreed=agreed)


def _agreed(exercise: Exercise, orders: Orders, games: int, seat: int) -> Array:
    total = np.zeros(games)
    for name, parties in orders.joined.items():
        total += parties[:, seat].sum(axis=1) * exercise.rulebook.joint[name].cost
    return total


def _agreements(exercise: Exercise, state: State, seat: int) -> Agreements:
    world = exercise.world
    out = open_crises(state)
    return Agreements(
        p=world.p,
        possible={name: possible(state, world, name, seat) for name in world.p.orders},
        aims={name: aims(state, world, j.target, seat) for name, j in world.p.joint.items()},
        member=state.member.copy(),
        signed=state.signed.copy(),
        in_force=state.in_force.copy(),
        partner=state.partner.copy(),
        progress=state.progress.copy(),
        complete=state.complete.copy(),
        pool=state.pool.copy(),
        most=agreements_open(state, world)[:, seat],
        belief=state.belief[:, seat] * out[..., None],
        fear=state.fear[:, seat].copy(),
    )


def _questions(exercise: Exercise, state: State, turn: int, seat: int) -> Iterator[Question]:
    for inject in exercise.msel.decisions:
        asked = state.fired[:, inject.place] == turn
        if seat in inject.recipients and asked.any():
            yield Question(inject.place, asked, inject.costs, inject.stances)

"""What a computer-run nation is given: what its seat may see, as arrays over a batch of games.

An observation holds copies of what is public or the seat's own, and nothing else. A doctrine that
gets one cannot know more than a person in the same seat.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.quantities.dice import Dice, Seeds
from game.quantities.grid import Array, zeros
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
    targets: Mapping[str, int]
    """At how many things each joint action can be aimed, sensibly or not."""
    member: Array
    """[g, a, n]"""
    signed: Array
    bound: Array
    """[g, a]: 1 where this seat is a party."""
    waiting: Array
    """[g, a]: not 0 where it has signed and not ratified yet."""
    in_force: Array
    """[g, a]"""
    partner: Array
    """[g, p, n]"""
    progress: Array
    """[g, p]"""
    complete: Array
    relevance: Array
    """[g, p]: the severity of the worst open crisis against which each project helps."""
    pool: Array
    """[g]"""
    most: Array
    """[g]: how many treaties and joint actions this seat can agree to now."""
    belief: Array
    """[g, c, a]: whom it takes to be behind each crisis that has broken out."""
    fear: Array
    """[g]: its own."""


@cache
def _purpose(what: str, seat: int, *about: int) -> str:
    return ".".join(map(str, ("random", what, seat, *about)))


@dataclass(frozen=True, slots=True)
class SeatDice:
    """The dice of a seat, or of several, each in games of its own, for doctrines that choose at
    random. No rule's dice can be foreseen.
    """

    seats: tuple[tuple[Dice, int], ...]
    """Of each seat: the dice of its games, and its place."""

    @classmethod
    def of_games(cls, every: Sequence["SeatDice"], rows: Sequence[Any]) -> "SeatDice":
        """The dice of several seats, each in some games of the batch."""
        return cls(
            tuple(
                (replace(dice, seeds=dice.seeds[own]), seat)
                for one, own in zip(every, rows, strict=True)
                for dice, seat in one.seats
            )
        )

    def uniform(self, what: str, *about: int) -> Array:
        """Draws in [0, 1): [games]. Named for what they are, and for which inject."""
        return self._drawn(
            [dice.uniform(_purpose(what, seat, *about)) for dice, seat in self.seats]
        )

    def uniforms(self, what: str, things: Iterable[int], count: int = 1) -> Array:
        """So many draws for each of several things, by their numbers: [games, things, count]."""
        numbers = tuple(things)
        draws = [
            dice.uniforms(tuple(_purpose(what, seat, number) for number in numbers), count)
            for dice, seat in self.seats
        ]
        return self._drawn(draws)

    def _drawn(self, draws: list[Array]) -> Array:
        """[games, …]: those of the first seat's games, then those of the next."""
        return draws[0] if len(draws) == 1 else np.concatenate([d.T for d in draws], axis=-1).T


@dataclass(frozen=True)
class Observation:
    """One seat's view of a batch of games. Axes: g games, n m nations, c crises, k capabilities."""

    seat: int | NDArray[np.intp]
    """The place of this nation; [g], if it is not the same in all games."""
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
    hardening: Array
    """[g, i]: of its own infrastructure; all others' counts as 100."""
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

    @property
    def own_pledge(self) -> Array:
        """[g, c, k]: what this nation has pledged."""
        return self.pledged[:, self.seat]

    @property
    def own_trust(self) -> Array:
        """[g, m]: how far this nation trusts each other; 0 of itself."""
        return self.trust[:, self.seat]

    @property
    def own_stability(self) -> Array:
        """[g]"""
        return self.stability[:, self.seat]

    @property
    def partners(self) -> Flags:
        """[g, n], or [1, n] for all games alike: every nation but this one."""
        nations, own = np.arange(self.stability.shape[1]), np.reshape(self.seat, (-1, 1))
        others: Flags = np.not_equal(nations, own, order="F")
        return others


def observe(
    exercise: Exercise, state: State, orders: Orders, seeds: Seeds, turn: int, seat: int
) -> Observation:
    """What the nation at place `seat` sees in a turn; see `observations`."""
    return observations(exercise, state, orders, seeds, turn, (seat,))[0]


def observations(
    exercise: Exercise,
    state: State,
    orders: Orders,
    seeds: Seeds,
    turn: int,
    seats: Sequence[int],
) -> list[Observation]:
    """What the nations at these places see in a turn. What all see alike they share.

    Of `orders` each sees what all have pledged, and what it has agreed to itself.
    """
    world, dice = exercise.world, Dice(seeds, turn)
    out = open_crises(state)
    reach = np.where(world.is_route[:, None], world.exposure, 0.0)
    reach = np.where(world.is_cyber[:, None], state.presence / 100, reach)
    touch = np.maximum(reach, world.p.harm.everywhere) * out[..., None]  # [g, c, n]
    unit_cost = unit_costs(state, world)
    severity, demand = state.severity * out, state.demand * out[..., None]
    momentum = np.where(out, state.momentum, 0.0)  # a product would keep the hidden sign
    trust, stability, effort, burden, pledged = (
        np.copy(shown)
        for shown in (state.trust, state.stability, state.effort, state.burden, orders.pledged)
    )
    there = _agreements(exercise, state, seats) if world.deep else [None] * len(seats)
    asking = exercise.msel.asking(state, turn)
    agreed = _agreed(exercise, orders)
    return [
        Observation(
            seat=seat,
            turn=turn,
            turns=exercise.scenario.time.turns,
            budget=np.copy(state.budget[:, seat]),
            income=np.copy(state.income[:, seat]),
            capability=np.copy(state.capability[:, seat]),
            touch=touch[..., seat],
            unit_cost=unit_cost[:, seat],
            hardening=np.where(world.owner[seat] > 0, state.hardening, 100.0),
            discipline=world.discipline,
            severity=severity,
            momentum=momentum,
            demand=demand,
            trust=trust,
            stability=stability,
            effort=effort,
            burden=burden,
            pledged=pledged,
            agreed=agreed[:, seat],
            agreements=agreements,
            questions=tuple(
                Question(one.place, state.fired[:, one.place] == turn, one.costs, one.stances)
                for one in asking
                if seat in one.recipients
            ),
            dice=SeatDice(((dice, seat),)),
        )
        for seat, agreements in zip(seats, there, strict=True)
    ]


def with_the_table(
    seen: Sequence[Observation], exercise: Exercise, orders: Orders
) -> list[Observation]:
    """The same seats later in the turn: with what has been pledged and agreed since.

    Nothing else changes between consultation and decision.
    """
    pledged, agreed = np.copy(orders.pledged), _agreed(exercise, orders)
    return [replace(one, pledged=pledged, agreed=agreed[:, one.seat]) for one in seen]


def _agreed(exercise: Exercise, orders: Orders) -> Array:
    """[g, n]: what the joint actions of this turn will cost each nation."""
    total = zeros(*orders.commit.shape[:2])
    for name, parties in orders.joined.items():
        total += parties.sum(axis=2) * exercise.rulebook.joint[name].cost
    return total


def _agreements(exercise: Exercise, state: State, seats: Sequence[int]) -> list[Agreements]:
    """What there is to agree on, and what has been, as the nations at these places see it."""
    world = exercise.world
    out = open_crises(state)[..., None]
    most = agreements_open(state, world)
    relevance = (out * state.severity[..., None] * world.helped_by).max(axis=1, initial=0)
    kinds = {joint.target for joint in world.p.joint.values()}
    kinds |= {order.target for order in world.p.orders.values()}
    aimed: dict[str, Flags] = {kind: aims(state, world, kind) for kind in kinds}
    may = {name: possible(state, world, name, seats, aimed) for name in world.p.orders}
    member, signed, in_force, partner, progress, complete, pool = (
        np.copy(shown)
        for shown in (
            state.member,
            state.signed,
            state.in_force,
            state.partner,
            state.progress,
            state.complete,
            state.pool,
        )
    )
    return [
        Agreements(
            p=world.p,
            possible={name: flags[:, place] for name, flags in may.items()},
            aims={name: aimed[joint.target][:, seat] for name, joint in world.p.joint.items()},
            targets={name: aimed[joint.target].shape[2] for name, joint in world.p.joint.items()},
            member=member,
            signed=signed,
            bound=member[..., seat],
            waiting=signed[..., seat],
            in_force=in_force,
            partner=partner,
            progress=progress,
            complete=complete,
            relevance=relevance,
            pool=pool,
            most=most[:, seat],
            belief=state.belief[:, seat] * out,
            fear=np.copy(state.fear[:, seat]),
        )
        for place, seat in enumerate(seats)
    ]

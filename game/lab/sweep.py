"""A sweep: many playthroughs of an exercise by computer-run nations, in batches of arrays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.doctrines import DOCTRINES, Doctrine
from game.doctrines.agreeing import Accord
from game.doctrines.undertaking import Undertaking
from game.quantities.dice import Seeds
from game.quantities.grid import Array, zeros
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.observation import observations, with_the_table
from game.rules.orders import Orders
from game.rules.turn import called_for, close_turn, open_turn, start

CHUNK = 2000
"""Games in a batch: enough that the work is numpy's, few enough that memory stays small."""

Watch = Callable[[State, Orders, int], None]
"""Called in each turn, before its orders are carried out, with the state, the orders and the turn.
It may change the orders, and must keep them within the nations' means."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Games that have been played to their end."""

    seeds: Seeds
    """[games]"""
    state: State
    """The final state: [games, columns]."""


def sweep(
    exercise: Exercise,
    seats: Mapping[str, str],
    seeds: Sequence[int] | Seeds,
    chunk: int = CHUNK,
) -> Iterator[Batch]:
    """Plays one game for each seed, a batch at a time; memory is bounded by `chunk`.

    `seats` gives each nation's doctrine by id; a nation left out plays the scenario's default.
    Row k of a batch is the game with the seed in its row k, the same as if it were played alone.
    """
    doctrines = table(exercise, seats)
    whole = np.asarray(seeds, dtype=np.uint64)
    for first in range(0, len(whole), chunk):
        yield play(exercise, doctrines, whole[first : first + chunk])


def table(exercise: Exercise, seats: Mapping[str, str]) -> tuple[Doctrine, ...]:
    """The doctrine of each nation, in the order of the scenario."""
    return tuple(
        DOCTRINES[seats.get(name, nation.default_doctrine)]
        for name, nation in exercise.scenario.nations.items()
    )


def play(
    exercise: Exercise,
    doctrines: Sequence[Doctrine],
    seeds: Seeds,
    *,
    watch: Watch | None = None,
    state: State | None = None,
) -> Batch:
    """Plays a batch from the first turn to the end of every game in it.

    `state` is what the games begin with, if it is not what the exercise begins with.
    """
    state = start(exercise, len(seeds)) if state is None else state
    for turn in range(1, exercise.scenario.time.turns + 1):
        play_turn(exercise, doctrines, state, seeds, turn, watch)
        if (state.ending > 0).all():
            break
    return Batch(seeds, state)


def play_turn(
    exercise: Exercise,
    doctrines: Sequence[Doctrine],
    state: State,
    seeds: Seeds,
    turn: int,
    watch: Watch | None = None,
) -> None:
    """Plays one turn of a batch in place."""
    open_turn(exercise, state, seeds, turn)
    orders = decide(exercise, doctrines, state, seeds, turn)
    if watch is not None:
        watch(state, orders, turn)
    close_turn(exercise, state, orders, seeds, turn)


def decide(
    exercise: Exercise, doctrines: Sequence[Doctrine], state: State, seeds: Seeds, turn: int
) -> Orders:
    """The pledges and orders of computer-run nations in one turn.

    All pledge on the same view, with an empty table; then all order with every pledge on it.
    """
    orders = Orders.none(exercise.catalogue, state.games)
    seen = observations(exercise, state, orders, seeds, turn, range(len(doctrines)))
    for seat, doctrine in enumerate(doctrines):
        orders.pledged[:, seat] = doctrine.pledge(seen[seat])
        agree(orders, doctrine.agree(seen[seat]), seat)
    orders = called_for(exercise, state, orders)
    seen = with_the_table(seen, exercise, orders)
    for seat, doctrine in enumerate(doctrines):
        plan = doctrine.order(seen[seat])
        orders.commit[:, seat] = plan.commit
        for inject, chosen in plan.answers.items():
            orders.answer[:, inject, seat] = chosen
        undertake(orders, plan.beyond, seat)
    return orders


def agree(orders: Orders, accord: Accord, seat: int) -> None:
    """Put what a nation agrees to among the orders."""
    orders.sign[:, :, seat] = accord.sign
    orders.leave[:, :, seat] = accord.leave
    orders.invoke[:, :, seat] = accord.invoke
    _merge(orders.joined, accord.join, seat, orders)


def undertake(orders: Orders, beyond: Undertaking, seat: int) -> None:
    """Put what a nation does besides among the orders."""
    if beyond.invest is not None:
        orders.invest[:, :, seat] = beyond.invest
    if beyond.gifts is not None:
        orders.transfer[:, seat] = beyond.gifts
    if beyond.loans is not None:
        orders.lend[:, seat] = beyond.loans
    if beyond.harden is not None:
        orders.harden[:] += beyond.harden
    _merge(orders.undertaken, beyond.undertaken, seat, orders)


def _merge(tables: dict[str, Array], own: dict[str, Array], seat: int, orders: Orders) -> None:
    games, nations = orders.commit.shape[:2]
    for name, amount in own.items():
        if amount.any():
            tables.setdefault(name, zeros(games, nations, amount.shape[1]))[:, seat] = amount

"""A sweep: many playthroughs of an exercise by computer-run nations, in batches of arrays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.doctrines import DOCTRINES, Doctrine, Plan
from game.doctrines.agreeing import Accord
from game.lab.strategies import Asked, Player, grouped
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
    players: Sequence[Player],
    seeds: Seeds,
    *,
    watch: Watch | None = None,
    state: State | None = None,
    choices: Seeds | None = None,
) -> Batch:
    """Plays a batch from the first turn to the end of every game in it.

    `state` is what the games begin with, if it is not what the exercise begins with; for `choices`
    see `decide`.
    """
    state = start(exercise, len(seeds)) if state is None else state
    for turn in range(1, exercise.scenario.time.turns + 1):
        play_turn(exercise, players, state, seeds, turn, watch, choices)
        if (state.ending > 0).all():
            break
    return Batch(seeds, state)


def play_turn(
    exercise: Exercise,
    players: Sequence[Player],
    state: State,
    seeds: Seeds,
    turn: int,
    watch: Watch | None = None,
    choices: Seeds | None = None,
) -> None:
    """Plays one turn of a batch in place."""
    open_turn(exercise, state, seeds, turn)
    orders = decide(exercise, players, state, seeds, turn, choices)
    if watch is not None:
        watch(state, orders, turn)
    close_turn(exercise, state, orders, seeds, turn)


def decide(
    exercise: Exercise,
    players: Sequence[Player],
    state: State,
    seeds: Seeds,
    turn: int,
    choices: Seeds | None = None,
) -> Orders:
    """The pledges and orders of computer-run nations in one turn.

    All pledge on the same view, with an empty table; then all order with every pledge on it.
    `choices`, [games], are the seeds of what doctrines choose by chance, if not those of the games.
    """
    orders = Orders.none(exercise.catalogue, state.games)
    own = seeds if choices is None else choices
    whole = observations(exercise, state, orders, own, turn, range(len(players)))
    asked = grouped(players)
    views = [one.sees(whole) for one in asked]
    for one, seen in zip(asked, views, strict=True):
        orders.pledged[one.rows, one.seats] = one.doctrine.pledge(seen)
        agree(orders, one.doctrine.agree(seen), one)
    orders = called_for(exercise, state, orders)
    whole = with_the_table(whole, exercise, orders)
    for one, seen in zip(asked, views, strict=True):
        plan = one.doctrine.order(one.sees_later(seen, whole))
        undertake(exercise, orders, plan, one)
    return orders


def agree(orders: Orders, accord: Accord, by: Asked) -> None:
    """Put what nations agree to, each in games of its own, among the orders."""
    orders.sign[by.rows, :, by.seats] = accord.sign
    orders.leave[by.rows, :, by.seats] = accord.leave
    orders.invoke[by.rows, :, by.seats] = accord.invoke
    _put(orders.joined, accord.join, by, orders)


def undertake(exercise: Exercise, orders: Orders, plan: Plan, by: Asked) -> None:
    """Put what nations order, each in games of its own, among the orders."""
    rows, seats, beyond = by.rows, by.seats, plan.beyond
    if by.overrides:
        for table in (orders.answer, orders.invest):
            table[rows, :, seats] = 0.0
        for table in (orders.transfer, orders.lend):
            table[rows, seats] = 0.0
    orders.commit[rows, seats] = plan.commit
    for inject, chosen in plan.answers.items():
        orders.answer[rows, inject, seats] = chosen
    if beyond.invest is not None:
        orders.invest[rows, :, seats] = beyond.invest
    if beyond.gifts is not None:
        orders.transfer[rows, seats] = beyond.gifts
    if beyond.loans is not None:
        orders.lend[rows, seats] = beyond.loans
    if by.overrides or beyond.harden is not None:
        for seat, own, answered in by.parts:
            for thing in np.flatnonzero(exercise.world.owner[seat]).tolist():
                spent = 0.0 if beyond.harden is None else beyond.harden[answered, thing]
                orders.harden[own, thing] = spent
    _put(orders.undertaken, beyond.undertaken, by, orders)


def _put(tables: dict[str, Array], own: Mapping[str, Array], by: Asked, orders: Orders) -> None:
    """Writes the nations' rows of each table; there is a table of whatever anybody gives."""
    if by.overrides:
        for name in tables.keys() - own.keys():
            tables[name][by.rows, by.seats] = 0.0
    for name, amount in own.items():
        if amount.any() or (by.overrides and name in tables):
            games, nations = orders.commit.shape[:2]
            table = tables.setdefault(name, zeros(games, nations, amount.shape[1]))
            table[by.rows, by.seats] = amount

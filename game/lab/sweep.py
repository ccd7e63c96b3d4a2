"""A sweep: many playthroughs of an exercise by computer-run nations, in batches of arrays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.doctrines import DOCTRINES, Doctrine, Plan
from game.doctrines.agreeing import Accord
from game.lab.strategies import Player, parts_of
from game.quantities.dice import Seeds
from game.quantities.grid import Array, zeros
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.observation import observations, with_the_table
from game.rules.orders import Orders
from game.rules.some_games import Rows, later, of_games
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
) -> Batch:
    """Plays a batch from the first turn to the end of every game in it.

    `state` is what the games begin with, if it is not what the exercise begins with.
    """
    state = start(exercise, len(seeds)) if state is None else state
    for turn in range(1, exercise.scenario.time.turns + 1):
        play_turn(exercise, players, state, seeds, turn, watch)
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
) -> None:
    """Plays one turn of a batch in place."""
    open_turn(exercise, state, seeds, turn)
    orders = decide(exercise, players, state, seeds, turn)
    if watch is not None:
        watch(state, orders, turn)
    close_turn(exercise, state, orders, seeds, turn)


def decide(
    exercise: Exercise, players: Sequence[Player], state: State, seeds: Seeds, turn: int
) -> Orders:
    """The pledges and orders of computer-run nations in one turn.

    All pledge on the same view, with an empty table; then all order with every pledge on it.
    """
    orders = Orders.none(exercise.catalogue, state.games)
    seats = range(len(players))
    whole = observations(exercise, state, orders, seeds, turn, seats)
    parts = [(seat, *part) for seat in seats for part in parts_of(players[seat])]
    seen = [of_games(whole[seat], rows) for seat, _, rows in parts]
    for (seat, doctrine, rows), view in zip(parts, seen, strict=True):
        orders.pledged[rows, seat] = doctrine.pledge(view)
        agree(orders, doctrine.agree(view), seat, rows)
    orders = called_for(exercise, state, orders)
    whole = with_the_table(whole, exercise, orders)
    for (seat, doctrine, rows), view in zip(parts, seen, strict=True):
        plan = doctrine.order(later(view, whole[seat]))
        undertake(exercise, orders, plan, seat, rows)
    return orders


def agree(orders: Orders, accord: Accord, seat: int, rows: Rows) -> None:
    """Put what a nation agrees to in some games among the orders."""
    orders.sign[rows, :, seat] = accord.sign
    orders.leave[rows, :, seat] = accord.leave
    orders.invoke[rows, :, seat] = accord.invoke
    _put(orders.joined, accord.join, seat, rows, orders)


def undertake(exercise: Exercise, orders: Orders, plan: Plan, seat: int, rows: Rows) -> None:
    """Put what a nation orders in some games among the orders."""
    orders.commit[rows, seat] = plan.commit
    orders.answer[rows, :, seat] = 0.0
    for inject, chosen in plan.answers.items():
        orders.answer[rows, inject, seat] = chosen
    beyond, own = plan.beyond, exercise.world.owned[seat]
    orders.invest[rows, :, seat] = 0.0 if beyond.invest is None else beyond.invest
    orders.transfer[rows, seat] = 0.0 if beyond.gifts is None else beyond.gifts
    orders.lend[rows, seat] = 0.0 if beyond.loans is None else beyond.loans
    orders.harden[rows, own] = 0.0 if beyond.harden is None else beyond.harden[:, own]
    _put(orders.undertaken, beyond.undertaken, seat, rows, orders)


def _put(
    tables: dict[str, Array], own: Mapping[str, Array], seat: int, rows: Rows, orders: Orders
) -> None:
    """Writes a nation's row of each table; there is a table of whatever anybody gives."""
    for name in tables.keys() - own.keys():
        tables[name][rows, seat] = 0.0
    for name, amount in own.items():
        if name in tables or amount.any():
            games, nations = orders.commit.shape[:2]
            tables.setdefault(name, zeros(games, nations, amount.shape[1]))[rows, seat] = amount

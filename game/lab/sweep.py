"""A sweep: many playthroughs of an exercise by computer-run nations, in batches of arrays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from game.doctrines import DOCTRINES, Doctrine, Plan
from game.doctrines.agreeing import Accord
from game.lab.strategies import Player, Seating
from game.quantities.dice import Seeds
from game.quantities.grid import Array, zeros_like
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
    seating = Seating(players, state.games)
    views = [one.sees(whole) for one in seating.asked]
    pledges = [one.doctrine.pledge(seen) for one, seen in zip(seating.asked, views, strict=True)]
    accords = [one.doctrine.agree(seen) for one, seen in zip(seating.asked, views, strict=True)]
    orders = with_tables(orders, {"pledged": seating.table(pledges), **agreed(seating, accords)})
    orders = called_for(exercise, state, orders)
    whole = with_the_table(whole, exercise, orders)
    plans = [
        one.doctrine.order(one.sees_later(seen, whole))
        for one, seen in zip(seating.asked, views, strict=True)
    ]
    return with_tables(orders, ordered(seating, plans, orders))


def with_tables(orders: Orders, tables: Mapping[str, Any]) -> Orders:
    """The orders with other tables, where there are any."""
    return replace(orders, **{name: table for name, table in tables.items() if table is not None})


def agreed(seating: Seating, accords: Sequence[Accord]) -> dict[str, Any]:
    """The tables of what nations agree to, by their names in the orders."""
    return {
        "sign": _second(seating.table([accord.sign for accord in accords])),
        "leave": _second(seating.table([accord.leave for accord in accords])),
        "invoke": _second(seating.table([accord.invoke for accord in accords])),
        "joined": _of_any(seating, [accord.join for accord in accords]),
    }


def ordered(seating: Seating, plans: Sequence[Plan], orders: Orders) -> dict[str, Any]:
    """The tables of what nations order, by their names in the orders."""
    beyond = [plan.beyond for plan in plans]
    harden = seating.table([one.harden for one in beyond])
    answer = zeros_like(orders.answer)
    for inject in {inject for plan in plans for inject in plan.answers}:
        chosen = seating.table([plan.answers.get(inject) for plan in plans])
        if chosen is not None:
            answer[:, inject] = chosen
    return {
        "commit": seating.table([plan.commit for plan in plans]),
        "answer": answer,
        "invest": _second(seating.table([one.invest for one in beyond])),
        "transfer": seating.table([one.gifts for one in beyond]),
        "lend": seating.table([one.loans for one in beyond]),
        "harden": None if harden is None else harden.sum(axis=1),  # of a thing by its owner alone
        "undertaken": _of_any(seating, [one.undertaken for one in beyond]),
    }


def _second(table: Array | None) -> Array | None:
    """[games, …, nation, …], nations on the third axis, from [games, nation, …]."""
    return None if table is None else table.swapaxes(1, 2)


def _of_any(seating: Seating, given: Sequence[Mapping[str, Array]]) -> dict[str, Array | None]:
    """A table of whatever anybody gives."""
    names = dict.fromkeys(name for own in given for name, amount in own.items() if amount.any())
    return {name: seating.table([own.get(name) for own in given]) for name in names}

"""The kinds of order that there are, and in which games each could be given and was given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from game.quantities.grid import Array
from game.quantities.kinds import STATUSES
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders
from game.rules.world import Flags

Counts = NDArray[np.int64]

GOODS = "goods"
"""The axis of what can be given: budget, then each capability."""

AXES: Mapping[str, tuple[str, ...]] = {
    "commit": ("nation", "crisis", "capability"),
    "transfer": ("nation", "nation", GOODS),
    "harden": ("infrastructure",),
    "lend": ("nation", "nation", "capability"),
    "sign": ("treaty", "nation"),
    "leave": ("treaty", "nation"),
    "invoke": ("treaty", "nation", "crisis"),
    "invest": ("project", "nation"),
}
"""The axes after the first of the kinds of order that are known here: when each can be given, and
what it is worth. Of any other in `Orders` it is counted which nations, or whether any, gave it."""

PROMISES = ("pledged", "promised")
"""What is said in consultation, and is no order."""

ANSWERS = "answer"
"""Told with the injects."""


@dataclass(slots=True)
class Given:
    """What was possible and what was ordered in a batch of games, noted turn by turn.

    `watch` is for `game.lab.sweep.play`.
    """

    exercise: Exercise
    possible: dict[str, Flags] = field(default_factory=dict)
    """By kind of order: whether it could be given in any turn, [games, …]."""
    taken: dict[str, Flags] = field(default_factory=dict)
    """By kind of order: whether it was given in any turn, [games, …]."""

    def watch(self, state: State, orders: Orders, turn: int) -> None:
        on = state.ending == 0
        for kind, possible in legal_kinds(self.exercise, state).items():
            _note(self.possible, kind, possible, on)
        for kind, amounts in every_kind(orders):
            _note(self.taken, kind, amounts > 0, on)


def every_kind(orders: Orders) -> Iterator[tuple[str, Array]]:
    """Each kind of order with its amounts, [games, …].

    What orders have under names of their own, [games, nation, …] each, are kinds of their own,
    such as `undertaken.exchange`; of these it is told which nation gives them: [games, nation].
    """
    for each in fields(orders):
        amounts = getattr(orders, each.name)
        if isinstance(amounts, Mapping):
            for name, array in amounts.items():
                rest = tuple(range(2, array.ndim))
                yield f"{each.name}.{name}", array.sum(axis=rest)
        elif each.name not in (*PROMISES, ANSWERS):
            yield each.name, amounts


def axes_of(kind: str) -> tuple[str, ...] | None:
    """The axes of a kind of order after the first; None if they are not known here."""
    return ("nation",) if "." in kind else AXES.get(kind)


def legal_kinds(exercise: Exercise, state: State) -> dict[str, Flags]:
    """Whether the least amount of each order is within the means of its nation, by itself.

    `commit` [g, n, c, k], `transfer` [g, n, m, w], `harden` [g, i]; with a rulebook that has them
    `lend` [g, n, m, k], `sign` and `leave` [g, a, n], `invoke` [g, a, n, c], `invest` [g, p, n].
    """
    world = exercise.world
    answerable = (state.status != STATUSES.index("latent")) & (
        state.status != STATUSES.index("resolved")
    )
    at_hand = state.capability >= 1
    payable = at_hand & np.greater_equal(state.budget[:, :, None], world.unit_cost, order="F")
    goods = np.concatenate([(state.budget >= 1)[:, :, None], at_hand], axis=2)
    owners = world.owner.argmax(axis=0) if world.owner.size else np.zeros(0, dtype=int)
    others = world.others > 0
    found: dict[str, Flags] = {
        "commit": np.logical_and(payable[:, :, None], answerable[:, None, :, None], order="F"),
        "transfer": np.logical_and(goods[:, :, None], others[:, :, None], order="F"),
        "harden": state.budget[:, owners] >= 1,
    }
    return found | _of_agreements(exercise, state, answerable) if world.deep else found


def _of_agreements(exercise: Exercise, state: State, answerable: Flags) -> dict[str, Flags]:
    """Loans, treaties and projects."""
    world = exercise.world
    bound, waiting = state.member > 0, state.signed > 0
    collective = np.array([one.collective for one in world.p.treaties.values()], dtype=bool)
    owing = bound & (state.in_force > 0)[..., None] & collective[:, None]
    unfinished = state.complete == 0
    lent = (state.capability >= 1)[:, :, None, :] & (world.others > 0)[:, :, None]
    return {
        "lend": lent,
        "sign": ~bound & ~waiting,
        "leave": bound,
        "invoke": np.logical_and(owing[..., None], answerable[:, None, None, :], order="F"),
        "invest": unfinished[..., None] & (state.budget >= 1)[:, None, :],
    }


def counted(flags: Mapping[str, Flags]) -> dict[str, Counts]:
    """In how many games each is true: arrays without the first axis."""
    return {kind: array.sum(axis=0, dtype=np.int64) for kind, array in flags.items()}


def _note(noted: dict[str, Flags], kind: str, now: Array | Flags, on: Flags) -> None:
    """Adds what is true now in the games that go on."""
    flags = np.asarray(now, dtype=bool) & on.reshape(-1, *[1] * (now.ndim - 1))
    if kind in noted:
        noted[kind] |= flags
    else:
        noted[kind] = flags

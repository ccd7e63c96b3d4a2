"""What a rule is given, and how what it proposes is carried out and recorded."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from game.quantities.compiled import Change
from game.quantities.dice import Dice
from game.quantities.grid import Array, bounds, on_grid, zeros
from game.quantities.state import State
from game.rules.effort import Effort, pooled, touch
from game.rules.ledger import LIMIT, Ledger
from game.rules.orders import Orders
from game.rules.world import Flags, World

Found = TypeVar("Found")

Changes = Mapping[str, Array]
"""What a rule adds to which block; each array broadcasts to the block's shape."""


@dataclass(frozen=True)
class Scene:
    """A moment of a turn, as a rule sees it: to be read, never written."""

    state: State
    orders: Orders
    dice: Dice
    world: World
    _found: list[dict[Callable[["Scene"], Any], Any]] = field(default_factory=list, compare=False)
    """What has been found once in this moment; empty outside of one."""

    @contextmanager
    def moment(self) -> Iterator[None]:
        """While it lasts nothing may change the state."""
        self._found.append({})
        try:
            yield
        finally:
            self._found.pop()

    def once(self, find: Callable[["Scene"], Found]) -> Found:
        """What several rules need that act at the same moment: worked out by the first of them."""
        if not self._found:
            return find(self)
        found = self._found[-1]
        if find not in found:
            found[find] = find(self)
        result: Found = found[find]
        return result

    @property
    def touch(self) -> Array:
        """[g, c, n]: how far each open crisis touches each nation, 0 to 1."""
        return self.once(_touch)

    @cached_property
    def effort(self) -> Effort:
        """What the orders bring to bear on each crisis. Nothing in a turn changes it."""
        return pooled(self.orders.commit, self.state, self.world)


def _touch(scene: Scene) -> Array:
    return touch(scene.state, scene.world)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named mechanic. The name is the function's: what `[rules] off` and the ledger call it."""

    apply: Callable[[Scene], Changes]
    title: str
    """In words, for the explanation of a number."""
    rows: tuple[int, ...]
    """The rows of the table of mechanics that it carries."""
    since: int = 1
    """The format of rulebook that brought it; under an earlier one it does not act."""

    @property
    def name(self) -> str:
        return self.apply.__name__


def carry_out(
    rules: tuple[Rule, ...], scene: Scene, ledger: Ledger | None, off: frozenset[str] = frozenset()
) -> None:
    """Applies rules that act at the same moment: each sees the state as it was before all."""
    format = scene.world.p.format
    acting = (rule for rule in rules if rule.name not in off and rule.since <= format)
    with scene.moment():
        proposed = [(rule.name, scene.once(rule.apply)) for rule in acting]
    for name, changes in proposed:
        for block, change in changes.items():
            add(scene.state, block, change, name, ledger)


def add(
    state: State,
    block: str,
    change: Array,
    cause: str,
    ledger: Ledger | None,
    at: int | None = None,
) -> None:
    """Adds to a block, on the grid and within its range, and records it under its cause.

    With `at`, a place on the block's first axis, only what is there changes.
    """
    where = state.catalogue.blocks[block]
    view, start = state.block(block), where.start
    if at is not None:
        view, start = view[:, at], start + at * (where.size // where.shape[0])
    ends = bounds(where.kind.low, where.kind.high)
    _move(view, on_grid(change), ends, start, cause, ledger)


def carry(
    wanted: Sequence[tuple[Change, Array]], state: State, cause: str, ledger: Ledger | None
) -> None:
    """Carries out effects so many times in each game, all on the state as it was before them.

    With each effect comes its amount, [games]; one that sets a quantity is carried out once.
    """
    if not wanted:
        return
    proposed = zeros(state.games, len(wanted))
    for place, (change, amount) in enumerate(wanted):
        times = np.minimum(amount, 1.0) if change.operator == "=" else amount
        np.multiply(change.delta(state.values), times, out=proposed[:, place])
    proposed = on_grid(proposed)
    for place, (change, _) in enumerate(wanted):
        _move_quantity(change, proposed[:, place], state, cause, ledger)


def put(
    changes: tuple[Change, ...], where: Flags, state: State, cause: str, ledger: Ledger | None
) -> None:
    """Carries out effects, one after the other, in the games where `where` [games] is true."""
    times = where.astype(np.float64)  # numbers of one type are multiplied without a detour
    for change in changes:
        wanted = on_grid(times * change.delta(state.values))
        _move_quantity(change, wanted, state, cause, ledger)


def _move_quantity(
    change: Change, delta: Array, state: State, cause: str, ledger: Ledger | None
) -> None:
    """Adds [games], on the grid, to what an effect changes."""
    ends = bounds(change.quantity.low, change.quantity.high)
    for column in change.columns:
        _move(state.values[:, column], delta, ends, column, cause, ledger)


def _move(
    view: Array,
    delta: Array,
    ends: tuple[Array, Array],
    start: int,
    cause: str,
    ledger: Ledger | None,
) -> None:
    """Adds what is on the grid to columns of the state from `start` on, within their range."""
    if ledger is None:
        np.add(view, delta, out=view)
        view.clip(*ends, out=view)
        return
    target = view + delta
    reached = target.clip(*ends)
    ledger.record(cause, start, np.broadcast_to(delta, view.shape))
    if np.any(reached != target):
        ledger.record(LIMIT, start, reached - target)
    view[...] = reached

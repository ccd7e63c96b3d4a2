"""An observation of some games of a batch, whose arrays are taken from it when they are read.

So a doctrine that plays in few games of a batch does work for these alone.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.quantities.grid import Array
from game.rules.observation import Agreements, Observation, Question, SeatDice

Rows = slice | NDArray[np.intp]
"""Places of games in a batch."""

EVERY = slice(None)


def of_games(seen: Observation, rows: Rows) -> Observation:
    """The same seat's view of some games."""
    return seen if rows is EVERY else _SomeGames(seen, rows)


def later(seen: Observation, whole: Observation) -> Observation:
    """The same games of what a seat sees later. What is still the same is not taken again."""
    return seen.later(whole) if isinstance(seen, _SomeGames) else whole


def with_dice(seen: Observation, dice: SeatDice) -> Observation:
    """The same view with other dice."""
    return seen.with_dice(dice) if isinstance(seen, _SomeGames) else replace(seen, dice=dice)


def together(games: NDArray[np.intp]) -> Rows:
    """Places of games in ascending order; if they lie together, as a slice, which needs no copy."""
    first, last = (int(games[0]), int(games[-1])) if len(games) else (0, -1)
    return slice(first, last + 1) if last - first + 1 == len(games) else games


class _Taking:
    """Gives what the whole has, of some games, and keeps what was asked for."""

    _whole: Any
    _rows: Rows

    def __init__(self, whole: Any, rows: Rows) -> None:
        object.__setattr__(self, "_whole", whole)
        object.__setattr__(self, "_rows", rows)

    def __getattr__(self, name: str) -> Any:
        # Fields have no value here until they are asked for the first time.
        value = _taken(getattr(self._whole, name), self._rows)
        object.__setattr__(self, name, value)
        return value


class _SomeGames(_Taking, Observation):
    """An observation of some games."""

    @property
    def own_pledge(self) -> Array:
        whole: Array = self._whole.own_pledge
        own: Array = _taken(whole, self._rows)
        return own

    def later(self, whole: Observation) -> "_SomeGames":
        other = _SomeGames(whole, self._rows)
        for name in vars(self).keys() - vars(other).keys():
            if getattr(whole, name) is getattr(self._whole, name):
                vars(other)[name] = vars(self)[name]
        return other

    def with_dice(self, dice: SeatDice) -> "_SomeGames":
        other = _SomeGames(self._whole, self._rows)
        vars(other).update({**vars(self), "dice": dice})
        return other


class _SomeAgreements(_Taking, Agreements):
    """What there is to agree on in some games."""


def _taken(value: Any, rows: Rows) -> Any:
    match value:
        case np.ndarray():
            if isinstance(rows, slice):
                return value[rows]
            return value.T.take(rows, axis=-1).T  # games still vary fastest in memory
        case Agreements():
            return _SomeAgreements(value, rows)
        case SeatDice():
            return value.of_games(rows)
        case Question():
            return replace(value, asked=value.asked[rows])
        case tuple():
            return tuple(_taken(one, rows) for one in value)
        case Mapping():
            return {key: _taken(one, rows) for key, one in value.items()}
        case _:
            return value

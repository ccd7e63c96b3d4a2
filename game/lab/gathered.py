"""One view of many games and seats, so that a doctrine is asked once and not seat by seat.

A doctrine that plays several seats of a batch, each in games of its own, sees them as one batch:
its games are those of the first seat, then those of the next. Arrays are gathered when they are
read, so it costs nothing to see what nobody looks at. Whatever is asked of a doctrine, it answers
for each game by itself; so it does not matter with which others it is asked about one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.quantities.grid import Array, of_games
from game.rules.observation import Agreements, Observation, Question, SeatDice

Places = NDArray[np.intp]

Rows = slice | Places
"""Places of games in a batch."""

EVERY = slice(None)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Seats and the games of each."""

    rows: tuple[Places, ...]
    """[seat's games], of each seat: places in the whole batch."""
    together: Places
    """[games]: all of them."""


def gathered(wholes: Sequence[Observation], rows: Sequence[Places]) -> Observation:
    """What seats see, each in some games of a batch, as one observation of all these games."""
    return _Gathered(wholes, _Parts(tuple(rows), np.concatenate(rows)))


def later(seen: Observation, wholes: Sequence[Observation]) -> Observation:
    """The same games of what the seats see later. What is still the same is not gathered again."""
    return seen.later(wholes) if isinstance(seen, _Gathered) else wholes[0]


class _Gathering:
    """Gives what several wholes have, of some games, and keeps what was asked for."""

    _wholes: Sequence[Any]
    _parts: _Parts

    def __init__(self, wholes: Sequence[Any], parts: _Parts) -> None:
        vars(self).update(_wholes=wholes, _parts=parts)

    def __getattr__(self, name: str) -> Any:
        # Fields have no value here until they are asked for the first time.
        value = _of_all([getattr(whole, name) for whole in self._wholes], self._parts)
        vars(self)[name] = value
        return value


class _Gathered(_Gathering, Observation):
    """An observation of several seats, each in some games."""

    def __init__(self, wholes: Sequence[Observation], parts: _Parts) -> None:
        super().__init__(wholes, parts)
        counts = [len(rows) for rows in parts.rows]
        vars(self)["seat"] = np.repeat([whole.seat for whole in wholes], counts)

    @property
    def own_pledge(self) -> Array:
        return _own([whole.own_pledge for whole in self._wholes], self._parts)

    @property
    def own_trust(self) -> Array:
        return _own([whole.own_trust for whole in self._wholes], self._parts)

    @property
    def own_stability(self) -> Array:
        return _own([whole.own_stability for whole in self._wholes], self._parts)

    def later(self, wholes: Sequence[Observation]) -> "_Gathered":
        other = _Gathered(wholes, self._parts)
        for name in vars(self).keys() - vars(other).keys():
            if getattr(wholes[0], name) is getattr(self._wholes[0], name):
                vars(other)[name] = vars(self)[name]
        return other


class _GatheredAgreements(_Gathering, Agreements):
    """What there is to agree on, for several seats, each in some games."""


class _GatheredMapping(Mapping[str, Any]):
    """A mapping whose values are gathered when they are read."""

    def __init__(self, values: Sequence[Mapping[str, Any]], parts: _Parts) -> None:
        self._values, self._parts = values, parts
        self._found: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._found:
            self._found[name] = _of_all([value[name] for value in self._values], self._parts)
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values[0])

    def __len__(self) -> int:
        return len(self._values[0])


def _of_all(values: Sequence[Any], parts: _Parts) -> Any:
    match values[0]:
        case np.ndarray():
            return _own(values, parts)
        case Agreements():
            return _GatheredAgreements(values, parts)
        case SeatDice():
            return SeatDice.of_games(values, parts.rows)
        case tuple():
            return tuple(_questions(values, parts))
        case Mapping():
            return _GatheredMapping(values, parts)
        case _:
            return values[0]


def _own(values: Sequence[Array], parts: _Parts) -> Array:
    """[games, …] of what each seat has; what all seats share is taken at once."""
    if all(value is values[0] for value in values):
        return of_games(values[0], parts.together)
    pairs = zip(values, parts.rows, strict=True)
    return np.concatenate([of_games(value, rows).T for value, rows in pairs], axis=-1).T


def _questions(values: Sequence[tuple[Question, ...]], parts: _Parts) -> Iterator[Question]:
    """What any of the seats is asked, in the order of the injects."""
    every = {question.inject: question for asked in values for question in asked}
    for inject in sorted(every):
        asked = [
            next(
                (one.asked[rows] for one in own if one.inject == inject), np.zeros(len(rows), bool)
            )
            for own, rows in zip(values, parts.rows, strict=True)
        ]
        about = every[inject]
        yield Question(inject, np.concatenate(asked), about.costs, about.stances)

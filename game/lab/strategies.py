"""Ways of playing that are made of doctrines: in each game of a batch its own."""

import abc
import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.doctrines import Doctrine, Plan
from game.quantities.dice import Dice, Seeds
from game.quantities.grid import Array, zeros
from game.rules.observation import Observation, SeatDice
from game.rules.some_games import EVERY, Rows, of_games, together

Places = NDArray[np.intp]

Ask = Callable[[Doctrine, Observation], Any]
"""A question to a doctrine, such as what it pledges."""


class Made(Doctrine):
    """A doctrine that asks others."""

    def pledge(self, seen: Observation) -> Array:
        pledged: Array = self._asked(lambda doctrine, seen: doctrine.pledge(seen), seen)
        return pledged

    def order(self, seen: Observation) -> Plan:
        plan: Plan = self._asked(lambda doctrine, seen: doctrine.order(seen), seen)
        return plan

    @abc.abstractmethod
    def _asked(self, ask: Ask, seen: Observation) -> Any:
        """The answer to a question, of those that this is made of."""


M = TypeVar("M", bound=type[Made])


def _passing_on(made: M) -> M:
    """Lets a class pass on whatever else a doctrine can be asked."""

    def question(name: str) -> Callable[[Made, Observation], Any]:
        def answer(self: Made, seen: Observation) -> Any:
            return self._asked(lambda doctrine, seen: getattr(doctrine, name)(seen), seen)

        return answer

    for name in questions():
        if name not in vars(Made):
            setattr(made, name, question(name))
    abc.update_abstractmethods(made)
    return made


def questions() -> list[str]:
    """The names of all that a doctrine can be asked."""
    every = inspect.getmembers(Doctrine, inspect.isfunction)
    return [name for name, _ in every if not name.startswith("_")]


@_passing_on
class Rowwise(Made):
    """In each game of a batch the doctrine that is meant for that game."""

    id = "rowwise"
    title = "Of each game its own"
    summary = "Plays in each game of a batch what that game's table has in this seat."

    def __init__(self, doctrines: Sequence[Doctrine], which: Places) -> None:
        """`which`, [games], is the place of each game's doctrine among `doctrines`."""
        places = np.unique(which).tolist()
        parts: list[tuple[Doctrine, Rows]] = [
            (doctrines[place], together(np.flatnonzero(which == place))) for place in places
        ]
        parts.sort(key=lambda part: len(which[part[1]]), reverse=True)
        doctrine, rows = parts[0]
        if not isinstance(rows, slice) and 2 * len(rows) > len(which):
            parts[0] = doctrine, EVERY  # sooner asked in vain about some games than taken apart
        self._parts = parts
        self._seen: Observation | None = None
        self._of_each: list[Observation] = []

    def _asked(self, ask: Ask, seen: Observation) -> Any:
        if len(self._parts) == 1:
            return ask(self._parts[0][0], seen)
        if seen is not self._seen:
            self._seen = seen
            self._of_each = [of_games(seen, rows) for _, rows in self._parts]
        pairs = zip(self._parts, self._of_each, strict=True)
        answers = [(ask(doctrine, part), rows) for (doctrine, rows), part in pairs]
        return joined(answers, len(seen.budget))


@_passing_on
class WithDiceOfItsOwn(Made):
    """A doctrine that chooses by dice which are not those of the game."""

    id = "with_dice_of_its_own"
    title = "With dice of its own"
    summary = "Makes the choices of a doctrine a part of the table, and not of the game's luck."

    def __init__(self, doctrine: Doctrine, seeds: Seeds) -> None:
        """`seeds` is [games]."""
        self._doctrine, self._seeds = doctrine, seeds

    def _asked(self, ask: Ask, seen: Observation) -> Any:
        dice = SeatDice(Dice(self._seeds, seen.turn), seen.seat)
        return ask(self._doctrine, replace(seen, dice=dice))


def joined(parts: Sequence[tuple[Any, Rows]], games: int) -> Any:
    """One answer made of several: each with the places of its games in the batch.

    An answer is an array over games, a dictionary of such, or a dataclass of either. What one
    does not have is 0. Where two have the same game, the later one counts.
    """
    first, _ = parts[0]
    if all(part is None for part, _ in parts):
        return None
    if is_dataclass(first) and not isinstance(first, type):
        answers = {
            field.name: joined([(getattr(part, field.name), rows) for part, rows in parts], games)
            for field in fields(first)
        }
        return replace(first, **answers)
    if isinstance(first, Mapping):
        keys = dict.fromkeys(key for part, _ in parts for key in part)
        return {
            key: _joined([(part.get(key), rows) for part, rows in parts], games) for key in keys
        }
    return _joined(parts, games)


def _joined(parts: Sequence[tuple[Array | None, Rows]], games: int) -> Array:
    """One array of several, each of the same shape but for its games, or missing."""
    shape = next(part.shape for part, _ in parts if part is not None)
    whole = zeros(games, *shape[1:])
    for part, rows in parts:
        whole[rows] = 0.0 if part is None else part
    return whole

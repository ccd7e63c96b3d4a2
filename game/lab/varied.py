"""One batch of games in which each game has numbers of its own in its rulebook and its world.

Exercises that differ in numbers alone are blended into one: where they differ, `Varied` stands for
the number, and takes in every formula the place of the number that is the game's. So a hundred
variants of an exercise are one batch, and each game of it is what it would be in its own exercise,
to the last bit.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from pydantic import BaseModel

from game.quantities.grid import Array
from game.rules.exercise import Exercise


class NotToBeVariedError(TypeError):
    """A formula does something with a number that cannot be done with many at once."""


class Varied(NDArrayOperatorsMixin):
    """A number, or an array of constants, that is another in each game.

    In a formula with arrays of games its games are theirs, and its other axes are their last ones.
    """

    def __init__(self, values: Array) -> None:
        """`values` is [games, …]."""
        self.values = values

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        if method != "__call__":
            raise NotToBeVariedError(f"{ufunc.__name__}.{method}")
        aligned, of_games = self._aligned(inputs)
        result = ufunc(*aligned, **options)
        return result if of_games else Varied(result)

    def __array_function__(self, function: Any, types: Any, inputs: Any, options: Any) -> Any:
        if function is not np.where or options:
            raise NotToBeVariedError(function.__name__)
        aligned, of_games = self._aligned(inputs)
        result = np.where(*aligned)
        return result if of_games else Varied(result)

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise NotToBeVariedError("an array of constants")

    def __getitem__(self, key: Any) -> "Varied":
        own = key if isinstance(key, tuple) else (key,)
        return Varied(self.values[(slice(None), *own)])

    def __bool__(self) -> bool:
        if self.values.all() or not self.values.any():
            return bool(self.values.all())
        raise NotToBeVariedError("true in some games")

    def _aligned(self, inputs: Sequence[Any]) -> tuple[list[Any], bool]:
        """The inputs, fit for each other, and whether any of them is an array of games."""
        games = len(self.values)
        arrays = [x for x in inputs if isinstance(x, np.ndarray)]
        of_games = [x.ndim - 1 for x in arrays if x.shape[:1] == (games,)]
        constants = [x.ndim for x in arrays if x.shape[:1] != (games,)]
        own = [x.values.ndim - 1 for x in inputs if isinstance(x, Varied)]
        axes = max([*of_games, *constants, *own])

        def fit(values: Array) -> Array:
            """With so many axes after that of the games: new ones come before its own."""
            return values.reshape(games, *[1] * (axes - values.ndim + 1), *values.shape[1:])

        aligned = [fit(x.values) if isinstance(x, Varied) else x for x in inputs]
        return aligned, bool(of_games)


def blended(exercises: Sequence[Exercise], each: int) -> Exercise:
    """An exercise for a batch in which so many games of each follow each other.

    The exercises may differ in the numbers of their rulebooks, in what their worlds are made of
    them, and in what they begin with; in nothing else that is looked at in play.
    """
    if len(exercises) == 1:
        return exercises[0]
    games = len(exercises) * each
    if games in _sizes(exercises[0]):
        raise NotToBeVariedError(f"{games} games, as many as there are things of some kind")
    rulebook = _blend([one.rulebook for one in exercises], each)
    worlds = [one.world for one in exercises]
    changed = {
        field.name: _blend([getattr(world, field.name) for world in worlds], each)
        for field in fields(worlds[0])
        if field.name not in ("p", "accords")
    }
    accords = worlds[0].accords.under(rulebook)
    world = replace(worlds[0], **changed, p=rulebook, accords=accords)
    return replace(exercises[0], rulebook=rulebook, world=world)


def _sizes(exercise: Exercise) -> set[int]:
    """How many things there are of each kind: with as many games, axes could not be told apart."""
    world = exercise.world
    constants = (getattr(world, field.name) for field in fields(world))
    shapes = [array.shape for array in constants if isinstance(array, np.ndarray)]
    kinds = {len(ids) for ids in exercise.catalogue.axes.values()}
    return kinds.union(*shapes)


def _blend(values: Sequence[Any], each: int) -> Any:
    """What is the same in all exercises, or `Varied`."""
    first = values[0]
    if isinstance(first, BaseModel):
        names = type(first).model_fields
        return first.model_copy(
            update={name: _blend([getattr(one, name) for one in values], each) for name in names}
        )
    if isinstance(first, dict):
        return {key: _blend([one[key] for one in values], each) for key in first}
    if isinstance(first, np.ndarray):
        same = all(np.array_equal(one, first) for one in values)
        return first if same else Varied(np.repeat(np.array(values), each, axis=0))
    if all(one == first for one in values):
        return first
    if isinstance(first, bool) or not isinstance(first, int | float):
        raise NotToBeVariedError(f"{first!r} is no number")
    return Varied(np.repeat(np.array(values, dtype=np.float64), each))

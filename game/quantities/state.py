"""The state of a batch of games: one row of numbers a game, with a named view of each block."""

import numpy as np
from numpy.typing import NDArray

from game.quantities.catalogue import Catalogue
from game.quantities.grid import Array


class State:
    """A float64 array [games, columns] and, of each block, a view of it that needs no copy.

    The array lies in memory column by column, so that one operation runs over all games at once.
    Axes are in the order game, then those of the block: `trust` is [games, nation, nation], row i
    what nation i thinks of each other.
    """

    turn: Array
    """[games]"""
    cohesion: Array
    equity: Array
    deterrence: Array
    common_score: Array
    ending: Array
    """[games]: 0 while the game goes on, then the place of its ending in the scenario, from 1."""
    budget: Array
    """[games, nation], as all down to `score`."""
    income: Array
    prosperity: Array
    stability: Array
    development: Array
    fear: Array
    liberties: Array
    burden: Array
    effort: Array
    score: Array
    capability: Array
    """[games, nation, capability]"""
    trust: Array
    """[games, nation, nation]: how far the first trusts the second."""
    trade: Array
    culture: Array
    interoperability: Array
    severity: Array
    """[games, crisis], as all down to `status`."""
    momentum: Array
    evidence: Array
    response: Array
    status: Array
    demand: Array
    """[games, crisis, capability]"""
    presence: Array
    """[games, crisis, nation]"""
    resolve: Array
    """[games, adversary]"""
    reach: Array
    flow: Array
    """[games, route]"""
    insurance: Array
    integrity: Array
    """[games, infrastructure]"""
    hardening: Array
    fired: Array
    """[games, inject]"""
    answer: Array
    """[games, inject, nation]"""
    achieved: Array
    """[games, objective], as all down to `first_turn`."""
    harmed: Array
    strained: Array
    first_turn: Array
    crossed: Array
    """[games, redline]"""
    reached: Array
    """[games, agenda]"""
    # What follows there is under rulebooks of format 2 only.
    voice: Array
    """[games, nation]"""
    upkeep: Array
    pool: Array
    """[games]"""
    underway: Array
    """[games, crisis, capability]"""
    habit: Array
    rung: Array
    """[games, crisis]"""
    material: Array
    """[games, kind], in the order of `CRISIS_KINDS`."""
    learned: Array
    grievance: Array
    """[games, nation, nation]: what the first holds against the second."""
    lent: Array
    """[games, nation, nation, capability]: by the first, to the second."""
    due: Array
    plan: Array
    """[games, nation, order]: of the orders that take more than one turn."""
    signed: Array
    """[games, treaty, nation]"""
    member: Array
    in_force: Array
    """[games, treaty]"""
    breaches: Array
    """[games, treaty, nation]"""
    partner: Array
    """[games, project, nation]"""
    progress: Array
    """[games, project]"""
    complete: Array
    accused: Array
    """[games, nation, crisis, adversary]"""
    belief: Array
    warning: Array
    """[games, nation, crisis]"""
    guess: Array
    """[games, nation, nation]: the first's estimate of the second's budget."""
    insight: Array

    def __init__(self, catalogue: Catalogue, values: Array) -> None:
        self.catalogue = catalogue
        beside = values.strides[0] == values.itemsize  # games vary fastest, with room or without
        self.values = values if beside else np.asfortranarray(values)
        for name, block in catalogue.blocks.items():
            view = self.values[:, block.start : block.start + block.size]
            setattr(self, name, view.reshape(len(self.values), *block.shape, copy=False))

    @property
    def games(self) -> int:
        """How many games the batch has."""
        return len(self.values)

    def block(self, name: str) -> Array:
        """The view of a block, by its name."""
        view: Array = getattr(self, name)
        return view

    def copy(self) -> "State":
        return State(self.catalogue, self.values.copy(order="F"))

    def of_games(self, rows: NDArray[np.intp]) -> "State":
        """Copies of some games, by their places: a game may come more than once."""
        return State(self.catalogue, self.values.T.take(rows, axis=1).T)

    def named(self, game: int = 0) -> dict[str, float]:
        """Every named quantity of one game."""
        row = self.values[game].tolist()
        return {name: row[q.column] for name, q in self.catalogue.quantities.items()}

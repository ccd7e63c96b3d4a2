"""The rulebook's orders and agreements in one exercise: what they are aimed at, what they change.

Their texts are compiled for those whom they concern when first needed, and kept.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.quantities.catalogue import Catalogue
from game.quantities.compiled import Change, Column, condition, effects
from game.scenario.rulebook import Rulebook

_Key = tuple[tuple[str, ...], str, str, str]

Openings = tuple[NDArray[np.bool_], tuple[tuple[int, Column], ...]]
"""Of each target whether it may be chosen at all, [t]; of some, by place, when it may."""


@dataclass(frozen=True)
class Accords:
    """The texts of a rulebook's orders and agreements, ready to be carried out."""

    catalogue: Catalogue
    p: Rulebook
    _changes: dict[_Key, tuple[Change, ...]] = field(default_factory=dict)
    _conditions: dict[tuple[str, str, str], Column] = field(default_factory=dict)
    _openings: dict[tuple[str, str], Openings] = field(default_factory=dict)

    def targets(self, kind: str) -> tuple[str, ...]:
        """The ids of what an order or a joint action may be aimed at; one that is empty if at
        nothing.
        """
        axes = self.catalogue.axes
        if kind == "none":
            return ("",)
        if kind == "accusation":
            return tuple(f"{c}.{a}" for c in axes["crisis"] for a in axes["adversary"])
        return axes[kind]

    def openings(self, order: str, nation: str) -> Openings:
        """At which targets a nation may aim an order, [t], and on what condition at some of them.

        Nobody aims at itself, or at infrastructure that is not its own.
        """
        key = order, nation
        if key not in self._openings:
            kind = self.p.orders[order]
            targets = self.targets(kind.target)
            own = kind.target == "infrastructure"
            allowed = [t != nation and (not own or t.partition(".")[0] == nation) for t in targets]
            when = kind.when
            conditions = (
                (place, self.holds(when, nation, target))
                for place, target in enumerate(targets)
                if when is not None and allowed[place]
            )
            self._openings[key] = np.array(allowed, dtype=bool), tuple(conditions)
        return self._openings[key]

    def changes(
        self, texts: tuple[str, ...], self_: str = "", other: str = "", target: str = ""
    ) -> tuple[Change, ...]:
        """What texts change when they are carried out by, with and on somebody."""
        key = texts, self_, other, target
        if key not in self._changes:
            words = {"self": self_, "other": other, "target": target}
            given = {word: id for word, id in words.items() if id}
            self._changes[key] = effects(texts, self.catalogue, given)
        return self._changes[key]

    def holds(self, text: str, self_: str, target: str = "") -> Column:
        """A condition on one who acts, and on what."""
        key = text, self_, target
        if key not in self._conditions:
            words = {"self": self_, "target": target} if target else {"self": self_}
            self._conditions[key] = condition(text, self.catalogue, words)
        return self._conditions[key]

"""The rulebook's orders and agreements in one exercise: what they are aimed at, what they change.

Their texts are compiled for those whom they concern when first needed, and kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from game.quantities.catalogue import Catalogue
from game.quantities.compiled import Change, Column, condition, effects
from game.scenario.accords import Grant, Project, Treaty
from game.scenario.rulebook import Rulebook

_Key = tuple[tuple[str, ...], str, str, str]

Openings = tuple[NDArray[np.bool_], tuple[tuple[tuple[int, Column], ...], ...]]
"""Whether each nation may choose each target at all, [n, t]; and of each nation, when it may choose
some of them, by place."""

Givers = tuple[tuple[int, float], ...]
"""Of each agreement that gives something: its place, and how much."""


@dataclass(frozen=True)
class Accords:
    """The texts of a rulebook's orders and agreements, ready to be carried out."""

    catalogue: Catalogue
    p: Rulebook
    _changes: dict[_Key, tuple[Change, ...]] = field(default_factory=dict)
    _conditions: dict[tuple[str, str, str], Column] = field(default_factory=dict)
    _givers: dict[Grant, tuple[Givers, Givers]] = field(default_factory=dict)
    _openings: dict[str, Openings] = field(default_factory=dict)

    def under(self, p: Rulebook) -> "Accords":
        """The same texts under a rulebook with other numbers."""
        return replace(self, p=p, _givers={})

    def targets(self, kind: str) -> tuple[str, ...]:
        """The ids of what an order or a joint action may be aimed at; one that is empty if at
        nothing.
        """
        if kind == "none":
            return ("",)
        return self._accusations if kind == "accusation" else self.catalogue.axes[kind]

    @cached_property
    def _accusations(self) -> tuple[str, ...]:
        axes = self.catalogue.axes
        return tuple(f"{c}.{a}" for c in axes["crisis"] for a in axes["adversary"])

    def givers(self, grant: Grant) -> tuple[Givers, Givers]:
        """The treaties and the projects that give something."""
        if grant not in self._givers:
            treaties, projects = self.p.treaties.values(), self.p.projects.values()
            self._givers[grant] = _giving(treaties, grant), _giving(projects, grant)
        return self._givers[grant]

    def openings(self, order: str) -> Openings:
        """At which targets each nation may aim an order, and on what condition at some of them.

        Nobody aims at itself, or at infrastructure that is not its own.
        """
        if order not in self._openings:
            kind, nations = self.p.orders[order], self.catalogue.axes["nation"]
            targets, when = self.targets(kind.target), kind.when
            own = kind.target == "infrastructure"
            allowed = [
                [t != one and (not own or t.partition(".")[0] == one) for t in targets]
                for one in nations
            ]
            conditions = tuple(
                tuple(
                    (place, self.holds(when, one, target))
                    for place, target in enumerate(targets)
                    if when is not None and may[place]
                )
                for one, may in zip(nations, allowed, strict=True)
            )
            self._openings[order] = np.array(allowed, dtype=bool), conditions
        return self._openings[order]

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


def _giving(kinds: Iterable[Treaty | Project], grant: Grant) -> Givers:
    return tuple((place, k.grants[grant]) for place, k in enumerate(kinds) if grant in k.grants)

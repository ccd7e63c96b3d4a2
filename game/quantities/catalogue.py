"""The table of named quantities: which names a scenario has, and the column of each.

The whole state of a game is one row of numbers. A *block* is a group of columns with the same
meaning and axes (`trust`: nation by nation); a *quantity* is one named column of it
(`trust.avalon.borduria`). This module is plain Python: checking a scenario needs no arrays.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from game.language import in_running_text
from game.quantities.kinds import HIDDEN, KINDS, OWN, STATUSES, Kind, Visibility
from game.scenario.models import Scenario
from game.scenario.rulebook import Rulebook
from game.scenario.theatre import CRISIS_KINDS
from game.scenario.words import KINDS as KIND_WORDS

EACH = "each"
"""Stands for every id of an axis in a pattern of names."""


Branches: TypeAlias = dict[str, "Branches"]
"""What may follow a part of a name, and so on to the end of the name."""

_AXIS = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One named column of the state."""

    name: str
    column: int
    block: str
    ids: tuple[str, ...]
    """The id on each axis of its block."""
    low: float
    high: float
    visibility: Visibility
    owner: str | None
    """The nation that an OWN quantity is about."""
    crisis: str | None
    """The crisis that it is about: not to be seen while that is latent."""
    writable: bool
    twin: int | None
    """The column of the same pair the other way round, for a symmetric quantity."""
    choices: tuple[str, ...] | None
    """For a status or an answer: what the numbers 0, 1, 2 … stand for."""
    title: str
    """In words, with the names of the scenario."""


@dataclass(frozen=True, slots=True)
class Block:
    """A group of columns: `[games, *shape]` of the state."""

    kind: Kind
    axes: tuple[str, ...]
    start: int
    shape: tuple[int, ...]

    @property
    def size(self) -> int:
        size = 1
        for length in self.shape:
            size *= length
        return size


@dataclass(frozen=True)
class Catalogue:
    """The names of one scenario's quantities.

    >>> catalogue = Catalogue.of(scenario, rulebook)                    # doctest: +SKIP
    >>> catalogue.find("trust.avalon.borduria").column                  # doctest: +SKIP
    """

    axes: Mapping[str, tuple[str, ...]]
    """The ids on each axis, in the order of the file."""
    blocks: Mapping[str, Block]
    quantities: Mapping[str, Quantity]
    """By name, in the order of their columns. Columns without a name (a nation's trust in
    itself) are not in it, and never change."""
    width: int
    """How many columns the state has."""
    _patterns: dict[str, tuple[Quantity, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, scenario: Scenario, rulebook: Rulebook) -> "Catalogue":
        """The catalogue of a scenario under a rulebook."""
        axes = _axes(scenario, rulebook)
        words = _words(scenario, rulebook)
        blocks: dict[str, Block] = {}
        quantities: dict[str, Quantity] = {}
        start = 0
        for kind in KINDS:
            if kind.since > rulebook.format:
                continue
            named = tuple(_AXIS.findall(kind.template))
            block = Block(kind, named, start, tuple(len(axes[axis]) for axis in named))
            blocks[kind.block] = block
            for quantity in _quantities(block, axes, words, scenario):
                quantities[quantity.name] = quantity
            start += block.size
        return cls(axes, blocks, quantities, start)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name, in the order of the columns."""
        return tuple(self.quantities)

    @cached_property
    def branches(self) -> Branches:
        """The names as a tree: what they may begin with, and so on to their ends."""
        root: Branches = {}
        for name in self.names:
            branches = root
            for part in name.split("."):
                branches = branches.setdefault(part, {})
        return root

    @cached_property
    def by_column(self) -> Mapping[int, Quantity]:
        return {quantity.column: quantity for quantity in self.quantities.values()}

    def find(self, name: str) -> Quantity | None:
        """The quantity with this name, if there is one."""
        return self.quantities.get(name)

    def match(self, pattern: str) -> tuple[Quantity, ...]:
        """The quantities whose names fit a pattern with `each` in place of ids; empty if none."""
        if pattern not in self._patterns:
            reached = [("", self.branches)]
            for part in pattern.split("."):
                reached = [
                    (f"{before}.{word}" if before else word, branches[word])
                    for before, branches in reached
                    for word in (branches if part == EACH else (part,))
                    if word in branches
                ]
            self._patterns[pattern] = tuple(
                self.quantities[name] for name, branches in reached if not branches
            )
        return self._patterns[pattern]


def _axes(scenario: Scenario, rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """The ids on each axis. What belongs to a nation has the nation's id before its own."""
    nations = scenario.nations.items()
    return {
        "nation": tuple(scenario.nations),
        "capability": tuple(scenario.capabilities),
        "crisis": tuple(scenario.crises),
        "adversary": tuple(scenario.adversaries),
        "kind": CRISIS_KINDS,
        "order": tuple(name for name, order in rulebook.orders.items() if order.turns > 1),
        "treaty": tuple(rulebook.treaties),
        "project": tuple(rulebook.projects),
        "route": tuple(scenario.routes),
        "infrastructure": tuple(f"{n}.{i}" for n, nation in nations for i in nation.infrastructure),
        "inject": tuple(scenario.injects),
        "objective": tuple(scenario.objectives),
        "redline": tuple(f"{n}.{line.id}" for n, nation in nations for line in nation.red_lines),
        "agenda": tuple(f"{n}.{item.id}" for n, nation in nations for item in nation.agenda),
    }


def _words(scenario: Scenario, rulebook: Rulebook) -> dict[str, str]:
    """The name in words of every id on every axis, by `axis:id`."""
    nations = scenario.nations.items()
    words = {f"nation:{n}": nation.name for n, nation in nations}
    words |= {f"capability:{k}": in_running_text(c) for k, c in scenario.capabilities.items()}
    words |= {f"crisis:{c}": crisis.name for c, crisis in scenario.crises.items()}
    words |= {f"adversary:{a}": adversary.name for a, adversary in scenario.adversaries.items()}
    words |= {f"kind:{kind}": KIND_WORDS[kind] for kind in CRISIS_KINDS}
    words |= {f"order:{name}": order.title for name, order in rulebook.orders.items()}
    words |= {f"treaty:{name}": treaty.title for name, treaty in rulebook.treaties.items()}
    words |= {f"project:{name}": project.title for name, project in rulebook.projects.items()}
    words |= {f"route:{r}": route.name for r, route in scenario.routes.items()}
    words |= {
        f"infrastructure:{n}.{i}": f"{thing.name} ({nation.name})"
        for n, nation in nations
        for i, thing in nation.infrastructure.items()
    }
    words |= {f"inject:{j}": inject.title for j, inject in scenario.injects.items()}
    words |= {f"objective:{o}": objective.title for o, objective in scenario.objectives.items()}
    words |= {f"redline:{n}.{r.id}": r.text for n, nation in nations for r in nation.red_lines}
    words |= {f"agenda:{n}.{a.id}": a.title for n, nation in nations for a in nation.agenda}
    return words


def _quantities(
    block: Block, axes: Mapping[str, tuple[str, ...]], words: Mapping[str, str], scenario: Scenario
) -> Iterator[Quantity]:
    """The named columns of a block."""
    kind = block.kind
    name, title = _numbered(kind.template, block.axes), _numbered(kind.words, block.axes)
    every = itertools.product(*(axes[axis] for axis in block.axes))
    in_words = itertools.product(
        *([words[f"{axis}:{id}"] for id in axes[axis]] for axis in block.axes)
    )
    for offset, (ids, named) in enumerate(zip(every, in_words, strict=True)):
        if block.axes[:2] == ("nation", "nation") and ids[0] == ids[1]:
            continue
        choices = _choices(kind.block, ids, scenario)
        if kind.block == "answer" and choices is None:
            continue
        visibility, owner = _visibility(kind, block.axes, ids, scenario)
        twin = None
        if kind.symmetric:
            here = axes["nation"].index(ids[0])
            there = axes["nation"].index(ids[1])
            twin = block.start + there * len(axes["nation"]) + here
        yield Quantity(
            name=name.format(*ids),
            column=block.start + offset,
            block=kind.block,
            ids=ids,
            low=kind.low,
            high=kind.high,
            visibility=visibility,
            owner=owner,
            crisis=ids[block.axes.index("crisis")] if "crisis" in block.axes else None,
            writable=kind.writable,
            twin=twin,
            choices=choices,
            title=title.format(*named),
        )


def _numbered(template: str, axes: tuple[str, ...]) -> str:
    """A template with, in each brace, which of the axes fills it: `{nation}` becomes `{0}`."""
    left = list(enumerate(axes))

    def following(brace: re.Match[str]) -> str:
        return f"{{{left.pop([axis for _, axis in left].index(brace[1]))[0]}}}"

    return _AXIS.sub(following, template)


def _choices(block: str, ids: tuple[str, ...], scenario: Scenario) -> tuple[str, ...] | None:
    """What the numbers of a status or of an answer stand for; None for any other quantity."""
    if block == "status":
        return STATUSES
    if block == "answer":
        inject = scenario.injects[ids[0]]
        if inject.options and (inject.to == "all" or ids[1] in inject.to):
            return ("", *(option.id for option in inject.options))
    return None


def _visibility(
    kind: Kind, axes: tuple[str, ...], ids: tuple[str, ...], scenario: Scenario
) -> tuple[Visibility, str | None]:
    """Who may see a quantity, and the nation that it is about.

    How far a cyber crisis has reached a nation is that nation's to know; terrorist cells are
    hidden from all; what a nation has beside its own id (`avalon.port`) is about that nation.
    """
    if kind.block == "presence":
        own = scenario.crises[ids[0]].kind == "cyber"
        return (OWN, ids[1]) if own else (HIDDEN, None)
    if kind.visibility is not OWN:
        return kind.visibility, None
    owner = ids[axes.index("nation")] if "nation" in axes else ids[0].split(".")[0]
    return OWN, owner

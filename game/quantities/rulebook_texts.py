"""The conditions and effects of a rulebook's orders and agreements, and for whom they may stand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from game.quantities.catalogue import Catalogue
from game.quantities.meaning import Role
from game.scenario.positions import Loc
from game.scenario.rulebook import Rulebook


class BoundText(NamedTuple):
    """A text in which words such as `self` stand for ids."""

    loc: Loc
    """Where it is in the rulebook."""
    role: Role
    text: str
    words: Mapping[str, Sequence[str]]
    """For each word, the ids that it may stand for."""


def rulebook_texts(rulebook: Rulebook, catalogue: Catalogue) -> Iterator[BoundText]:
    """Every condition and effect of the rulebook's own tables, in the order of the file."""
    nations = catalogue.axes["nation"]
    one = {"self": nations}
    pair = {"self": nations, "other": nations}
    for name, order in rulebook.orders.items():
        loc: Loc = ("orders", name)
        words = one | targets_of(order.target, catalogue)
        if order.when is not None:
            yield BoundText((*loc, "when"), Role.CONDITION, order.when, words)
        yield from _effects((*loc, "effects"), order.effects, words)
    for name, joint in rulebook.joint.items():
        loc = ("joint", name)
        aim = targets_of(joint.target, catalogue)
        yield from _effects((*loc, "effects"), joint.effects, pair | aim)
        yield from _effects((*loc, "outcome"), joint.outcome, aim)
    for name, treaty in rulebook.treaties.items():
        loc = ("treaties", name)
        if treaty.obligation is not None:
            yield BoundText((*loc, "obligation"), Role.CONDITION, treaty.obligation, one)
        yield from _effects((*loc, "effects"), treaty.effects, pair)
    for name, project in rulebook.projects.items():
        loc = ("projects", name)
        yield from _effects((*loc, "running"), project.running, one)
        yield from _effects((*loc, "effects"), project.effects, pair)


def targets_of(kind: str, catalogue: Catalogue) -> dict[str, Sequence[str]]:
    """What `target` may stand for; nothing where an order is aimed at nothing."""
    return {} if kind in ("none", "accusation") else {"target": catalogue.axes[kind]}


def _effects(
    loc: Loc, texts: Sequence[str], words: Mapping[str, Sequence[str]]
) -> Iterator[BoundText]:
    for place, text in enumerate(texts):
        yield BoundText((*loc, place), Role.EFFECT, text, words)

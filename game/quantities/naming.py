"""What the names in conditions and effects stand for, and what is wrong with those that do not."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from game.language import tr
from game.quantities.catalogue import EACH, Branches, Catalogue, Quantity
from game.quantities.kinds import KINDS
from game.quantities.tokens import LanguageError, Topic
from game.quantities.tree import Name, Placed, put
from game.scenario.findings import UNKNOWN
from game.scenario.suggest import did_you_mean, listed

SELF = "self"
"""Stands, in the effects of an option, for the nation that chose it."""

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Words, each with the id that is put in its place."""

_OF_A_NATION = ("infrastructure", "redline", "agenda")
"""Axes whose ids have a nation's id before their own."""


def _template(kind_template: str) -> tuple[str, ...]:
    for axis in _OF_A_NATION:
        kind_template = kind_template.replace(f"{{{axis}}}", f"{{nation}}.{{{axis}}}")
    return tuple(kind_template.split("."))


_TEMPLATES = {kind.block: _template(kind.template) for kind in KINDS}
_PLACE_OF_AN_ID = re.compile(r"\{(\w+)\}")


class Names:
    """The names of one scenario's quantities, with `each` and `self` in them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._matching: dict[Name, tuple[Quantity, ...]] = {}
        self._ids: dict[Name, frozenset[str]] = {}
        self._lacking: dict[object, list[Pairs]] = {}
        self._sound: set[Name] = set()

    def matching(self, name: Name) -> tuple[Quantity, ...]:
        """The quantities that a name stands for, whoever `each` and `self` are."""
        if name not in self._matching:
            self._matching[name] = tuple(self._find(name))
        return self._matching[name]

    def _find(self, name: Name) -> Iterable[Quantity]:
        if SELF in name.parts:
            nations = self.catalogue.axes["nation"]
            return (q for n in nations for q in self.matching(put(name, SELF, n)))
        if EACH in name.parts:
            return self.catalogue.match(name.text)
        quantity = self.catalogue.find(name.text)
        return (quantity,) if quantity else ()

    def ids(self, name: Name) -> frozenset[str]:
        """The ids that `each` stands for in a name; none if it has no `each`."""
        if name not in self._ids:
            found = self.matching(name) if EACH in name.parts else ()
            place = name.parts.index(EACH) if found else 0
            self._ids[name] = frozenset(quantity.name.split(".")[place] for quantity in found)
        return self._ids[name]

    def beyond(self, target: Name, name: Name) -> frozenset[str]:
        """The ids that `each` stands for in a target, and for which there is no such name."""
        return self.ids(target) - self.ids(name)

    def lacking(self, name: Name, words: Mapping[str, Sequence[str]]) -> Sequence[Pairs]:
        """The pairs of words and different ids with which a name stands for nothing."""
        inside = tuple((word, tuple(ids)) for word, ids in words.items() if word in name.parts)
        if (name, inside) not in self._lacking:
            self._lacking[name, inside] = [
                pairs
                for pairs in itertools.product(
                    *([(word, id) for id in ids] for word, ids in inside)
                )
                if len({id for _, id in pairs}) == len(pairs)
                and self.problem(put_all(name, dict(pairs)))
            ]
        return self._lacking[name, inside]

    def problem(self, name: Name) -> LanguageError | None:
        """What is wrong with a name that stands for nothing; None if it stands for something."""
        if name in self._sound:
            return None
        found = self._look_up(name)
        if found is None:
            self._sound.add(name)
        return found

    def _look_up(self, name: Name) -> LanguageError | None:
        here = [self.catalogue.branches]
        offset = name.offset
        for depth, (part, written) in enumerate(
            zip(name.parts, name.written or name.parts, strict=True)
        ):
            after = [b for branches in here for b in self._after(part, branches)]
            if not after:
                place = Placed(offset=offset, length=len(written) or 1)
                return self._no_such_part(name, depth, place, here)
            here = after
            offset += len(written) + 1 if written else 0
        if all(here):
            following = dict.fromkeys(part for branches in here for part in branches)
            return LanguageError(
                tr('"{name}" is not the whole name of a quantity').format(name=name.text),
                name.offset,
                name.length,
                tr("it goes on with {words}").format(words=listed(following, 12)),
                Topic.NAME,
            )
        return self._misplaced_word(name)

    def _after(self, part: str, branches: Branches) -> Iterator[Branches]:
        match part:
            case "each":
                yield from branches.values()
            case "self":
                nations = self.catalogue.axes["nation"]
                yield from (branches[n] for n in nations if n in branches)
            case _ if part in branches:
                yield branches[part]

    def _no_such_part(
        self, name: Name, depth: int, place: Placed, here: Iterable[Branches]
    ) -> LanguageError:
        part = name.parts[depth]
        before = ".".join(name.parts[:depth])
        known = dict.fromkeys(part for branches in here for part in branches)
        kind_of_id = self._kind_of_id(name.parts[:depth])
        fix = did_you_mean(part, known)
        if kind_of_id and part not in self.catalogue.axes.get(kind_of_id, ()):
            message = UNKNOWN[kind_of_id].format(id=part)
        elif not known:
            message = tr('"{name}" is a whole name, and nothing can follow it').format(name=before)
        elif not before:
            message = tr('no quantity begins with "{part}"').format(part=part)
            begin = tr("names begin with {words}").format(words=listed(known, 12))
            fix = fix or self._whole_name(name) or begin
        else:
            message = tr('"{name}" has no "{part}"').format(name=before, part=part)
            it_has = tr("it has {words}").format(words=listed(known, 12))
            fix = fix or _why_not(name.parts[0], part) or it_has
        return LanguageError(message, place.offset, place.length, fix, Topic.NAME)

    def _kind_of_id(self, before: Sequence[str]) -> str | None:
        """What an id is of that follows these parts: `nation`; None if a fixed word follows."""
        for template in _TEMPLATES.values():
            if len(template) > len(before) and all(
                part == word or _PLACE_OF_AN_ID.fullmatch(word)
                for part, word in zip(before, template, strict=False)
            ):
                found = _PLACE_OF_AN_ID.fullmatch(template[len(before)])
                return found.group(1) if found else None
        return None

    def _whole_name(self, name: Name) -> str | None:
        """The one name that ends as this one does, for who has left its beginning out."""
        whole = self._endings.get(name.text)
        return tr('did you mean "{near}"?').format(near=whole) if whole else None

    @cached_property
    def _endings(self) -> dict[str, str | None]:
        """The one name that has each ending; None where several have it."""
        endings: dict[str, str | None] = {}
        for name in self.catalogue.names:
            _, dot, ending = name.partition(".")
            while dot:
                endings[ending] = None if ending in endings else name
                _, dot, ending = ending.partition(".")
        return endings

    def _misplaced_word(self, name: Name) -> LanguageError | None:
        """Whether `each` or `self` stands in place of something that is not such an id."""
        template = _TEMPLATES[self.matching(name)[0].block]
        for word, place in ((EACH, _PLACE_OF_AN_ID), (SELF, re.compile(r"\{nation\}"))):
            if word in name.parts and not place.fullmatch(template[name.parts.index(word)]):
                return LanguageError(
                    tr('"{word}" does not stand in place of an id here').format(word=word),
                    name.offset,
                    name.length,
                    tr("such as nation.each.stability, crisis.each.severity"),
                    Topic.EACH if word == EACH else Topic.SELF,
                )
        return None


def put_all(name: Name, ids: Mapping[str, str]) -> Name:
    """A name with ids in place of several words."""
    for word, id in ids.items():
        name = put(name, word, id)
    return name


def _why_not(first: str, part: str) -> str | None:
    if first in ("trust", "trade", "culture", "interoperability"):
        return tr("a pair is of two different nations")
    if first == "inject" and part == "answer":
        return tr("this inject asks for no decision")
    return tr("this inject does not go to that nation") if first == "inject" else None

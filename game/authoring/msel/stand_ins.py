"""What conditions and effects name that a list does not tell of, so that something can stand in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from game.authoring.msel.entries import Entry
from game.quantities.kinds import KINDS
from game.quantities.language import LanguageError, parse_condition, parse_effect
from game.quantities.tree import Effect, Name, Node, names
from game.scenario.fields import is_id

_TWO_PARTS = {"infrastructure", "redline", "agenda"}
"""Axes whose ids have the id of a nation before their own."""


@dataclass(slots=True)
class Named:
    """The ids that expressions name, by their axis, in the order of the list."""

    axes: dict[str, list[str]] = field(default_factory=dict)
    latent: set[str] = field(default_factory=set)
    """Crises that an effect sets off."""

    def of(self, axis: str) -> list[str]:
        return self.axes.get(axis, [])

    def within(self, axis: str, nation: str) -> list[str]:
        """The ids on an axis of what one nation has."""
        parts = (both.split(".") for both in self.of(axis))
        return [own for owner, own in parts if owner == nation]


def _pattern(template: str) -> re.Pattern[str]:
    """A quantity's template as a pattern with a group for each axis.

    >>> _pattern("agenda.{agenda}.reached").match("agenda.north.port.reached")["agenda_0"]
    'north.port'
    """
    count = 0
    parts = []
    for part in template.split("."):
        if part.startswith("{"):
            axis = part[1:-1]
            one = r"\w+\.\w+" if axis in _TWO_PARTS else r"\w+"
            parts.append(f"(?P<{axis}_{count}>{one})")
            count += 1
        else:
            parts.append(re.escape(part))
    return re.compile(r"^" + r"\.".join(parts) + "$")


_PATTERNS = tuple(_pattern(kind.template) for kind in KINDS)


def expressions_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """The conditions (`when`) and effects of an entry, each with which of the two it is."""
    if "when" in entry.values:
        yield "when", entry.values["when"]
    yield from (("effect", text) for text in entry.values.get("effects", ()))
    for option in entry.values.get("options", ()):
        yield from (("effect", text) for text in option.effects)


def named_in(entries: Iterable[Entry]) -> Named:
    """What all conditions and effects of a list name; what cannot be read names nothing."""
    found = Named()
    for entry in entries:
        for sort, text in expressions_of(entry):
            try:
                read: Node | Effect = (
                    parse_condition(text) if sort == "when" else parse_effect(text)
                )
            except LanguageError:
                continue
            for name in _all_names(read):
                _sort_in(found, name.text)
            if isinstance(read, Effect) and "'active'" in text.replace('"', "'"):
                found.latent.add(read.target.parts[1] if len(read.target.parts) > 2 else "")
    return found


def _all_names(read: Node | Effect) -> Sequence[Name]:
    if isinstance(read, Effect):
        return (read.target, *names(read.value))
    return tuple(names(read))


def _sort_in(found: Named, name: str) -> None:
    for pattern in _PATTERNS:
        match = pattern.match(name)
        if not match:
            continue
        for group, text in match.groupdict().items():
            axis = group.rpartition("_")[0]
            parts = text.split(".")
            if not all(map(is_id, parts)):
                continue
            _add(found, axis, text)
            if axis in _TWO_PARTS:
                _add(found, "nation", parts[0])


def _add(found: Named, axis: str, text: str) -> None:
    ids = found.axes.setdefault(axis, [])
    if text not in ids:
        ids.append(text)

"""Reads an overlay: bytes in, and out its texts and everything that is wrong with it.

An overlay is a TOML file with the tables of a scenario and nothing in them but texts. What stands
in a list, and has an id, is a table of that id: `[endings.daylight]`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from game.language import tr, trn
from game.scenario.diagnostics import Diagnostic, Place, diagnostic, not_all, worst_first
from game.scenario.fields import Part, Prose
from game.scenario.guard import guard
from game.scenario.positions import Loc, Positions
from game.scenario.sentences import Mistake, sentence
from game.scenario.shape import THINGS, thing
from game.scenario.suggest import closest, did_you_mean, listed, there_are
from game.scenario.syntax import parse
from game.scenario.texts import Keys, Text, Words, texts

NOTHING = "S010"
"""The code of a file with nothing in it: as an overlay, it only has no text yet."""

MOST = 200
"""How many problems of one overlay are told."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What came of reading an overlay."""

    positions: Positions
    """Where everything stands; its `text` is the text of the file."""
    words: Mapping[Keys, Words]
    """The texts in it that are as they should be, by the keys that lead to them."""
    diagnostics: tuple[Diagnostic, ...]


def read_overlay(source: bytes, path: str, whole: Part) -> Overlay:
    """Read the overlay of a scenario or a rulebook; `path` names it in diagnostics."""
    text, problems = guard(source, path)
    positions = Positions(text)
    if problems and problems[0].code != NOTHING:
        return Overlay(positions, {}, problems)
    raw = parse(text, positions, path)
    if isinstance(raw, Diagnostic):
        return Overlay(positions, {}, (raw,))
    reading = _Reading(whole, path, positions)
    reading.table(raw, ())
    reading.tell_what_is_left(raw)
    found = worst_first(reading.diagnostics)
    if len(found) > MOST:
        found = (*found[:MOST], not_all(found[:MOST], path))
    return Overlay(positions, reading.words, found)


class _Reading:
    """One overlay on the way from tables to texts."""

    def __init__(self, whole: Part, path: str, positions: Positions) -> None:
        self.words: dict[Keys, Words] = {}
        self.diagnostics: list[Diagnostic] = []
        self._whole = whole
        self._path = path
        self._positions = positions
        self._texts = {text.keys: text for text in texts(whole)}
        self._tables: dict[Keys, dict[str, None]] = {}
        """Of each table that an overlay may have: the keys that it may have."""
        self._told: set[Keys] = set()
        """Where something is wrong, so that nothing need be said to be missing."""
        self._alike: dict[Keys, list[str]] = {}
        """Of each table: the longer texts in it that are word for word those of the scenario."""
        for keys in self._texts:
            for end in range(len(keys)):
                self._tables.setdefault(keys[:end], {})[keys[end]] = None

    def table(self, raw: Mapping[str, Any], at: Keys) -> None:
        """Take what is in a table, and in the tables in it."""
        for name, value in raw.items():
            keys = (*at, name)
            if len(self.diagnostics) > MOST:
                return
            if name not in self._tables[at]:
                self._unknown(keys, raw)
            elif keys in self._texts:
                self._take(self._texts[keys], value)
            elif isinstance(value, Mapping):
                self.table(value, keys)
            else:
                self._wrong(Mistake("dict_type", keys, value))

    def tell_what_is_left(self, raw: Mapping[str, Any]) -> None:
        """Of each table that is there, name what it has no text for: texts, or whole tables."""
        missing: dict[Keys, dict[str, None]] = {}
        for keys, text in self._texts.items():
            if not text.optional:
                gap = self._gap(keys, raw)
                if gap:
                    missing.setdefault(gap[:-1], {})[gap[-1]] = None
        so = tr("the scenario's own words are shown")
        for table, names in missing.items():
            place = self._positions.of_table(table)
            what = _header(table) or tr("the overlay")
            message = tr("{table} has no text for {names}")
            message = message.format(table=what, names=listed(names))
            self._tell("S604", place, message, None, table, so)
        for table, alike in self._alike.items():
            place = self._positions.of_value((*table, alike[0]))
            what = _header(table) or tr("the overlay")
            message = tr("{table} has the scenario's own words for {names}")
            message = message.format(table=what, names=listed(alike))
            self._tell("S605", place, message, tr("translate it"), table)

    def _gap(self, keys: Keys, raw: Mapping[str, Any]) -> Keys | None:
        """The first of the keys to a text that the overlay does not have; None if it has all."""
        here: Any = raw
        for end, name in enumerate(keys, start=1):
            if keys[:end] in self._told:
                return None
            if name not in here:
                return keys[:end]
            here = here[name]
        return None

    def _take(self, text: Text, value: Any) -> None:
        """Take a text, or a list of as many as the scenario has."""
        if isinstance(text.words, str):
            taken = self._checked(text, value, text.keys)
            if taken is not None:
                self.words[text.keys] = taken
                if taken == text.words and text.kind == Prose and " " in taken:
                    self._alike.setdefault(text.keys[:-1], []).append(text.keys[-1])
        elif not isinstance(value, list):
            self._wrong(Mistake("tuple_type", text.keys, value))
        elif len(value) != len(text.words):
            message = trn(
                '"{key}" has {count} entry, and the scenario has {wanted}',
                '"{key}" has {count} entries, and the scenario has {wanted}',
                len(value),
            ).format(key=text.keys[-1], count=len(value), wanted=len(text.words))
            fix = tr("translate each, in the same order")
            self._tell("S106", self._positions.of_value(text.keys), message, fix, text.keys)
        else:
            lines = [self._checked(text, one, (*text.keys, at)) for at, one in enumerate(value)]
            sound = tuple(line for line in lines if line is not None)
            if len(sound) == len(lines):
                self.words[text.keys] = sound

    def _checked(self, text: Text, value: Any, loc: Loc) -> str | None:
        """A text without characters that do no good; None, and it is told, if it is wrong."""
        try:
            taken: str = _adapter(text.kind).validate_python(value, strict=True)
        except ValidationError as error:
            found = error.errors(include_url=False, include_input=False)[0]
            limits = [limit for limit in found.get("ctx", {}).values() if isinstance(limit, int)]
            self._wrong(Mistake(found["type"], loc, value, next(iter(limits), None)))
            return None
        if not taken:
            self._wrong(Mistake("string_too_short", loc, value, 1))
            return None
        return taken

    def _wrong(self, mistake: Mistake) -> None:
        said = sentence(mistake, {})
        place = self._positions.of_value(mistake.loc)
        self._tell(said.code, place, said.message, said.help, mistake.loc)

    def _unknown(self, keys: Keys, raw: Mapping[str, Any]) -> None:
        """Tell of a key that leads to no text; what it was probably meant for is not missing."""
        *at, name = keys
        table = tuple(at)
        message, fix = self._no_text(table, name)
        if fix is None:
            free = [other for other in self._tables[table] if other not in raw]
            near = closest(name, free)
            if near:
                self._told.add((*table, near))
            fix = did_you_mean(name, free) or there_are(self._tables[table])
        self._tell("S603", self._positions.of_key(keys), message, fix, keys)

    def _no_text(self, table: Keys, name: str) -> tuple[str, str | None]:
        """What to say of a key that leads to no text, and what to do if nothing else was meant."""
        there = _at(self._whole, (*table, name))
        if there in ("", (), {}):
            message = tr('the scenario has no text for "{key}"').format(key=name)
            return message, tr("write it into the scenario first, or delete it here")
        if there is not None:
            message = tr('"{key}" is no text').format(key=name)
            return message, tr("delete it: what is no text stands in the scenario only")
        if table and table[-1] in THINGS:
            message = tr("{thing} is not in the scenario")
            return message.format(thing=thing((*table, name), {})), None
        where = _header(table) or tr("the scenario")
        return tr('{table} has no text "{key}"').format(table=where, key=name), None

    def _tell(
        self,
        code: str,
        place: Place,
        message: str,
        fix: str | None,
        loc: Loc,
        consequence: str | None = None,
    ) -> None:
        self._told.add(tuple(str(key) for key in loc))
        self.diagnostics.append(diagnostic(code, self._path, place, message, fix, consequence, loc))


def _header(table: Keys) -> str:
    """A table as its header names it; "" for the file as such."""
    return f"[{'.'.join(table)}]" if table else ""


def _at(value: Any, keys: Sequence[str]) -> Any:
    """What a scenario has at some keys; None if nothing."""
    for key in keys:
        if isinstance(value, Mapping):
            value = value.get(key)
        elif isinstance(value, tuple):
            value = next((one for one in value if getattr(one, "id", None) == key), None)
        else:
            value = getattr(value, key, None) if isinstance(value, Part) else None
    return value


@cache
def _adapter(kind: Any) -> TypeAdapter[str]:
    return TypeAdapter(kind)

"""Whether a scenario has the keys and values that the models ask for; each mistake at its place."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from pydantic import ValidationError

from game.language import tr
from game.scenario.diagnostics import Diagnostic, diagnostic, not_all
from game.scenario.models import FORMAT, Scenario
from game.scenario.positions import Loc, Positions
from game.scenario.purposes import PURPOSES
from game.scenario.sentences import Mistake, sentence
from game.scenario.shape import draft, table_at, thing
from game.scenario.suggest import closest, listed

LIMITS = ("gt", "ge", "lt", "le", "min_length", "max_length")
"""What pydantic calls the limits that a value may pass."""

KEY = "[key]"
"""Pydantic's last part of a location when a key of a table is meant, and not its value."""

MOST = 400
"""How many mistakes are looked at; a file with more is not checked any further."""

ROUNDS = 3
"""How often a file is validated, each time with the keys put right that were misspelt before.

One with so many mistakes that it is not checked any further is not validated again."""


@dataclass(frozen=True, slots=True)
class Validated:
    """What came of validating a file."""

    scenario: Scenario | None
    """None if anything is wrong."""
    draft: Scenario | None
    """The scenario, or what can be made of it, so that other checks can go on."""
    diagnostics: tuple[Diagnostic, ...]
    faulty: frozenset[Loc]
    """Where something is wrong: no other check need say it again."""


def validate(raw: Mapping[str, Any], positions: Positions, path: str) -> Validated:
    """Check a parsed file against the models, all of it at once.

    A misspelt key is told once, and then taken for the key that was meant: what it holds is
    checked, and nothing is said to be missing.
    """
    told: list[Diagnostic] = []
    for _ in range(ROUNDS):
        scenario, mistakes = _attempt(raw)
        misspelt = list(_misspelt(mistakes, raw)) if len(mistakes) < MOST else []
        if not misspelt:
            break
        told += _diagnostics([mistake for mistake, _ in misspelt], raw, positions, path)
        for mistake, meant in misspelt:
            raw = _renamed(raw, mistake.loc, meant)
            positions.rename((*mistake.loc[:-1], meant), mistake.loc)
    told += _diagnostics(mistakes, raw, positions, path)
    if scenario is not None and not told:
        return Validated(scenario, scenario, (), frozenset())
    if len(mistakes) >= MOST:
        told.append(not_all(told, path))
        return Validated(None, None, tuple(told), frozenset())
    faulty = frozenset(m.loc for m in mistakes if m.type not in ("key", "extra_forbidden"))
    return Validated(None, draft(raw, faulty), tuple(told), faulty)


def _attempt(raw: Mapping[str, Any]) -> tuple[Scenario | None, list[Mistake]]:
    """The scenario, if all is well with it, else the first `MOST` mistakes."""
    unseen = list(islice(_unseen(raw), MOST))
    try:
        # Strict, so that a text is no number; a list of TOML is a tuple of the models.
        scenario = Scenario.model_validate(_with_tuples(raw), strict=True)
    except ValidationError as error:
        found: dict[tuple[str, Loc], Mistake] = {}
        for mistake in chain(_mistakes(error, raw), unseen):
            found.setdefault((mistake.type, mistake.loc), mistake)
            if len(found) == MOST:
                break
        return None, list(found.values())
    return (None if unseen else scenario), unseen


def _unseen(raw: Mapping[str, Any]) -> Iterator[Mistake]:
    """What pydantic lets pass: 1.0 or true for 1, and infinity where anything may stand."""
    version = raw.get("format", FORMAT)
    if version == FORMAT and type(version) is not int:
        yield Mistake("literal_error", ("format",), version)
    for loc, value in _numbers(raw.get("rules"), ("rules",)):
        if not math.isfinite(value):
            yield Mistake("finite_number", loc, value)


def _mistakes(error: ValidationError, raw: Mapping[str, Any]) -> Iterator[Mistake]:
    """Pydantic's errors at locations that the author knows."""
    for found in error.errors(include_url=False, include_input=False):
        loc, choice = _in_file(found["loc"], found["type"], raw)
        value = _at(raw, loc)
        if loc[-1:] == (KEY,):
            yield Mistake("key", loc[:-1], loc[-2])
        elif found["type"] == "missing" and isinstance(loc[-1], int):
            yield Mistake("too_short", loc[:-1], _at(raw, loc[:-1]))
        elif choice is not None and not isinstance(_at(raw, choice), list):
            yield Mistake("no_alternative", choice, value)
        elif choice is None or found["type"] != "literal_error":
            context = found.get("ctx", {})
            limit = next((context[key] for key in LIMITS if key in context), None)
            if not (found["type"] == "too_short" and _has_many(value, limit)):
                yield Mistake(found["type"], loc, value, limit)


def _has_many(value: Any, limit: float | None) -> bool:
    """Whether there are enough entries; pydantic does not count those that it finds wrong."""
    return isinstance(value, list | dict) and limit is not None and len(value) >= limit


def _in_file(loc: Loc, kind: str, raw: Mapping[str, Any]) -> tuple[Loc, Loc | None]:
    """A location without pydantic's names for the alternatives of a value.

    Also the location of the value that has alternatives, if there is one on the way.
    """
    here: Any = raw
    kept: Loc = ()
    choice: Loc | None = None
    for number, part in enumerate(loc, start=1):
        if _has(here, part):
            here = here[part]
        elif number < len(loc) or (kind != "missing" and part != KEY):
            choice = kept
            continue
        kept = (*kept, part)
    return kept, choice


def _has(here: Any, part: str | int) -> bool:
    if isinstance(here, dict):
        return part in here
    return isinstance(here, list) and isinstance(part, int) and part < len(here)


def _at(raw: Any, loc: Loc) -> Any:
    """What the file has at a location; None if nothing."""
    for part in loc:
        if not _has(raw, part):
            return None
        raw = raw[part]
    return raw


def _misspelt(mistakes: Iterable[Mistake], raw: Mapping[str, Any]) -> Iterator[tuple[Mistake, str]]:
    """Unknown keys that are close to one that the table could have and has not, with that key."""
    taken: set[Loc] = set()
    for mistake in mistakes:
        table = mistake.loc[:-1]
        model = table_at(table) if mistake.type == "extra_forbidden" else None
        meant = closest(str(mistake.loc[-1]), model.model_fields) if model else None
        if meant and not _has(_at(raw, table), meant) and (*table, meant) not in taken:
            taken.add((*table, meant))
            yield mistake, meant


def _renamed(here: Any, loc: Loc, new: str) -> Any:
    """A file with another key at a location."""
    first, *rest = loc
    changed = here.copy()
    if rest:
        changed[first] = _renamed(here[first], tuple(rest), new)
    else:
        changed[new] = changed.pop(first)
    return changed


def _with_tuples(value: Any) -> Any:
    """A parsed value with tuples in place of lists."""
    if isinstance(value, dict):
        return {key: _with_tuples(item) for key, item in value.items()}
    return tuple(map(_with_tuples, value)) if isinstance(value, list) else value


def _numbers(value: Any, loc: Loc) -> Iterator[tuple[Loc, float]]:
    """The decimals in a value, for tables that the models leave open."""
    if isinstance(value, float):
        yield loc, value
    elif isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for part, item in parts:
            yield from _numbers(item, (*loc, part))


def _diagnostics(
    mistakes: Iterable[Mistake], raw: Mapping[str, Any], positions: Positions, path: str
) -> Iterator[Diagnostic]:
    missing: dict[Loc, list[str]] = {}
    for mistake in mistakes:
        if mistake.type == "missing":
            missing.setdefault(mistake.loc[:-1], []).append(str(mistake.loc[-1]))
            continue
        of_key = mistake.type in ("key", "extra_forbidden")
        place = positions.of_key(mistake.loc) if of_key else positions.of_value(mistake.loc)
        said = sentence(mistake, raw)
        yield diagnostic(said.code, path, place, said.message, said.help)
    for table, keys in missing.items():
        message = tr("{thing} has no {keys}")
        message = message.format(thing=thing(table, raw), keys=listed(keys))
        yield diagnostic("S101", path, positions.of_table(table), message, _purpose(table, keys))


def _purpose(table: Loc, keys: list[str]) -> str | None:
    """What a missing key is for, if it is the only one."""
    model = table_at(table)
    if len(keys) > 1 or not model:
        return None
    purpose = PURPOSES.get(model, {}).get(keys[0])
    return f"{keys[0]}: {purpose}" if purpose else None

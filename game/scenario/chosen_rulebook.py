"""The rulebook that a scenario is played under: the one that it names, as it changes it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli
from pydantic import ValidationError

from game.scenario.library import rulebooks
from game.scenario.models import Rules, Scenario
from game.scenario.rulebook import Rulebook, merged

STANDARD = "standard"


def rulebook_of(scenario: Scenario, source: bytes | None = None) -> Rulebook:
    """The rulebook with the scenario's changes, as far as it fits the scenario.

    `source` is the rulebook's file, where it is not one that is shipped. Raises ValidationError
    if the changes make no rulebook, KeyError if there is none of that name.
    """
    rules = scenario.rules
    tables = tables_of(rulebooks()[rules.rulebook]) if source is None else _read(source)
    whole = Rulebook.model_validate(merged(tables, rules.overrides))
    return whole.without(rules.without).fitting(scenario.capabilities)


def as_far_as_sound(scenario: Scenario) -> Rulebook:
    """The same for a scenario with mistakes: what is wrong in it is left out."""
    rules = scenario.rules
    known = rules.rulebook in rulebooks()
    if known:
        try:
            return rulebook_of(scenario)
        except ValidationError:
            pass
    plain = Rules(rulebook=rules.rulebook if known else STANDARD, without=rules.without)
    return rulebook_of(scenario.model_copy(update={"rules": plain}))


@cache
def tables_of(path: Path) -> Mapping[str, Any]:
    """The tables of a shipped rulebook."""
    return MappingProxyType(_read(path.read_bytes()))


def _read(source: bytes) -> dict[str, Any]:
    return tomli.loads(source.decode())

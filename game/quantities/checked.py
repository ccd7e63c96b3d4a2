"""A scenario with everything checked that must be right for it to be played."""

from game.quantities.expressions import check_expressions
from game.scenario.diagnostics import (
    Diagnostic,
    ScenarioError,
    has_errors,
    not_all,
    worst_first,
)
from game.scenario.load import Loaded, read
from game.scenario.models import Scenario
from game.scenario.references import check_references

UNKNOWN_RULEBOOK = "S209"

MOST = 200
"""How many problems of one file are told."""


def examine(source: bytes, path: str) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """What could be read of a scenario, and everything that is wrong with it, worst first."""
    loaded = read(source, path)
    found = worst_first(
        (*loaded.diagnostics, *check_references(loaded), *check_expressions(loaded))
    )
    if len(found) > MOST:
        found = (*found[:MOST], not_all(found[:MOST], path))
    return loaded, found


def playable(source: bytes, path: str, *, has_rulebook: bool = False) -> Scenario:
    """A scenario without errors. Raises ScenarioError with all that is wrong.

    One that brings its own rulebook, as in a save, may name one that is not shipped any more.
    """
    loaded, found = examine(source, path)
    if has_rulebook:
        found = tuple(one for one in found if one.code != UNKNOWN_RULEBOOK)
    if loaded.scenario is None or has_errors(found):
        raise ScenarioError(found)
    return loaded.scenario

"""A scenario with everything checked that must be right for it to be played."""

from game.quantities.expressions import check_expressions
from game.scenario.diagnostics import (
    Diagnostic,
    Place,
    ScenarioError,
    diagnostic,
    has_errors,
    worst_first,
)
from game.scenario.load import Loaded, read
from game.scenario.models import Scenario
from game.scenario.references import check_references

MOST = 200
"""How many problems of one file are told."""


def examine(source: bytes, path: str) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """What could be read of a scenario, and everything that is wrong with it, worst first."""
    loaded = read(source, path)
    found = worst_first(
        (*loaded.diagnostics, *check_references(loaded), *check_expressions(loaded))
    )
    if len(found) > MOST:
        last = found[MOST - 1]
        message = f"{len(found) - MOST} more problems are not listed"
        place = Place(last.line, last.column)
        found = (*found[:MOST], diagnostic("S012", path, place, message))
    return loaded, found


def playable(source: bytes, path: str) -> Scenario:
    """A scenario without errors. Raises ScenarioError with all that is wrong."""
    loaded, found = examine(source, path)
    if loaded.scenario is None or has_errors(found):
        raise ScenarioError(found)
    return loaded.scenario

"""Warnings that a file allows itself, each with a reason."""

from collections.abc import Iterable, Sequence
from typing import Any

from game.language import tr
from game.scenario.diagnostics import CODES, Diagnostic, Level
from game.scenario.findings import At, Findings
from game.scenario.load import Loaded
from game.scenario.models import Allowance, Scenario
from game.scenario.positions import Loc
from game.scenario.suggest import did_you_mean


def allowed(loaded: Loaded, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is left of what was found, and what is wrong with the allowances themselves.

    An error cannot be allowed, and an allowance that allows nothing is told.
    """
    scenario = loaded.scenario or loaded.draft
    if scenario is None or not scenario.allow:
        return tuple(found)
    findings = Findings(loaded, scenario)
    usable = [
        (place, one)
        for place, one in enumerate(scenario.allow)
        if _possible(findings, one, ("allow", place, "code"))
    ]
    left = []
    used: set[int] = set()
    for one in found:
        meant = [place for place, allowance in usable if _covers(allowance, one, scenario)]
        used.update(meant)
        if not meant:
            left.append(one)
    if loaded.scenario is not None:
        for place, allowance in usable:
            if place not in used:
                message = (
                    tr("there is no {code} at {place} to be allowed")
                    if allowance.at
                    else tr("there is no {code} to be allowed")
                ).format(code=allowance.code, place=allowance.at)
                findings.add("S502", ("allow", place), message, tr("delete it"), at=At.TABLE)
    return (*left, *findings.diagnostics)


def _possible(findings: Findings, allowance: Allowance, loc: Loc) -> bool:
    code = CODES.get(allowance.code)
    if code is None:
        fix = did_you_mean(allowance.code, CODES)
        message = tr('there is no code "{code}"').format(code=allowance.code)
        findings.add("S501", loc, message, fix)
        return False
    if code.level is Level.ERROR:
        message = tr("{code} is an error: {title}").format(code=code.code, title=code.title)
        findings.add("S501", loc, message, tr("only warnings and notes can be allowed"))
        return False
    return True


def _covers(allowance: Allowance, found: Diagnostic, scenario: Scenario) -> bool:
    if allowance.code != found.code:
        return False
    at = [*filter(None, allowance.at.split("."))]
    return named(found.loc, scenario)[: len(at)] == at


def named(loc: Loc, scenario: Scenario) -> Sequence[str]:
    """The keys that lead to a place; what stands in a list by its id, if it has one, else from 1.

    So an allowance stays right when something is put into the list before it.
    """
    names: list[str] = []
    here: Any = scenario
    for key in loc:
        if isinstance(key, int):
            here = here[key] if isinstance(here, tuple) and key < len(here) else None
            names.append(str(getattr(here, "id", key + 1)))
        else:
            here = here.get(key) if isinstance(here, dict) else getattr(here, key, None)
            names.append(key)
    return names

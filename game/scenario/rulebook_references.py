"""Whether what a scenario changes in its rulebook is there to be changed."""

from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any

from pydantic import ValidationError

from game.language import tr
from game.scenario.chosen_rulebook import as_far_as_sound, tables_of
from game.scenario.findings import MOST, At, Findings
from game.scenario.known import RULES
from game.scenario.library import rulebooks
from game.scenario.positions import Loc
from game.scenario.rulebook import Rulebook, merged
from game.scenario.sentences import Mistake, sentence
from game.scenario.suggest import did_you_mean, there_are
from game.scenario.validation import LIMITS

OVERRIDES: Loc = ("rules", "overrides")


def check_rules(findings: Findings) -> None:
    """The rulebook, the rules that are off, and the overrides."""
    rules = findings.scenario.rules
    off = () if rules.off == "all" else rules.off
    for place, rule in enumerate(off):
        if rule not in RULES and not findings.full:
            fix = did_you_mean(rule, RULES) or there_are(RULES, 50)
            message = tr('there is no rule "{id}"').format(id=rule)
            findings.add("S210", ("rules", "off", place), message, fix)
    findings.once("S221", off, ("rules", "off"))
    books = rulebooks()
    all_of_it = rules.model_copy(update={"without": ()})
    whole = as_far_as_sound(findings.scenario.model_copy(update={"rules": all_of_it}))
    _check_without(findings, whole)
    _check_treaties(findings, whole.without(rules.without).treaties)
    if rules.rulebook not in books:
        fix = did_you_mean(rules.rulebook, books) or there_are(books)
        message = tr('there is no rulebook "{id}"').format(id=rules.rulebook)
        findings.add("S209", ("rules", "rulebook"), message, fix)
    elif rules.overrides and not findings.wrong_already(OVERRIDES):
        _check_overrides(findings, rules.overrides, tables_of(books[rules.rulebook]))


def _check_without(findings: Findings, whole: Rulebook) -> None:
    """Whether what the scenario does without is in the rulebook at all."""
    there = (*whole.orders, *whole.treaties, *whole.projects, *whole.joint)
    for place, name in enumerate(findings.scenario.rules.without):
        if name not in there and not findings.full:
            message = tr('the rulebook has no order, treaty, project or joint action "{id}"')
            message = message.format(id=name)
            fix = did_you_mean(name, there) or there_are(there, 50)
            findings.add("S210", ("rules", "without", place), message, fix)


def _check_treaties(findings: Findings, known: Collection[str]) -> None:
    """The treaties that are in force at the start, and their parties."""
    for name, parties in findings.scenario.treaties.items():
        loc: Loc = ("treaties", name)
        if name not in known and not findings.full:
            fix = did_you_mean(name, known) or there_are(known, 50)
            message = tr('the rulebook has no treaty "{id}"').format(id=name)
            findings.add("S210", loc, message, fix, tr("nobody would be bound"), at=At.KEY)
        for place, nation in enumerate(parties):
            findings.must_be("nation", nation, (*loc, place))
        findings.once("S221", parties, loc)


def thresholds_of(findings: Findings) -> Mapping[str, float] | None:
    """The rulebook's thresholds of crises, with the overrides; None if they are not to be had."""
    rules = findings.scenario.rules
    path = rulebooks().get(rules.rulebook)
    if path is None:
        return None
    status = merged(tables_of(path), rules.overrides)["status"]
    names = ("resolved", "contained", "catastrophic")
    if not isinstance(status, Mapping) or not all(
        isinstance(status.get(name), int | float) for name in names
    ):
        return None
    return {name: status[name] for name in names}


def _check_overrides(
    findings: Findings, overrides: Mapping[str, Any], book: Mapping[str, Any]
) -> None:
    changed = merged(book, overrides)
    try:
        Rulebook.model_validate(_with_tuples(changed), strict=True)
    except ValidationError as error:
        for found in islice(error.errors(include_url=False, include_input=False), MOST):
            _tell(findings, found["type"], found["loc"], found.get("ctx", {}), changed)
    given = overrides.get("cost")
    if isinstance(given, Mapping) and isinstance(given.get("capability"), Mapping):
        for capability in given["capability"]:
            loc = (*OVERRIDES, "cost", "capability", capability)
            findings.must_be("capability", capability, loc, at=At.KEY)


def _with_tuples(value: Any) -> Any:
    """The same with tuples for lists: what is strict about types takes no list for a tuple."""
    if isinstance(value, Mapping):
        return {key: _with_tuples(inner) for key, inner in value.items()}
    return tuple(map(_with_tuples, value)) if isinstance(value, list) else value


def _keys_at(loc: Loc) -> Collection[str]:
    """The keys that a table of the rulebook may have."""
    here: Any = Rulebook
    for part in loc:
        field = here.model_fields.get(part) if hasattr(here, "model_fields") else None
        here = field.annotation if field else None
    return here.model_fields if hasattr(here, "model_fields") else ()


def _tell(
    findings: Findings, kind: str, loc: Loc, context: Mapping[str, Any], changed: Mapping[str, Any]
) -> None:
    table: Any = changed
    for part in loc[:-1]:
        table = table[part]
    key = str(loc[-1])
    if kind == "extra_forbidden":
        message = tr('the rulebook has no "{key}"').format(key=".".join(map(str, loc)))
        fix = did_you_mean(key, _keys_at(loc[:-1]))
        findings.add("S211", (*OVERRIDES, *loc), message, fix, at=At.KEY)
        return
    limit = next((context[name] for name in LIMITS if name in context), None)
    said = sentence(Mistake(kind, loc, table.get(key), limit), changed)
    findings.add("S211", (*OVERRIDES, *loc), said.message)

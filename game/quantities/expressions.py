"""Every condition, measure and effect of a scenario, and what is wrong with each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, get_args, get_origin

from game.language import tr
from game.quantities.catalogue import Catalogue
from game.quantities.meaning import Checker, Role
from game.quantities.rulebook_texts import rulebook_texts
from game.quantities.tokens import LanguageError, Topic
from game.scenario.chosen_rulebook import as_far_as_sound
from game.scenario.diagnostics import Diagnostic, diagnostic, grouped
from game.scenario.fields import Part
from game.scenario.findings import MOST
from game.scenario.load import Loaded
from game.scenario.models import Scenario
from game.scenario.positions import Loc
from game.scenario.rulebook import Rulebook
from game.scenario.shape import annotation_at

CODES = {
    Topic.FORM: "S301",
    Topic.SIZE: "S302",
    Topic.SORT: "S303",
    Topic.NAME: "S304",
    Topic.EACH: "S305",
    Topic.SELF: "S306",
    Topic.CHOICE: "S307",
    Topic.WRITING: "S308",
    Topic.DIVISION: "S309",
}
"""The code of a diagnostic for each kind of mistake in a text."""


MOST_WRITTEN = 15_000
"""Words and signs in all texts of a scenario together; a long exercise has some 2,000."""
MOST_OVERRIDDEN = 1_500
"""Words and signs in the texts that it puts into its rulebook; the standard one has some 250."""


class Expression(NamedTuple):
    """A text of a scenario in the language of conditions and effects."""

    loc: Loc
    role: Role
    text: str
    choosers: Sequence[str] = ()
    """Who may choose the option whose effect it is."""
    at_stake: str | None = None
    """What cannot happen if it is wrong."""


def expressions(scenario: Scenario) -> Iterator[Expression]:
    """Every text of the language in a scenario, in the order of its tables."""
    yield from _of_nations(scenario)
    for name, crisis in scenario.crises.items():
        if crisis.activates_when is not None:
            loc = ("crises", name, "activates_when")
            stake = tr('the crisis "{crisis}" could not break out by itself').format(crisis=name)
            yield Expression(loc, Role.CONDITION, crisis.activates_when, (), stake)
    yield from _of_injects(scenario)
    for name, objective in scenario.objectives.items():
        stake = tr('the objective "{objective}" could not be rated').format(objective=name)
        for key in ("achieved_when", "harm_when", "strain_when"):
            text = getattr(objective, key)
            if text is not None:
                yield Expression(("objectives", name, key), Role.CONDITION, text, (), stake)
    for index, ending in enumerate(scenario.endings):
        stake = tr('the ending "{ending}" could not come').format(ending=ending.id)
        yield Expression(("endings", index, "when"), Role.CONDITION, ending.when, (), stake)


def _of_nations(scenario: Scenario) -> Iterator[Expression]:
    for name, nation in scenario.nations.items():
        for index, item in enumerate(nation.agenda):
            loc: Loc = ("nations", name, "agenda", index)
            stake = tr('the agenda item "{item}" could not be scored').format(item=item.id)
            if item.measure is not None:
                yield Expression((*loc, "measure"), Role.MEASURE, item.measure, (), stake)
            if item.when is not None:
                yield Expression((*loc, "when"), Role.CONDITION, item.when, (), stake)
        for index, line in enumerate(nation.red_lines):
            loc = ("nations", name, "red_lines", index, "when")
            stake = tr('the red line "{line}" could not be crossed').format(line=line.id)
            yield Expression(loc, Role.CONDITION, line.when, (), stake)


def _of_injects(scenario: Scenario) -> Iterator[Expression]:
    for name, inject in scenario.injects.items():
        loc: Loc = ("injects", name)
        if inject.when is not None:
            stake = tr('the inject "{inject}" could not fire').format(inject=name)
            yield Expression((*loc, "when"), Role.CONDITION, inject.when, (), stake)
        for index, text in enumerate(inject.effects):
            yield Expression((*loc, "effects", index), Role.EFFECT, text)
        recipients = tuple(scenario.nations if inject.to == "all" else inject.to)
        choosers = tuple(dict.fromkeys(n for n in recipients if n in scenario.nations))
        for place, option in enumerate(inject.options):
            for index, text in enumerate(option.effects):
                at = (*loc, "options", place, "effects", index)
                yield Expression(at, Role.EFFECT, text, choosers)


def check_expressions(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """What is wrong with the texts of a scenario, as far as it could be read."""
    if loaded.draft is None:
        return ()
    scenario = _with_recipients(loaded.draft)
    rulebook = as_far_as_sound(scenario)
    checker = Checker(Catalogue.of(scenario, rulebook))
    names_known = not any(_defines_names(loc) for loc in loaded.faulty)
    diagnostics: list[Diagnostic] = []
    written = 0
    for expression in expressions(scenario):
        written += words_in(expression.text)
        if written > MOST_WRITTEN:
            message = tr(
                "all conditions and effects together have more than {most} words and signs"
            )
            message = message.format(most=grouped(MOST_WRITTEN))
            diagnostics.append(_too_much(loaded, expression.loc, message))
            break
        if len(diagnostics) >= MOST:
            break
        if loaded.silent(expression.loc):
            continue
        diagnostics += (
            _diagnostic(loaded, expression, error)
            for error in checker.check_expression(
                expression.text, expression.role, expression.choosers
            )
            if names_known or error.topic is not Topic.NAME
        )
    if names_known:
        diagnostics += islice(_of_overrides(loaded, scenario, rulebook, checker), MOST)
    return tuple(diagnostics[: MOST + 1])


def _of_overrides(
    loaded: Loaded, scenario: Scenario, rulebook: Rulebook, checker: Checker
) -> Iterator[Diagnostic]:
    """What is wrong with the texts that a scenario puts into its rulebook's own tables."""
    written = 0
    for bound in rulebook_texts(rulebook, checker.catalogue):
        given: Any = scenario.rules.overrides
        for part in bound.loc:
            inside = isinstance(part, int) and isinstance(given, list | tuple) and part < len(given)
            known = inside or (isinstance(given, Mapping) and part in given)
            given = given[part] if known else None
        if given is None:
            continue
        loc = ("rules", "overrides", *bound.loc)
        written += words_in(bound.text)
        if written > MOST_OVERRIDDEN:
            message = tr(
                "the conditions and effects of all overrides together have more than {most} words "
                "and signs"
            ).format(most=grouped(MOST_OVERRIDDEN))
            yield _too_much(loaded, loc, message)
            return
        stake = tr('"{id}" could not be carried out').format(id=bound.loc[1])
        for error in checker.check_bound(bound.text, bound.role, bound.words):
            yield _diagnostic(loaded, Expression(loc, bound.role, bound.text, (), stake), error)


_WORD_OR_SIGN = re.compile(r"[\w.]+|\S")


def words_in(text: str) -> int:
    """How many words and signs a text has, more or less: what it takes to check it."""
    return len(_WORD_OR_SIGN.findall(text))


def _too_much(loaded: Loaded, loc: Loc, message: str) -> Diagnostic:
    fix = tr('write "each" in place of a list of names')
    return diagnostic("S302", loaded.path, loaded.positions.of_value(loc), message, fix)


def _with_recipients(scenario: Scenario) -> Scenario:
    """A scenario in which an inject to nations that do not exist goes to all.

    That they do not exist is told elsewhere; who may answer the inject is not to be told again.
    """
    injects = {
        name: inject
        if inject.to == "all" or all(nation in scenario.nations for nation in inject.to)
        else inject.model_copy(update={"to": "all"})
        for name, inject in scenario.injects.items()
    }
    return scenario.model_copy(update={"injects": injects})


def _defines_names(loc: Loc) -> bool:
    """Whether names of quantities come from what is at a location."""
    found = annotation_at(loc)
    parts = [arg for arg in get_args(found) if isinstance(arg, type) and issubclass(arg, Part)]
    return loc[-1] == "id" or get_origin(found) is dict or bool(parts)


def _diagnostic(loaded: Loaded, expression: Expression, error: LanguageError) -> Diagnostic:
    place = loaded.positions.within(expression.loc, error.offset, error.length)
    code = CODES[error.topic]
    return diagnostic(code, loaded.path, place, error.message, error.help, expression.at_stake)

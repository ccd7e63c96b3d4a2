"""Sober words for ids, amounts and changes, used in every text that a view holds."""

import re
from collections.abc import Mapping, Sequence

from game.language import in_running_text, tr, trc
from game.language.phrases import capital, listed, quoted
from game.quantities.catalogue import EACH
from game.rules.exercise import Exercise
from game.scenario.models import Scenario
from game.session.means import BUDGET, plain
from game.session.view import Deed

_ID = r"([^.]+)"
_ID_OF_A_NATION = r"([^.]+\.[^.]+)"
_AXIS = re.compile(r"\{(\w+)\}")

_EVERY: Mapping[str, str] = {
    "nation": trc("of", "every other nation"),
    "crisis": tr("every crisis"),
    "capability": tr("everything"),
    "adversary": tr("every adversary"),
    "route": tr("every route"),
    "infrastructure": tr("every infrastructure"),
    "kind": tr("every kind"),
    "project": tr("every project"),
}
"""What stands in a title for every id of an axis that an effect can change."""

_TOWARDS_EVERY = trc("towards", "every other nation")
"""The same for the nation that another feels something towards: some languages decline it."""

_TOWARDS = ("trust", "grievance")
"""Of what that is the second nation."""


def target_name(scenario: Scenario, target: str) -> str:
    """The name of a crisis or of a nation."""
    if target in scenario.crises:
        return scenario.crises[target].name
    return scenario.nations[target].name


def given_name(scenario: Scenario, what: str) -> str:
    """The name of what is committed or given, amid a sentence: the budget or a capability."""
    return tr("budget") if what == BUDGET else in_running_text(scenario.capabilities[what])


def deed_words(scenario: Scenario, target: str, what: str, amount: float) -> str:
    """What goes where: "security 3 → Mines in the strait"."""
    given = given_name(scenario, what)
    return f"{given} {plain(amount)} → {target_name(scenario, target)}"


def shortfall_words(scenario: Scenario, deeds: Sequence[Deed]) -> str:
    """Pledges to one target that were not kept in full.

    "security 3 → Mines, gave 1", or for several "security, cyber → Mines, gave 3 of 8".
    """
    target, first = target_name(scenario, deeds[0].target), deeds[0]
    if len(deeds) == 1:
        words = deed_words(scenario, first.target, first.what, first.pledged)
        return tr("{pledged}, gave {done}").format(pledged=words, done=plain(first.done))
    given = ", ".join(given_name(scenario, deed.what) for deed in deeds)
    done, pledged = sum(deed.done for deed in deeds), sum(deed.pledged for deed in deeds)
    return tr("{what} → {target}, gave {done} of {pledged}").format(
        what=given, target=target, done=plain(done), pledged=plain(pledged)
    )


def excerpt(text: str) -> str:
    """What somebody wrote in place of an id, fit for a sentence."""
    return quoted(text[:40])


def pattern_title(exercise: Exercise, pattern: str) -> str:
    """A name or a pattern of names in words: "every other nation's trust in Avalon"."""
    quantities = exercise.catalogue.match(pattern)
    kind = exercise.catalogue.blocks[quantities[0].block].kind
    axes = _AXIS.findall(kind.template)
    parts = [_ID_OF_A_NATION if axis in _OF_A_NATION else _ID for axis in axes]
    form = _AXIS.sub("{}", re.escape(kind.template).replace(r"\{", "{").replace(r"\}", "}"))
    found = re.fullmatch(form.format(*parts), pattern)
    if EACH not in pattern or found is None:
        return capital(quantities[0].title)
    block = quantities[0].block
    left = [
        (axis, _word(exercise.scenario, axis, id, towards=place == 1 and block in _TOWARDS))
        for place, (axis, id) in enumerate(zip(axes, found.groups(), strict=True))
    ]

    def following(brace: re.Match[str]) -> str:
        return left.pop([axis for axis, _ in left].index(brace[1]))[1]

    return capital(_AXIS.sub(following, kind.words))


_OF_A_NATION = ("infrastructure", "redline", "agenda")


def _word(scenario: Scenario, axis: str, id: str, *, towards: bool) -> str:
    if id == EACH:
        return _TOWARDS_EVERY if towards else _EVERY[axis]
    match axis:
        case "nation":
            return scenario.nations[id].name
        case "crisis":
            return scenario.crises[id].name
        case "capability":
            return in_running_text(scenario.capabilities[id])
        case "infrastructure":
            return _things(scenario, *id.split("."))
    return id


def _things(scenario: Scenario, owner: str, thing: str) -> str:
    """Infrastructure of each nation, or each of one nation, or each of all."""
    if owner == thing == EACH:
        return _EVERY["infrastructure"]
    if thing == EACH:
        return f"{_EVERY['infrastructure']} ({scenario.nations[owner].name})"
    nations = scenario.nations.values()
    having = [nation for nation in nations if thing in nation.infrastructure]
    return listed([f"{one.infrastructure[thing].name} ({one.name})" for one in having])

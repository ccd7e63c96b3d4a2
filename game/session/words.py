"""Sober words for ids, amounts and changes, used in every text that a view holds."""

import re
from collections.abc import Sequence

from game.quantities.catalogue import EACH
from game.rules.exercise import Exercise
from game.scenario.models import Scenario
from game.session.means import BUDGET, plain
from game.session.view import Deed

_ID = r"([^.]+)"
_ID_OF_A_NATION = r"([^.]+\.[^.]+)"
_AXIS = re.compile(r"\{(\w+)\}")

_EVERY = {"nation": "every other nation", "crisis": "every crisis", "capability": "everything"}


def target_name(scenario: Scenario, target: str) -> str:
    """The name of a crisis or of a nation."""
    if target in scenario.crises:
        return scenario.crises[target].name
    return scenario.nations[target].name


def given_name(scenario: Scenario, what: str) -> str:
    """The name of what is committed or given: `budget`, or a capability in small letters."""
    return what if what == BUDGET else scenario.capabilities[what].lower()


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
        return f"{words}, gave {plain(first.done)}"
    given = ", ".join(given_name(scenario, deed.what) for deed in deeds)
    done, pledged = sum(deed.done for deed in deeds), sum(deed.pledged for deed in deeds)
    return f"{given} → {target}, gave {plain(done)} of {plain(pledged)}"


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c".

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def capital(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


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
    words = (
        _word(exercise.scenario, axis, i) for axis, i in zip(axes, found.groups(), strict=True)
    )
    return capital(_AXIS.sub(lambda _: next(words), kind.words))


_OF_A_NATION = ("infrastructure", "redline", "agenda")


def _word(scenario: Scenario, axis: str, id: str) -> str:
    if id == EACH:
        return _EVERY.get(axis, f"every {axis}")
    match axis:
        case "nation":
            return scenario.nations[id].name
        case "crisis":
            return scenario.crises[id].name
        case "capability":
            return scenario.capabilities[id].lower()
    return id

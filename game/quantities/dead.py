"""Injects that cannot fire and endings that cannot come: proven from the scenario, not played."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from game.language import tr
from game.quantities.catalogue import Catalogue
from game.quantities.certain import Certainty, Range, conjuncts
from game.scenario.models import Scenario
from game.scenario.msel import FIRES, Ending, Inject

NOTHING = Range(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Dead:
    """What cannot happen, by id, each with the reason as a sentence."""

    injects: Mapping[str, str]
    endings: Mapping[str, str]


def dead(scenario: Scenario, catalogue: Catalogue) -> Dead:
    """Everything of a scenario that is proven never to happen.

    An inject that cannot fire is never answered, which may prove more: it is gone on with until
    nothing more is proven.
    """
    injects: dict[str, str] = {}
    while True:
        certainty = certain_of(scenario, catalogue, injects)
        more = {
            name: why
            for name, inject in scenario.injects.items()
            if name not in injects
            and (why := _why_it_never_fires(inject, scenario.time.turns, certainty))
        }
        if not more:
            break
        injects |= more
    endings = {}
    for place, ending in enumerate(scenario.endings):
        why = _why_it_never_comes(ending, scenario.endings[:place], certainty)
        if why:
            endings[ending.id] = why
    return Dead(injects, endings)


def certain_of(
    scenario: Scenario, catalogue: Catalogue, never: Mapping[str, str] = MappingProxyType({})
) -> Certainty:
    """What is certain in a scenario, in which some injects never fire.

    Of some quantities it says more than their kind does.
    """
    turns = float(scenario.time.turns)
    known = {"turn": Range(1.0, turns)}
    for name, quantity in catalogue.quantities.items():
        if quantity.block in ("fired", "answer") and quantity.ids[0] in never:
            known[name] = NOTHING
        elif quantity.block == "fired":
            known[name] = Range(0.0, turns)
        elif quantity.choices is not None:
            known[name] = Range(0.0, float(len(quantity.choices) - 1))
    return Certainty(catalogue, known)


def _why_it_never_fires(inject: Inject, turns: int, certainty: Certainty) -> str:
    """A sentence; "" if that is not proven."""
    if inject.status not in FIRES:
        return tr("Its status is {status}.").format(status=inject.status)
    if inject.turn is not None and inject.turn > turns:
        why = tr("Its turn, {turn}, is after the last, {last}.")
        return why.format(turn=inject.turn, last=turns)
    if inject.when is not None and certainty.of(inject.when) is False:
        return tr("Its condition never holds.")
    return ""


def _why_it_never_comes(ending: Ending, earlier: Sequence[Ending], certainty: Certainty) -> str:
    """A sentence; "" if that is not proven.

    An earlier ending stands before this one in every turn in which this one may come, unless it
    may come only after the last turn and this one sooner.
    """
    if certainty.of(ending.when) is False:
        return tr("Its condition never holds.")
    needed = conjuncts(ending.when)
    for other in earlier:
        if ending.early and not other.early:
            continue
        if certainty.of(other.when) is True:
            why = tr("The ending {ending} always holds, and is tried first.")
            return why.format(ending=other.id)
        if all(part in needed for part in conjuncts(other.when)):
            why = tr("Whenever it holds, the ending {ending} holds, and is tried first.")
            return why.format(ending=other.id)
    return ""

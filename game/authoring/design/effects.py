"""Effects that are lost: on what is reckoned anew, and on crises that have not broken out."""

from collections.abc import Iterator, Mapping

from game.authoring.design.doubts import Doubts
from game.language import tr
from game.quantities.language import parse_effect
from game.quantities.meaning import Role
from game.quantities.tree import Effect
from game.scenario.models import Scenario
from game.scenario.msel import FIRES
from game.scenario.positions import Loc

ANEW = ("partnership.equity", "partnership.deterrence")
"""Quantities that follow each turn from others, whatever they were before.
See `game.rules.partnership`."""


def check_effects(doubts: Doubts) -> None:
    """Effects that nobody would notice after the turn, or ever."""
    earliest = _first_turns(doubts)
    for loc, effect in _effects(doubts):
        name, parts = effect.target.text, effect.target.parts
        if name in ANEW:
            message = tr("{name} is reckoned anew at the end of each turn").format(name=name)
            fix = tr("change what it follows from: trust, burdens, capabilities")
            doubts.add("S433", loc, message, fix, tr("the effect lasts for one turn only"))
        crisis, turn = parts[1], doubts.scenario.injects[str(loc[1])].turn
        if parts == ("crisis", crisis, "severity") and turn and turn < earliest.get(crisis, 0):
            first = earliest[crisis]
            message = tr('the crisis "{crisis}" does not break out before turn {turn}')
            fix = tr(
                "write it into an inject of turn {turn} or later, or change its "
                '"severity", with which it breaks out'
            )
            consequence = tr(
                "it breaks out with the severity that its table gives, and this is lost"
            )
            doubts.add(
                "S434",
                loc,
                message.format(crisis=crisis, turn=first),
                fix.format(turn=first),
                consequence,
            )


def set_off_by_effects(doubts: Doubts) -> Mapping[str, tuple[Loc, ...]]:
    """Where effects make crises break out: by the crisis, or by `each`."""
    found: dict[str, tuple[Loc, ...]] = {}
    for loc, effect in _effects(doubts):
        crisis = effect.target.parts[1]
        if effect.target.parts == ("crisis", crisis, "status"):
            found[crisis] = (*found.get(crisis, ()), loc)
    return found


def _effects(doubts: Doubts) -> Iterator[tuple[Loc, Effect]]:
    for expression in doubts.expressions:
        if expression.role is Role.EFFECT:
            yield expression.loc, parse_effect(expression.text)


def _first_turns(doubts: Doubts) -> Mapping[str, int]:
    """The turns before which crises surely do not break out, as far as only injects of a given
    turn set them off.
    """
    scenario = doubts.scenario
    setters = set_off_by_effects(doubts)
    fed = {cascade.to for crisis in scenario.crises.values() for cascade in crisis.cascades}
    return {
        name: min(_earliest(scenario, loc) for loc in setters[name])
        for name, crisis in scenario.crises.items()
        if name in setters
        and "each" not in setters
        and not (crisis.active or crisis.activates_when or name in fed)
    }


def _earliest(scenario: Scenario, loc: Loc) -> int:
    """The first turn in which an effect may happen; past the end if its inject never fires."""
    inject = scenario.injects[str(loc[1])]
    if inject.status not in FIRES:
        return scenario.time.turns + 1
    return inject.turn or 1

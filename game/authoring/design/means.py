"""Whether the nations can do what they are asked for: crises to be met, options to be paid."""

from game.authoring.design.doubts import Doubts
from game.language import tr
from game.scenario.positions import Loc

ENOUGH = 0.6
"""The share of a demand that all nations together must be able to meet in one turn."""


def check_crises(doubts: Doubts) -> None:
    """Crises that ask for more of a capability than all nations have."""
    scenario = doubts.scenario
    for name, crisis in scenario.crises.items():
        for capability, units in crisis.demand.items():
            there = sum(n.capability.get(capability, 0) for n in scenario.nations.values())
            loc: Loc = ("crises", name, "demand", capability)
            if units > 0 and there == 0:
                message = tr('no nation has any of "{capability}"').format(capability=capability)
                consequence = tr('nobody could meet "{crisis}"').format(crisis=name)
                doubts.add("S411", loc, message, consequence=consequence)
            elif there < ENOUGH * units:
                message = tr(
                    'all nations together have {there} units of "{capability}", and "{crisis}" '
                    "asks for {units}"
                ).format(there=f"{there:g}", capability=capability, crisis=name, units=f"{units:g}")
                fix = tr("a partnership that gives all that it has should be able to meet a crisis")
                doubts.add("S411", loc, message, fix)


def check_options(doubts: Doubts) -> None:
    """Options that none of those who are asked can ever pay."""
    scenario = doubts.scenario
    for name, inject in scenario.injects.items():
        asked = scenario.nations if inject.to == "all" else inject.to
        turns = inject.turn or scenario.time.turns
        purses = {n: _most(doubts, n, turns) for n in asked}
        for place, option in enumerate(inject.options):
            if purses and option.budget > max(purses.values()):
                richest = max(purses, key=lambda n: purses[n])
                message = tr("this costs {price}, and {nation} has at most {purse} by then").format(
                    price=f"{option.budget:g}", nation=richest, purse=f"{purses[richest]:g}"
                )
                consequence = tr('nobody could choose "{option}"').format(option=option.id)
                loc = ("injects", name, "options", place, "budget")
                doubts.add("S412", loc, message, consequence=consequence)


def _most(doubts: Doubts, nation: str, turns: int) -> float:
    """What a nation has at most in a turn, if it spends nothing before."""
    one = doubts.scenario.nations[nation]
    return one.budget + one.income * max(1.0, one.prosperity / 100) * turns

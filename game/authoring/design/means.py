"""Whether the nations can do what they are asked for: crises to be met, options to be paid."""

from game.authoring.design.doubts import Doubts
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
                message = f'no nation has any of "{capability}"'
                doubts.add("S411", loc, message, consequence=f'nobody could meet "{name}"')
            elif there < ENOUGH * units:
                message = (
                    f'all nations together have {there:g} units of "{capability}", and "{name}" '
                    f"asks for {units:g}"
                )
                fix = "a partnership that gives all that it has should be able to meet a crisis"
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
                doubts.add(
                    "S412",
                    ("injects", name, "options", place, "budget"),
                    f"this costs {option.budget:g}, and {richest} has at most "
                    f"{purses[richest]:g} by then",
                    consequence=f'nobody could choose "{option.id}"',
                )


def _most(doubts: Doubts, nation: str, turns: int) -> float:
    """What a nation has at most in a turn, if it spends nothing before."""
    one = doubts.scenario.nations[nation]
    return one.budget + one.income * max(1.0, one.prosperity / 100) * turns

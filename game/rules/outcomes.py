"""How an exercise stands by its objectives, and how it ends (section 8 of the rules)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.language import tr
from game.quantities.catalogue import Catalogue
from game.quantities.compiled import Column, condition
from game.quantities.grid import zeros_like
from game.quantities.state import State
from game.rules.ledger import Ledger
from game.rules.scene import add
from game.scenario.models import Scenario
from game.scenario.msel import Objective

Rating = Literal["P", "S", "M", "U"]
"""HSEEP's ratings: performed without challenges, with some, with major challenges; unable to be
performed."""


@dataclass(frozen=True)
class Outcomes:
    """The objectives and endings of an exercise, ready to be read off a state."""

    objectives: tuple[tuple[Column, Column, Column], ...]
    """Of each objective: when it is achieved, harmed, strained."""
    endings: tuple[tuple[Column, bool], ...]
    """Of each ending: when it holds, and whether it may come before the last turn."""

    @classmethod
    def of(cls, scenario: Scenario, catalogue: Catalogue) -> "Outcomes":
        def column(text: str | None) -> Column:
            return condition(text or "false", catalogue)

        return cls(
            tuple(
                (column(o.achieved_when), column(o.harm_when), column(o.strain_when))
                for o in scenario.objectives.values()
            ),
            tuple((column(ending.when), ending.early) for ending in scenario.endings),
        )


def objectives(outcomes: Outcomes, state: State, turn: int, ledger: Ledger | None) -> None:
    """Notes which objectives are achieved now, since when, and which were ever harmed."""
    if not outcomes.objectives:
        return
    now = zeros_like(state.achieved)
    harmed = zeros_like(state.achieved)
    strained = zeros_like(state.achieved)
    for place, (achieved, harm, strain) in enumerate(outcomes.objectives):
        now[:, place] = achieved(state.values)
        harmed[:, place] = harm(state.values)
        strained[:, place] = strain(state.values)
    first = (now > 0) & (state.first_turn == 0)
    add(state, "achieved", now - state.achieved, "objectives", ledger)
    add(state, "harmed", np.maximum(harmed, state.harmed) - state.harmed, "objectives", ledger)
    add(
        state,
        "strained",
        np.maximum(strained, state.strained) - state.strained,
        "objectives",
        ledger,
    )
    add(state, "first_turn", first * float(turn), "objectives", ledger)


def ending(outcomes: Outcomes, state: State, last: bool, ledger: Ledger | None) -> None:
    """Ends the games in which an ending holds: the first one in the order of the scenario.

    Before the last turn only endings that may come early are tried.
    """
    found = zeros_like(state.ending)
    for place, (holds, early) in enumerate(outcomes.endings, start=1):
        if early or last:
            now = holds(state.values) & (state.ending == 0) & (found == 0)
            found = np.where(now, float(place), found)
    add(state, "ending", found, "ending", ledger)


def rating(objective: Objective, name: str, quantities: Mapping[str, float]) -> tuple[Rating, str]:
    """The rating that play shows for an objective, and the evidence for it in a sentence.

    U: not true at the end. M: true, but harm was done. S: true, but late or under strain. P: true
    and none of these.
    """
    of = f"objective.{name}."
    if not quantities[of + "achieved"]:
        return "U", tr("It was not achieved when the exercise ended.")
    if quantities[of + "harmed"]:
        return "M", tr("It was achieved, but with harm to other activities on the way.")
    first = int(quantities[of + "first_turn"])
    if objective.due_turn is not None and first > objective.due_turn:
        late = tr("It was achieved in turn {turn}, after turn {due}.")
        return "S", late.format(turn=first, due=objective.due_turn)
    if quantities[of + "strained"]:
        return "S", tr("It was achieved in turn {turn}, under strain.").format(turn=first)
    return "P", tr("It was achieved in turn {turn} without challenges.").format(turn=first)

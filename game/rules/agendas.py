"""What each nation is after: its agenda, its red lines, its score (row 16)."""

from dataclasses import dataclass

import numpy as np

from game.quantities.catalogue import Catalogue
from game.quantities.compiled import Column, condition, measure
from game.quantities.grid import Array, zeros_like
from game.quantities.state import State
from game.rules.ledger import Ledger
from game.rules.scene import add
from game.scenario.models import Scenario
from game.scenario.rulebook import Rulebook


@dataclass(frozen=True)
class Agendas:
    """The agendas and red lines of an exercise, ready to be read off a state."""

    items: tuple[tuple[int, float, Column], ...]
    """Of each item: the nation's place, its weight as a share, and how far it is reached."""
    lines: tuple[tuple[int, float, Column], ...]
    """Of each red line: the nation's place, the price in stability, and when it is crossed."""

    @classmethod
    def of(cls, scenario: Scenario, catalogue: Catalogue) -> "Agendas":
        items: list[tuple[int, float, Column]] = []
        lines: list[tuple[int, float, Column]] = []
        for place, nation in enumerate(scenario.nations.values()):
            total = sum(item.weight for item in nation.agenda)
            for item in nation.agenda:
                if item.measure is not None:
                    reached = measure(item.measure, catalogue)
                else:
                    reached = _hundred(condition(item.when or "false", catalogue))
                items.append((place, item.weight / total, reached))
            lines.extend(
                (place, line.stability, condition(line.when, catalogue))
                for line in nation.red_lines
            )
        return cls(tuple(items), tuple(lines))


def _hundred(holds: Column) -> Column:
    return lambda values: 100.0 * holds(values)


def red_lines(agendas: Agendas, state: State, ledger: Ledger | None) -> None:
    """A government that lets its red line be crossed loses stability, once for each line.

    Source: Fearon (1994), domestic audience costs.
    """
    if not agendas.lines:
        return
    crossed = zeros_like(state.crossed)
    price = zeros_like(state.stability)
    for line, (_, _, when) in enumerate(agendas.lines):
        crossed[:, line] = when(state.values)
    crossed *= state.crossed == 0
    for line in np.flatnonzero(crossed.any(axis=0)).tolist():
        nation, stability, _ = agendas.lines[line]
        price[:, nation] += crossed[:, line] * stability
    add(state, "crossed", crossed, "red_lines", ledger)
    add(state, "stability", -price, "red_lines", ledger)


def scores(agendas: Agendas, state: State, p: Rulebook, ledger: Ledger | None) -> None:
    """How far each nation has reached what it wants, with its part in the common score."""
    reached = zeros_like(state.reached)
    for item, (_, _, how_far) in enumerate(agendas.items):
        reached[:, item] = how_far(state.values)
    np.clip(reached, 0, 100, out=reached)
    add(state, "reached", reached - state.reached, "agenda", ledger)
    own: Array = zeros_like(state.score)
    weighed = state.reached * [weight for _, weight, _ in agendas.items]
    for item, (nation, _, _) in enumerate(agendas.items):
        own[:, nation] += weighed[:, item]
    level = p.score.common * state.common_score[:, None] + (1 - p.score.common) * own
    add(state, "score", level - state.score, "score", ledger)

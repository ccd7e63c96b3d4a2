"""The value of every quantity before the first turn, as a scenario gives it."""

from collections.abc import Callable

from game.quantities.catalogue import Catalogue, Quantity
from game.quantities.kinds import STATUSES
from game.scenario.models import Scenario
from game.scenario.nations import Tie

FRESH = {"equity": 1.0, "liberties": 100.0, "flow": 100.0}
"""What starts at something else than 0 and is not for the scenario to say."""


def initial(scenario: Scenario, catalogue: Catalogue) -> list[float]:
    """A number for each column of the state, in order.

    A latent crisis has no severity and no presence yet. Cohesion starts at the mean trust.
    """
    ties = {frozenset(tie.between): tie for tie in scenario.ties}
    values = [0.0] * catalogue.width
    for quantity in catalogue.quantities.values():
        values[quantity.column] = _value(quantity, scenario, ties)
    trust = [values[q.column] for q in catalogue.match("trust.each.each")]
    values[catalogue.quantities["partnership.cohesion"].column] = sum(trust) / len(trust)
    return values


def _value(quantity: Quantity, scenario: Scenario, ties: dict[frozenset[str], Tie]) -> float:
    block, ids = quantity.block, quantity.ids
    if block in FRESH:
        return FRESH[block]
    reader = _READERS.get(block)
    if reader is not None:
        return float(reader(scenario, ids))
    if block in ("trust", "trade", "culture", "interoperability"):
        tie = ties.get(frozenset(ids)) or Tie(between=(ids[0], ids[1]))
        if block == "trust":
            return tie.trust[tie.between.index(ids[0])]
        return float(getattr(tie, block))
    if block in ("integrity", "hardening"):
        nation, thing = ids[0].split(".")
        return float(getattr(scenario.nations[nation].infrastructure[thing], block))
    return 0.0


def _of_nation(field: str) -> Callable[[Scenario, tuple[str, ...]], float]:
    return lambda scenario, ids: getattr(scenario.nations[ids[0]], field)


_READERS: dict[str, Callable[[Scenario, tuple[str, ...]], float]] = {
    **{
        field: _of_nation(field)
        for field in ("budget", "income", "prosperity", "stability", "development")
    },
    "capability": lambda s, ids: s.nations[ids[0]].capability.get(ids[1], 0.0),
    "severity": lambda s, ids: s.crises[ids[0]].severity if s.crises[ids[0]].active else 0.0,
    "momentum": lambda s, ids: s.crises[ids[0]].momentum,
    "status": lambda s, ids: STATUSES.index("active" if s.crises[ids[0]].active else "latent"),
    "demand": lambda s, ids: s.crises[ids[0]].demand.get(ids[1], 0.0),
    "presence": lambda s, ids: (
        s.crises[ids[0]].presence.get(ids[1], 0.0) if s.crises[ids[0]].active else 0.0
    ),
    "member": lambda s, ids: float(ids[1] in s.treaties.get(ids[0], ())),
    "resolve": lambda s, ids: s.adversaries[ids[0]].resolve,
    "reach": lambda s, ids: s.adversaries[ids[0]].reach,
}

"""What of a scenario never changes in play, as arrays: who is exposed, what is targeted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.quantities.catalogue import Catalogue
from game.quantities.grid import Array
from game.rules.accords import Accords
from game.scenario.accords import AGAINST, Project, Treaty
from game.scenario.models import Scenario
from game.scenario.rulebook import Rulebook
from game.scenario.theatre import CRISIS_KINDS

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Link:
    """One crisis that feeds another."""

    source: int
    target: int
    above: float
    severity: float


@dataclass(frozen=True)
class World:
    """The constants of one exercise. Axes: n m nations, c crises, k capabilities, r routes,
    i infrastructure.
    """

    p: Rulebook
    accords: Accords
    nations: int
    crises: int
    capabilities: int
    others: Array
    """[n, m]: 1 but on the diagonal."""
    unit_cost: Array
    """[k]: units of budget for a unit committed."""
    is_cyber: Flags
    """[c]"""
    is_terror: Flags
    is_route: Flags
    is_conflict: Flags
    """[c]: an armed conflict or hybrid pressure."""
    is_hybrid: Flags
    kind: NDArray[np.intp]
    """[c]: the place of its kind in `CRISIS_KINDS`."""
    culprit: NDArray[np.intp]
    """[c]: the place of the adversary behind it, or -1."""
    suspect: NDArray[np.intp]
    """[c]: the place of the adversary at whom early signs point falsely, or -1."""
    political: Array
    """[c]"""
    weight: Array
    """[c]: share of each crisis in the common score; they add up to 1."""
    severity: Array
    """[c]: at the start, or when it breaks out."""
    presence: Array
    """[c, n]: at the start, or when it breaks out."""
    exposure: Array
    """[c, n]: how far a trade-route crisis touches each nation; 0 for other kinds."""
    resolved: Array
    """[c]: the severity at or under which it is resolved."""
    contained: Array
    catastrophic: Array
    harm_prosperity: Array
    """[c]"""
    harm_stability: Array
    harm_integrity: Array
    """[c, i]: damage a turn at severity 100 to each piece that the crisis targets, else 0."""
    owner: Array
    """[n, i]: 1 where the nation owns the piece of infrastructure."""
    value: Array
    """[i]"""
    routes: Array
    """[r, n]: the exposure of each nation to each route."""
    rerouting: Array
    """[r]"""
    blocks: Flags
    """[c, r]: whether the crisis sits on a chokepoint of the route."""
    links: tuple[Link, ...]
    helped_by: Array
    """[c, p]: 1 where a project gives what helps against crises of the kind."""
    ratification: Array
    """[a]: what each treaty asks for at home before it is ratified; a treaties."""
    quorum: Array
    """[a]: the share of voice that it needs."""
    lapses_below: Array
    """[a]: the cohesion under which it is not in force."""
    pace: Array
    """[p]: the budget that helps each project fully in a turn."""
    need: Array
    """[p]: the progress with which it is complete."""
    discipline: dict[str, int]
    """The place of each capability."""

    @property
    def deep(self) -> bool:
        """Whether the rulebook has agreements, intelligence and what belongs to them."""
        return self.p.format >= 2

    @classmethod
    def of(cls, scenario: Scenario, catalogue: Catalogue, p: Rulebook) -> "World":
        """The world of a scenario that has been checked."""
        nations = list(scenario.nations)
        crises = list(scenario.crises.values())
        names = list(scenario.crises)
        things = [(n, t) for n, nation in scenario.nations.items() for t in nation.infrastructure]
        routes = list(scenario.routes.values())
        exposure = np.array(
            [[route.exposure.get(n, 0.0) for n in nations] for route in routes]
        ).reshape(len(routes), len(nations))
        blocks = np.array(
            [
                [c.chokepoint is not None and c.chokepoint in r.through for r in routes]
                for c in crises
            ],
            dtype=bool,
        ).reshape(len(crises), len(routes))
        touched = np.minimum(1.0, blocks.astype(float) @ exposure)
        weight = np.array([c.weight for c in crises])
        costs = p.cost
        return cls(
            p=p,
            accords=Accords(catalogue, p),
            nations=len(nations),
            crises=len(crises),
            capabilities=len(scenario.capabilities),
            others=1.0 - np.eye(len(nations)),
            unit_cost=np.array(
                [costs.capability.get(k, costs.commit) for k in scenario.capabilities]
            ),
            is_cyber=np.array([c.kind == "cyber" for c in crises], dtype=bool),
            is_terror=np.array([c.kind == "terrorism" for c in crises], dtype=bool),
            is_route=np.array([c.kind == "trade_route" for c in crises], dtype=bool),
            is_conflict=np.array([c.kind in ("armed_conflict", "hybrid") for c in crises], bool),
            is_hybrid=np.array([c.kind == "hybrid" for c in crises], dtype=bool),
            kind=np.array([CRISIS_KINDS.index(c.kind) for c in crises], dtype=np.intp),
            culprit=_places([c.culprit for c in crises], list(scenario.adversaries)),
            suspect=_places([c.false_flag for c in crises], list(scenario.adversaries)),
            political=np.array([c.political for c in crises]),
            weight=weight / weight.sum() if crises else weight,
            severity=np.array([c.severity for c in crises]),
            presence=np.array([[c.presence.get(n, 0.0) for n in nations] for c in crises]).reshape(
                len(crises), len(nations)
            ),
            exposure=touched,
            resolved=_thresholds(scenario, "resolved", p.status.resolved),
            contained=_thresholds(scenario, "contained", p.status.contained),
            catastrophic=_thresholds(scenario, "catastrophic", p.status.catastrophic),
            harm_prosperity=np.array([c.harm.prosperity for c in crises]),
            harm_stability=np.array([c.harm.stability for c in crises]),
            harm_integrity=np.array(
                [[c.harm.integrity * (f"{n}.{t}" in c.targets) for n, t in things] for c in crises]
            ).reshape(len(crises), len(things)),
            owner=np.array([[float(n == owner) for owner, _ in things] for n in nations]).reshape(
                len(nations), len(things)
            ),
            value=np.array([scenario.nations[n].infrastructure[t].value for n, t in things]),
            routes=exposure,
            rerouting=np.array([route.rerouting for route in routes]),
            blocks=blocks,
            links=tuple(
                Link(names.index(name), names.index(link.to), link.above, link.severity)
                for name, crisis in scenario.crises.items()
                for link in crisis.cascades
            ),
            helped_by=np.array(
                [
                    [float(any(g in project.grants for g in AGAINST[c.kind])) for c in crises]
                    for project in p.projects.values()
                ]
            )
            .reshape(len(p.projects), len(crises))
            .T,
            ratification=_each(p.treaties, "ratification"),
            quorum=_each(p.treaties, "quorum"),
            lapses_below=_each(p.treaties, "lapses_below"),
            pace=_each(p.projects, "pace"),
            need=_each(p.projects, "need"),
            discipline={k: place for place, k in enumerate(scenario.capabilities)},
        )


def _each(things: Mapping[str, Treaty] | Mapping[str, Project], name: str) -> Array:
    """A number of each of the rulebook's treaties or projects."""
    return np.array([getattr(one, name) for one in things.values()], dtype=np.float64)


def _places(ids: Sequence[str | None], known: Sequence[str]) -> NDArray[np.intp]:
    """[c]: the place of each id, or -1 for none."""
    return np.array([-1 if id is None else known.index(id) for id in ids], dtype=np.intp)


def _thresholds(scenario: Scenario, name: str, standard: float) -> Array:
    """[c]: a threshold of each crisis, or the rulebook's where the scenario gives none."""
    own = (getattr(crisis.thresholds, name) for crisis in scenario.crises.values())
    return np.array([standard if threshold is None else threshold for threshold in own])

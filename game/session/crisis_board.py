"""The crises that have broken out, the routes they sit on, and what of their demand is missing."""

from collections import Counter
from collections.abc import Iterable, Mapping

from game.quantities.kinds import STATUSES
from game.rules.exercise import Exercise
from game.session.fold import Draft, Playthrough, Pledges, Quantities, Table
from game.session.view import ChokepointCard, CrisisCard, RouteCard
from game.session.visibility import has_broken_out

HORIZON = 40
"""Turns ahead that a crisis is looked at; none lasts longer."""


def crises(exercise: Exercise, play: Playthrough) -> tuple[CrisisCard, ...]:
    """A card for each crisis that has broken out."""
    resolved = play.tables.get(play.assessed, Table())
    return tuple(
        _card(exercise, play, name, resolved)
        for name in exercise.scenario.crises
        if has_broken_out(name, play.quantities)
    )


def status_of(crisis: str, quantities: Quantities) -> str:
    """The status of a crisis, in its own word."""
    return STATUSES[int(quantities[f"crisis.{crisis}.status"])]


def culprit_of(exercise: Exercise, crisis: str, quantities: Quantities) -> str | None:
    """The name of who is behind a crisis, once the evidence suffices; None before."""
    culprit = exercise.scenario.crises[crisis].culprit
    known = quantities[f"crisis.{crisis}.evidence"] >= exercise.rulebook.evidence.named
    if culprit is None or not known or not has_broken_out(crisis, quantities):
        return None
    return exercise.scenario.adversaries[culprit].name


def missing(exercise: Exercise, play: Playthrough) -> Mapping[str, Mapping[str, float]]:
    """Per crisis and capability, the units of demand that nobody has pledged this turn."""
    return {
        card.id: {
            what: max(needed - card.pledged.get(what, 0.0), 0.0)
            for what, needed in card.demand.items()
        }
        for card in crises(exercise, play)
        if card.status != "resolved"
    }


def routes(exercise: Exercise, play: Playthrough) -> tuple[RouteCard, ...]:
    return tuple(
        RouteCard(
            name, route.name, route.ends, route.through, play.quantities[f"route.{name}.flow"]
        )
        for name, route in exercise.scenario.routes.items()
    )


def chokepoints(exercise: Exercise, play: Playthrough) -> tuple[ChokepointCard, ...]:
    """A chokepoint is as open as the most obstructed route through it."""
    scenario = exercise.scenario
    return tuple(
        ChokepointCard(
            name,
            chokepoint.name,
            chokepoint.position,
            min(
                (r.flow for r in routes(exercise, play) if name in r.through),
                default=100.0,
            ),
            next(
                (
                    crisis
                    for crisis, about in scenario.crises.items()
                    if about.chokepoint == name and has_broken_out(crisis, play.quantities)
                ),
                None,
            ),
        )
        for name, chokepoint in scenario.chokepoints.items()
    )


def _card(exercise: Exercise, play: Playthrough, name: str, resolved: Table) -> CrisisCard:
    crisis, now = exercise.scenario.crises[name], play.quantities
    of = f"crisis.{name}."
    demand = {k: now[f"{of}demand.{k}"] for k in exercise.scenario.capabilities}
    return CrisisCard(
        id=name,
        name=crisis.name,
        kind=crisis.kind,
        description=crisis.description,
        status=status_of(name, now),
        severity=now[of + "severity"],
        change=now[of + "severity"] - play.last_turn[of + "severity"],
        momentum=now[of + "momentum"],
        peaks_in=peaks_in(exercise, name, now),
        demand={k: units for k, units in demand.items() if units},
        pledged=_units(name, play.table.pledges.values()),
        committed=_units(name, resolved.drafts.values()),
        chokepoint=crisis.chokepoint,
        targets=crisis.targets,
        culprit=culprit_of(exercise, name, now),
    )


def peaks_in(exercise: Exercise, crisis: str, quantities: Quantities) -> int | None:
    """Turns until a crisis is catastrophic if nobody does anything, as everybody can reckon it.

    None if it does not get there. Dice and the reach of an infection are left out.
    """
    if status_of(crisis, quantities) not in ("active", "contained"):
        return None
    p = exercise.rulebook
    own = exercise.scenario.crises[crisis].thresholds.catastrophic
    peak = p.status.catastrophic if own is None else own
    severity = quantities[f"crisis.{crisis}.severity"]
    momentum = quantities[f"crisis.{crisis}.momentum"]
    deterred = 1 - p.escalation.deterrence * quantities["partnership.deterrence"]
    for turns in range(1, HORIZON + 1):
        momentum += p.escalation.neglect
        severity += momentum * (deterred if momentum > 0 else 1.0)
        if severity >= peak:
            return turns
    return None


def _units(crisis: str, orders: Iterable[Pledges | Draft]) -> Mapping[str, float]:
    """Units for a crisis, per capability, of several nations together."""
    total: Counter[str] = Counter()
    for part in orders:
        for (target, capability), units in part.commits.items():
            if target == crisis:
                total[capability] += units
    return {capability: float(units) for capability, units in total.items()}

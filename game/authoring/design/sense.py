"""Whether the parts of an exercise serve it: all decide, something happens, nothing is idle."""

from collections.abc import Iterable, Mapping

from game.authoring.design.doubts import Doubts
from game.language import tr
from game.scenario.findings import At
from game.scenario.msel import FIRES, Option
from game.scenario.positions import Loc

FEW = 4
"""So many injects may be without a decision among them."""


def check_cascades(doubts: Doubts) -> None:
    """Crises that feed each other in a ring."""
    crises = doubts.scenario.crises
    told: set[frozenset[str]] = set()
    for name in crises:
        ring = _ring(name, {n: [c.to for c in crisis.cascades] for n, crisis in crises.items()})
        if ring and frozenset(ring) not in told:
            told.add(frozenset(ring))
            message = tr("these crises feed each other: {crises}")
            message = message.format(crises=" → ".join((*ring, ring[0])))
            why = tr("once all are severe, none of them comes down again")
            loc: Loc = ("crises", name, "cascades")
            doubts.add("S421", loc, message, consequence=why, at=At.KEY)


def _ring(start: str, leads_to: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The shortest way from a crisis back to itself; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        for to in leads_to.get(way[-1], ()):
            if to == start and len(way) > 1:
                return way
            if to not in seen:
                seen.add(to)
                ways.append((*way, to))
    return ()


def check_nations(doubts: Doubts) -> None:
    """Nations that decide nothing, or that look like another."""
    scenario = doubts.scenario
    asked = {
        nation
        for inject in scenario.injects.values()
        if inject.options and inject.status in FIRES
        for nation in (scenario.nations if inject.to == "all" else inject.to)
    }
    decisions = any(inject.options for inject in scenario.injects.values())
    if len(scenario.injects) > FEW and not decisions:
        message = tr("no inject asks for a decision")
        fix = tr("give an inject two to five options")
        why = tr("the players would only read")
        doubts.add("S429", ("injects",), message, fix, why, at=At.TABLE)
    flags: dict[tuple[str, str], str] = {}
    places: dict[tuple[float, float], str] = {}
    for name, nation in scenario.nations.items():
        loc: Loc = ("nations", name)
        if decisions and name not in asked:
            message = tr('no inject asks "{nation}" for a decision').format(nation=name)
            why = tr("whoever plays it would only watch the others decide")
            doubts.add("S422", loc, message, consequence=why, at=At.TABLE)
        flag = (nation.flag.colour, nation.flag.symbol)
        if flag in flags:
            message = tr('"{nation}" has the same colour and symbol').format(nation=flags[flag])
            doubts.add("S423", (*loc, "flag"), message, tr("choose another symbol"))
        flags.setdefault(flag, name)
        if nation.position in places:
            message = tr('"{nation}" stands at the same place of the map')
            message = message.format(nation=places[nation.position])
            doubts.add("S423", (*loc, "position"), message, tr("move one of them"))
        places.setdefault(nation.position, name)


def check_objectives(doubts: Doubts) -> None:
    """Objectives that no inject serves, and that no crisis bears on."""
    scenario = doubts.scenario
    served = {name for inject in scenario.injects.values() for name in inject.objectives}
    for name, objective in scenario.objectives.items():
        about = " ".join(
            filter(None, (objective.achieved_when, objective.harm_when, objective.strain_when))
        )
        if name not in served and "crisis." not in about:
            doubts.add(
                "S424",
                ("objectives", name),
                tr('no inject serves the objective "{id}", and no crisis bears on it').format(
                    id=name
                ),
                tr('write objectives = ["{id}"] in the injects that train it').format(id=name),
                tr("it would be rated by what happens by itself"),
                at=At.TABLE,
            )


def check_turns(doubts: Doubts) -> None:
    """Turns left out in an exercise in most turns of which an inject comes."""
    scenario = doubts.scenario
    turns = {i.turn for i in scenario.injects.values() if i.turn and i.status in FIRES}
    if 2 * len(turns) <= scenario.time.turns or any(i.when for i in scenario.injects.values()):
        return
    for turn in range(1, scenario.time.turns + 1):
        if turn not in turns:
            message = tr("no inject comes in turn {turn}").format(turn=turn)
            doubts.add("S425", ("time", "turns"), message, tr("give it one, or take the turn away"))


def check_decisions(doubts: Doubts) -> None:
    """Decisions without an expected action, and options that differ in nothing."""
    for name, inject in doubts.scenario.injects.items():
        loc: Loc = ("injects", name)
        if not inject.options:
            continue
        if not inject.expected_action:
            message = tr('the inject "{inject}" asks for a decision and expects none')
            message = message.format(inject=name)
            fix = tr('say what an evaluator should look for: expected_action = "…"')
            doubts.add("S426", loc, message, fix, at=At.TABLE)
        first: dict[object, Option] = {}
        for place, option in enumerate(inject.options):
            does = (option.budget, tuple(sorted(option.effects)))
            if does in first:
                message = tr('"{option}" costs and changes the same as "{other}"')
                message = message.format(option=option.id, other=first[does].id)
                fix = tr("give it an effect of its own")
                why = tr("the choice between them would not matter")
                doubts.add("S427", (*loc, "options", place, "id"), message, fix, why)
            first.setdefault(does, option)


def check_unused(doubts: Doubts) -> None:
    """What is defined and never used."""
    scenario = doubts.scenario
    written = " ".join(expression.text for expression in doubts.expressions)
    demanded = {k for crisis in scenario.crises.values() for k in crisis.demand}
    used = {
        *(chokepoint for route in scenario.routes.values() for chokepoint in route.through),
        *(crisis.chokepoint for crisis in scenario.crises.values()),
    }
    for name in scenario.chokepoints:
        if name not in used and f".{name}." not in written:
            message = tr('no route goes through "{chokepoint}"').format(chokepoint=name)
            fix = tr("use it, or delete it")
            doubts.add("S428", ("chokepoints", name), message, fix, at=At.TABLE)
    for name in scenario.capabilities if "capabilities" in scenario.model_fields_set else ():
        if scenario.crises and name not in demanded and f".{name}" not in written:
            message = tr('no crisis asks for the capability "{capability}"')
            message = message.format(capability=name)
            doubts.add("S428", ("capabilities", name), message, tr("ask for it, or delete it"))

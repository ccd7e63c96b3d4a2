"""Whether the parts of a scenario fit together: everything that one part says of another."""

from collections.abc import Mapping
from itertools import pairwise

from game.scenario.diagnostics import Diagnostic
from game.scenario.findings import At, Findings
from game.scenario.known import BUDGET, DOCTRINES, OTHER_VIEWERS
from game.scenario.load import Loaded
from game.scenario.msel_references import check_endings, check_injects, check_objectives
from game.scenario.nations import AgendaItem
from game.scenario.positions import Loc
from game.scenario.rulebook_references import check_rules, thresholds_of
from game.scenario.suggest import did_you_mean, listed, there_are
from game.scenario.theatre import Crisis


def check_references(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Everything that does not fit together, in a scenario as far as it could be read."""
    if loaded.draft is None:
        return ()
    findings = Findings(loaded, loaded.draft)
    for check in (
        check_rules,
        _check_ids,
        _check_nations,
        _check_ties,
        _check_routes,
        _check_crises,
        check_injects,
        check_objectives,
        check_endings,
    ):
        check(findings)
    return tuple(findings.diagnostics)


def _check_ids(findings: Findings) -> None:
    """Whether ids of different kinds that stand in the same places are different."""
    scenario = findings.scenario
    for nation in OTHER_VIEWERS:
        if nation in scenario.nations:
            message = f'a nation cannot have the id "{nation}", which is a viewer of every exercise'
            why = "the nation would see what this viewer sees"
            findings.add("S224", ("nations", nation), message, _ANOTHER_ID, why, at=At.KEY)
    if BUDGET in scenario.capabilities:
        message = f'a capability cannot have the id "{BUDGET}", which is what nations spend'
        findings.add("S224", ("capabilities", BUDGET), message, _ANOTHER_ID, at=At.KEY)
    for crisis in scenario.crises:
        if crisis in scenario.nations:
            message = f'the crisis "{crisis}" has the id of a nation'
            why = "gifts to the nation would be told as meant for the crisis"
            findings.add("S224", ("crises", crisis), message, _ANOTHER_ID, why, at=At.KEY)


_ANOTHER_ID = "choose another id"


def _check_nations(findings: Findings) -> None:
    for name, nation in findings.scenario.nations.items():
        loc: Loc = ("nations", name)
        for capability in nation.capability:
            at = (*loc, "capability", capability)
            findings.must_be("capability", capability, at, at=At.KEY)
        if nation.default_doctrine not in DOCTRINES:
            findings.add(
                "S212",
                (*loc, "default_doctrine"),
                f'there is no doctrine "{nation.default_doctrine}"',
                did_you_mean(nation.default_doctrine, DOCTRINES) or there_are(DOCTRINES),
            )
        findings.once("S222", (item.id for item in nation.agenda), (*loc, "agenda"), ("id",))
        findings.once("S222", (line.id for line in nation.red_lines), (*loc, "red_lines"), ("id",))
        for index, item in enumerate(nation.agenda):
            _check_agenda_item(findings, item, (*loc, "agenda", index))


def _check_agenda_item(findings: Findings, item: AgendaItem, loc: Loc) -> None:
    measure, when = (*loc, "measure"), (*loc, "when")
    if findings.wrong_already(measure, when):
        return
    if item.measure is None and item.when is None:
        findings.add(
            "S232",
            loc,
            f'the agenda item "{item.id}" has neither "measure" nor "when"',
            "say how far it is reached, or when it is",
            at=At.TABLE,
        )
    elif item.measure is not None and item.when is not None:
        message = f'the agenda item "{item.id}" has both "measure" and "when"'
        findings.add("S233", when, message, "keep one of the two", at=At.KEY)


def _check_ties(findings: Findings) -> None:
    ties = findings.scenario.ties
    for index, tie in enumerate(ties):
        loc: Loc = ("ties", index, "between")
        for place, nation in enumerate(tie.between):
            findings.must_be("nation", nation, (*loc, place))
        if tie.between[0] == tie.between[1]:
            message = f'"{tie.between[0]}" is tied to itself'
            findings.add("S220", loc, message, "a tie is between two nations")
    for index, before in findings.repeated(frozenset(tie.between) for tie in ties):
        if findings.full:
            return
        first, second = ties[index].between
        line = findings.loaded.positions.of_table(("ties", before)).line
        findings.add(
            "S221",
            ("ties", index, "between"),
            f'the tie between "{first}" and "{second}" is already at line {line}',
            "keep one of the two",
        )


def _check_routes(findings: Findings) -> None:
    for name, route in findings.scenario.routes.items():
        loc: Loc = ("routes", name)
        for place, nation in enumerate(route.ends):
            findings.must_be("nation", nation, (*loc, "ends", place))
        if route.ends[0] == route.ends[1]:
            message = f'both ends of the route "{name}" are "{route.ends[0]}"'
            findings.add("S220", (*loc, "ends"), message)
        for place, chokepoint in enumerate(route.through):
            findings.must_be("chokepoint", chokepoint, (*loc, "through", place))
        findings.once("S221", route.through, (*loc, "through"))
        for nation in route.exposure:
            findings.must_be("nation", nation, (*loc, "exposure", nation), at=At.KEY)


def _check_crises(findings: Findings) -> None:
    standard = thresholds_of(findings)
    for name, crisis in findings.scenario.crises.items():
        loc: Loc = ("crises", name)
        for capability in crisis.demand:
            at = (*loc, "demand", capability)
            findings.must_be(
                "capability", capability, at, "no nation could meet this demand", at=At.KEY
            )
        for nation in crisis.presence:
            findings.must_be("nation", nation, (*loc, "presence", nation), at=At.KEY)
        for place, target in enumerate(crisis.targets):
            _check_target(findings, target, (*loc, "targets", place))
        findings.once("S221", crisis.targets, (*loc, "targets"))
        if crisis.culprit is not None:
            findings.must_be("adversary", crisis.culprit, (*loc, "culprit"))
        _check_false_flag(findings, name, crisis, (*loc, "false_flag"))
        certain = not findings.wrong_already((*loc, "active"))
        if certain and crisis.active and crisis.activates_when is not None:
            findings.add(
                "S240",
                (*loc, "activates_when"),
                f'the crisis "{name}" is active from the start, so this never matters',
                "write active = false",
                at=At.KEY,
            )
        _check_kind(findings, name, crisis, loc)
        _check_cascades(findings, name, crisis, loc)
        _check_thresholds(findings, crisis, standard, (*loc, "thresholds"))


def _check_false_flag(findings: Findings, name: str, crisis: Crisis, loc: Loc) -> None:
    if crisis.false_flag is None:
        return
    findings.must_be("adversary", crisis.false_flag, loc)
    if crisis.culprit is None:
        message = f'the crisis "{name}" has no culprit from whom its signs could point away'
        findings.add("S239", loc, message, "give it a culprit, or delete this", at=At.KEY)
    elif crisis.false_flag == crisis.culprit:
        findings.add("S239", loc, f'"{crisis.culprit}" is the culprit: these signs would be true')


def _check_target(findings: Findings, target: str, loc: Loc) -> None:
    nations = findings.scenario.nations
    nation, dot, thing = target.partition(".")
    if not dot:
        message = f'"{target}" does not say whose it is'
        findings.add("S206", loc, message, "write nation.infrastructure, such as avalon.port")
    elif nation not in nations:
        findings.must_be("nation", nation, loc, "nothing would be damaged")
    elif thing not in nations[nation].infrastructure:
        known = nations[nation].infrastructure
        if not findings.wrong_already(("nations", nation, "infrastructure")):
            findings.add(
                "S206",
                loc,
                f'the nation "{nation}" has no infrastructure "{thing}"',
                did_you_mean(thing, known) or (f"it has {listed(known)}" if known else None),
                "nothing would be damaged",
            )


def _check_kind(findings: Findings, name: str, crisis: Crisis, loc: Loc) -> None:
    """Whether a crisis has what its kind needs, and nothing that only another kind has."""
    if findings.wrong_already((*loc, "kind")):
        return
    on_route = crisis.kind == "trade_route"
    chokepoint = (*loc, "chokepoint")
    if crisis.chokepoint is not None and not on_route:
        message = f'the crisis "{name}" is not of the kind "trade_route", and sits at no chokepoint'
        findings.add("S239", chokepoint, message, "delete this line", at=At.KEY)
    elif crisis.chokepoint is not None:
        consequence = "the crisis would stop no traffic"
        findings.must_be("chokepoint", crisis.chokepoint, chokepoint, consequence)
    elif on_route and not findings.wrong_already(chokepoint):
        findings.add(
            "S239",
            loc,
            f'the crisis "{name}" is of the kind "trade_route" and has no "chokepoint"',
            "say where it sits: chokepoint = …",
            "it would stop no traffic",
            at=At.TABLE,
        )
    if on_route and crisis.presence:
        message = "a trade-route crisis reaches nations by the routes, and not by its presence"
        findings.add("S239", (*loc, "presence"), message, "delete it", at=At.KEY)


def _check_cascades(findings: Findings, name: str, crisis: Crisis, loc: Loc) -> None:
    for index, cascade in enumerate(crisis.cascades):
        to = (*loc, "cascades", index, "to")
        findings.must_be("crisis", cascade.to, to, "this crisis would feed nothing")
        if cascade.to == name:
            findings.add("S220", to, f'the crisis "{name}" feeds itself')
    targets = (cascade.to for cascade in crisis.cascades)
    findings.once("S221", targets, (*loc, "cascades"), ("to",))


def _check_thresholds(
    findings: Findings, crisis: Crisis, standard: Mapping[str, float] | None, loc: Loc
) -> None:
    """Whether resolved < contained < catastrophic, with the rulebook's for what is left out."""
    order = ("resolved", "contained", "catastrophic")
    given = {name: getattr(crisis.thresholds, name) for name in order}
    if standard is None or findings.wrong_already(*((*loc, name) for name in order)):
        return
    values = {name: standard[name] if given[name] is None else given[name] for name in order}
    for low, high in pairwise(order):
        if values[low] < values[high] or given[low] is given[high] is None:
            continue
        at = high if given[high] is not None else low
        source = [
            f'"{n}" is {values[n]:g}' + ("" if given[n] is not None else " in the rulebook")
            for n in (low, high)
        ]
        message = f"{source[0]} and {source[1]}; the first must be lower"
        findings.add("S237", (*loc, at), message)
        return

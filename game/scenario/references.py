"""Whether the parts of a scenario fit together: everything that one part says of another."""

from collections.abc import Mapping
from itertools import pairwise

from game.language import tr
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
            message = tr('a nation cannot have the id "{id}", which is a viewer of every exercise')
            message = message.format(id=nation)
            why = tr("the nation would see what this viewer sees")
            findings.add("S224", ("nations", nation), message, _ANOTHER_ID, why, at=At.KEY)
    if BUDGET in scenario.capabilities:
        message = tr('a capability cannot have the id "{id}", which is what nations spend')
        message = message.format(id=BUDGET)
        findings.add("S224", ("capabilities", BUDGET), message, _ANOTHER_ID, at=At.KEY)
    for crisis in scenario.crises:
        if crisis in scenario.nations:
            message = tr('the crisis "{crisis}" has the id of a nation').format(crisis=crisis)
            why = tr("gifts to the nation would be told as meant for the crisis")
            findings.add("S224", ("crises", crisis), message, _ANOTHER_ID, why, at=At.KEY)


_ANOTHER_ID = tr("choose another id")


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
                tr('there is no doctrine "{id}"').format(id=nation.default_doctrine),
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
            tr('the agenda item "{item}" has neither "measure" nor "when"').format(item=item.id),
            tr("say how far it is reached, or when it is"),
            at=At.TABLE,
        )
    elif item.measure is not None and item.when is not None:
        message = tr('the agenda item "{item}" has both "measure" and "when"').format(item=item.id)
        findings.add("S233", when, message, tr("keep one of the two"), at=At.KEY)


def _check_ties(findings: Findings) -> None:
    ties = findings.scenario.ties
    for index, tie in enumerate(ties):
        loc: Loc = ("ties", index, "between")
        for place, nation in enumerate(tie.between):
            findings.must_be("nation", nation, (*loc, place))
        if tie.between[0] == tie.between[1]:
            message = tr('"{nation}" is tied to itself').format(nation=tie.between[0])
            findings.add("S220", loc, message, tr("a tie is between two nations"))
    for index, before in findings.repeated(frozenset(tie.between) for tie in ties):
        if findings.full:
            return
        first, second = ties[index].between
        line = findings.loaded.positions.of_table(("ties", before)).line
        message = tr('the tie between "{first}" and "{second}" is already at line {line}')
        message = message.format(first=first, second=second, line=line)
        findings.add("S221", ("ties", index, "between"), message, tr("keep one of the two"))


def _check_routes(findings: Findings) -> None:
    for name, route in findings.scenario.routes.items():
        loc: Loc = ("routes", name)
        for place, nation in enumerate(route.ends):
            findings.must_be("nation", nation, (*loc, "ends", place))
        if route.ends[0] == route.ends[1]:
            message = tr('both ends of the route "{route}" are "{nation}"')
            message = message.format(route=name, nation=route.ends[0])
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
            consequence = tr("no nation could meet this demand")
            findings.must_be("capability", capability, at, consequence, at=At.KEY)
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
            message = tr('the crisis "{crisis}" is active from the start, so this never matters')
            message = message.format(crisis=name)
            fix = tr("write active = false")
            findings.add("S240", (*loc, "activates_when"), message, fix, at=At.KEY)
        _check_kind(findings, name, crisis, loc)
        _check_cascades(findings, name, crisis, loc)
        _check_thresholds(findings, crisis, standard, (*loc, "thresholds"))


def _check_false_flag(findings: Findings, name: str, crisis: Crisis, loc: Loc) -> None:
    if crisis.false_flag is None:
        return
    findings.must_be("adversary", crisis.false_flag, loc)
    if crisis.culprit is None:
        message = tr('the crisis "{crisis}" has no culprit from whom its signs could point away')
        message = message.format(crisis=name)
        findings.add("S239", loc, message, tr("give it a culprit, or delete this"), at=At.KEY)
    elif crisis.false_flag == crisis.culprit:
        message = tr('"{adversary}" is the culprit: these signs would be true')
        findings.add("S239", loc, message.format(adversary=crisis.culprit))


def _check_target(findings: Findings, target: str, loc: Loc) -> None:
    nations = findings.scenario.nations
    nation, dot, thing = target.partition(".")
    if not dot:
        message = tr('"{infrastructure}" does not say whose it is').format(infrastructure=target)
        findings.add("S206", loc, message, tr("write nation.infrastructure, such as avalon.port"))
    elif nation not in nations:
        findings.must_be("nation", nation, loc, tr("nothing would be damaged"))
    elif thing not in nations[nation].infrastructure:
        known = nations[nation].infrastructure
        if not findings.wrong_already(("nations", nation, "infrastructure")):
            message = tr('the nation "{nation}" has no infrastructure "{infrastructure}"')
            message = message.format(nation=nation, infrastructure=thing)
            it_has = tr("it has {words}").format(words=listed(known)) if known else None
            fix = did_you_mean(thing, known) or it_has
            findings.add("S206", loc, message, fix, tr("nothing would be damaged"))


def _check_kind(findings: Findings, name: str, crisis: Crisis, loc: Loc) -> None:
    """Whether a crisis has what its kind needs, and nothing that only another kind has."""
    if findings.wrong_already((*loc, "kind")):
        return
    on_route = crisis.kind == "trade_route"
    chokepoint = (*loc, "chokepoint")
    if crisis.chokepoint is not None and not on_route:
        message = tr(
            'the crisis "{crisis}" is not of the kind "trade_route", and sits at no chokepoint'
        ).format(crisis=name)
        findings.add("S239", chokepoint, message, tr("delete this line"), at=At.KEY)
    elif crisis.chokepoint is not None:
        consequence = tr("the crisis would stop no traffic")
        findings.must_be("chokepoint", crisis.chokepoint, chokepoint, consequence)
    elif on_route and not findings.wrong_already(chokepoint):
        message = tr('the crisis "{crisis}" is of the kind "trade_route" and has no "chokepoint"')
        message = message.format(crisis=name)
        fix = tr("say where it sits: chokepoint = …")
        findings.add("S239", loc, message, fix, tr("it would stop no traffic"), at=At.TABLE)
    if on_route and crisis.presence:
        message = tr("a trade-route crisis reaches nations by the routes, and not by its presence")
        findings.add("S239", (*loc, "presence"), message, tr("delete it"), at=At.KEY)


def _check_cascades(findings: Findings, name: str, crisis: Crisis, loc: Loc) -> None:
    for index, cascade in enumerate(crisis.cascades):
        to = (*loc, "cascades", index, "to")
        findings.must_be("crisis", cascade.to, to, tr("this crisis would feed nothing"))
        if cascade.to == name:
            message = tr('the crisis "{crisis}" feeds itself').format(crisis=name)
            findings.add("S220", to, message)
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
        if given[low] is None:
            message = tr(
                '"{low}" is {less} in the rulebook and "{high}" is {more}; the first must be lower'
            )
        elif given[high] is None:
            message = tr(
                '"{low}" is {less} and "{high}" is {more} in the rulebook; the first must be lower'
            )
        else:
            message = tr('"{low}" is {less} and "{high}" is {more}; the first must be lower')
        message = message.format(
            low=low, less=f"{values[low]:g}", high=high, more=f"{values[high]:g}"
        )
        findings.add("S237", (*loc, at), message)
        return

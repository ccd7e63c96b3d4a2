"""What injects, objectives and endings say of the rest of a scenario, and of each other."""

from game.language import tr
from game.scenario.findings import At, Findings
from game.scenario.msel import Inject
from game.scenario.positions import Loc


def check_injects(findings: Findings) -> None:
    """Recipients, timing, options and links of every inject."""
    injects = findings.scenario.injects
    for name, inject in injects.items():
        loc: Loc = ("injects", name)
        if inject.to != "all":
            for place, nation in enumerate(inject.to):
                consequence = tr('the inject "{inject}" would not reach it').format(inject=name)
                findings.must_be("nation", nation, (*loc, "to", place), consequence)
            findings.once("S221", inject.to, (*loc, "to"))
        for place, objective in enumerate(inject.objectives):
            findings.must_be("objective", objective, (*loc, "objectives", place))
        findings.once("S221", inject.objectives, (*loc, "objectives"))
        if inject.contingency_of == name:
            message = tr('the inject "{inject}" is a contingency of itself').format(inject=name)
            findings.add("S220", (*loc, "contingency_of"), message)
        elif inject.contingency_of is not None:
            findings.must_be("inject", inject.contingency_of, (*loc, "contingency_of"))
        _check_timing(findings, name, inject, loc)
        _check_options(findings, name, inject, loc)
    _check_numbers(findings)


def _check_timing(findings: Findings, name: str, inject: Inject, loc: Loc) -> None:
    turn, when = (*loc, "turn"), (*loc, "when")
    if findings.wrong_already(turn, when):
        return
    if inject.turn is None and inject.when is None:
        findings.add(
            "S230",
            loc,
            tr('the inject "{inject}" has neither "turn" nor "when"').format(inject=name),
            tr("say when it fires: turn = 2, or a condition"),
            tr("it would never fire"),
            at=At.TABLE,
        )
    elif inject.turn is not None and inject.when is not None:
        message = tr('the inject "{inject}" has both "turn" and "when"').format(inject=name)
        fix = tr('keep one of the two; "when" may hold the turn as well: turn >= 2 and …')
        findings.add("S231", when, message, fix, at=At.KEY)
    elif inject.turn is not None:
        consequence = tr('the inject "{inject}" would never fire').format(inject=name)
        _check_turn(findings, inject.turn, turn, consequence)


def _check_turn(findings: Findings, turn: int, loc: Loc, consequence: str) -> None:
    turns = findings.scenario.time.turns
    if turn > turns and not findings.wrong_already(("time", "turns")):
        message = tr("the exercise has {turns} turns").format(turns=turns)
        findings.add("S236", loc, message, consequence=consequence)


def _check_options(findings: Findings, name: str, inject: Inject, loc: Loc) -> None:
    options = inject.options
    at: Loc = (*loc, "options")
    if len(options) == 1:
        message = tr('the inject "{inject}" asks for a decision and has one option')
        message = message.format(inject=name)
        fix = tr("give two to five options, or none")
        findings.add("S234", (*at, 0), message, fix, at=At.TABLE)
    findings.once("S222", (option.id for option in options), at, ("id",))
    flags = [(*at, index, "default") for index in range(len(options))]
    if len(options) < 2 or findings.wrong_already(*flags):
        return
    defaults = [index for index, option in enumerate(options) if option.default]
    if not defaults:
        findings.add(
            "S235",
            loc,
            tr('no option of the inject "{inject}" is the default').format(inject=name),
            tr("write default = true in the option that is taken when no answer is given"),
            at=At.TABLE,
        )
    for index in defaults[1:]:
        first = options[defaults[0]].id
        message = tr('the inject "{inject}" already has "{option}" as its default')
        message = message.format(inject=name, option=first)
        findings.add("S235", flags[index], message, tr("keep one of them"), at=At.KEY)


def _check_numbers(findings: Findings) -> None:
    numbered = [(n, i.number) for n, i in findings.scenario.injects.items() if i.number is not None]
    for index, before in findings.repeated(number for _, number in numbered):
        name, number = numbered[index]
        message = tr('the inject "{inject}" has the number {number} already')
        message = message.format(inject=numbered[before][0], number=number)
        findings.add("S223", ("injects", name, "number"), message)


def check_objectives(findings: Findings) -> None:
    """Whether objectives are due while the exercise lasts."""
    for name, objective in findings.scenario.objectives.items():
        if objective.due_turn is not None:
            loc = ("objectives", name, "due_turn")
            consequence = tr('the objective "{objective}" would never be late')
            consequence = consequence.format(objective=name)
            _check_turn(findings, objective.due_turn, loc, consequence)


def check_endings(findings: Findings) -> None:
    """Whether there is always an ending, and none that comes at once."""
    endings = findings.scenario.endings
    findings.once("S222", (ending.id for ending in endings), ("endings",), ("id",))
    for index, ending in enumerate(endings):
        if ending.early and _always(ending.when):
            message = tr('the ending "{ending}" comes early and always holds')
            message = message.format(ending=ending.id)
            fix = tr("give it a condition")
            consequence = tr("the exercise would end in its first turn")
            findings.add("S241", ("endings", index, "early"), message, fix, consequence, At.KEY)
    if endings and not _always(endings[-1].when):
        findings.add(
            "S238",
            ("endings", len(endings) - 1, "when"),
            tr('the last ending, "{ending}", has a condition').format(ending=endings[-1].id),
            tr('add one without "when" at the end of the file'),
            tr("the exercise could end without an ending"),
        )


def _always(condition: str) -> bool:
    return condition.strip() in ("true", "True")

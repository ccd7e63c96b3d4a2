"""The facilitator's handbook: everything, for those who run the exercise."""

from collections.abc import Iterator

from game.authoring.handouts.documents import (
    Document,
    document,
    in_order,
    listed,
    numbered,
    plain,
    table,
    to_whom,
    when,
)
from game.authoring.handouts.situation import KINDS
from game.language import tr, trc, trn
from game.scenario.models import Scenario
from game.scenario.msel import Inject, Option
from game.scenario.theatre import Crisis
from game.scenario.words import METHODS

STAFF = tr("For facilitators and controllers. Never for players")


def facilitator_handbook(scenario: Scenario) -> Document:
    """The schedule, what is hidden, the whole MSEL, how it may end, and the hot wash."""
    name, title = "facilitator_handbook", tr("Facilitator’s handbook")
    return document(scenario, name, title, STAFF, _parts(scenario))


def _parts(scenario: Scenario) -> Iterator[str]:
    yield tr("## Before it begins")
    yield listed(_BEFORE)
    yield tr("## Schedule")
    minutes = scenario.exercise.minutes
    turns = scenario.time.turns
    each = max(1, round(minutes * 0.75 / turns))
    yield table(
        (trc("of a schedule", "Part"), tr("Minutes")),
        [
            (tr("Welcome, rules, briefs"), f"{max(5, round(minutes * 0.1))}"),
            (
                trn("{turns} turn", "{turns} turns", turns).format(turns=turns),
                tr("{minutes} each").format(minutes=each),
            ),
            (tr("Hot wash"), f"{max(10, round(minutes * 0.15))}"),
        ],
    )
    yield tr("## What is hidden")
    yield table(
        (tr("Nation"), tr("In confidence"), tr("Secret aims")),
        [
            (
                plain(nation.name),
                plain(nation.secret_brief),
                "; ".join(plain(item.title) for item in nation.agenda if item.secret) or "–",
            )
            for nation in scenario.nations.values()
        ],
    )
    yield table(
        (tr("Crisis"), tr("Kind"), tr("At the start"), tr("Behind it")),
        [
            (
                plain(crisis.name),
                KINDS[crisis.kind],
                _at_the_start(crisis),
                plain(scenario.adversaries[crisis.culprit].name) if crisis.culprit else "–",
            )
            for crisis in scenario.crises.values()
        ],
    )
    yield tr("## Master scenario events list")
    numbers = numbered(scenario)
    yield table(
        (
            tr("No."),
            tr("When"),
            trc("recipients", "To"),
            tr("Inject"),
            trc("how a message comes", "By"),
            tr("Asks"),
        ),
        [
            (
                str(numbers[name]),
                when(scenario, scenario.injects[name]),
                to_whom(scenario, scenario.injects[name]),
                plain(scenario.injects[name].title),
                METHODS[scenario.injects[name].method],
                tr("yes") if scenario.injects[name].options else "–",
            )
            for name in in_order(scenario)
        ],
    )
    for name in in_order(scenario):
        yield from _inject(scenario, numbers[name], scenario.injects[name])
    yield tr("## How it may end")
    yield tr("Tried in this order.")
    yield table(
        (tr("Ending"), tr("When"), tr("What is told")),
        [
            (
                plain(ending.title),
                (
                    tr("in any turn, `{condition}`")
                    if ending.early
                    else tr("at the end, `{condition}`")
                ).format(condition=ending.when),
                plain(ending.text),
            )
            for ending in scenario.endings
        ],
    )
    yield tr("## Hot wash")
    yield listed(_HOT_WASH)


def _at_the_start(crisis: Crisis) -> str:
    """How bad a crisis is at first, and what sets it off if it has not broken out."""
    points = f"{crisis.severity:g}"
    if crisis.active:
        return tr("severity {points}").format(points=points)
    if not crisis.activates_when:
        return tr("severity {points}, latent").format(points=points)
    return tr("severity {points}, latent; breaks out when `{condition}`").format(
        points=points, condition=crisis.activates_when
    )


def _inject(scenario: Scenario, number: int, inject: Inject) -> Iterator[str]:
    yield f"### {number}. {plain(inject.title)}"
    yield tr("{sender}, to {recipients}; {when}.").format(
        sender=plain(inject.sender),
        recipients=to_whom(scenario, inject),
        when=when(scenario, inject),
    )
    yield "\n".join(f"> {line}" for line in plain(inject.text).split("\n"))
    if inject.options:
        yield table(
            (tr("Option"), tr("Costs"), tr("Changes"), tr("Outcome")),
            [
                (
                    plain(option.text) + _marks(option),
                    f"{option.budget:g}" if option.budget else "–",
                    ", ".join(f"`{effect}`" for effect in option.effects) or "–",
                    plain(option.outcome) or "–",
                )
                for option in inject.options
            ],
        )
    if inject.effects:
        effects = ", ".join(f"`{effect}`" for effect in inject.effects)
        yield tr("Changes at once: {effects}.").format(effects=effects)
    for label, text in (
        (tr("Expected action"), inject.expected_action),
        (tr("Controller"), inject.controller or ""),
        (tr("Controller notes"), inject.controller_notes),
        (tr("Notes"), inject.notes),
        (tr("Storyline"), inject.storyline or ""),
    ):
        if text:
            yield f"**{label}:** {plain(text)}"


def _marks(option: Option) -> str:
    """What is special about an option, for the facilitator."""
    marks = [tr("*(default)*")] if option.default else []
    if not option.public:
        marks.append(tr("*(secret)*"))
    return "".join(f" {mark}" for mark in marks)


_BEFORE = (
    tr(
        "Print this handbook, the situation manual for everybody, one brief for each seat, the "
        "evaluator’s handbook and the feedback forms. Hand a brief only to its seat."
    ),
    tr("Say the ground rules aloud, and the time at which it ends."),
    tr("Name who speaks for each nation, who evaluates, and who may stop the exercise."),
    tr("Check that the save is written where you will find it."),
)

_HOT_WASH = (
    tr("What happened? Let each nation say it in three sentences."),
    tr("How did it look from each seat? Only now show the briefs."),
    tr("Which pledge mattered most, kept or broken? What would have made it easier to keep?"),
    tr("What carries over to real work?"),
    tr("What will each of you stop, start and go on doing? Write it down with a name and a date."),
)

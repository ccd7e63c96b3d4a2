"""The situation manual: what every participant reads."""

from collections.abc import Iterator

from game.authoring.handouts.documents import Document, document, listed, plain, table
from game.language import tr, trc, trn
from game.scenario import words
from game.scenario.models import Scenario
from game.scenario.turns import turn_length
from game.session.clock import scenario_time

EVERYBODY = tr("For all participants")

KINDS = words.KINDS | {"cyber": tr("cyber attack"), "hybrid": tr("hybrid pressure")}
"""What kinds of crisis are called in a heading."""

TYPES = {
    "tabletop": trc("type of exercise", "tabletop"),
    "seminar": trc("type of exercise", "seminar"),
    "workshop": trc("type of exercise", "workshop"),
    "game": trc("type of exercise", "game"),
}
"""What types of exercise are called."""


def situation_manual(scenario: Scenario) -> Document:
    """What it is about, how it goes, who sits at the table and what is known at the start."""
    name, title = "situation_manual", tr("Situation manual")
    return document(scenario, name, title, EVERYBODY, _parts(scenario))


def _parts(scenario: Scenario) -> Iterator[str]:
    yield from _overview(scenario)
    yield from _nations(scenario)
    yield from _known(scenario)


def _overview(scenario: Scenario) -> Iterator[str]:
    exercise = scenario.exercise
    yield tr("## Exercise overview")
    yield plain(scenario.summary)
    turns = scenario.time.turns
    duration = trn("{minutes} minutes, {turns} turn", "{minutes} minutes, {turns} turns", turns)
    yield table(
        ("", ""),
        [
            (tr("Type"), TYPES[exercise.type]),
            (tr("Duration"), duration.format(minutes=exercise.minutes, turns=turns)),
            (tr("The first turn"), plain(scenario_time(scenario.time, 1))),
            (tr("A turn stands for"), turn_length(scenario.time.turn_length)),
            *(
                (label, plain(text))
                for label, text in (
                    (tr("Threat or hazard"), exercise.threat),
                    (trc("for whom an exercise is", "For"), exercise.audience),
                    (tr("Sponsor"), exercise.sponsor),
                    (tr("Mission areas"), ", ".join(exercise.mission_areas)),
                )
                if text
            ),
        ],
    )
    yield tr("### Scope")
    yield plain(exercise.scope)
    if scenario.objectives:
        yield tr("## Objectives")
        capability = tr("Core capability ({library})")
        yield table(
            (tr("Objective"), capability.format(library=plain(exercise.capability_library))),
            [(plain(o.title), plain(o.core_capability)) for o in scenario.objectives.values()],
        )
    yield tr("## How it is played")
    yield listed(_RULES)


def _nations(scenario: Scenario) -> Iterator[str]:
    yield tr("## The nations")
    for nation in scenario.nations.values():
        yield f"### {plain(nation.name)} {nation.flag.symbol}"
        yield plain(nation.public_brief)
        agenda = [plain(item.title) for item in nation.agenda if not item.secret]
        if agenda:
            yield tr("It says that it wants:")
            yield listed(agenda)
        lines = [plain(line.text) for line in nation.red_lines if not line.secret]
        if lines:
            yield tr("It has said in public what it will not accept:")
            yield listed(lines)


def _known(scenario: Scenario) -> Iterator[str]:
    known = [crisis for crisis in scenario.crises.values() if crisis.active]
    if known:
        yield tr("## What is known at the start")
        for crisis in known:
            yield f"### {plain(crisis.name)} ({KINDS[crisis.kind]})"
            yield plain(crisis.description)
            asked = ", ".join(
                f"{plain(scenario.capabilities.get(k, k))} {units:g}"
                for k, units in crisis.demand.items()
            )
            yield tr("It asks for: {capabilities} (units in one turn).").format(capabilities=asked)
    if scenario.routes:
        yield tr("## Trade routes")
        yield table(
            (tr("Route"), tr("Between"), tr("Through")),
            [
                (
                    plain(route.name),
                    tr("{one_end} and {other_end}").format(
                        one_end=plain(scenario.nations[route.ends[0]].name),
                        other_end=plain(scenario.nations[route.ends[1]].name),
                    ),
                    ", ".join(plain(scenario.chokepoints[c].name) for c in route.through),
                )
                for route in scenario.routes.values()
            ],
        )


_RULES = (
    tr("Nobody plays a person who exists. What is said in the exercise stays in it."),
    tr(
        "Each turn has a situation, a consultation on the open table, decisions in private, and a "
        "reveal of what was pledged and what was done."
    ),
    tr("A pledge binds nobody. Everybody sees whether it was kept."),
    tr("What your brief says in confidence is yours to tell or to keep. Do not show the paper."),
    tr(
        "There is no right answer that is hidden from you. Accept the scenario as it is, and say "
        "why you decide as you do."
    ),
)

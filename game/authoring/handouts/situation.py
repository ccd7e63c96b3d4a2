"""The situation manual: what every participant reads."""

from collections.abc import Iterator

from game.authoring.handouts.documents import Document, document, listed, plain, table
from game.scenario.models import Scenario
from game.session.clock import scenario_time

EVERYBODY = "For all participants"

KINDS = {
    "cyber": "cyber attack",
    "terrorism": "terrorism",
    "trade_route": "trade route",
    "armed_conflict": "armed conflict",
    "hybrid": "hybrid pressure",
}
"""What kinds of crisis are called."""


def situation_manual(scenario: Scenario) -> Document:
    """What it is about, how it goes, who sits at the table and what is known at the start."""
    name, title = "situation_manual", "Situation manual"
    return document(scenario, name, title, EVERYBODY, _parts(scenario))


def _parts(scenario: Scenario) -> Iterator[str]:
    yield from _overview(scenario)
    yield from _nations(scenario)
    yield from _known(scenario)


def _overview(scenario: Scenario) -> Iterator[str]:
    exercise = scenario.exercise
    yield "## Exercise overview"
    yield plain(scenario.summary)
    yield table(
        ("", ""),
        [
            ("Type", exercise.type),
            ("Duration", f"{exercise.minutes} minutes, {scenario.time.turns} turns"),
            ("The first turn", plain(scenario_time(scenario.time, 1))),
            ("A turn stands for", plain(scenario.time.turn_length)),
            *(
                (label, plain(text))
                for label, text in (
                    ("Threat or hazard", exercise.threat),
                    ("For", exercise.audience),
                    ("Sponsor", exercise.sponsor),
                    ("Mission areas", ", ".join(exercise.mission_areas)),
                )
                if text
            ),
        ],
    )
    yield "### Scope"
    yield plain(exercise.scope)
    if scenario.objectives:
        yield "## Objectives"
        yield table(
            ("Objective", f"Core capability ({plain(exercise.capability_library)})"),
            [(plain(o.title), plain(o.core_capability)) for o in scenario.objectives.values()],
        )
    yield "## How it is played"
    yield listed(_RULES)


def _nations(scenario: Scenario) -> Iterator[str]:
    yield "## The nations"
    for nation in scenario.nations.values():
        yield f"### {plain(nation.name)} {nation.flag.symbol}"
        yield plain(nation.public_brief)
        agenda = [plain(item.title) for item in nation.agenda if not item.secret]
        if agenda:
            yield "It says that it wants:"
            yield listed(agenda)
        lines = [plain(line.text) for line in nation.red_lines if not line.secret]
        if lines:
            yield "It has said in public what it will not accept:"
            yield listed(lines)


def _known(scenario: Scenario) -> Iterator[str]:
    known = [crisis for crisis in scenario.crises.values() if crisis.active]
    if known:
        yield "## What is known at the start"
        for crisis in known:
            yield f"### {plain(crisis.name)} ({KINDS[crisis.kind]})"
            yield plain(crisis.description)
            asked = ", ".join(
                f"{plain(scenario.capabilities.get(k, k))} {units:g}"
                for k, units in crisis.demand.items()
            )
            yield f"It asks for: {asked} (units in one turn)."
    if scenario.routes:
        yield "## Trade routes"
        yield table(
            ("Route", "Between", "Through"),
            [
                (
                    plain(route.name),
                    " and ".join(plain(scenario.nations[end].name) for end in route.ends),
                    ", ".join(plain(scenario.chokepoints[c].name) for c in route.through),
                )
                for route in scenario.routes.values()
            ],
        )


_RULES = (
    "Nobody plays a person who exists. What is said in the exercise stays in it.",
    (
        "Each turn has a situation, a consultation on the open table, decisions in private, and a "
        "reveal of what was pledged and what was done."
    ),
    "A pledge binds nobody. Everybody sees whether it was kept.",
    "What your brief says in confidence is yours to tell or to keep. Do not show the paper.",
    (
        "There is no right answer that is hidden from you. Accept the scenario as it is, and say "
        "why you decide as you do."
    ),
)

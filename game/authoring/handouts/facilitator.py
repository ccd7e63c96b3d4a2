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
from game.scenario.models import Scenario
from game.scenario.msel import Inject, Option

STAFF = "For facilitators and controllers. Never for players"


def facilitator_handbook(scenario: Scenario) -> Document:
    """The schedule, what is hidden, the whole MSEL, how it may end, and the hot wash."""
    name, title = "facilitator_handbook", "Facilitator’s handbook"
    return document(scenario, name, title, STAFF, _parts(scenario))


def _parts(scenario: Scenario) -> Iterator[str]:
    yield "## Before it begins"
    yield listed(_BEFORE)
    yield "## Schedule"
    minutes = scenario.exercise.minutes
    each = max(1, round(minutes * 0.75 / scenario.time.turns))
    yield table(
        ("Part", "Minutes"),
        [
            ("Welcome, rules, briefs", f"{max(5, round(minutes * 0.1))}"),
            (f"{scenario.time.turns} turns", f"{each} each"),
            ("Hot wash", f"{max(10, round(minutes * 0.15))}"),
        ],
    )
    yield "## What is hidden"
    yield table(
        ("Nation", "In confidence", "Secret aims"),
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
        ("Crisis", "Kind", "At the start", "Behind it"),
        [
            (
                plain(crisis.name),
                KINDS[crisis.kind],
                f"severity {crisis.severity:g}"
                + (
                    ""
                    if crisis.active
                    else f", latent; breaks out when `{crisis.activates_when}`"
                    if crisis.activates_when
                    else ", latent"
                ),
                plain(scenario.adversaries[crisis.culprit].name) if crisis.culprit else "–",
            )
            for crisis in scenario.crises.values()
        ],
    )
    yield "## Master scenario events list"
    numbers = numbered(scenario)
    yield table(
        ("No.", "When", "To", "Inject", "By", "Asks"),
        [
            (
                str(numbers[name]),
                when(scenario, scenario.injects[name]),
                to_whom(scenario, scenario.injects[name]),
                plain(scenario.injects[name].title),
                scenario.injects[name].method.replace("_", " "),
                "yes" if scenario.injects[name].options else "–",
            )
            for name in in_order(scenario)
        ],
    )
    for name in in_order(scenario):
        yield from _inject(scenario, numbers[name], scenario.injects[name])
    yield "## How it may end"
    yield "Tried in this order."
    yield table(
        ("Ending", "When", "What is told"),
        [
            (
                plain(ending.title),
                ("in any turn, " if ending.early else "at the end, ") + f"`{ending.when}`",
                plain(ending.text),
            )
            for ending in scenario.endings
        ],
    )
    yield "## Hot wash"
    yield listed(_HOT_WASH)


def _inject(scenario: Scenario, number: int, inject: Inject) -> Iterator[str]:
    yield f"### {number}. {plain(inject.title)}"
    yield f"{plain(inject.sender)}, to {to_whom(scenario, inject)}; {when(scenario, inject)}."
    yield "\n".join(f"> {line}" for line in plain(inject.text).split("\n"))
    if inject.options:
        yield table(
            ("Option", "Costs", "Changes", "Outcome"),
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
        yield f"Changes at once: {', '.join(f'`{effect}`' for effect in inject.effects)}."
    for label, text in (
        ("Expected action", inject.expected_action),
        ("Controller", inject.controller or ""),
        ("Controller notes", inject.controller_notes),
        ("Notes", inject.notes),
        ("Storyline", inject.storyline or ""),
    ):
        if text:
            yield f"**{label}:** {plain(text)}"


def _marks(option: Option) -> str:
    """What is special about an option, for the facilitator."""
    default = " *(default)*" if option.default else ""
    return default + ("" if option.public else " *(secret)*")


_BEFORE = (
    (
        "Print this handbook, the situation manual for everybody, one brief for each seat, the "
        "evaluator’s handbook and the feedback forms. Hand a brief only to its seat."
    ),
    "Say the ground rules aloud, and the time at which it ends.",
    "Name who speaks for each nation, who evaluates, and who may stop the exercise.",
    "Check that the save is written where you will find it.",
)

_HOT_WASH = (
    "What happened? Let each nation say it in three sentences.",
    "How did it look from each seat? Only now show the briefs.",
    "Which pledge mattered most, kept or broken? What would have made it easier to keep?",
    "What carries over to real work?",
    "What will each of you stop, start and go on doing? Write it down with a name and a date.",
)

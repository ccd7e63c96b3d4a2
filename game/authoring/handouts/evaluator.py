"""The evaluator's handbook: exercise evaluation guides, one an objective."""

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
from game.language import tr, trc
from game.scenario import words
from game.scenario.models import Scenario
from game.scenario.msel import Objective

EVALUATORS = tr("For evaluators. Never for players")

RATINGS = (
    ("P", words.RATINGS["P"]),
    ("S", words.RATINGS["S"]),
    ("M", tr("performed with major challenges: the objective was still achieved")),
    ("U", words.RATINGS["U"]),
    ("–", tr("not observed: this is not the same as performed")),
)


def evaluator_handbook(scenario: Scenario) -> Document:
    """For each objective its capability, target and tasks, what to look for, and room to write."""
    name, title = "evaluator_handbook", tr("Evaluator’s handbook")
    return document(scenario, name, title, EVALUATORS, _parts(scenario))


def _parts(scenario: Scenario) -> Iterator[str]:
    yield tr("## Ratings")
    yield table(("", tr("Meaning")), RATINGS)
    yield tr("Write down what you saw and when, and only then what you make of it.")
    for name, objective in scenario.objectives.items():
        yield from _guide(scenario, name, objective)


def _guide(scenario: Scenario, name: str, objective: Objective) -> Iterator[str]:
    yield f"## {plain(objective.title)}"
    yield tr("**Core capability:** {capability}").format(
        capability=plain(objective.core_capability)
    )
    if objective.capability_target:
        yield tr("**Capability target:** {target}").format(
            target=plain(objective.capability_target)
        )
    if objective.critical_tasks:
        yield tr("**Critical tasks:**")
        yield listed(plain(task) for task in objective.critical_tasks)
    proposed = [
        tr("achieved if `{condition}` at the end").format(condition=objective.achieved_when)
    ]
    if objective.harm_when:
        proposed.append(tr("at best M if ever `{condition}`").format(condition=objective.harm_when))
    if objective.strain_when:
        proposed.append(
            tr("at best S if ever `{condition}`").format(condition=objective.strain_when)
        )
    if objective.due_turn:
        proposed.append(tr("at best S if later than turn {turn}").format(turn=objective.due_turn))
    yield tr("**What Concord proposes:** {ratings}.").format(ratings="; ".join(proposed))
    numbers = numbered(scenario)
    serving = [n for n in in_order(scenario) if name in scenario.injects[n].objectives]
    yield table(
        (
            tr("No."),
            tr("Inject"),
            tr("When"),
            trc("recipients", "To"),
            tr("Expected action"),
            tr("Notes for evaluators"),
        ),
        [
            (
                str(numbers[n]),
                plain(scenario.injects[n].title),
                when(scenario, scenario.injects[n]),
                to_whom(scenario, scenario.injects[n]),
                plain(scenario.injects[n].expected_action) or "–",
                plain(scenario.injects[n].evaluator_notes) or "–",
            )
            for n in serving
        ],
    )
    yield table(
        (tr("Time"), tr("Observation"), tr("Task"), tr("Rating (P S M U –)")),
        [("&nbsp;", "&nbsp;", "&nbsp;", "&nbsp;")] * 5,
    )

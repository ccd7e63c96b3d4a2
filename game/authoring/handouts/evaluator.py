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
from game.scenario.models import Scenario
from game.scenario.msel import Objective

EVALUATORS = "For evaluators. Never for players"

RATINGS = (
    ("P", "performed without challenges"),
    ("S", "performed with some challenges"),
    ("M", "performed with major challenges: the objective was still achieved"),
    ("U", "unable to be performed"),
    ("–", "not observed: this is not the same as performed"),
)


def evaluator_handbook(scenario: Scenario) -> Document:
    """For each objective its capability, target and tasks, what to look for, and room to write."""
    name, title = "evaluator_handbook", "Evaluator’s handbook"
    return document(scenario, name, title, EVALUATORS, _parts(scenario))


def _parts(scenario: Scenario) -> Iterator[str]:
    yield "## Ratings"
    yield table(("", "Meaning"), RATINGS)
    yield "Write down what you saw and when, and only then what you make of it."
    for name, objective in scenario.objectives.items():
        yield from _guide(scenario, name, objective)


def _guide(scenario: Scenario, name: str, objective: Objective) -> Iterator[str]:
    yield f"## {plain(objective.title)}"
    yield f"**Core capability:** {plain(objective.core_capability)}"
    if objective.capability_target:
        yield f"**Capability target:** {plain(objective.capability_target)}"
    if objective.critical_tasks:
        yield "**Critical tasks:**"
        yield listed(plain(task) for task in objective.critical_tasks)
    proposed = [f"achieved if `{objective.achieved_when}` at the end"]
    if objective.harm_when:
        proposed.append(f"at best M if ever `{objective.harm_when}`")
    if objective.strain_when:
        proposed.append(f"at best S if ever `{objective.strain_when}`")
    if objective.due_turn:
        proposed.append(f"at best S if later than turn {objective.due_turn}")
    yield f"**What Concord proposes:** {'; '.join(proposed)}."
    numbers = numbered(scenario)
    serving = [n for n in in_order(scenario) if name in scenario.injects[n].objectives]
    yield table(
        ("No.", "Inject", "When", "To", "Expected action", "Notes for evaluators"),
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
        ("Time", "Observation", "Task", "Rating (P S M U –)"),
        [("&nbsp;", "&nbsp;", "&nbsp;", "&nbsp;")] * 5,
    )

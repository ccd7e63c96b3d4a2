"""The papers of an exercise, from its scenario: who reads what before, during and after play.

What is secret to a seat stands in that seat's brief and in the handbooks of those who run the
exercise, and nowhere else.
"""

from collections.abc import Iterator

from game.authoring.handouts.briefs import brief
from game.authoring.handouts.documents import Document
from game.authoring.handouts.evaluator import evaluator_handbook
from game.authoring.handouts.facilitator import facilitator_handbook
from game.authoring.handouts.feedback import feedback_form
from game.authoring.handouts.situation import situation_manual
from game.scenario.models import Scenario


def documents(scenario: Scenario) -> Iterator[Document]:
    """Every paper: for all, for each seat, for those who run the exercise."""
    yield situation_manual(scenario)
    for nation in scenario.nations:
        yield brief(scenario, nation)
    yield facilitator_handbook(scenario)
    yield evaluator_handbook(scenario)
    yield feedback_form(scenario)

"""The form on which participants say what the exercise was worth to them."""

from collections.abc import Iterator

from game.authoring.handouts.documents import Document, document, plain, table
from game.authoring.handouts.situation import EVERYBODY
from game.scenario.models import Scenario


def feedback_form(scenario: Scenario) -> Document:
    """Statements to agree with, and questions with room to write."""
    return document(
        scenario, "feedback_form", "Participant feedback form", EVERYBODY, _parts(scenario)
    )


def _parts(scenario: Scenario) -> Iterator[str]:
    yield "Name (if you like): ____________________  Role: ____________________"
    yield "## How far do you agree?"
    yield "1: not at all, 5: fully."
    statements = (
        *_STATEMENTS,
        *(
            f"The exercise let us practise this: {plain(objective.title)}"
            for objective in scenario.objectives.values()
        ),
    )
    yield table(("Statement", "1", "2", "3", "4", "5"), [(one, *("☐",) * 5) for one in statements])
    yield "## In your own words"
    for question in _QUESTIONS:
        yield f"**{question}**"
        yield "\n\n".join(["&nbsp;"] * 3)


_STATEMENTS = (
    "The scenario was plausible.",
    "I knew what was expected of me.",
    "Decisions had consequences that I could understand.",
    "The right people took part.",
    "I would decide differently in my own work after this.",
)

_QUESTIONS = (
    "What went well, and should be kept?",
    "What should be changed before the next exercise?",
    "Which gap in our plans, means or training did this show?",
    "What will you do about it, and by when?",
)

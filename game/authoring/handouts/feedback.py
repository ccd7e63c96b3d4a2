"""The form on which participants say what the exercise was worth to them."""

from collections.abc import Iterator

from game.authoring.handouts.documents import Document, document, plain, table
from game.authoring.handouts.situation import EVERYBODY
from game.language import tr
from game.scenario.models import Scenario


def feedback_form(scenario: Scenario) -> Document:
    """Statements to agree with, and questions with room to write."""
    name, title = "feedback_form", tr("Participant feedback form")
    return document(scenario, name, title, EVERYBODY, _parts(scenario))


def _parts(scenario: Scenario) -> Iterator[str]:
    yield tr("Name (if you like): ____________________  Role: ____________________")
    yield tr("## How far do you agree?")
    yield tr("1: not at all, 5: fully.")
    statements = (
        *_STATEMENTS,
        *(
            tr("The exercise let us practise this: {objective}").format(
                objective=plain(objective.title)
            )
            for objective in scenario.objectives.values()
        ),
    )
    heads = (tr("Statement"), "1", "2", "3", "4", "5")
    yield table(heads, [(one, *("☐",) * 5) for one in statements])
    yield tr("## In your own words")
    for question in _QUESTIONS:
        yield f"**{question}**"
        yield "\n\n".join(["&nbsp;"] * 3)


_STATEMENTS = (
    tr("The scenario was plausible."),
    tr("I knew what was expected of me."),
    tr("Decisions had consequences that I could understand."),
    tr("The right people took part."),
    tr("I would decide differently in my own work after this."),
)

_QUESTIONS = (
    tr("What went well, and should be kept?"),
    tr("What should be changed before the next exercise?"),
    tr("Which gap in our plans, means or training did this show?"),
    tr("What will you do about it, and by when?"),
)

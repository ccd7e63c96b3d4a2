"""Doctrines that stand in for people, so that an exercise is opened at a later moment.

They play with the people's own commands. The journal is as if people had given them, and says
nothing else; it is verified like any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.session.commands import Refusal
from game.session.errors import NotSavedError
from game.session.host import Session
from game.session.view import Phase


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who plays for the people, and until when."""

    turn: int
    """In its situation the people take over."""
    doctrines: Mapping[str, str] = field(default_factory=dict)
    """By nation. A nation without one is played as its scenario has it."""


def stand_in(session: Session, how: StandIn) -> None:
    """Play for the people up to the situation of a turn, or to the outcome if that comes first.

    Raises NotSavedError if the save cannot be written.
    """
    while session.turn < how.turn and session.phase is not Phase.OUTCOME:
        if session.phase is Phase.ASSESSMENT:
            _see_that_it_is_saved(session.proceed())
            continue
        for nation, command in session.by_doctrine(how.doctrines):
            _see_that_it_is_saved(session.do(nation, command))


def _see_that_it_is_saved(answer: object) -> None:
    """What is refused for another reason is left out, as a computer-run nation leaves it out."""
    if isinstance(answer, Refusal) and answer.code == "not_saved":
        raise NotSavedError(answer.message)

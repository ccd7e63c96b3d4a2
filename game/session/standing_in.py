"""Doctrines that stand in for people, so that an exercise is opened at a later moment.

Up to a turn people's seats are played like those of the computer, and the game is the same that it
would be without people: what a sweep has found in it is found again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.rules.exercise import Exercise
from game.session.commands import Refusal
from game.session.errors import NotSavedError
from game.session.host import Session
from game.session.seats import Seat
from game.session.view import Phase


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who plays for the people, and until when."""

    turn: int
    """In its situation the people take over."""
    doctrines: Mapping[str, str] = field(default_factory=dict)
    """By nation. A nation without one is played as its scenario has it."""

    def seats(self, exercise: Exercise, seats: Mapping[str, Seat]) -> dict[str, Seat]:
        """The seats, those of people with the doctrines that play them at first."""
        nations = exercise.scenario.nations
        return {
            nation: replace(
                seat,
                before=self.doctrines.get(nation, nations[nation].default_doctrine),
                since=self.turn,
            )
            if seat.is_person and self.turn > 1
            else seat
            for nation, seat in seats.items()
        }


def go_to(session: Session, turn: int) -> None:
    """Go on to the situation of a turn, or to the outcome if that comes first.

    Up to it nobody is waited for. Raises NotSavedError if the save cannot be written.
    """
    while session.turn < turn and session.phase is Phase.ASSESSMENT:
        answer = session.proceed()
        if isinstance(answer, Refusal):
            raise NotSavedError(answer.message)

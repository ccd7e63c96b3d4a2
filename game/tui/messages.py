"""What screens tell the app."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from game.tui.play import Start


@dataclass
class PhaseDone(Message):
    """A turn screen's seat, or the room, has done what it came for.

    The screen has already sent `Ready` or called `proceed`. The conductor looks at the session
    and shows what comes next.
    """


@dataclass
class ExerciseLeft(Message):
    """Somebody wants to leave the exercise for the home screen. Nothing is lost by it."""


@dataclass
class SaveChosen(Message):
    """Somebody wants to go on with a saved exercise."""

    path: Path


@dataclass
class ExerciseChosen(Message):
    """Somebody wants to begin a new exercise."""

    start: "Start"


@dataclass
class CurtainRaised(Message):
    """Whoever the curtain called is at the screen, and has given the PIN if one is set."""

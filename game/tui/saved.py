"""Saved exercises in words, for the home screen and the list of saves."""

from typing import TYPE_CHECKING

from game.language import tr
from game.session.phases import PHASES
from game.session.saves import SaveSummary, latest_save, list_saves, paths, saves_folder

if TYPE_CHECKING:
    from game.session.sketch import Sketch

__all__ = [
    "SaveSummary",
    "headline",
    "last_theatre",
    "latest_save",
    "list_saves",
    "saves_folder",
    "stage",
]

_DOING = {
    "situation": (tr("{nation} to read"), tr("to read")),
    "decision": (tr("{nation} to decide"), tr("to decide")),
}
"""What is to be done, by whom if that is known."""
_ALL = {
    "consultation": PHASES["consultation"],
    "assessment": tr("the reveal"),
    "outcome": tr("finished"),
}


def last_theatre() -> "Sketch | None":
    """The theatre of the exercise that was played last, finished or not."""
    from game.session.sketch import sketch

    drawn = (sketch(path) for path in paths(saves_folder()))
    return next((found for found in drawn if found), None)


def headline(save: SaveSummary) -> str:
    """What it is and who has to do what: "The Narrows, turn 3 of 8, Avalon to decide"."""
    words = tr("{exercise}, turn {turn} of {turns}, {stage}")
    return words.format(exercise=save.title, turn=save.turn, turns=save.turns, stage=stage(save))


def stage(save: SaveSummary) -> str:
    """Whose turn it is at the screen and what for; the phase, if it is for all."""
    if save.phase not in _DOING:
        return _ALL.get(save.phase, tr("cannot be used"))
    by_one, by_any = _DOING[save.phase]
    return by_one.format(nation=save.waiting[0]) if save.waiting else by_any

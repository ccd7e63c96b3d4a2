"""Saved exercises in words, for the home screen and the list of saves."""

from typing import TYPE_CHECKING

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
    "situation": "to read",
    "decision": "to decide",
}
_ALL = {
    "consultation": "consultation",
    "assessment": "the reveal",
    "outcome": "finished",
}


def last_theatre() -> "Sketch | None":
    """The theatre of the exercise that was played last, finished or not."""
    from game.session.sketch import sketch

    drawn = (sketch(path) for path in paths(saves_folder()))
    return next((found for found in drawn if found), None)


def headline(save: SaveSummary) -> str:
    """What it is and who has to do what: "The Narrows, turn 3 of 8, Avalon to decide"."""
    return f"{save.title}, turn {save.turn} of {save.turns}, {stage(save)}"


def stage(save: SaveSummary) -> str:
    """Whose turn it is at the screen and what for; the phase, if it is for all."""
    doing = _DOING.get(save.phase)
    if doing is None:
        return _ALL.get(save.phase, "cannot be used")
    return f"{save.waiting[0]} {doing}" if save.waiting else doing

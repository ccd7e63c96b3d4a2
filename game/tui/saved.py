"""Saved exercises in words, for the home screen and the list of saves."""

from game.session.saves import SaveSummary, latest_save, list_saves, saves_folder
from game.session.view import Phase

__all__ = ["SaveSummary", "headline", "latest_save", "list_saves", "saves_folder", "stage"]

_DOING = {
    Phase.SITUATION: "to read the situation",
    Phase.DECISION: "to decide",
}
_ALL = {
    Phase.CONSULTATION: "consultation",
    Phase.ASSESSMENT: "the reveal",
    Phase.OUTCOME: "finished",
}


def headline(save: SaveSummary) -> str:
    """What it is and who has to do what: "The Narrows, turn 3 of 8, Avalon to decide"."""
    return f"{save.title}, turn {save.turn} of {save.turns}, {stage(save)}"


def stage(save: SaveSummary) -> str:
    """Who has to do what; where nobody has to alone, the phase."""
    if save.phase is None:
        return "cannot be used"
    doing = _DOING.get(save.phase)
    if doing is None:
        return _ALL[save.phase]
    *others, last = save.waiting or ("nobody",)
    return f"{', '.join(others)} and {last} {doing}" if others else f"{last} {doing}"

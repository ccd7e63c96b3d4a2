"""Saved exercises in words, for the home screen and the list of saves."""

from game.session.saves import SaveSummary, list_saves

_DOING = {
    "situation": "to read the situation",
    "consultation": "at the table",
    "decision": "to decide",
}


def latest() -> SaveSummary | None:
    """The newest exercise that can be gone on with."""
    for save in list_saves():
        if not save.finished and save.damage is None:
            return save
    return None


def headline(save: SaveSummary) -> str:
    """What it is and who has to do what: "The Narrows, turn 3, Avalon to decide"."""
    parts = [save.title, f"turn {save.turn} of {save.turns}"]
    doing = stage(save)
    return ", ".join([*parts, doing] if doing else parts)


def stage(save: SaveSummary) -> str:
    """Who has to do what; what the phase is if nobody has to."""
    if save.finished:
        return "finished"
    doing = _DOING.get(save.phase)
    if doing is None:
        return "the reveal"
    if save.phase == "consultation" or not save.waiting:
        return doing if save.phase != "consultation" else "consultation"
    names = list(save.waiting)
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{who} {doing}"

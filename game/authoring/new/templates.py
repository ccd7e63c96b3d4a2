"""The templates that a new scenario is made from, and the file it is written to."""

from pathlib import Path

from game.scenario.words import KINDS

JUST_INJECTS = "none"
"""An exercise of injects, with no crisis and no rules."""

CRISES = (*KINDS, JUST_INJECTS)
"""The kinds of crisis that there are templates of."""

NATIONS, TURNS = (2, 8), (3, 20)
"""How many there may be at least and at most."""


def template(crisis: str, nations: int, turns: int, title: str = "") -> str:
    """The text of a new scenario, with comments that explain it."""
    from game.authoring.new.bare import just_injects
    from game.authoring.new.writing import scenario

    if crisis == JUST_INJECTS:
        return just_injects(nations, turns, title)
    return scenario(crisis, nations, turns, title)


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises FileExistsError, and OSError as `open` does."""
    with path.open("x", encoding="utf-8") as file:
        file.write(text)

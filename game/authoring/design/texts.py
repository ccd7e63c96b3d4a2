"""Texts that are too long for where they are shown."""

from collections.abc import Iterator
from typing import NamedTuple

from game.authoring.design.doubts import Doubts
from game.scenario.diagnostics import width
from game.scenario.models import Scenario
from game.scenario.positions import Loc

NAME, TITLE, OPTION, PROSE = 30, 60, 100, 1600
"""Cells for a name in tables, for a title and for an option; and of a text that is read at once."""

UNWRITTEN = ("TODO", "To be written", "XXX", "Lorem ipsum")
"""What stands where something is still to be written."""


def check_lengths(doubts: Doubts) -> None:
    """Names, titles and texts that a terminal of 80 columns would cut or not hold."""
    for doubt in doubtful_texts(doubts.scenario):
        doubts.add(doubt.code, doubt.loc, doubt.message, doubt.help, doubt.consequence)


class DoubtfulText(NamedTuple):
    """What is doubtful in a text, and where it is."""

    code: str
    loc: Loc
    message: str
    help: str | None = None
    consequence: str | None = None


def doubtful_texts(scenario: Scenario) -> Iterator[DoubtfulText]:
    """The texts that are too long for where they are shown, and those that are no texts yet."""
    for loc, text, most, what in _texts(scenario):
        long = width(text)
        if long > most:
            message = f"{long} cells; {what} has room for {most}"
            cut = "it would be cut short on a small screen"
            why = cut if most < PROSE else "nobody reads that much while the clock runs"
            yield DoubtfulText("S431", loc, message, consequence=why)
        if any(sign in text for sign in UNWRITTEN):
            message = "this is a blank that nobody has filled in"
            yield DoubtfulText("S432", loc, message, "write it")


def _texts(scenario: Scenario) -> Iterator[tuple[Loc, str, int, str]]:
    """Each text with its place, how long it may be, and what shows it."""
    yield ("title",), scenario.title, TITLE, "a heading"
    for table in ("nations", "crises", "adversaries", "routes", "chokepoints"):
        for name, part in getattr(scenario, table).items():
            yield (table, name, "name"), part.name, NAME, "a table"
    for name, nation in scenario.nations.items():
        yield ("nations", name, "public_brief"), nation.public_brief, PROSE, "a page"
        yield ("nations", name, "secret_brief"), nation.secret_brief, PROSE, "a page"
    for name, inject in scenario.injects.items():
        yield ("injects", name, "title"), inject.title, TITLE, "the inbox"
        yield ("injects", name, "text"), inject.text, PROSE, "a page"
        for place, option in enumerate(inject.options):
            loc = ("injects", name, "options", place, "text")
            yield loc, option.text, OPTION, "a list of options"
    for place, ending in enumerate(scenario.endings):
        yield ("endings", place, "title"), ending.title, TITLE, "a heading"

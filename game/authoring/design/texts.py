"""Texts that are too long for where they are shown."""

from collections.abc import Iterator

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
    for loc, text, most, what in _texts(doubts.scenario):
        long = width(text)
        if long > most:
            message = f"{long} cells; {what} has room for {most}"
            cut = "it would be cut short on a small screen"
            why = cut if most < PROSE else "nobody reads that much while the clock runs"
            doubts.add("S431", loc, message, consequence=why)
        if any(sign in text for sign in UNWRITTEN):
            doubts.add("S432", loc, "this is a blank that nobody has filled in", "write it")


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

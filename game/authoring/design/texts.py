"""Texts that are too long for where they are shown."""

from collections.abc import Iterator

from game.authoring.design.doubts import Doubts
from game.language import tr
from game.scenario.diagnostics import width
from game.scenario.models import Scenario
from game.scenario.positions import Loc

NAME, TITLE, OPTION, PROSE = 30, 60, 100, 1600
"""Cells for a name in tables, for a title and for an option; and of a text that is read at once."""

UNWRITTEN = ("TODO", "To be written", "XXX", "Lorem ipsum")
"""What stands where something is still to be written."""


def check_lengths(doubts: Doubts) -> None:
    """Names, titles and texts that a terminal of 80 columns would cut or not hold."""
    cut = tr("it would be cut short on a small screen")
    unread = tr("nobody reads that much while the clock runs")
    for loc, text, most, too_long in _texts(doubts.scenario):
        cells = width(text)
        if cells > most:
            why = cut if most < PROSE else unread
            doubts.add("S431", loc, too_long.format(cells=cells, most=most), consequence=why)
        if any(sign in text for sign in UNWRITTEN):
            message = tr("this is a blank that nobody has filled in")
            doubts.add("S432", loc, message, tr("write it"))


def _texts(scenario: Scenario) -> Iterator[tuple[Loc, str, int, str]]:
    """Each text with its place, how long it may be, and what is said if it is longer."""
    heading = tr("{cells} cells; a heading has room for {most}")
    table = tr("{cells} cells; a table has room for {most}")
    page = tr("{cells} cells; a page has room for {most}")
    inbox = tr("{cells} cells; the inbox has room for {most}")
    options = tr("{cells} cells; a list of options has room for {most}")
    yield ("title",), scenario.title, TITLE, heading
    for named in ("nations", "crises", "adversaries", "routes", "chokepoints"):
        for name, part in getattr(scenario, named).items():
            yield (named, name, "name"), part.name, NAME, table
    for name, nation in scenario.nations.items():
        yield ("nations", name, "public_brief"), nation.public_brief, PROSE, page
        yield ("nations", name, "secret_brief"), nation.secret_brief, PROSE, page
    for name, inject in scenario.injects.items():
        yield ("injects", name, "title"), inject.title, TITLE, inbox
        yield ("injects", name, "text"), inject.text, PROSE, page
        for place, option in enumerate(inject.options):
            loc = ("injects", name, "options", place, "text")
            yield loc, option.text, OPTION, options
    for place, ending in enumerate(scenario.endings):
        yield ("endings", place, "title"), ending.title, TITLE, heading

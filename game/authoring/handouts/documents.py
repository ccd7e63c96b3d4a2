"""A paper, and the parts of Markdown that papers are made of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.language import tr
from game.scenario.models import Scenario
from game.scenario.msel import Inject
from game.session.clock import scenario_time


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of an exercise."""

    name: str
    """Of its file, without a suffix."""
    title: str
    audience: str
    """Who may read it, as it is printed on every page."""
    text: str
    """Markdown."""


def document(
    scenario: Scenario, name: str, title: str, audience: str, parts: Iterable[str]
) -> Document:
    """A paper with a head that says what it is, of which exercise, and for whom."""
    head = f"# {plain(title)}\n\n**{plain(scenario.title)}** · *{plain(audience)}*"
    return Document(name, title, audience, "\n\n".join((head, *filter(None, parts))) + "\n")


_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_AT_END = re.compile(r" +$", re.MULTILINE)
"""Blanks at the end of a line, which would break it."""
_AT_START = re.compile(r"^(\s*)(\d+(?=[.)])|(?=[-+=>]))(?=.(?:\s|$))", re.MULTILINE)


def plain(text: str) -> str:
    r"""An author's text, with nothing in it that Markdown would take for a sign.

    >>> print(plain("5 * 3 < 20 [sic]"))
    5 \* 3 \< 20 \[sic\]
    >>> print(plain("8. March"))
    8\. March
    """
    marked = _SIGNS.sub(r"\\\1", _AT_END.sub("", text))
    return _AT_START.sub(r"\1\2\\", marked)


def listed(items: Iterable[str]) -> str:
    """A list with a point before each."""
    return "\n".join(f"- {item}" for item in items)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; "" if it has no rows. Cells are Markdown on one line."""
    made = [f"| {' | '.join(' '.join(cell.split()) for cell in row)} |" for row in rows]
    if not made:
        return ""
    return "\n".join([f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *made])


def when(scenario: Scenario, inject: Inject) -> str:
    """When an inject fires, for those who run the exercise."""
    if inject.turn is not None:
        date = scenario_time(scenario.time, inject.turn)
        return tr("turn {turn}, {date}, {time}").format(
            turn=inject.turn, date=date, time=inject.time
        )
    return tr("when `{condition}`").format(condition=inject.when)


def to_whom(scenario: Scenario, inject: Inject) -> str:
    """The recipients of an inject by name."""
    if inject.to == "all":
        return tr("all")
    return ", ".join(plain(scenario.nations[nation].name) for nation in inject.to)


def numbered(scenario: Scenario) -> dict[str, int]:
    """The number of each inject in the MSEL: its own, or its place in the file."""
    return {
        name: inject.number or place
        for place, (name, inject) in enumerate(scenario.injects.items(), 1)
    }


def in_order(scenario: Scenario) -> list[str]:
    """The injects as they come: those with a turn, and then those that wait for a condition."""
    injects = scenario.injects
    return sorted(injects, key=lambda name: (injects[name].turn or 1_000, injects[name].time))

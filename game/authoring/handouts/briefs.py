"""A brief a nation: what its seat knows, with what only it knows."""

from collections.abc import Iterator

from game.authoring.handouts.documents import Document, document, listed, plain, table
from game.scenario.models import Scenario


def brief(scenario: Scenario, nation: str) -> Document:
    """The brief of one seat."""
    name = scenario.nations[nation].name
    return document(
        scenario, f"brief_{nation}", f"Brief: {name}", f"For {name} only", _parts(scenario, nation)
    )


def _parts(scenario: Scenario, nation: str) -> Iterator[str]:
    card = scenario.nations[nation]
    yield plain(card.public_brief)
    yield "## In confidence"
    yield plain(card.secret_brief)
    yield "## What your government wants"
    whole = sum(item.weight for item in card.agenda)
    yield table(
        ("Aim", "Weight", "Known to"),
        [
            (
                plain(item.title),
                f"{100 * item.weight / whole:.0f} %",
                "you alone" if item.secret else "all",
            )
            for item in card.agenda
        ],
    )
    if card.red_lines:
        yield "## What it will not accept"
        yield listed(
            plain(line.text) + (" *(said to nobody)*" if line.secret else "")
            for line in card.red_lines
        )
    yield "## What you have"
    yield table(
        ("Means", "Units"),
        [
            ("Budget at the start", f"{card.budget:g}"),
            ("Income a turn", f"{card.income:g}"),
            *(
                (plain(scenario.capabilities.get(k, k)), f"{units:g} a turn")
                for k, units in card.capability.items()
            ),
        ],
    )
    if card.infrastructure:
        yield "What your country hangs on:"
        yield listed(plain(thing.name) for thing in card.infrastructure.values())
    yield "## How you stand to the others"
    rows = []
    for tie in scenario.ties:
        if nation in tie.between:
            mine = tie.between.index(nation)
            other = scenario.nations[tie.between[1 - mine]]
            rows.append((plain(other.name), f"{tie.trust[mine]:g}", f"{tie.trust[1 - mine]:g}"))
    yield table(("Partner", "You trust them", "They trust you"), rows) or (
        "As partners do who know each other: 50 of 100, both ways."
    )

"""A brief a nation: what its seat knows, with what only it knows."""

from collections.abc import Iterator

from game.authoring.handouts.documents import Document, document, listed, plain, table
from game.language import tr
from game.scenario.models import Scenario


def brief(scenario: Scenario, nation: str) -> Document:
    """The brief of one seat."""
    name = scenario.nations[nation].name
    title = tr("Brief: {nation}").format(nation=name)
    audience = tr("For {nation} only").format(nation=name)
    return document(scenario, f"brief_{nation}", title, audience, _parts(scenario, nation))


def _parts(scenario: Scenario, nation: str) -> Iterator[str]:
    card = scenario.nations[nation]
    yield plain(card.public_brief)
    yield tr("## In confidence")
    yield plain(card.secret_brief)
    yield tr("## What your government wants")
    whole = sum(item.weight for item in card.agenda)
    yield table(
        (tr("Aim"), tr("Weight"), tr("Known to")),
        [
            (
                plain(item.title),
                f"{100 * item.weight / whole:.0f} %",
                tr("you alone") if item.secret else tr("all"),
            )
            for item in card.agenda
        ],
    )
    if card.red_lines:
        yield tr("## What it will not accept")
        yield listed(
            tr("{red_line} *(said to nobody)*").format(red_line=plain(line.text))
            if line.secret
            else plain(line.text)
            for line in card.red_lines
        )
    yield tr("## What you have")
    yield table(
        (tr("Means"), tr("Units")),
        [
            (tr("Budget at the start"), f"{card.budget:g}"),
            (tr("Income a turn"), f"{card.income:g}"),
            *(
                (
                    plain(scenario.capabilities.get(k, k)),
                    tr("{units} a turn").format(units=f"{units:g}"),
                )
                for k, units in card.capability.items()
            ),
        ],
    )
    if card.infrastructure:
        yield tr("What your country hangs on:")
        yield listed(plain(thing.name) for thing in card.infrastructure.values())
    yield tr("## How you stand to the others")
    rows = []
    for tie in scenario.ties:
        if nation in tie.between:
            mine = tie.between.index(nation)
            other = scenario.nations[tie.between[1 - mine]]
            rows.append((plain(other.name), f"{tie.trust[mine]:g}", f"{tie.trust[1 - mine]:g}"))
    yield table((tr("Partner"), tr("You trust them"), tr("They trust you")), rows) or tr(
        "As partners do who know each other: 50 of 100, both ways."
    )

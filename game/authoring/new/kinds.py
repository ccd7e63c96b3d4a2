"""What strikes in a new scenario, by kind of crisis."""

from dataclasses import dataclass

from game.language import tr


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of crisis as a new scenario has it."""

    id: str
    """Of the crisis."""
    name: str
    title: str
    """Of the exercise."""
    aim: str
    """What every nation wants of it."""
    described: str
    teaches: str
    """How this kind behaves, for whoever changes it."""
    demand: dict[str, float]
    """Of each capability, the share of what all nations have that answers it."""
    severity: int
    momentum: int
    damaged: tuple[str, str, str]
    """A piece of infrastructure of the nation that is hurt most: id, name, kind."""
    help: str
    """What the nation that is hurt most asks the others for."""
    news: str
    """What is told when it gets worse."""


KINDS = {
    "cyber": Kind(
        "outage",
        tr("The long outage"),
        tr("The Long Outage"),
        tr("Be rid of the long outage"),
        tr(
            "Control rooms go dark one after the other. The code that does it spreads where "
            "systems are joined, and comes back to those who clean only their own."
        ),
        tr(
            "It spreads along interoperability: the closer two nations work together, the sooner "
            "the second has it. `presence` is how far it has got in each."
        ),
        {"cyber": 0.85, "intelligence": 0.8, "diplomacy": 0.8},
        42,
        5,
        ("grid", tr("The national grid"), "grid"),
        tr("engineers and spare controllers"),
        tr("A second control room has gone dark."),
    ),
    "terrorism": Kind(
        "cells",
        tr("The quiet cells"),
        tr("The Quiet Cells"),
        tr("Be rid of the quiet cells"),
        tr(
            "Three arrests on one night, in two nations, have shown a network that nobody had "
            "drawn. Money, papers and people cross borders that warnings do not."
        ),
        tr(
            "`presence` are cells at work, and nobody sees it. They strike by chance, and fear "
            "makes governments do too much."
        ),
        {"intelligence": 0.85, "security": 0.8, "diplomacy": 0.8},
        38,
        5,
        ("station", tr("The central station"), "transport"),
        tr("analysts and protection for its stations"),
        tr("An attack on a station has failed by a minute."),
    ),
    "trade_route": Kind(
        "strait",
        tr("The closed strait"),
        tr("The Closed Strait"),
        tr("Be rid of the closed strait"),
        tr(
            "A ship has struck something in the strait, and no insurer will let another pass. "
            "Whoever could clear it hardly needs it."
        ),
        tr(
            "It sits at a chokepoint and stops the routes that go through it. What it does to a "
            "nation follows from the `exposure` of the routes, so it has no `presence`."
        ),
        {"security": 0.85, "intelligence": 0.8, "diplomacy": 0.8},
        45,
        7,
        ("port", tr("The main port"), "port"),
        tr("ships to escort what has to pass"),
        tr("Two more ships have been hit."),
    ),
    "armed_conflict": Kind(
        "border",
        tr("Shots at the border"),
        tr("Shots at the Border"),
        tr("Be rid of shots at the border"),
        tr(
            "Columns have crossed a border to protect people who have not asked for it. Whether "
            "they stop depends on what stands in their way, and on who speaks to whom."
        ),
        tr(
            "It climbs a ladder that all see. `political` is how far diplomacy can slow it, and "
            "`presence` is whom it touches."
        ),
        {"security": 0.85, "diplomacy": 0.8, "relief": 0.8},
        40,
        6,
        ("railway", tr("The eastern railway"), "transport"),
        tr("observers, beds and a clear word"),
        tr("The shelling has reached a fourth valley."),
    ),
    "hybrid": Kind(
        "rumours",
        tr("A season of rumours"),
        tr("A Season of Rumours"),
        tr("Be rid of a season of rumours"),
        tr(
            "Forged letters, a cut cable, bought seats in a council. No single thing is a matter "
            "for an army, and together they are meant to be."
        ),
        tr(
            "It wears away the trust between partners, and the nations that it touches most. It is "
            "answered with patience rather than force."
        ),
        {"diplomacy": 0.85, "intelligence": 0.8, "cyber": 0.8},
        40,
        4,
        ("cable", tr("The sea cable"), "cable"),
        tr("analysts, and a common answer to the letters"),
        tr("A second cable has parted, in calm weather."),
    ),
}
"""By the kind that a scenario names."""

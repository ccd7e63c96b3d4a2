"""What strikes in a new scenario, by kind of crisis."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of crisis as a new scenario has it."""

    id: str
    """Of the crisis."""
    name: str
    title: str
    """Of the exercise."""
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
        "The long outage",
        "The Long Outage",
        "Control rooms go dark one after the other. The code that does it spreads where systems "
        "are joined, and comes back to those who clean only their own.",
        "It spreads along interoperability: the closer two nations work together, the sooner the "
        "second has it. `presence` is how far it has got in each.",
        {"cyber": 0.85, "intelligence": 0.8, "diplomacy": 0.8},
        42,
        5,
        ("grid", "The national grid", "grid"),
        "engineers and spare controllers",
        "A second control room has gone dark.",
    ),
    "terrorism": Kind(
        "cells",
        "The quiet cells",
        "The Quiet Cells",
        "Three arrests on one night, in two nations, have shown a network that nobody had drawn. "
        "Money, papers and people cross borders that warnings do not.",
        "`presence` are cells at work, and nobody sees it. They strike by chance, and fear makes "
        "governments do too much.",
        {"intelligence": 0.85, "security": 0.8, "diplomacy": 0.8},
        38,
        5,
        ("station", "The central station", "transport"),
        "analysts and protection for its stations",
        "An attack on a station has failed by a minute.",
    ),
    "trade_route": Kind(
        "strait",
        "The closed strait",
        "The Closed Strait",
        "A ship has struck something in the strait, and no insurer will let another pass. Whoever "
        "could clear it hardly needs it.",
        "It sits at a chokepoint and stops the routes that go through it. What it does to a nation "
        "follows from the `exposure` of the routes, so it has no `presence`.",
        {"security": 0.85, "intelligence": 0.8, "diplomacy": 0.8},
        45,
        7,
        ("port", "The main port", "port"),
        "ships to escort what has to pass",
        "Two more ships have been hit.",
    ),
    "armed_conflict": Kind(
        "border",
        "Shots at the border",
        "Shots at the Border",
        "Columns have crossed a border to protect people who have not asked for it. Whether they "
        "stop depends on what stands in their way, and on who speaks to whom.",
        "It climbs a ladder that all see. `political` is how far diplomacy can slow it, and "
        "`presence` is whom it touches.",
        {"security": 0.85, "diplomacy": 0.8, "relief": 0.8},
        40,
        6,
        ("railway", "The eastern railway", "transport"),
        "observers, beds and a clear word",
        "The shelling has reached a fourth valley.",
    ),
    "hybrid": Kind(
        "rumours",
        "A season of rumours",
        "A Season of Rumours",
        "Forged letters, a cut cable, bought seats in a council. No single thing is a matter for "
        "an army, and together they are meant to be.",
        "It wears away the trust between partners, and the nations that it touches most. It is "
        "answered with patience rather than force.",
        {"diplomacy": 0.85, "intelligence": 0.8, "cyber": 0.8},
        40,
        4,
        ("cable", "The sea cable", "cable"),
        "analysts, and a common answer to the letters",
        "A second cable has parted, in calm weather.",
    ),
}
"""By the kind that a scenario names."""

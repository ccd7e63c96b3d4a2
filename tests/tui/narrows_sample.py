"""A sample of an exercise under way, as far as screens need one: The Narrows in turn 3."""

# ruff: noqa: FBT003 - rows of a table, whose columns are plain from the classes

from dataclasses import dataclass

from game.session.view import (
    AgendaLine,
    Cause,
    ChokepointCard,
    CrisisCard,
    InfrastructureCard,
    InjectCard,
    NationOutcome,
    News,
    ObjectiveLine,
    OptionCard,
    Outcome,
    RedLineCard,
    RouteCard,
    TurningPoint,
)

CAPABILITIES = {
    "intelligence": "Intelligence",
    "cyber": "Cyber",
    "security": "Security",
    "diplomacy": "Diplomacy",
    "relief": "Relief",
}
TITLE = "The Narrows"
SUMMARY = (
    "A strait that four nations live by is closed by mines. Somebody holds a port to ransom, "
    "and cells that nobody had noticed begin to move. No nation can answer alone."
)


@dataclass(frozen=True)
class Country:
    """What stays the same about a nation of the sample."""

    id: str
    name: str
    symbol: str
    colour: str
    position: tuple[float, float]
    budget: float
    income: float
    capability: tuple[int, int, int, int, int]
    brief: str

    @property
    def secret(self) -> str:
        """A token that may be on this nation's own screens and nowhere else."""
        return f"SECRET-{self.id.upper()}"


COUNTRIES = (
    Country("avalon", "Avalon", "▲", "blue", (16, 18), 14, 6.5, (4, 3, 7, 5, 2),
            "A maritime republic whose port lives by the strait."),
    Country("borduria", "Borduria", "●", "orange", (20, 74), 9, 5, (2, 2, 6, 3, 4),
            "A garrison state with the largest fleet of minehunters."),
    Country("caledon", "Caledon", "◆", "green", (70, 78), 18, 8, (3, 5, 2, 4, 3),
            "A banking nation that prefers to pay rather than to sail."),
    Country("dorne", "Dorne", "■", "purple", (76, 16), 11, 6, (5, 2, 4, 6, 2),
            "A young federation that wants to be asked."),
)  # fmt: skip
NAMES = {country.id: country.name for country in COUNTRIES}

TRUST = {
    "avalon": {"borduria": (62, 3), "caledon": (41, -5), "dorne": (55, 0)},
    "borduria": {"avalon": (58, 4), "caledon": (30, -9), "dorne": (47, 0)},
    "caledon": {"avalon": (44, 0), "borduria": (39, -6), "dorne": (61, 2)},
    "dorne": {"avalon": (52, 0), "borduria": (50, 0), "caledon": (66, 5)},
}
"""Truster to trusted to (value, change)."""

CRISES = (
    CrisisCard(
        id="mines", name="Mines in the strait", kind="trade_route",
        description="Tankers lie at anchor on both sides while insurers wait.",
        status="active", severity=64, change=7, momentum=6.5, peaks_in=2,
        demand={"security": 14, "intelligence": 6, "diplomacy": 4},
        pledged={}, committed={"security": 6, "intelligence": 2},
        chokepoint="strait", targets=("avalon.port_leary",), culprit=None,
    ),
    CrisisCard(
        id="ransom", name="Ransom at Port Leary", kind="cyber",
        description="The port's cranes obey somebody else.",
        status="active", severity=38, change=0, momentum=1, peaks_in=None,
        demand={"cyber": 8, "intelligence": 2},
        pledged={}, committed={"cyber": 5, "intelligence": 2},
        chokepoint=None, targets=("avalon.port_leary", "caledon.clearing"), culprit="Red Hand",
    ),
    CrisisCard(
        id="cells", name="The Harbour Cells", kind="terrorism",
        description="Leaflets, a stolen lorry, and a name that keeps coming back.",
        status="active", severity=32, change=4, momentum=3, peaks_in=6,
        demand={"intelligence": 5, "security": 4, "diplomacy": 2},
        pledged={}, committed={"intelligence": 1},
        chokepoint=None, targets=(), culprit=None,
    ),
)  # fmt: skip

ROUTES = (
    RouteCard("north_run", "The north run", ("avalon", "caledon"), ("strait",), 36),
    RouteCard("south_run", "The south run", ("borduria", "dorne"), ("strait", "cape"), 41),
    RouteCard("coast", "The coast road", ("avalon", "borduria"), (), 92),
)
CHOKEPOINTS = (
    ChokepointCard("strait", "The strait", (44, 46), 36, "mines"),
    ChokepointCard("cape", "Cape Horn of Dorne", (84, 50), 88, None),
)


def options() -> tuple[OptionCard, ...]:
    """What can be answered to the inject that asks."""
    return (
        OptionCard("escort", "Send an escort at once", 2, False, "Mines −4; Borduria's trust +3"),
        OptionCard("wait", "Wait for the partners", 0, True, ""),
        OptionCard("pay", "Pay the insurers and say nothing", 3, False, "prosperity +2"),
    )


def inbox(viewer: str, answer: str | None, asking: bool) -> tuple[InjectCard, ...]:
    """What a viewer has received, newest first."""
    everybody = tuple(NAMES)
    cards = [
        InjectCard("attribution", 9, 3, "10:30", "intelligence_report", "Joint Cell",
                   everybody, "Attribution of the ransom",
                   "We judge it likely (55–80 %, moderate confidence) that the group known as "
                   '"Red Hand" holds the keys.', (), None, True),
        InjectCard("tanker", 7, 3, "09:40", "news", "Harbour Press", everybody,
                   "Tanker adrift off the cape",
                   "A laden tanker has lost power two miles off the cape. The crew is safe; "
                   "the wind is not.", (), None, True),
        InjectCard("storm", 4, 2, "18:00", "radio", "Weather service", everybody,
                   "Storm warning", "Gusts of nine from the south-west until Thursday.",
                   (), None, False),
    ]  # fmt: skip
    if viewer in NAMES:
        cards.insert(1, InjectCard(
            "call", 8, 3, "10:15", "phone", "Foreign minister of a partner", (viewer,),
            f"The minister asks {NAMES[viewer]} for minehunters",
            f"For {NAMES[viewer]} alone (SECRET-{viewer.upper()}): the minister would like an "
            "answer before the meeting.", options() if asking else (), answer, True,
        ))  # fmt: skip
    return tuple(cards)


def news(viewer: str) -> tuple[News, ...]:
    """What has happened since the viewer's last turn."""
    items = [
        News("Mines in the strait rose by 7 to 64.", "crisis.mines.severity", 7),
        News("Borduria broke a pledge: security 3 to Mines, gave 1.", "trust.caledon.borduria", 6),
        News("Caledon trusts Borduria less: 39 to 30.", "trust.caledon.borduria", 5),
        News("Prosperity fell in every nation that lives by the strait.", None, 3),
    ]
    if viewer in NAMES:
        secret = f"{NAMES[viewer]}'s cabinet is restless (SECRET-{viewer.upper()})."
        items.insert(1, News(secret, f"nation.{viewer}.stability", 6.5))
    return tuple(items)


def agenda(country: Country) -> tuple[AgendaLine, ...]:
    return (
        AgendaLine("open", "The strait is open again", 3, False, 36),
        AgendaLine("purse", "The treasury is not emptied", 2, False, 70),
        AgendaLine("quiet", f"A wish of its own ({country.secret})", 2, True, 15),
    )


def red_lines(country: Country) -> tuple[RedLineCard, ...]:
    return (
        RedLineCard("foreign", "No foreign soldier on our quays", False, False),
        RedLineCard("debt", f"No debt to a partner ({country.secret})", True, True),
    )


def infrastructure(country: Country) -> tuple[InfrastructureCard, ...]:
    if country.id == "avalon":
        return (InfrastructureCard("port_leary", "Port Leary", "port", 61, 20),)
    return (InfrastructureCard("clearing", f"{country.name} Clearing House", "bank", 88, 10),)


OBJECTIVES = (
    ObjectiveLine("share", "Share what is known in time",
                  "Intelligence and information sharing", "M", "First achieved in turn 4."),
    ObjectiveLine("route", "Keep the route open",
                  "Critical transportation", "S", "Flow above 60 from turn 6 on."),
    ObjectiveLine("trust", "Keep the partnership together",
                  "Operational coordination", "P", "Cohesion never below 40."),
)  # fmt: skip

CAUSES = (
    Cause(3, "broken_pledges", "broken pledge: security 3 → Mines, gave 1", -7.5),
    Cause(
        3,
        "free_riding",
        "carries less than its share: gave 6 %, and a fair share was 10 % of a turn's income",
        -2.125,
    ),
    Cause(3, "aid_received", "was seen to help Dorne", 0.375),
    Cause(3, "drift", "drift towards shared culture (45)", 0.25),
)


def quantities(turn: int) -> tuple[dict[str, float], dict[str, float]]:
    """What everybody may see, and how it changed."""
    values: dict[str, float] = {
        "turn": turn,
        "partnership.cohesion": 49,
        "partnership.equity": 0.6,
        "partnership.deterrence": 0.4,
        "partnership.score": 48,
    }
    changes: dict[str, float] = {"partnership.cohesion": -3, "partnership.score": -2}
    for country in COUNTRIES:
        name = f"nation.{country.id}"
        values |= {f"{name}.stability": 61, f"{name}.prosperity": 97, f"{name}.burden": 0.8}
        changes |= {f"{name}.stability": 1, f"{name}.prosperity": -3}
        for other, (trust, change) in TRUST[country.id].items():
            values[f"trust.{country.id}.{other}"] = trust
            if change:
                changes[f"trust.{country.id}.{other}"] = change
    for card in CRISES:
        values[f"crisis.{card.id}.severity"] = card.severity
        values[f"crisis.{card.id}.evidence"] = 0.4
        if card.change:
            changes[f"crisis.{card.id}.severity"] = card.change
    return values, changes


def history(turns: int) -> dict[str, tuple[float, ...]]:
    """Curves of as many past turns."""
    curves: dict[str, tuple[float, float]] = {
        "partnership.cohesion": (58, -2),
        "partnership.score": (56, -1.5),
    }
    curves |= {f"crisis.{card.id}.severity": (card.severity - 15, 4) for card in CRISES}
    curves |= {f"nation.{country.id}.score": (50, 1) for country in COUNTRIES}
    for truster, row in TRUST.items():
        for trusted, (value, change) in row.items():
            curves[f"trust.{truster}.{trusted}"] = (value, change / 2)
    return {
        name: tuple(max(0.0, min(100.0, start + slope * turn)) for turn in range(1, turns + 1))
        for name, (start, slope) in curves.items()
    }


def outcome() -> Outcome:
    """How it ends in the sample."""
    return Outcome(
        ending="open_water",
        title="Open water",
        text="The strait is swept, and the ships come through in line.",
        tone="mixed",
        common_score=57.0,
        nations=tuple(
            NationOutcome(c.id, 52.0, agenda(c), f"It may be told now: {c.name}.")
            for c in COUNTRIES
        ),
        objectives=OBJECTIVES,
        turning_points=(
            TurningPoint(3, "trust.caledon.borduria", "Borduria broke its pledge.", -9.0, CAUSES),
        ),
        culprits={"mines": "The Southern Fleet", "ransom": "Red Hand"},
    )

"""A whole scenario, as an instructor writes it: format version 1."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from game.language import tr
from game.scenario.fields import AtMost, Id, Line, Part, Prose
from game.scenario.known import RULES
from game.scenario.msel import Ending, Inject, Objective
from game.scenario.nations import Nation, Tie
from game.scenario.theatre import Adversary, Chokepoint, Crisis, Route

FORMAT = 1
"""The format that this version writes and the newest that it reads."""

CAPABILITIES = {
    "intelligence": tr("Intelligence"),
    "cyber": tr("Cyber"),
    "security": tr("Security"),
    "diplomacy": tr("Diplomacy"),
    "relief": tr("Relief"),
}
"""The capabilities of a scenario that does not define its own, id to name."""


class Exercise(Part):
    """What the exercise is, for the documents and for whoever chooses it."""

    type: Literal["tabletop", "seminar", "workshop", "game"] = "tabletop"
    minutes: Annotated[int, Field(ge=10, le=2880)] = 120
    """How long a session of it takes."""
    scope: Prose
    audience: Line | None = None
    sponsor: Line | None = None
    threat: Line | None = None
    mission_areas: Annotated[tuple[Line, ...], AtMost(5)] = ()
    capability_library: Line = tr("FEMA core capabilities")
    difficulty: Literal["introductory", "moderate", "demanding"] = "moderate"


class Time(Part):
    """Turns, and the scenario time that they stand for."""

    turns: Annotated[int, Field(ge=1, le=40)]
    start: datetime.date
    """The scenario date of the first turn."""
    turn_length: Annotated[str, Field(pattern=r"^[1-9]\d? (hour|day|week|month)s?$")] = "1 week"
    """The scenario time that a turn stands for."""


class Rules(Part):
    """Which rulebook, and what this scenario changes in it."""

    rulebook: Id = "standard"
    off: tuple[Id, ...] | Literal["all"] = ()
    """Rules that are switched off, by name; or `all`, for an exercise that is just its injects."""
    without: tuple[Id, ...] = ()
    """Orders, treaties, projects and joint actions of the rulebook that there are not here."""
    overrides: dict[str, Any] = {}
    """Parameters of the rulebook with another value here, in the rulebook's own tables."""

    @property
    def switched_off(self) -> frozenset[str]:
        """The names of the rules that do not act."""
        return frozenset(RULES if self.off == "all" else self.off)


class Allowance(Part):
    """A warning or a note of `concord check` that the author means, and so is not told again."""

    code: Annotated[str, Field(pattern=r"^S\d{3}$")]
    """The code of the warning, such as `S412`."""
    at: str = ""
    """Where it is allowed, as keys joined by points: `injects.strike`. Without it, everywhere."""
    reason: Line
    """Why it is meant."""


class Scenario(Part):
    """Everything that an exercise is made of."""

    format: Literal[1]
    """The version of the format; 1."""
    title: Line
    summary: Prose
    """What it is about, in a paragraph, with no secret in it."""
    exercise: Exercise
    time: Time
    rules: Rules = Field(default_factory=Rules)
    capabilities: Annotated[dict[Id, Line], Field(min_length=1), AtMost(8)] = CAPABILITIES
    nations: Annotated[dict[Id, Nation], Field(min_length=2), AtMost(12)]
    ties: tuple[Tie, ...] = ()
    chokepoints: Annotated[dict[Id, Chokepoint], AtMost(12)] = {}
    routes: Annotated[dict[Id, Route], AtMost(24)] = {}
    adversaries: Annotated[dict[Id, Adversary], AtMost(12)] = {}
    crises: Annotated[dict[Id, Crisis], AtMost(16)] = {}
    treaties: Annotated[dict[Id, tuple[Id, ...]], AtMost(12)] = {}
    """Treaties of the rulebook that are in force at the start, each with its parties."""
    injects: Annotated[dict[Id, Inject], AtMost(200)] = {}
    objectives: Annotated[dict[Id, Objective], AtMost(24)] = {}
    endings: Annotated[tuple[Ending, ...], Field(min_length=1), AtMost(24)]
    allow: Annotated[tuple[Allowance, ...], AtMost(50)] = ()
    """Warnings and notes that are meant."""

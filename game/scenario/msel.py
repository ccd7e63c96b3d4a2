"""What a scenario says of its injects, objectives and endings: the master scenario events list."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.fields import Amount, AtMost, Condition, Effect, Id, Line, Part, Prose

Category = Literal["inject", "contingency", "expected_action", "other"]
Status = Literal[
    "draft", "approved", "synchronised", "released", "complete", "deferred", "obsolete"
]
FIRES = ("approved", "synchronised", "released")
"""The statuses in which an inject fires."""

Method = Literal[
    "email", "phone", "radio", "in_person", "news", "social_media", "intelligence_report", "orders"
]


class Option(Part):
    """One answer to an inject that asks for a decision."""

    id: Id
    text: Line
    """What the nation would do."""
    budget: Amount = 0
    """Units of budget that it costs the nation that chooses it."""
    effects: Annotated[tuple[Effect, ...], AtMost(12)] = ()
    """What it changes. `self` stands for the nation that chose it, `each` for every other."""
    outcome: Prose = ""
    """What is told when the choice is carried out."""
    public: bool = True
    """Whether the other nations learn of the choice at the reveal."""
    stance: Literal["cooperative", "selfish", "neutral"] = "neutral"
    """How computer-run nations read it."""
    default: bool = False
    """Taken when no answer is given. Exactly one option of an inject is the default."""


class Inject(Part):
    """One entry of the master scenario events list (MSEL)."""

    number: Annotated[int, Field(ge=1, le=9999)] | None = None
    """Its serial in the MSEL; without one, its place in the file."""
    title: Line
    category: Category = "inject"
    status: Status = "approved"
    """Only `approved`, `synchronised` and `released` injects fire."""
    turn: Annotated[int, Field(ge=1, le=100)] | None = None
    """It fires in the situation phase of this turn. Give this or `when`."""
    when: Condition | None = None
    """It fires, once, in the first situation phase in which this holds. Give this or `turn`."""
    time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "09:00"
    """The hour in scenario time that it bears."""
    method: Method = "email"
    sender: Line
    """The simulated sender."""
    to: Annotated[tuple[Id, ...], Field(min_length=1)] | Literal["all"] = "all"
    """The nations that receive it."""
    text: Prose
    """What they read."""
    expected_action: Prose = ""
    controller: Line | None = None
    controller_notes: Prose = ""
    evaluator_notes: Prose = ""
    objectives: Annotated[tuple[Id, ...], AtMost(12)] = ()
    critical_tasks: Annotated[tuple[Line, ...], AtMost(12)] = ()
    contingency_of: Id | None = None
    storyline: Line | None = None
    notes: Prose = ""
    """Remarks of whoever keeps the MSEL, for the facilitators. No seat sees them."""
    effects: Annotated[tuple[Effect, ...], AtMost(12)] = ()
    """What changes when it fires."""
    options: Annotated[tuple[Option, ...], AtMost(5)] = ()
    """Two to five, when it asks for a decision; none, when it only informs."""


class Objective(Part):
    """What the exercise is to train, and how play shows whether it was reached."""

    title: Line
    core_capability: Line
    """From the library that the exercise names."""
    capability_target: Prose = ""
    critical_tasks: Annotated[tuple[Line, ...], AtMost(12)] = ()
    achieved_when: Condition
    """False at the end: unable to be performed (U)."""
    harm_when: Condition | None = None
    """If it ever held, the objective was performed with major challenges (M) at best."""
    strain_when: Condition | None = None
    """If it ever held, it was performed with some challenges (S) at best."""
    due_turn: Annotated[int, Field(ge=1, le=100)] | None = None
    """First achieved after this turn is late: some challenges (S) at best."""


class Ending(Part):
    """How the exercise may end. Tried in the order of the file."""

    id: Id
    title: Line
    text: Prose
    when: Condition = "true"
    """The last ending of a scenario leaves this out: it always holds."""
    early: bool = False
    """Whether it ends the exercise in any turn, or only after the last."""
    tone: Literal["good", "mixed", "bad"] = "mixed"

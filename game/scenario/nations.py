"""What a scenario says of its nations and of the ties between them."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.fields import (
    Amount,
    AtMost,
    Condition,
    Id,
    Line,
    Measure,
    Part,
    Points,
    Prose,
    Share,
)

Colour = Literal[
    "blue", "orange", "green", "red", "purple", "teal", "yellow", "pink", "brown", "grey"
]
Symbol = Literal["▲", "■", "●", "◆", "▼", "★", "◉", "◈", "▣", "◐", "♦", "✚"]


class Flag(Part):
    """How a nation is marked on every screen: a colour and, never colour alone, a symbol."""

    colour: Colour
    """One of ten names; the theme chooses the shade, so that it can be told apart by everybody."""
    symbol: Symbol
    """One character of stable width."""


class AgendaItem(Part):
    """One thing that a nation wants, with its weight in the nation's score."""

    id: Id
    title: Line
    """What is wanted, in the words of the nation's government."""
    weight: Annotated[float, Field(gt=0, le=100)]
    """Share of the nation's agenda, relative to its other items."""
    measure: Measure | None = None
    """How far it is reached, 0 to 100 (clipped). Give this or `when`."""
    when: Condition | None = None
    """Reached (100) while this holds, else 0. Give this or `measure`."""
    secret: bool = False
    """Known to this nation only, until the outcome."""


class RedLine(Part):
    """What a government has told its people that it will not accept."""

    id: Id
    text: Line
    when: Condition
    """The line is crossed when this holds."""
    stability: Annotated[float, Field(gt=0, le=100)]
    """Points of stability lost, once, when it is first crossed."""
    secret: bool = False


class Infrastructure(Part):
    """A thing that a nation depends on and a crisis may damage: a grid, a port, a bank, a cable."""

    name: Line
    kind: Literal["grid", "port", "bank", "cable", "water", "transport", "hospital", "government"]
    integrity: Points = 100
    """How well it works at the start; 100 is whole."""
    hardening: Points = 0
    """How well it is protected at the start; each point takes away one per cent of the damage."""
    value: Annotated[float, Field(ge=0, le=10)] = 1
    """How much of the nation's life hangs on it; the loss of prosperity scales with it."""


class Nation(Part):
    """A member of the partnership: one seat at the table."""

    name: Line
    flag: Flag
    position: tuple[Points, Points]
    """Where it is on the map: per cent from the left, per cent from the top."""
    public_brief: Prose
    """What everybody knows of it."""
    secret_brief: Prose
    """What only its own seat reads."""
    budget: Amount
    """Units of budget at the start; new income comes each turn."""
    income: Amount
    """Units of budget a turn at prosperity 100."""
    stability: Points = 60
    prosperity: Annotated[float, Field(ge=0, le=200)] = 100
    """Index of the economy; 100 is the start of a normal year."""
    development: Points = 50
    capability: dict[Id, Amount]
    """Units of each capability that it can commit each turn."""
    agenda: Annotated[tuple[AgendaItem, ...], Field(min_length=1), AtMost(12)]
    red_lines: Annotated[tuple[RedLine, ...], AtMost(8)] = ()
    infrastructure: dict[Id, Infrastructure] = {}
    default_doctrine: Id = "reciprocator"
    """The doctrine that plays it when no person does."""


class Tie(Part):
    """What connects a pair of nations at the start. A pair without a tie has the defaults."""

    between: tuple[Id, Id]
    trust: tuple[Points, Points] = (50, 50)
    """How far the first trusts the second, and the second the first."""
    trade: Share = 0.2
    """How much they trade with each other."""
    culture: Share = 0.5
    """How much they share; trust drifts towards a hundred times this."""
    interoperability: Share = 0.2
    """How well their services work together."""

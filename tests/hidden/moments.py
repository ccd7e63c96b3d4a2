"""Moments of whole playthroughs, and other truths of which a viewer may know nothing."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from game.quantities.catalogue import Quantity
from game.session.commands import (
    Answer,
    Command,
    Commit,
    Harden,
    Invest,
    Lend,
    Reason,
    Transfer,
    Undertake,
)
from game.session.events import Changed
from game.session.fold import Draft, Playthrough, order
from game.session.host import Session
from game.session.store import MemoryStore
from game.session.view import Phase
from tests.hidden.canary import SEED, Canary, canary
from tests.hidden.oracle import Oracle
from tests.hidden.players import Room, people


@dataclass(frozen=True, repr=False)
class Moment:
    """One point of a playthrough."""

    canary: Canary
    room: Room
    play: Playthrough

    @property
    def nations(self) -> tuple[str, ...]:
        return tuple(self.canary.exercise.scenario.nations)

    def __repr__(self) -> str:
        return f"{self.canary.name}, turn {self.play.turn}, {self.play.phase}"

    def session(self, play: Playthrough | None = None, seed: int = SEED) -> Session:
        """A session at this point, or at one like it."""
        now = (play or self.play).copy()
        return Session(self.canary.exercise, self.room.session.seats, seed, MemoryStore(), now)


@cache
def moments(name: str) -> tuple[Moment, ...]:
    """Every step of a playthrough with two people, up to the outcome."""
    about = canary(name)
    room = Room.of(about, people(about, 1), random=5)
    taken = [Moment(about, room, room.session._play.copy()) for _ in room.play()]
    return tuple(moment for moment in taken if moment.play.phase is not Phase.OUTCOME)


@dataclass(frozen=True)
class Hidden:
    """Another truth, of which the viewer may know nothing.

    The past is another too, but for the red lines: what crossing one costs can be seen by all.
    """

    viewer: str
    quantities: dict[str, float]
    drafts: dict[str, Draft]
    swaps: dict[str, str]
    """Injects that the viewer has not received, each to be taken for another."""
    seed: int

    def in_place_of(self, moment: Moment) -> Session:
        """The moment, as it would be with this truth."""
        play = moment.play.copy()
        play.quantities = {**play.quantities, **self.quantities}
        past = {name: v for name, v in self.quantities.items() if not name.endswith(".crossed")}
        play.marks = {at: {**then, **past} for at, then in play.marks.items()}
        play.start = {**play.start, **past}
        table = play.table
        play.tables[play.turn] = replace(table, drafts={**table.drafts, **self.drafts})
        play.ledger = {
            turn: tuple(self._told_otherwise(changed) for changed in ledger)
            for turn, ledger in play.ledger.items()
        }
        return moment.session(play, self.seed)

    def _told_otherwise(self, changed: Changed) -> Changed:
        kind, _, inject = changed.cause.partition(":")
        if kind == "inject" and inject in self.swaps:
            return replace(changed, cause=f"inject:{self.swaps[inject]}")
        return changed


@st.composite
def hidden(draw: st.DrawFn, moment: Moment, viewer: str) -> Hidden:
    """Other values of what a viewer may not see, and other orders of the others."""
    oracle = Oracle(moment.canary, moment.play)
    names = [quantity for quantity in oracle.hidden(viewer) if changeable(oracle, viewer, quantity)]
    chosen = draw(st.lists(st.sampled_from(names), max_size=40)) if names else []
    values = {q.name: _value(q, draw(st.integers(0, 1024))) for q in chosen}
    missed = [
        inject
        for inject in moment.canary.exercise.scenario.injects
        if not oracle.has_received(viewer, inject)
    ]
    swapped = draw(st.permutations(missed)) if missed else []
    others = [nation for nation in moment.nations if nation != viewer]
    drafts = {nation: draw(orders(moment, nation)) for nation in others}
    return Hidden(
        viewer,
        values,
        drafts if moment.play.phase is Phase.DECISION else {},
        {one: other for one, other in zip(missed, swapped, strict=True) if one != other},
        draw(st.integers(0, 2**40)),
    )


def changeable(oracle: Oracle, viewer: str, quantity: Quantity) -> bool:
    """Whether the viewer would learn of a change only from what it may not see.

    An inject that has reached it, and one that was answered in the open, cannot be otherwise; a
    latent crisis is latent; whom nobody has accused would be known if somebody had.
    """
    match quantity.block:
        case "fired" | "answer":
            inject = quantity.ids[0]
            about = oracle.canary.exercise.scenario.injects[inject]
            to = about.to == "all" or viewer in about.to
            return not to and not any(option.public for option in about.options)
        case "belief" | "warning":
            return quantity.owner != viewer  # its own doubts are its own, if too small to tell
        case "status" | "accused":
            return False
    return True


def _value(quantity: Quantity, share: int) -> float:
    """A value in the range of a quantity, on the grid."""
    if quantity.choices is not None:
        return float(share % len(quantity.choices))
    value = quantity.low + (quantity.high - quantity.low) * share / 1024
    whole = quantity.block in ("fired", "achieved", "harmed", "strained", "crossed", "first_turn")
    return float(int(value)) if whole else value


def orders(moment: Moment, nation: str) -> st.SearchStrategy[Draft]:
    """Any orders of one nation, whether it can pay for them or not."""
    scenario, rulebook = moment.canary.exercise.scenario, moment.canary.exercise.rulebook
    targets = moment.canary.exercise.world.accords.targets
    things = list(scenario.nations[nation].infrastructure)
    partners = [other for other in moment.nations if other != nation]
    crises, units = st.sampled_from(list(scenario.crises)), st.integers(0, 9)
    what = st.sampled_from(list(scenario.capabilities))
    asked = [
        (name, option.id) for name, inject in scenario.injects.items() for option in inject.options
    ]
    ordered = [(name, t) for name, o in rulebook.orders.items() for t in targets(o.target)]
    commands: list[st.SearchStrategy[Command]] = [
        st.builds(Commit, crises, what, units),
        st.builds(Transfer, st.sampled_from(partners), what, units),
        st.builds(Lend, st.sampled_from(partners), what, units),
        st.builds(Reason, st.text(max_size=20)),
    ]
    if things:
        commands.append(st.builds(Harden, st.sampled_from(things), units))
    if rulebook.projects:
        commands.append(st.builds(Invest, st.sampled_from(list(rulebook.projects)), units))
    if ordered:
        order = st.sampled_from(ordered)
        commands.append(order.flatmap(lambda o: st.builds(Undertake, *map(st.just, o), units)))
    if asked:
        commands.append(st.sampled_from(asked).map(lambda pair: Answer(*pair)))
    return st.lists(st.one_of(commands), max_size=8).map(_drafted)


def _drafted(commands: list[Any]) -> Draft:
    draft = Draft()
    for command in commands:
        draft = order(draft, command)
    return draft


def opposite(moment: Moment, viewer: str) -> Hidden:
    """The truth in which everything that a viewer may not see is as far off as can be."""
    oracle = Oracle(moment.canary, moment.play)
    values = {}
    for quantity in oracle.hidden(viewer):
        if changeable(oracle, viewer, quantity):
            now = moment.play.quantities[quantity.name]
            far = now < (quantity.low + quantity.high) / 2
            values[quantity.name] = _value(quantity, 1024 if far else 0)
    missed = [
        inject
        for inject in moment.canary.exercise.scenario.injects
        if not oracle.has_received(viewer, inject)
    ]
    swaps = dict(zip(missed, reversed(missed), strict=True))
    idle = {nation: Draft(reason="Another.") for nation in moment.nations if nation != viewer}
    decision = moment.play.phase is Phase.DECISION
    return Hidden(viewer, values, idle if decision else {}, swaps, seed=SEED + 1)

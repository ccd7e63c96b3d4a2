"""What a seat may reckon ahead, from what it knows: no secret of others moves these numbers.

The rules that will judge the turn are applied to a state in which what the seat may see has its
value, and everything else is a guess that does not depend on the truth.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from game.quantities.catalogue import Quantity
from game.quantities.compiled import Change, effects
from game.quantities.dice import Dice
from game.quantities.grid import Array
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.scene import Scene, carry_out, put
from game.rules.turn import RULES
from game.session.crisis_board import status_of
from game.session.fold import Draft, Playthrough, Table
from game.session.inbox import asked, stated
from game.session.table import orders_of, seeds_of, state_of
from game.session.view import Forecast, Phase
from game.session.visibility import has_broken_out, may_see, visible

_RESOLUTION = (("pooled_response", "neglect", "diplomacy"), ("statuses",))
_OVERNIGHT = (("escalation",), ("cascade",))
"""The stages of rules that move severity from now to the next situation."""

_OPINION = (
    "kept_pledges",
    "broken_pledges",
    "free_riding",
    "aid_received",
    "broken_promises",
)
"""What of the trust in a nation hangs on its own orders."""

_OF_ONESELF = ("budget", "income", "capability")
"""What is taken to be with others as it is at home."""

_FEARED_REACH = 50.0
"""The least that a cautious seat takes an infection to have reached its partners, in points."""


_RESOLVE = 50.0
"""What any adversary's resolve is taken to be: with it, it does not matter whether there is one."""


@dataclass(frozen=True, slots=True)
class Certain(Dice):
    """Dice that always fall the same way."""

    luck: float = 0.0
    """-1 at their kindest, 1 at their unkindest."""

    def uniform(self, purpose: str, *shape: int) -> Array:
        return np.full((len(self.seeds), *shape), (1 - self.luck) / 2)

    def swing(self, purpose: str, *shape: int) -> Array:
        return np.full((len(self.seeds), *shape), self.luck)


def forecast(exercise: Exercise, play: Playthrough, seat: str) -> tuple[Forecast, ...]:
    """Where each crisis would stand in the next situation if this seat does as it has ordered.

    Its own answers count by what it was told of them, those not given by the default's.
    `low` with every partner keeping its pledges and kind dice, `high` with none and unkind ones.
    """
    kept = _ahead(exercise, play, seat, _table(play, seat, kept=True), luck=-1)
    alone = _ahead(exercise, play, seat, _table(play, seat, kept=False), luck=1)
    return tuple(
        Forecast(
            crisis,
            play.quantities[f"crisis.{crisis}.severity"],
            min(kept[crisis], alone[crisis]),
            max(kept[crisis], alone[crisis]),
        )
        for crisis in exercise.scenario.crises
        if has_broken_out(crisis, play.quantities)
        and status_of(crisis, play.quantities) != "resolved"
    )


def judgement(
    exercise: Exercise, play: Playthrough, seat: str
) -> Mapping[str, tuple[float, float]]:
    """By how much each partner's trust in the seat would change: as ordered, and with no deeds.

    Its answers count in both: they are not what it pledged.
    """
    table = _table(play, seat, kept=True)
    idle = Table(table.pledges, {**table.drafts, seat: Draft()})
    as_ordered, broken = (_opinion(exercise, play, seat, orders) for orders in (table, idle))
    return {partner: (as_ordered[partner], broken[partner]) for partner in as_ordered}


def _table(play: Playthrough, seat: str, *, kept: bool) -> Table:
    """The orders that the seat can reckon with: its own, and what the others have pledged.

    Its own are its pledges until it can give orders.
    """
    pledges = play.table.pledges
    drafts: dict[str, Draft] = {}
    if kept or play.phase is Phase.CONSULTATION:
        promised = pledges if kept else {seat: play.table.pledges_of(seat)}
        drafts = {n: Draft(said.commits, said.transfers) for n, said in promised.items()}
    if play.phase not in (Phase.SITUATION, Phase.CONSULTATION):
        drafts[seat] = play.table.draft_of(seat)
    return Table(pledges, drafts)


def _ahead(
    exercise: Exercise, play: Playthrough, seat: str, table: Table, luck: float
) -> Mapping[str, float]:
    """The severity of every crisis in the next situation."""
    state = _guess(exercise, play, seat, reach=_FEARED_REACH if luck > 0 else 0.0)
    _answer(exercise, play, seat, state)
    stages = _OVERNIGHT if play.assessed == play.turn else (*_RESOLUTION, *_OVERNIGHT)
    _run(exercise, state, table, luck, stages)
    severity = dict(zip(exercise.scenario.crises, state.severity[0].tolist(), strict=True))
    if luck > 0 and "attacks" not in exercise.off:
        for name, crisis in exercise.scenario.crises.items():
            if crisis.kind == "terrorism":
                severity[name] = min(severity[name] + exercise.rulebook.terror.severity, 100.0)
    return severity


def _opinion(exercise: Exercise, play: Playthrough, seat: str, table: Table) -> Mapping[str, float]:
    state = _guess(exercise, play, seat, reach=0.0)
    before = state.trust.copy()
    _answer(exercise, play, seat, state)
    _run(exercise, state, table, 0.0, (_OPINION,))
    nations = exercise.catalogue.axes["nation"]
    change = (state.trust - before)[0, :, nations.index(seat)].tolist()
    return {n: moved for n, moved in zip(nations, change, strict=True) if n != seat}


def _answer(exercise: Exercise, play: Playthrough, seat: str, state: State) -> None:
    """Carries out the seat's answers in the state, as far as it knows what they do."""
    everywhere = np.ones(state.games, dtype=bool)
    put(tuple(_answered(exercise, play, seat)), everywhere, state, "answer", None)


def _answered(exercise: Exercise, play: Playthrough, seat: str) -> Iterator[Change]:
    """What the seat was told that its answers change, and may see; the default if it gave none."""
    given = play.table.draft_of(seat).answers
    for name, inject in exercise.scenario.injects.items():
        if not asked(exercise, play, seat, name):
            continue
        for option in inject.options:
            if option.id == given.get(name) or (option.default and name not in given):
                texts = stated(exercise, play, seat, option)
                for change in effects(texts, exercise.catalogue, {"self": seat}):
                    if may_see(seat, change.quantity, play):
                        yield change


def _run(
    exercise: Exercise,
    state: State,
    table: Table,
    luck: float,
    stages: tuple[tuple[str, ...], ...],
) -> None:
    scene = Scene(
        state, orders_of(exercise, table), Certain(seeds_of(0), 0, luck=luck), exercise.world
    )
    for stage in stages:
        carry_out(tuple(RULES[name] for name in stage), scene, None, exercise.off)


def _guess(exercise: Exercise, play: Playthrough, seat: str, reach: float) -> State:
    """A state that holds what the seat may see, and guesses for the rest."""
    seen = visible(seat, exercise, play)
    return state_of(
        exercise,
        {
            name: seen[name] if name in seen else _guessed(quantity, seat, seen, reach)
            for name, quantity in exercise.catalogue.quantities.items()
        },
    )


def _guessed(quantity: Quantity, seat: str, seen: Mapping[str, float], reach: float) -> float:
    if quantity.block in _OF_ONESELF:
        return seen[".".join(("nation", seat, *quantity.name.split(".")[2:]))]
    if quantity.block == "presence":
        own = seen.get(f"crisis.{quantity.crisis}.presence.{seat}")
        return 0.0 if own is None else max(own, reach) if reach else 0.0
    return _RESOLVE if quantity.block == "resolve" else 0.0

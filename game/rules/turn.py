"""A turn of play: every rule, in the order in which it acts.

A turn opens with the situation, waits for the nations' orders, and closes with resolution and
assessment. The same code plays one game and ten thousand at once.
"""

import numpy as np

from game.quantities.dice import Dice, Seeds
from game.quantities.grid import Array, on_grid
from game.quantities.state import State
from game.rules import (
    agendas,
    burden,
    crises,
    cyber,
    economy,
    injects,
    outcomes,
    partnership,
    routes,
    terror,
    trust,
)
from game.rules.effort import LATENT
from game.rules.exercise import Exercise
from game.rules.ledger import Ledger
from game.rules.orders import Orders
from game.rules.scene import Rule, Scene, add, carry_out
from game.rules.world import Flags

Stages = tuple[tuple[Rule, ...], ...]

OVERNIGHT: Stages = (
    (Rule(economy.income, "income of the turn", (2,)),),
    (
        Rule(crises.escalation, "escalation by its own momentum", (5, 8)),
        Rule(cyber.cyber_spread, "spread along interoperability", (33,)),
        Rule(terror.cells_grow, "cells grow", (33,)),
    ),
    (Rule(terror.attacks, "attacks by the cells", (33,)),),
    (Rule(crises.cascade, "cascade from another crisis", (5,)),),
)
"""What happens between two turns: stages in order, the rules of a stage at the same moment."""

RESOLUTION: Stages = (
    (
        Rule(economy.commitments, "cost of commitments", (1,)),
        Rule(economy.transfers, "gifts between nations", (2,)),
        Rule(economy.hardening, "protection of infrastructure", (32,)),
    ),
    (
        Rule(crises.pooled_response, "the partnership's pooled response", (1, 10)),
        Rule(crises.neglect, "demand left unmet", (5,)),
        Rule(crises.diplomacy, "diplomacy", (3,)),
        Rule(crises.evidence, "intelligence on the culprit", (33,)),
        Rule(cyber.cyber_cleaning, "infected systems cleaned", (33,)),
        Rule(terror.cells_disrupted, "cells taken apart", (33,)),
    ),
)

ASSESSMENT: Stages = (
    (Rule(crises.catastrophe, "catastrophe", (5,)),),
    (Rule(crises.statuses, "change of status", (5,)),),
    (
        Rule(crises.harm, "harm done by crises", (5,)),
        Rule(economy.damage, "damage by crises", (32,)),
        Rule(economy.repair, "repair", (32,)),
        Rule(terror.fear, "public fear", (33,)),
        Rule(terror.overreaction, "liberties against security", (33,)),
        Rule(routes.traffic, "danger on the way", (12, 33)),
    ),
    (
        Rule(economy.outages, "infrastructure out of order", (32,)),
        Rule(routes.lost_trade, "trade lost", (12,)),
        Rule(routes.rerouting, "going round", (33,)),
        Rule(routes.premiums, "insurance", (33,)),
        Rule(economy.recovery, "recovery", (5,)),
    ),
    (
        Rule(trust.kept_pledges, "kept pledges", (6,)),
        Rule(trust.broken_pledges, "broken pledges", (6,)),
        Rule(trust.free_riding, "carries less than its share", (6,)),
        Rule(trust.aid_received, "aid received", (2, 6)),
        Rule(trust.broken_promises, "promised aid that did not come", (2, 6)),
        Rule(trust.reputation, "how it treats others", (6,)),
        Rule(trust.drift, "drift towards shared culture", (6,)),
        Rule(burden.burdens, "burden carried", (18,)),
    ),
    (Rule(burden.equity, "how evenly burdens lie", (18,)),),
    (
        Rule(burden.strain, "carrying more than its share", (18,)),
        Rule(partnership.cohesion, "trust and equity", (6, 18)),
    ),
    (Rule(partnership.deterrence, "cohesion and pooled security", (8,)),),
    (Rule(partnership.common_score, "severity, stability and cohesion", (16,)),),
)

RULES = {
    rule.name: rule
    for stages in (OVERNIGHT, RESOLUTION, ASSESSMENT)
    for stage in stages
    for rule in stage
}
"""Every rule by its name."""


def start(exercise: Exercise, games: int = 1) -> State:
    """A batch of games before their first turn.

    Trade has already found its level under the crises with which the scenario begins.
    """
    row = on_grid(np.array(exercise.initial))
    state = State(exercise.catalogue, np.repeat(row[None], games, axis=0))
    scene = _scene(exercise, state, None, np.zeros(games, dtype=np.uint64), 0, None)
    danger, open_to = routes.conditions(scene)
    add(state, "flow", open_to - state.flow, "start", None)
    add(state, "insurance", danger - state.insurance, "start", None)
    for stage in ((RULES["deterrence"],), (RULES["common_score"],)):
        carry_out(stage, scene, None, exercise.off)
    agendas.scores(exercise.agendas, state, exercise.rulebook, None)
    return state


def open_turn(
    exercise: Exercise, state: State, seeds: Seeds, turn: int, ledger: Ledger | None = None
) -> None:
    """Plays the situation phase of a turn, counted from 1, in place; `seeds` is [games].

    What happens between turns, then what breaks out, then the injects.
    """
    before = _over(state)
    add(state, "turn", turn - state.turn, "clock", ledger)
    scene = _scene(exercise, state, None, seeds, turn, ledger)
    if turn > 1:
        for stage in OVERNIGHT:
            carry_out(stage, scene, ledger, exercise.off)
    _break_out(exercise, scene, ledger)
    latent = state.status == LATENT
    injects.fire(exercise.msel, state, turn, ledger)
    _set_off(scene, latent, "inject", ledger)
    _restore(state, before)


def close_turn(
    exercise: Exercise,
    state: State,
    orders: Orders,
    seeds: Seeds,
    turn: int,
    ledger: Ledger | None = None,
) -> None:
    """Plays the resolution and assessment phases of a turn, in place.

    The orders must be within the nations' means (`game.rules.orders.legal`).
    """
    before = _over(state)
    scene = _scene(exercise, state, orders, seeds, turn, ledger)
    for stage in RESOLUTION[:1]:
        carry_out(stage, scene, ledger, exercise.off)
    latent = state.status == LATENT
    injects.answer(exercise.msel, orders.answer, state, turn, ledger)
    _set_off(scene, latent, "answer", ledger)
    for stage in (*RESOLUTION[1:], *ASSESSMENT):
        carry_out(stage, scene, ledger, exercise.off)
    agendas.red_lines(exercise.agendas, state, ledger)
    agendas.scores(exercise.agendas, state, exercise.rulebook, ledger)
    outcomes.objectives(exercise.outcomes, state, turn, ledger)
    last = turn >= exercise.scenario.time.turns
    outcomes.ending(exercise.outcomes, state, last, ledger)
    _restore(state, before)


def _scene(
    exercise: Exercise,
    state: State,
    orders: Orders | None,
    seeds: Seeds,
    turn: int,
    ledger: Ledger | None,
) -> Scene:
    orders = orders or Orders.none(exercise.catalogue, state.games)
    dice = Dice(seeds, turn, None if ledger is None else ledger.draws)
    return Scene(state, orders, dice, exercise.world)


def _break_out(exercise: Exercise, scene: Scene, ledger: Ledger | None) -> None:
    """Sets off the latent crises whose condition holds."""
    state = scene.state
    where = np.zeros(state.status.shape, dtype=bool)
    for place, holds in exercise.activations:
        where[:, place] = holds(state.values)
    where &= state.status == LATENT
    if where.any():
        for block, change in crises.outbreak(scene, where).items():
            add(state, block, change, "outbreak", ledger)


def _set_off(scene: Scene, latent: Flags, cause: str, ledger: Ledger | None) -> None:
    """Gives a crisis that an effect has just made active its severity and presence."""
    state, world = scene.state, scene.world
    begun = latent & (state.status != LATENT)
    if begun.any():
        severity = begun * np.maximum(world.severity - state.severity, 0)
        add(state, "severity", severity, cause, ledger)
        presence = begun[..., None] * np.maximum(world.presence - state.presence, 0)
        add(state, "presence", presence, cause, ledger)


def _over(state: State) -> tuple[Flags, Array] | None:
    """The games that have ended, and their values, which nothing changes any more."""
    over: Flags = state.ending > 0
    return (over, state.values[over]) if over.any() else None


def _restore(state: State, before: tuple[Flags, Array] | None) -> None:
    if before is not None:
        over, values = before
        state.values[over] = values

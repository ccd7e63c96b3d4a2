"""A turn of play: every rule, in the order in which it acts.

A turn opens with the situation, waits for the nations' orders, and closes with resolution and
assessment. The same code plays one game and ten thousand at once.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.language import tr
from game.quantities.dice import Dice, Seeds
from game.quantities.grid import Array, on_grid
from game.quantities.state import State
from game.rules import (
    agendas,
    burden,
    conflict,
    crises,
    cyber,
    economy,
    growth,
    injects,
    intelligence,
    learning,
    outcomes,
    partnership,
    projects,
    routes,
    terror,
    treaties,
    trust,
    undertakings,
)
from game.rules.effort import LATENT
from game.rules.exercise import Exercise
from game.rules.ledger import Ledger
from game.rules.orders import Orders
from game.rules.scene import Rule, Scene, add, carry_out
from game.rules.world import Flags

Stages = tuple[tuple[Rule, ...], ...]

OVERNIGHT: Stages = (
    (
        Rule(economy.income, tr("income of the turn"), (2,)),
        Rule(growth.upkeep, tr("upkeep of capabilities"), (31,), since=2),
    ),
    (
        Rule(crises.escalation, tr("escalation by its own momentum"), (5, 8)),
        Rule(cyber.cyber_spread, tr("spread along interoperability"), (33,)),
        Rule(terror.cells_grow, tr("cells grow"), (33,)),
    ),
    (Rule(terror.attacks, tr("attacks by the cells"), (33,)),),
    (Rule(crises.cascade, tr("cascade from another crisis"), (5,)),),
)
"""What happens between two turns: stages in order, the rules of a stage at the same moment."""

RESOLUTION: Stages = (
    (
        Rule(economy.commitments, tr("cost of commitments"), (1,)),
        Rule(economy.transfers, tr("gifts between nations"), (2,)),
        Rule(economy.hardening, tr("protection of infrastructure"), (32,)),
        Rule(growth.lending, tr("capabilities lent and returned"), (2,), since=2),
        Rule(undertakings.agreed_costs, tr("orders, projects and joint actions"), (2, 15), since=2),
    ),
    (
        Rule(treaties.ratification, tr("ratified at home"), (3, 14), since=2),
        Rule(treaties.leaving, tr("left a treaty"), (14,), since=2),
        Rule(projects.progress, tr("work on projects"), (4, 15), since=2),
        Rule(intelligence.attribution, tr("culprit named in public"), (33,), since=2),
        Rule(intelligence.sharing, tr("intelligence shared"), (26,), since=2),
        Rule(intelligence.warnings, tr("early warning"), (27,), since=2),
        Rule(intelligence.studies, tr("study of partners"), (27,), since=2),
    ),
    (Rule(treaties.force, tr("parties, voice and cohesion"), (14, 17), since=2),),
    (
        Rule(crises.pooled_response, tr("the partnership's pooled response"), (1, 10)),
        Rule(crises.neglect, tr("demand left unmet"), (5,)),
        Rule(crises.diplomacy, tr("diplomacy"), (3,)),
        Rule(crises.evidence, tr("intelligence on the culprit"), (33,)),
        Rule(cyber.cyber_cleaning, tr("infected systems cleaned"), (33,)),
        Rule(terror.cells_disrupted, tr("cells taken apart"), (33,)),
        Rule(intelligence.reports, tr("reports on who is behind it"), (26, 33), since=2),
        Rule(conflict.provocation, tr("provoked by too much force"), (34,), since=2),
        Rule(conflict.talks, tr("talked down"), (3, 34), since=2),
        Rule(crises.underway, tr("help on its way"), (7,), since=2),
        Rule(growth.refunds, tr("what was too much, saved"), (28,), since=2),
        Rule(learning.adaptation, tr("the adversary adapts"), (19,), since=2),
        Rule(learning.habit, tr("used to the same means"), (19,), since=2),
    ),
)

ASSESSMENT: Stages = (
    (Rule(crises.catastrophe, tr("catastrophe"), (5,)),),
    (
        Rule(crises.statuses, tr("change of status"), (5,)),
        Rule(learning.experience, tr("a crisis to learn from"), (20,), since=2),
    ),
    (
        Rule(crises.harm, tr("harm done by crises"), (5,)),
        Rule(economy.damage, tr("damage by crises"), (32,)),
        Rule(economy.repair, tr("repair"), (32,)),
        Rule(terror.fear, tr("public fear"), (33,)),
        Rule(terror.overreaction, tr("liberties against security"), (33,)),
        Rule(routes.traffic, tr("danger on the way"), (12, 33)),
        Rule(conflict.ladder, tr("up or down the ladder of escalation"), (34,), since=2),
        Rule(growth.development, tr("development"), (13,), since=2),
        Rule(growth.investment, tr("foreign investment"), (29,), since=2),
    ),
    (
        Rule(economy.outages, tr("infrastructure out of order"), (32,)),
        Rule(routes.lost_trade, tr("trade lost"), (12,)),
        Rule(routes.rerouting, tr("going round"), (33,)),
        Rule(routes.premiums, tr("insurance"), (33,)),
        Rule(economy.recovery, tr("recovery"), (5,)),
    ),
    (
        Rule(trust.kept_pledges, tr("kept pledges"), (6,)),
        Rule(trust.broken_pledges, tr("broken pledges"), (6,)),
        Rule(trust.free_riding, tr("carries less than its share"), (6,)),
        Rule(trust.aid_received, tr("aid received"), (2, 6)),
        Rule(trust.broken_promises, tr("promised aid that did not come"), (2, 6)),
        Rule(trust.reputation, tr("how it treats others"), (6,)),
        Rule(trust.drift, tr("drift towards shared culture"), (6, 11)),
        Rule(conflict.discord, tr("hybrid pressure"), (34,), since=2),
        Rule(growth.disputes, tr("disputes"), (12,), since=2),
        Rule(growth.trade_links, tr("trust and agreements on trade"), (12,), since=2),
        Rule(intelligence.slander, tr("a false accusation comes out"), (33,), since=2),
        Rule(burden.burdens, tr("burden carried"), (18,)),
    ),
    (
        Rule(burden.equity, tr("how evenly burdens lie"), (18,)),
        Rule(growth.voice, tr("one nation, one vote, and contribution"), (17,), since=2),
    ),
    (
        Rule(burden.strain, tr("carrying more than its share"), (18,)),
        Rule(partnership.cohesion, tr("trust and equity"), (6, 18)),
    ),
    (
        Rule(partnership.deterrence, tr("cohesion and pooled security"), (8,)),
        Rule(treaties.desertion, tr("leaves a partnership that falls apart"), (14,), since=2),
        Rule(intelligence.estimates, tr("estimates of others' means"), (23, 27), since=2),
    ),
    (
        Rule(treaties.force, tr("parties, voice and cohesion"), (14, 17), since=2),
        Rule(partnership.common_score, tr("severity, stability and cohesion"), (16,)),
    ),
)

STEPS = {
    "orders": (tr("orders of the rulebook"), (2, 9, 13, 15, 20)),
    "joint_actions": (tr("joint actions"), (3, 11, 17)),
    "treaties": (tr("treaties in force"), (12, 14, 31)),
    "obligations": (tr("obligations of treaties"), (14, 35)),
    "calls": (tr("calls for help"), (35,)),
    "projects": (tr("projects at work"), (4, 21, 22, 23, 24, 25, 30)),
    "forewarned": (tr("warned in time"), (27,)),
}
"""What a rulebook's own tables bring about, by the name that switches it off: title and rows."""

RULES = {
    rule.name: rule
    for stages in (OVERNIGHT, RESOLUTION, ASSESSMENT)
    for stage in stages
    for rule in stage
}
"""Every rule by its name."""


AGREED = 3
"""The stages of the resolution that come before what the rulebook's own tables bring about."""

JUDGED = next(stage for stage in ASSESSMENT if any(rule.name == "burdens" for rule in stage))
"""The stage after which it is judged who has done what treaties oblige to."""


def start(exercise: Exercise, games: int = 1) -> State:
    """A batch of games before their first turn."""
    row = on_grid(np.array(exercise.initial))
    return _begun(exercise, np.repeat(row[:, None], games, axis=1).T)


def start_from(exercise: Exercise, values: Array) -> State:
    """Games before their first turn that begin with values of their own: [games, columns]."""
    return _begun(exercise, on_grid(values))


def _begun(exercise: Exercise, values: Array) -> State:
    """Trade has already found its level under the crises with which the scenario begins."""
    state = State(exercise.catalogue, values)
    games = state.games
    scene = _scene(exercise, state, None, np.zeros(games, dtype=np.uint64), 0, None)
    danger, open_to = routes.conditions(scene)
    add(state, "flow", open_to - state.flow, "start", None)
    add(state, "insurance", danger - state.insurance, "start", None)
    for name in ("voice", "force", "deterrence", "common_score"):
        stage = (RULES[name],)
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
    orders = called_for(exercise, state, orders.in_sequence(exercise.world))
    scene = _scene(exercise, state, orders, seeds, turn, ledger)
    for stage in RESOLUTION[:AGREED]:
        carry_out(stage, scene, ledger, exercise.off)
    latent = state.status == LATENT
    if exercise.world.deep:
        _agreed(exercise, scene, ledger)
    injects.answer(exercise.msel, orders.answer, state, turn, ledger)
    _set_off(scene, latent, "answer", ledger)
    for stage in RESOLUTION[AGREED:]:
        carry_out(stage, scene, ledger, exercise.off)
    for stage in ASSESSMENT:
        carry_out(stage, scene, ledger, exercise.off)
        if stage is JUDGED and exercise.world.deep and "obligations" not in exercise.off:
            treaties.obligations(scene, ledger)
    agendas.red_lines(exercise.agendas, state, ledger)
    agendas.scores(exercise.agendas, state, exercise.rulebook, ledger)
    outcomes.objectives(exercise.outcomes, state, turn, ledger)
    last = turn >= exercise.scenario.time.turns
    outcomes.ending(exercise.outcomes, state, last, ledger)
    _restore(state, before)


def called_for(exercise: Exercise, state: State, orders: Orders) -> Orders:
    """The orders with what is owed by treaty taken as pledged (row 35)."""
    if "calls" in exercise.off or not exercise.world.deep:
        return orders
    due = treaties.owed(orders, state, exercise.world)
    return orders if due is None else replace(orders, pledged=np.maximum(orders.pledged, due))


def _agreed(exercise: Exercise, scene: Scene, ledger: Ledger | None) -> None:
    """What nations do by the rulebook's own tables: orders, joint actions, treaties, projects."""
    for name, act in (
        ("orders", undertakings.carry_out_orders),
        ("joint_actions", undertakings.carry_out_joint),
        ("treaties", treaties.at_work),
        ("projects", projects.at_work),
    ):
        if name not in exercise.off:
            act(scene, ledger)


def _scene(
    exercise: Exercise,
    state: State,
    orders: Orders | None,
    seeds: Seeds,
    turn: int,
    ledger: Ledger | None,
) -> Scene:
    orders = orders or Orders.none(exercise.catalogue, 1)  # one row of nothing serves all games
    dice = Dice(seeds, turn, None if ledger is None else ledger.draws)
    return Scene(state, orders, dice, exercise.world)


def _break_out(exercise: Exercise, scene: Scene, ledger: Ledger | None) -> None:
    """Sets off the latent crises whose condition holds."""
    state = scene.state
    where = np.zeros_like(state.status, dtype=bool)
    for place, holds in exercise.activations:
        where[:, place] = holds(state.values)
    where &= state.status == LATENT
    if where.any() and exercise.world.deep and "forewarned" not in exercise.off:
        where &= ~intelligence.forewarned(scene)
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


def _over(state: State) -> tuple[NDArray[np.intp], Array] | None:
    """The games that have ended, [games], and their values, [columns, games], which nothing changes
    any more.
    """
    over = np.flatnonzero(state.ending)
    return (over, state.values.T.take(over, axis=1)) if len(over) else None


def _restore(state: State, before: tuple[NDArray[np.intp], Array] | None) -> None:
    if before is not None:
        over, values = before
        state.values.T[:, over] = values

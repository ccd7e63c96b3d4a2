"""How doctrines use what a rulebook offers beyond pledges: agreements, projects and orders.

Everything here goes by the stance that the rulebook gives a thing, so that computer-run nations
also play with what an instructor has added.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.doctrines.undertaking import Undertaking
from game.quantities.grid import Array, zeros, zeros_like
from game.rules.observation import Agreements, Observation
from game.rules.world import Flags

SURE = 0.6
"""How likely a nation must think an adversary behind a crisis to name it in public."""
FOR_AGREEMENTS = 0.12
"""The part of its budget that a nation spends, at most, on agreements and projects in a turn."""


@dataclass(frozen=True, slots=True)
class Accord:
    """What a nation agrees to in consultation."""

    sign: Array
    """[games, treaty]: 1 where it signs."""
    leave: Array
    invoke: Array
    """[games, treaty, crisis]"""
    join: dict[str, Array] = field(default_factory=dict)
    """[games, target] of each joint action to which it is party."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a partner proposes to a nation, that it has to accept or to decline."""

    agreement: str
    """The id of a treaty or of a joint action."""
    target: int
    """The place of what it is aimed at; 0 if at nothing."""


def nothing(seen: Observation) -> Accord:
    """Agree to nothing, but call for help that is owed."""
    there = seen.agreements
    games, crises = seen.severity.shape
    treaties = there.in_force.shape[1] if there else 0
    none = zeros(games, treaties)
    calls = _calls(seen, there) if there else zeros(games, 0, crises)
    return Accord(none, none.copy(), calls)


def cooperative(seen: Observation, willing: Array) -> Accord:
    """Agree, where `willing` [games], to what serves all, as far as there is time for it.

    Treaties come first, in the order of the rulebook, then what is done together this turn.
    """
    accord = nothing(seen)
    there = seen.agreements
    if there is None:
        return accord
    room = there.most * willing
    serves = np.array([t.stance == "cooperative" for t in there.p.treaties.values()], dtype=bool)
    wants = (there.bound == 0) & (there.waiting == 0) & serves
    accord.sign[:] = wants & (_before(wants) < room[:, None])
    room = room - accord.sign.sum(axis=1)
    purse = FOR_AGREEMENTS * seen.budget
    for question in seen.questions:  # what is asked comes first
        purse = np.where(question.asked, 0.0, purse)
    rows = np.arange(len(room))
    for name, joint in there.p.joint.items():
        if joint.stance != "cooperative":
            continue
        target = _aim(seen, there, joint.target)
        if target is None or not there.targets[name]:
            continue
        party = zeros(len(rows), there.targets[name])
        agrees = (room > 0) & (target >= 0) & (joint.cost <= purse)
        party[rows, np.maximum(target, 0)] = agrees
        accord.join[name] = party
        room, purse = room - agrees, purse - joint.cost * agrees
    return accord


def _before(wants: Flags) -> NDArray[np.intp]:
    """[games, treaty]: how many treaties before each one are wanted, and so signed if there is
    room for them.
    """
    counted: NDArray[np.intp] = np.cumsum(wants, axis=1)
    return counted - wants


def serves_all(seen: Observation, offered: Offered) -> Array:
    """Whether what a partner proposes serves all and costs little: [games], 0 or 1.

    To a treaty that does one agrees; to a joint action if it can be paid for and is aimed well:
    at whom one's own intelligence names too, or at a nation that is no better off than oneself.
    """
    there = seen.agreements
    if there is None:
        return np.zeros(len(seen.budget))
    treaty = there.p.treaties.get(offered.agreement)
    if treaty is not None:
        return np.full(len(seen.budget), float(treaty.stance == "cooperative"))
    joint = there.p.joint[offered.agreement]
    purse = FOR_AGREEMENTS * seen.budget - seen.agreed
    agrees = (joint.stance == "cooperative") & (joint.cost <= purse)
    return np.where(agrees & _well_aimed(seen, there, joint.target, offered.target), 1.0, 0.0)


def chance_answer(seen: Observation, offered: Offered) -> Array:
    """Whether to agree to what a partner proposes, by chance: [games], 0 or 1."""
    there = seen.agreements
    if there is None:
        return np.zeros(len(seen.budget))
    kinds = [*there.p.treaties, *there.p.joint]
    drawn = seen.dice.uniform("accept", kinds.index(offered.agreement), offered.target)
    return np.where(drawn < 0.5, 1.0, 0.0)


def common_work(seen: Observation, willing: Array, left: Array) -> Undertaking:
    """Work, where `willing`, on what serves all, within what is left of the budget.

    The project that helps most against what is worst now, or is nearest to its end; then the
    orders that serve all and cost little. All see the same, so all choose the same project.
    """
    there = seen.agreements
    if there is None:
        return Undertaking()
    left = np.minimum(left, FOR_AGREEMENTS * seen.budget) * willing
    rows = np.arange(len(left))
    invest = zeros_like(there.progress)
    if invest.shape[1]:
        done = there.progress / [project.need for project in there.p.projects.values()]
        merit = np.where(there.complete == 0, 1 + there.relevance / 100 + 2 * done, 0.0)
        first = np.argmax(merit, axis=1)  # also where all are complete
        invest[rows, first] = np.floor(left) * (there.complete[rows, first] == 0)
        left = left - invest[rows, first]
    return Undertaking(_common_orders(there, left), invest)


def _common_orders(there: Agreements, left: Array) -> dict[str, Array]:
    """What serves all and keeps no units busy, at its first target, while money is left."""
    rows = np.arange(len(left))
    undertaken: dict[str, Array] = {}
    for name, order in there.p.orders.items():
        may = there.possible[name]
        if order.stance != "cooperative" or order.uses or not may.shape[1]:
            continue
        at = np.argmax(may, axis=1)  # the first, if there is any
        gives = may[rows, at] & (order.cost <= left)
        amount = zeros(*may.shape)
        amount[rows, at] = gives
        undertaken[name] = amount
        left = left - order.cost * gives
    return undertaken


def chance_accord(seen: Observation) -> Accord:
    """Sign, leave and join by chance, as far as there is time and budget for it."""
    accord = nothing(seen)
    there = seen.agreements
    if there is None:
        return accord
    drawn = seen.dice.uniforms("sign", range(there.in_force.shape[1]))[..., 0]
    bound, waiting = there.bound > 0, there.waiting > 0
    wants = (drawn < 0.2) & ~bound & ~waiting
    accord.sign[:] = wants & (_before(wants) < there.most[:, None])
    accord.leave[:] = (drawn > 0.97) & bound
    room = there.most - accord.sign.sum(axis=1)
    purse = FOR_AGREEMENTS * seen.budget
    joins = seen.dice.uniforms("join", range(len(there.p.joint)))[..., 0] < 0.35
    rows = np.arange(len(room))
    for number, (name, joint) in enumerate(there.p.joint.items()):
        may = there.aims[name]
        if not may.shape[1]:
            continue
        # Another every turn, and the same for all, so that by chance several mean the same one.
        turned = np.roll(may, -seen.turn, axis=1)
        at = (np.argmax(turned, axis=1) + seen.turn) % may.shape[1]
        agrees = joins[:, number] & (room > 0) & (joint.cost <= purse) & may[rows, at]
        party = zeros(*may.shape)
        party[rows, at] = agrees
        accord.join[name] = party
        room, purse = room - agrees, purse - joint.cost * agrees
    return accord


def chance_work(seen: Observation, free: Array, left: Array) -> Undertaking:
    """Give the rulebook's orders, and work on its projects, by chance and within one's means.

    `free`, [games, capability], are the units that are not busy.
    """
    there = seen.agreements
    if there is None:
        return Undertaking()
    free = free.copy()
    games = np.arange(len(left))
    acts = seen.dice.uniforms("undertake", range(len(there.p.orders)))[..., 0] < 0.2
    aims = _by_chance(seen, there)
    undertaken: dict[str, Array] = {}
    for number, (name, order) in enumerate(there.p.orders.items()):
        may = there.possible[name]
        if not may.shape[1]:
            continue
        at = aims[number]
        gives = acts[:, number] & may[games, at] & (order.cost <= left)
        for capability, units in order.uses.items():
            gives &= free[:, seen.discipline[capability]] >= units
        for capability, units in order.uses.items():
            free[:, seen.discipline[capability]] -= units * gives
        amount = zeros(*may.shape)
        amount[games, at] = gives
        undertaken[name] = amount
        left = left - order.cost * gives
    invest = zeros_like(there.progress)
    works = seen.dice.uniforms("invest", range(invest.shape[1]))[..., 0] < 0.3
    works &= there.complete == 0
    for place in range(invest.shape[1]):
        puts = works[:, place] & (left >= 1)
        invest[:, place] = puts * np.minimum(np.floor(left), 2)
        left = left - invest[:, place]
    return Undertaking(undertaken, invest)


def _by_chance(seen: Observation, there: Agreements) -> dict[int, NDArray[np.intp]]:
    """[g]: of each order, by its number, a target at which it may be given, if there is any."""
    of_width: dict[int, list[int]] = {}
    may = list(there.possible.values())
    for number, flags in enumerate(may):
        of_width.setdefault(flags.shape[1], []).append(number)
    aims: dict[int, NDArray[np.intp]] = {}
    for width, numbers in of_width.items():
        if width > 1:
            drawn = seen.dice.uniforms("aim", numbers, width)
            for place, number in enumerate(numbers):
                aims[number] = np.argmax(may[number] * drawn[:, place], axis=1)
        else:
            aims |= {number: np.zeros(len(seen.budget), dtype=np.intp) for number in numbers}
    return aims


def _calls(seen: Observation, there: Agreements) -> Array:
    """[g, a, c]: the worst crisis that strikes hard enough, where a treaty owes help."""
    struck = seen.touch * seen.severity / 100
    calls = zeros(*there.in_force.shape, struck.shape[1])
    if not struck.shape[1]:
        return calls
    worst = np.argmax(struck, axis=1)
    games = np.arange(len(worst))
    hard = struck[games, worst] >= there.p.collective.struck
    for place, treaty in enumerate(there.p.treaties.values()):
        if treaty.collective:
            bound = there.bound[:, place] * there.in_force[:, place]
            calls[games, place, worst] = hard * bound
    return calls


def _well_aimed(seen: Observation, there: Agreements, kind: str, target: int) -> Flags:
    """[g]: whether something is aimed at what this nation would aim it at too."""
    games, _, adversaries = there.belief.shape
    match kind:
        case "accusation":
            crisis, adversary = divmod(target, adversaries)
            named: Flags = there.belief[:, crisis, adversary] >= SURE
            return named
        case "adversary":
            sure: Flags = there.belief[:, :, target].max(axis=1, initial=0) >= SURE
            return sure
        case "nation":
            worse_off: Flags = seen.stability[:, target] <= seen.own_stability
            return worse_off
    return np.ones(games, dtype=bool)


def _aim(seen: Observation, there: Agreements, kind: str) -> NDArray[np.intp] | None:
    """[g]: the place of the target that a joint action is for, or -1; None if nothing fits."""
    match kind:
        case "none":
            return np.zeros(len(seen.budget), dtype=np.intp)
        case "adversary" | "accusation" if there.belief.shape[1] and there.belief.shape[2]:
            flat = there.belief.reshape(len(seen.budget), -1)
            best = np.argmax(flat, axis=1)
            sure = flat[np.arange(len(best)), best] >= SURE
            aim = best % there.belief.shape[2] if kind == "adversary" else best
            return np.where(sure, aim, -1)
        case "nation":
            hardest_hit = np.argmin(seen.stability, axis=1)
            return np.where(there.pool >= 3, hardest_hit, -1)
    return None

"""What every doctrine does: it reads an observation, and answers with pledges and orders."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

import numpy as np

from game.doctrines.agreeing import Accord, Offered, nothing
from game.doctrines.undertaking import Undertaking
from game.quantities.grid import Array, in_order, zeros_like
from game.rules.observation import Observation, Question


@dataclass(frozen=True, slots=True)
class Plan:
    """What a computer-run nation orders in a turn; whole numbers, within its means."""

    commit: Array
    """[games, crisis, capability]"""
    answers: dict[int, Array]
    """By the place of the inject: the option chosen, from 1, or 0 for the default; [games]."""
    beyond: Undertaking = field(default_factory=Undertaking)
    """What it does besides."""


class Doctrine(ABC):
    """A way of playing a nation. It is given what its seat may see, never the state."""

    id: str
    """What it is called in scenarios and on the command line."""
    title: str
    summary: str
    """One sentence, for whoever chooses it."""

    @abstractmethod
    def pledge(self, seen: Observation) -> Array:
        """In consultation: the units promised, [games, crisis, capability]."""

    def agree(self, seen: Observation) -> Accord:
        """In consultation: treaties, calls for help, and what is done together."""
        return nothing(seen)

    def answer_to(self, seen: Observation, offered: Offered) -> Array:
        """In consultation: whether it accepts what a partner proposes, [games], 0 or 1."""
        return zeros_like(seen.budget)

    @abstractmethod
    def order(self, seen: Observation) -> Plan:
        """In decision, when the pledges of all lie on the table."""


def effort(seen: Observation, share: Array, budget: Array | None = None) -> Array:
    """Units when a nation gives a share of what it could: [games, crisis, capability].

    `share` is [games], 0 to 1; `budget`, [games], is what may be spent (its whole budget if not
    given). Units go to crises by severity and by how far each touches the nation, never more than
    a crisis asks for, and only in whole units that can be paid.
    """
    if not seen.demand.shape[1]:
        return zeros_like(seen.demand)
    purse = seen.budget - seen.agreed
    spendable = purse if budget is None else np.minimum(budget, purse)
    urgency = (seen.severity + 10) * (0.5 + seen.touch) * (seen.demand.sum(axis=2) > 0)
    pull = urgency[..., None] * (seen.demand > 0)
    total = np.maximum(pull.sum(axis=1, keepdims=True), 1e-9)
    units = seen.capability[:, None] * pull
    units /= total
    units *= share[:, None, None]
    units += 1e-6
    np.floor(units, out=units)
    np.minimum(units, np.ceil(seen.demand), out=units)
    # What rounding down has left over goes to the most urgent crisis, as far as it asks for it.
    spare = np.floor(seen.capability * share[:, None] + 1e-6) - units.sum(axis=1)
    first = np.argmax(urgency, axis=1)
    games = np.arange(len(first))
    room = np.ceil(seen.demand[games, first]) - units[games, first]
    units[games, first] += np.clip(np.minimum(spare, room), 0, None)
    return affordable(units, seen, spendable)


def kept(seen: Observation) -> Array:
    """The units that a nation has pledged or owes, as far as its means go: [games, crisis, k]."""
    units = seen.own_pledge
    asked = units.sum(axis=1)
    factor = np.minimum(1, seen.capability / np.maximum(asked, 1))
    units = np.floor(units * factor[:, None])
    return affordable(units, seen, seen.budget - seen.agreed)


def left_over(seen: Observation, commit: Array, chosen: dict[int, Array]) -> Array:
    """The budget that commitments and answers leave: [games]."""
    left = seen.budget - seen.agreed
    left = left - in_order(commit.sum(axis=1) * seen.unit_cost, axis=1)
    for inject, picked in chosen.items():
        costs = next(q.costs for q in seen.questions if q.inject == inject)
        left = left - costs[picked.astype(int)]
    return left


def affordable(units: Array, seen: Observation, budget: Array) -> Array:
    """Whole units [games, crisis, capability], cut down in proportion to what a budget pays."""
    price = in_order(units.sum(axis=1) * seen.unit_cost, axis=1)
    factor = np.minimum(1, budget / np.maximum(price, 1e-9))
    cut: Array = np.floor(units * factor[:, None, None])
    return cut


def option(question: Question, wanted: tuple[str, ...], left: Array) -> Array:
    """The first option with the first of the wanted stances that can be paid: [games], 0 if none.

    `left`, [games], is the budget that the other orders leave.
    """
    picked = np.zeros(len(left))
    for stance in wanted:
        for number, has in enumerate(question.stances, start=1):
            if has == stance:
                fits = (question.costs[number] <= left) & (picked == 0)
                picked[fits] = number
    return picked * question.asked


def answers(seen: Observation, wanted: tuple[str, ...], commit: Array) -> dict[int, Array]:
    """An answer to every inject that asks for one, by stance, within what the orders leave."""
    price = in_order(commit.sum(axis=1) * seen.unit_cost, axis=1)
    left = seen.budget - seen.agreed - price
    chosen: dict[int, Array] = {}
    for question in seen.questions:
        picked = option(question, wanted, left)
        chosen[question.inject] = picked
        left = left - question.costs[picked.astype(int)]
    return chosen

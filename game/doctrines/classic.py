"""The four classic doctrines: always give, never give, give as others give, give at random."""

import numpy as np

from game.doctrines.agreeing import (
    Accord,
    Offered,
    chance_accord,
    chance_answer,
    chance_work,
    common_work,
    cooperative,
    serves_all,
)
from game.doctrines.doctrine import Doctrine, Plan, affordable, answers, effort, kept, left_over
from game.doctrines.giving import chance_help, help_given, idle, own_protection
from game.language import tr
from game.quantities.grid import Array, in_order, zeros_like
from game.rules.observation import Observation

RESERVE = 0.15
"""The part of its budget that a prudent nation keeps for what injects may ask."""

AGREED = 0.05
"""The part of it that is kept besides for agreements and projects, where there are any."""

COMMITTED = 0.75
"""The effort, relative to income, of a partner that pulls its weight."""


def spendable(seen: Observation) -> Array:
    """What a prudent nation pledges of its budget at most: [games]."""
    kept_back = RESERVE if seen.agreements is None else RESERVE + AGREED
    return (1 - kept_back) * seen.budget


class Cooperator(Doctrine):
    """Gives all it can each turn, and does what it pledged.

    Source: the unconditional co-operator of Axelrod, "The Evolution of Cooperation" (1984).
    """

    id = "cooperator"
    title = tr("Co-operator")
    summary = tr("Gives all that it can, keeps every pledge, and answers for the common good.")

    def pledge(self, seen: Observation) -> Array:
        return effort(seen, np.ones_like(seen.budget), spendable(seen))

    def agree(self, seen: Observation) -> Accord:
        return cooperative(seen, np.ones_like(seen.budget))

    def answer_to(self, seen: Observation, offered: Offered) -> Array:
        return serves_all(seen, offered)

    def order(self, seen: Observation) -> Plan:
        commit = kept(seen)
        chosen = answers(seen, ("cooperative", "neutral"), commit)
        left = left_over(seen, commit, chosen)
        everywhere = np.ones_like(left)
        helped = help_given(seen, everywhere, commit, left)
        work = common_work(seen, everywhere, left - helped.price)
        return Plan(commit, chosen, helped | work)


class FreeRider(Doctrine):
    """Promises nothing and gives nothing, and enjoys what the others achieve.

    Source: Olson, "The Logic of Collective Action" (1965); Olson and Zeckhauser (1966).
    """

    id = "free_rider"
    title = tr("Free rider")
    summary = tr("Gives nothing to the common cause, and puts itself first in every answer.")

    def pledge(self, seen: Observation) -> Array:
        return zeros_like(seen.demand)

    def order(self, seen: Observation) -> Plan:
        commit = zeros_like(seen.demand)
        return Plan(commit, answers(seen, ("selfish", "neutral"), commit))


class Reciprocator(Doctrine):
    """Begins by giving, then gives as much as the others gave the turn before.

    Half of that is their mean, and half is who gave least: in a large group one who carries
    nothing hardly moves the mean. It is a little more generous than they were, so that
    co-operation can recover; it answers a shortfall more than in proportion, so that nobody rides
    free on it for long; it gives less to a partnership that it does not trust; and it helps no
    partner at home that carries nothing.
    Source: tit for tat, Axelrod (1984); its generous form, Nowak and Sigmund (1992); reciprocity
    in groups of several, and why it must be strict there, Boyd and Richerson (1988).
    """

    id = "reciprocator"
    title = tr("Reciprocator")
    summary = tr("Gives as the others gave, forgives a little, and remembers in whom it trusts.")

    GENEROSITY = 0.3

    def willingness(self, seen: Observation) -> Array:
        """How much of what it could give it will, 0 to 1: [games]."""
        if seen.turn == 1:
            return np.ones_like(seen.budget)
        given = np.minimum(seen.effort / COMMITTED, 1)
        others = given.shape[1] - 1
        mean = in_order(given * seen.partners, axis=1) / others
        least = np.where(seen.partners, given, 1.0).min(axis=1)
        answered: Array = (mean + least) / 2 + self.GENEROSITY
        trust = in_order(seen.own_trust, axis=1) / (100 * others)
        willing: Array = np.clip(answered * np.sqrt(answered) * (0.4 + trust), 0, 1)
        return willing

    def pledge(self, seen: Observation) -> Array:
        return effort(seen, self.willingness(seen), spendable(seen))

    def agree(self, seen: Observation) -> Accord:
        return cooperative(seen, np.where(self.willingness(seen) > 0.5, 1.0, 0.0))

    def answer_to(self, seen: Observation, offered: Offered) -> Array:
        return np.where(self.willingness(seen) > 0.5, serves_all(seen, offered), 0.0)

    def order(self, seen: Observation) -> Plan:
        commit = kept(seen)
        willing = self.willingness(seen) > 0.5
        cooperative = answers(seen, ("cooperative", "neutral"), commit)
        selfish = answers(seen, ("selfish", "neutral"), commit)
        chosen = {j: np.where(willing, cooperative[j], selfish[j]) for j in cooperative}
        left = left_over(seen, commit, chosen)
        gives = np.where(willing, 1.0, 0.0)
        helped = help_given(seen, gives, commit, left, seen.effort >= COMMITTED / 2)
        protection = own_protection(seen, np.where(willing, 0.0, left))
        left = left - helped.price - protection.price
        return Plan(commit, chosen, helped | protection | common_work(seen, gives, left))


class Random(Doctrine):
    """Pledges, keeps and answers by chance, within its means.

    The baseline against which anything that thinks must do better.
    """

    id = "random"
    title = tr("Random")
    summary = tr("Chooses by chance: a baseline to compare with, and a test of the rules.")

    def pledge(self, seen: Observation) -> Array:
        share = seen.dice.uniform("pledge")
        return effort(seen, share, spendable(seen))

    def agree(self, seen: Observation) -> Accord:
        return chance_accord(seen)

    def answer_to(self, seen: Observation, offered: Offered) -> Array:
        return chance_answer(seen, offered)

    def order(self, seen: Observation) -> Plan:
        keeps = seen.dice.uniform("keep") < 0.7
        share = seen.dice.uniform("order")
        fresh = effort(seen, share, spendable(seen))
        commit = np.where(keeps[:, None, None], kept(seen), fresh)
        commit = affordable(commit + self._too_much(seen, commit), seen, spendable(seen))
        left = left_over(seen, commit, {})
        chosen = {}
        drawn = seen.dice.uniforms("answer", [question.inject for question in seen.questions])
        for place, question in enumerate(seen.questions):
            picked = np.floor(drawn[:, place, 0] * (len(question.stances) + 1))
            picked = np.where(question.costs[picked.astype(int)] <= left, picked, 0.0)
            picked = picked * question.asked
            chosen[question.inject] = picked
            left = left - question.costs[picked.astype(int)]
        helped = chance_help(seen, commit, left)
        free = idle(seen, commit) - (0.0 if helped.loans is None else helped.loans.sum(axis=1))
        return Plan(commit, chosen, helped | chance_work(seen, free, left - helped.price))

    def _too_much(self, seen: Observation, commit: Array) -> Array:
        """Now and then, all that is idle at the worst crisis, whether it asks for it or not."""
        more = zeros_like(commit)
        if commit.shape[1]:
            games = np.arange(len(commit))
            pours = seen.dice.uniform("pour") < 0.1
            more[games, np.argmax(seen.severity, axis=1)] = np.floor(idle(seen, commit))
            more *= pours[:, None, None]
        return more

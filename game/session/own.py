"""What only a nation's own seat sees: its means, its agenda, its orders."""

from collections.abc import Iterator

from game.rules.exercise import Exercise
from game.session.agreements import secret
from game.session.fold import Draft, Playthrough
from game.session.means import (
    BUDGET,
    Means,
    means_of,
    on_grid,
    spent,
    units_used,
)
from game.session.view import AgendaLine, InfrastructureCard, OrderLine, Own, RedLineCard


def own(exercise: Exercise, play: Playthrough, nation: str) -> Own:
    """The part of a view that is a nation's alone."""
    about, now = exercise.scenario.nations[nation], play.quantities
    draft = play.table.draft_of(nation)
    means = means_of(exercise, play, nation)
    total = spent(exercise, draft, means)
    left = Draft() if play.assessed == play.turn else draft  # what is carried out is paid for
    return Own(
        secret_brief=about.secret_brief,
        budget=means.budget,
        income=now[f"nation.{nation}.income"] * now[f"nation.{nation}.prosperity"] / 100,
        capability=means.capability,
        agenda=agenda(exercise, play, nation),
        red_lines=tuple(
            RedLineCard(
                line.id, line.text, bool(now[f"redline.{nation}.{line.id}.crossed"]), line.secret
            )
            for line in about.red_lines
        ),
        infrastructure=tuple(
            InfrastructureCard(
                name,
                thing.name,
                thing.kind,
                now[f"infrastructure.{nation}.{name}.integrity"],
                now[f"infrastructure.{nation}.{name}.hardening"],
            )
            for name, thing in about.infrastructure.items()
        ),
        orders=tuple(_lines(exercise, draft, means)),
        reason=draft.reason,
        spent=total,
        budget_left=means.budget - spent(exercise, left, means),
        capability_left={
            k: has - units_used(exercise, left, k) for k, has in means.capability.items()
        },
        unit_cost=means.unit_cost,
        score=now[f"nation.{nation}.score"],
        secret=secret(exercise, play, nation),
    )


def agenda(exercise: Exercise, play: Playthrough, nation: str) -> tuple[AgendaLine, ...]:
    """A nation's whole agenda, with how far it is reached."""
    return tuple(
        AgendaLine(
            item.id,
            item.title,
            item.weight,
            item.secret,
            play.quantities[f"agenda.{nation}.{item.id}.reached"],
        )
        for item in exercise.scenario.nations[nation].agenda
    )


def _lines(exercise: Exercise, draft: Draft, means: Means) -> Iterator[OrderLine]:
    """The orders of a draft, one after the other."""
    for (crisis, capability), units in draft.commits.items():
        cost = on_grid(units * means.unit_cost[capability])
        yield OrderLine("commit", crisis, capability, units, cost)
    for (to, what), amount in draft.transfers.items():
        yield OrderLine("transfer", to, what, amount, amount if what == BUDGET else 0.0)
    for infrastructure, budget in draft.hardening.items():
        yield OrderLine("harden", infrastructure, "", budget, budget)
    for (to, capability), units in draft.loans.items():
        yield OrderLine("lend", to, capability, units, 0.0)
    for project, budget in draft.investments.items():
        yield OrderLine("invest", project, "", budget, budget)
    for (target, name), units in draft.undertaken.items():
        cost = on_grid(units * exercise.rulebook.orders[name].cost)
        yield OrderLine("undertake", target, name, units, cost)
    for inject, option in draft.answers.items():
        options = exercise.scenario.injects[inject].options
        price = next(known.budget for known in options if known.id == option)
        yield OrderLine("answer", inject, option, 1, price)

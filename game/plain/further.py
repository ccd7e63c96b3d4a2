"""Loans, investment in projects, and the orders that the rulebook knows."""

from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from typing import Any

from game.plain.agreements import has_agreements
from game.plain.consultation import so_far
from game.plain.dialogue import Choice
from game.plain.talk import BUDGET, Talk
from game.plain.words import amount, counted, listed, one_line, sentence, units
from game.session.agreement_cards import OrderCard, TargetCard
from game.session.commands import Command, Invest, Lend, Undertake
from game.session.view import OrderLine

KINDS = ("lend", "invest", "undertake")


def line(talk: Talk) -> str:
    """The line of the menu of the decision."""
    given = sum(one.kind in KINDS for one in talk.own.orders)
    return f"Loans, projects and further orders: {given or 'none'} given."


def further(talk: Talk) -> None:
    """Until the nation goes back to its other orders."""
    if not has_agreements(talk):
        talk.say("This exercise has a rulebook without further orders.")
        return
    talk.say(*agreed(talk))
    doing = [
        Choice("Put budget into a project.", partial(invest, talk)),
        Choice("Lend units of a capability to a partner.", partial(lend, talk)),
        Choice("Give an order of the rulebook.", partial(undertake, talk)),
    ]
    talk.dialogue.menu("Further orders", doing, "Back.")


def agreed(talk: Talk) -> Iterator[str]:
    """What was agreed on the open table, and what it costs."""
    for card in talk.view.agreements.proposals:
        if talk.viewer in card.accepted:
            cost = units(card.cost, BUDGET) if card.cost else "nothing"
            yield f"Agreed on the table: {one_line(card.title)}. Set aside for it: {cost}."


def invest(talk: Talk) -> None:
    """Ask for a project and how much goes into it."""
    open_ = [card for card in talk.view.agreements.projects if not card.complete]
    if not open_:
        talk.say("Every project is complete.")
        return
    lines = [
        f"{one_line(card.title)}: {amount(card.progress)} of {amount(card.need)}, "
        f"{amount(card.pace)} a turn counts in full. {sentence(one_line(card.text))}"
        for card in open_
    ]
    place = talk.dialogue.pick("Which project?", lines)
    if place is not None:
        card = open_[place]
        command = Invest(card.id, 0)
        question = f"How many units of budget for {one_line(card.title)}?"
        order(talk, command, ordered(talk, "invest", card.id, ""), question, "budget")


def lend(talk: Talk) -> None:
    """Ask for a partner, a capability and units."""
    partners = [card.id for card in talk.view.nations if card.id != talk.viewer]
    place = talk.dialogue.pick("Lend to whom?", [f"{talk.nation(one)}." for one in partners])
    if place is None:
        return
    means = tuple(talk.view.capabilities)
    lines = [
        f"{one_line(talk.view.capabilities[what])}. {talk.name} has "
        f"{amount(talk.own.capability_left.get(what, 0.0))} left."
        for what in means
    ]
    what = talk.dialogue.pick("Of which capability? It comes back after two turns.", lines)
    if what is not None:
        command = Lend(partners[place], means[what], 0)
        has = ordered(talk, "lend", partners[place], means[what])
        question = f"How many units of {talk.what(means[what])} for {talk.nation(partners[place])}?"
        order(talk, command, has, question, talk.what(means[what]))


def undertake(talk: Talk) -> None:
    """Ask for an order of the rulebook, what it is aimed at, and units."""
    cards = talk.own.secret.orders
    may = [card for card in cards if any(target.possible for target in card.targets)]
    for card in cards:
        if card not in may:
            talk.say(f"Not possible: {one_line(card.title)}. {sentence(one_line(card.why_not))}")
    place = talk.dialogue.pick("Which order?", [order_line(talk, card) for card in may])
    if place is None:
        return
    card = may[place]
    talk.say(sentence(one_line(card.text)))
    target = aimed(talk, card)
    if target is not None:
        question = f"How many units, of {card.most} at most?"
        has = ordered(talk, "undertake", target.id, card.id)
        order(talk, Undertake(card.id, target.id, 0), has, question, "it")


def order_line(talk: Talk, card: OrderCard) -> str:
    """An order with what a unit costs and uses, and how far a plan is."""
    parts = [units(card.cost, BUDGET)] if card.cost else []
    parts += [talk.units(count, what) for what, count in card.uses.items()]
    said = f"{one_line(card.title)}. Costs {listed(parts) or 'nothing'}."
    if card.turns > 1:
        said += f" A plan: this is turn {min(card.done + 1, card.turns)} of {card.turns}."
    return said


def aimed(talk: Talk, card: OrderCard) -> TargetCard | None:
    """The target of an order; None to go back."""
    free = [target for target in card.targets if target.possible]
    if len(free) == 1 and not free[0].id:
        return free[0]
    place = talk.dialogue.pick("Aimed at what?", [f"{one_line(one.name)}." for one in free])
    return None if place is None else free[place]


def order(
    talk: Talk, command: Invest | Lend | Undertake, has: float, question: str, what: str
) -> None:
    """Ask for an amount, at most as much as is possible, and order it."""
    last = fields(command)[-1].name
    most = next(
        (
            offer.most
            for offer in talk.session.offers(talk.viewer)
            if type(offer.command) is type(command) and _with(offer.command, last, 0) == command
        ),
        0,
    )
    count = talk.dialogue.amount(f"{question} At most {most}. {so_far(has)}")
    if count is not None and talk.give(talk.viewer, _with(command, last, count)):
        left = f"Budget left: {units(talk.own.budget_left)}."
        talk.say(f"Ordered: {counted(count, 'unit')} of {what}. {left}")


def _with(command: Command, name: str, amount: int) -> Command:
    """A command with another amount."""
    said: dict[str, Any] = {one.name: getattr(command, one.name) for one in fields(command)}
    return type(command)(**said | {name: amount})


def ordered(talk: Talk, kind: str, target: str, what: str) -> float:
    """How much of something is ordered."""
    lines = talk.own.orders
    return sum(
        one.amount for one in lines if (one.kind, one.target, one.what) == (kind, target, what)
    )


def given_line(talk: Talk, one: OrderLine) -> str:
    """An order of one of these kinds, in words."""
    match one.kind:
        case "invest":
            titles = {card.id: card.title for card in talk.view.agreements.projects}
            return f"{units(one.amount, BUDGET)} into {one_line(titles.get(one.target, ''))}"
        case "lend":
            return f"Loan of {talk.units(one.amount, one.what)} to {talk.nation(one.target)}"
    card = next(card for card in talk.own.secret.orders if card.id == one.what)
    name = next((target.name for target in card.targets if target.id == one.target), "")
    aim = f" for {one_line(name)}" if name else ""
    return f"{one_line(card.title)}{aim}: {units(one.amount)}"

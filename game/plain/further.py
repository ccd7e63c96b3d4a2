"""Loans, investment in projects, and the orders that the rulebook knows."""

from collections.abc import Iterator
from dataclasses import fields
from functools import partial
from typing import Any

from game.language import tr, trc, trn
from game.language.phrases import listed
from game.plain.agreements import has_agreements
from game.plain.consultation import at_most, how_many, so_far
from game.plain.dialogue import Choice
from game.plain.talk import BUDGET, Talk
from game.plain.words import amount, budget, one_line, sentence, units
from game.session.agreement_cards import OrderCard, TargetCard
from game.session.commands import Command, Invest, Lend, Undertake
from game.session.view import OrderLine

KINDS = ("lend", "invest", "undertake")


def line(talk: Talk) -> str:
    """The line of the menu of the decision."""
    given = sum(one.kind in KINDS for one in talk.own.orders)
    if not given:
        return tr("Loans, projects and further orders: none given.")
    return tr("Loans, projects and further orders: {n} given.").format(n=given)


def further(talk: Talk) -> None:
    """Until the nation goes back to its other orders."""
    if not has_agreements(talk):
        talk.say(tr("This exercise has a rulebook without further orders."))
        return
    talk.say(*agreed(talk))
    doing = [
        Choice(tr("Put budget into a project."), partial(invest, talk)),
        Choice(tr("Lend units of a capability to a partner."), partial(lend, talk)),
        Choice(tr("Give an order of the rulebook."), partial(undertake, talk)),
    ]
    talk.dialogue.menu(trc("name of a menu", "Further orders"), doing, tr("Back."))


def agreed(talk: Talk) -> Iterator[str]:
    """What was agreed on the open table, and what it costs."""
    for card in talk.view.agreements.proposals:
        if talk.viewer in card.accepted:
            yield tr("Agreed on the table: {title}. Set aside for it: {cost}.").format(
                title=one_line(card.title),
                cost=budget(card.cost) if card.cost else tr("nothing"),
            )


def invest(talk: Talk) -> None:
    """Ask for a project and how much goes into it."""
    open_ = [card for card in talk.view.agreements.projects if not card.complete]
    if not open_:
        talk.say(tr("Every project is complete."))
        return
    lines = [
        tr("{project}: {done} of {need}, {pace} a turn counts in full. {text}").format(
            project=one_line(card.title),
            done=amount(card.progress),
            need=amount(card.need),
            pace=amount(card.pace),
            text=sentence(one_line(card.text)),
        )
        for card in open_
    ]
    place = talk.dialogue.pick(tr("Which project?"), lines)
    if place is not None:
        card = open_[place]
        command = Invest(card.id, 0)
        question = how_many(talk, BUDGET, one_line(card.title))
        order(talk, command, ordered(talk, "invest", card.id, ""), question, talk.what(BUDGET))


def lend(talk: Talk) -> None:
    """Ask for a partner, a capability and units."""
    partners = [card.id for card in talk.view.nations if card.id != talk.viewer]
    names = [f"{talk.nation(one)}." for one in partners]
    place = talk.dialogue.pick(tr("Lend to whom?"), names)
    if place is None:
        return
    means = tuple(talk.view.capabilities)
    lines = [
        tr("{capability}. {nation} has {amount} left.").format(
            capability=one_line(talk.view.capabilities[what]),
            nation=talk.name,
            amount=amount(talk.own.capability_left.get(what, 0.0)),
        )
        for what in means
    ]
    asked = tr("Of which capability? It comes back after two turns.")
    what = talk.dialogue.pick(asked, lines)
    if what is not None:
        command = Lend(partners[place], means[what], 0)
        has = ordered(talk, "lend", partners[place], means[what])
        question = how_many(talk, means[what], talk.nation(partners[place]))
        order(talk, command, has, question, talk.what(means[what]))


def undertake(talk: Talk) -> None:
    """Ask for an order of the rulebook, what it is aimed at, and units."""
    cards = talk.own.secret.orders
    may = [card for card in cards if any(target.possible for target in card.targets)]
    for card in cards:
        if card not in may:
            said = tr("Not possible: {order}. {reason}").format(
                order=one_line(card.title), reason=sentence(one_line(card.why_not))
            )
            talk.say(said)
    place = talk.dialogue.pick(tr("Which order?"), [order_line(talk, card) for card in may])
    if place is None:
        return
    card = may[place]
    talk.say(sentence(one_line(card.text)))
    target = aimed(talk, card)
    if target is not None:
        question = tr("How many units, of {most} at most?").format(most=card.most)
        has = ordered(talk, "undertake", target.id, card.id)
        order(talk, Undertake(card.id, target.id, 0), has, question)


def order_line(talk: Talk, card: OrderCard) -> str:
    """An order with what a unit costs and uses, and how far a plan is."""
    parts = [budget(card.cost)] if card.cost else []
    parts += [talk.units(count, what) for what, count in card.uses.items()]
    costs = tr("Costs {cost}.").format(cost=listed(parts)) if parts else tr("Costs nothing.")
    said = f"{one_line(card.title)}. {costs}"
    if card.turns > 1:
        plan = tr("A plan: this is turn {turn} of {turns}.")
        turn = min(card.done + 1, card.turns)
        said = f"{said} {plan.format(turn=turn, turns=card.turns)}"
    return said


def aimed(talk: Talk, card: OrderCard) -> TargetCard | None:
    """The target of an order; None to go back."""
    free = [target for target in card.targets if target.possible]
    if len(free) == 1 and not free[0].id:
        return free[0]
    place = talk.dialogue.pick(tr("Aimed at what?"), [f"{one_line(one.name)}." for one in free])
    return None if place is None else free[place]


def order(
    talk: Talk, command: Invest | Lend | Undertake, has: float, question: str, what: str = ""
) -> None:
    """Ask for an amount, at most as much as is possible, and order it; `what` goes into it."""
    last = fields(command)[-1].name
    most = next(
        (
            offer.most
            for offer in talk.session.offers(talk.viewer)
            if type(offer.command) is type(command) and _with(offer.command, last, 0) == command
        ),
        0,
    )
    count = talk.dialogue.amount(f"{question} {at_most(most)} {so_far(has)}")
    if count is not None and talk.give(talk.viewer, _with(command, last, count)):
        left = tr("Budget left: {units}.").format(units=units(talk.own.budget_left))
        talk.say(f"{_ordered(count, what)} {left}")


def _ordered(count: int, what: str) -> str:
    """How many units were ordered, in a sentence."""
    if not count:
        said = tr("Ordered: no units of {what}.") if what else tr("Ordered: no units of it.")
    elif what:
        said = trn("Ordered: {n} unit of {what}.", "Ordered: {n} units of {what}.", count)
    else:
        said = trn("Ordered: {n} unit of it.", "Ordered: {n} units of it.", count)
    return said.format(n=count, what=what)


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
            return tr("{units} into {project}").format(
                units=budget(one.amount), project=one_line(titles.get(one.target, ""))
            )
        case "lend":
            return tr("Loan of {units} to {nation}").format(
                units=talk.units(one.amount, one.what), nation=talk.nation(one.target)
            )
    card = next(card for card in talk.own.secret.orders if card.id == one.what)
    name = next((target.name for target in card.targets if target.id == one.target), "")
    said = tr("{order} for {target}: {units}") if name else "{order}: {units}"
    return said.format(order=one_line(card.title), target=one_line(name), units=units(one.amount))

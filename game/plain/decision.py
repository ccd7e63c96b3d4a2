"""The decision: one nation, alone, answers what it was asked, and orders what it will do."""

from collections.abc import Iterator
from functools import partial

from game.language import tr, trn
from game.plain import further, inbox
from game.plain.agreements import has_agreements
from game.plain.consultation import at_most, choose_gift, choose_need, how_many, pledged, so_far
from game.plain.dialogue import Choice
from game.plain.readings import standing
from game.plain.situation import finish, look
from game.plain.talk import BUDGET, Talk
from game.plain.words import amount, budget, figure, number, one_line, sentence, signed, units
from game.session import keeping
from game.session.commands import Answer, Commit, Harden, Reason, Transfer
from game.session.view import InjectCard, OrderLine, Promise

NO_REASON = "-"
"""What is typed to take a reason back."""


def decision(talk: Talk) -> None:
    """Until the nation has sent its orders."""
    talk.say(tr("{heading}: decision.").format(heading=talk.heading))
    talk.say(*promises_made(talk))
    if talk.own.orders:
        tell_orders(talk)
    answer_first(talk)
    hardens = tr("Harden what {nation} depends on.")
    judges = tr("What partners would think of {nation}.")
    choices = [
        Choice(lambda: answers_line(talk), partial(answers, talk)),
        Choice(tr("Commit units of a capability to a crisis."), partial(commit, talk)),
        Choice(tr("Transfer something to a partner."), partial(transfer, talk)),
        Choice(hardens.format(nation=talk.name), partial(harden, talk)),
        *(
            [Choice(lambda: further.line(talk), partial(further.further, talk))]
            if has_agreements(talk)
            else []
        ),
        Choice(tr("Order exactly what was pledged."), partial(as_pledged, talk)),
        Choice(tr("The orders so far, and what remains."), partial(tell_orders, talk)),
        Choice(tr("Forecast of each crisis."), partial(forecast, talk)),
        Choice(judges.format(nation=talk.name), partial(judgement, talk)),
        Choice(lambda: reason_line(talk), partial(reason, talk)),
        Choice(tr("Read the situation again."), partial(look, talk)),
        Choice(tr("Send the orders."), partial(send, talk)),
    ]
    talk.dialogue.menu(tr("Decision of {nation}").format(nation=talk.name), choices)


def promises_made(talk: Talk) -> list[str]:
    """What the nation has pledged in the open, before it decides."""
    lines = [
        f"{goes_to(talk, one.amount, one.what, talk.target(one.kind, one.target))}."
        for one in own_promises(talk)
    ]
    if not lines:
        return [nothing_pledged(talk)]
    return [tr("{nation} has pledged:").format(nation=talk.name), *lines]


def nothing_pledged(talk: Talk) -> str:
    return tr("{nation} has pledged nothing this turn.").format(nation=talk.name)


def goes_to(talk: Talk, amount: float, what: str, target: str) -> str:
    """What goes where: "4 units of security to Mines"."""
    return tr("{units} to {target}").format(units=talk.units(amount, what), target=target)


def own_promises(talk: Talk) -> list[Promise]:
    return [one for one in talk.view.promises if one.nation == talk.viewer and one.amount]


# Answers


def answer_first(talk: Talk) -> None:
    """Each message that asks for a decision, before anything is ordered."""
    cards = inbox.unanswered(talk)
    if cards:
        said = trn(
            "{n} message asks for a decision first.",
            "{n} messages ask for a decision first.",
            len(cards),
        )
        talk.say(said.format(n=len(cards)))
    for card in cards:
        answer(talk, card)


def answers_line(talk: Talk) -> str:
    cards = inbox.asking(talk)
    if not cards:
        return tr("Answers: nothing asks for one.")
    given = len(cards) - len(inbox.unanswered(talk))
    return tr("Answers: {given} of {asked} given.").format(given=given, asked=len(cards))


def answers(talk: Talk) -> None:
    """Choose a message and answer it, for the first time or anew."""
    cards = inbox.asking(talk)
    if not cards:
        talk.say(tr("Nothing asks for an answer this turn."))
        return
    lines = [inbox.entry(talk, card) for card in cards]
    place = talk.dialogue.pick(tr("Which message?"), lines)
    if place is not None:
        answer(talk, cards[place])


def answer(talk: Talk, card: InjectCard) -> None:
    """Tell a message in full and take the answer."""
    options = [inbox.option(one) for one in card.options]
    question = tr("{nation} answers:").format(nation=talk.name)
    talk.say(*inbox.letter(talk, card))
    while True:
        place = talk.dialogue.pick(question, options, tr("Decide later."))
        if place is None:
            return
        chosen = card.options[place]
        if talk.give(talk.viewer, Answer(card.id, chosen.id)):
            said = tr("Chosen: {choice}.").format(choice=one_line(chosen.text).rstrip("."))
            talk.say(said, remains(talk))
            return


# Orders


def commit(talk: Talk) -> None:
    """Ask for a crisis, a capability and units, and order them."""
    asked = tr("{nation} commits units to which crisis?").format(nation=talk.name)
    chosen = choose_need(talk, asked)
    if chosen is None:
        return
    crisis, what = chosen
    question = how_many(talk, what, talk.crisis(crisis))
    count = talk.dialogue.amount(f"{question} {state(talk, 'commit', crisis, what)}")
    if count is not None and talk.give(talk.viewer, Commit(crisis, what, count)):
        talk.say(ordered_line(goes_to(talk, count, what, talk.crisis(crisis))), remains(talk))


def transfer(talk: Talk) -> None:
    """Ask for a partner, a means and an amount, and order it."""
    asked = tr("{nation} gives something to whom?").format(nation=talk.name)
    chosen = choose_gift(talk, talk.viewer, asked)
    if chosen is None:
        return
    to, what = chosen
    question = how_many(talk, what, talk.nation(to))
    count = talk.dialogue.amount(f"{question} {state(talk, 'transfer', to, what)}")
    if count is not None and talk.give(talk.viewer, Transfer(to, what, count)):
        talk.say(ordered_line(goes_to(talk, count, what, talk.nation(to))), remains(talk))


def ordered_line(said: str) -> str:
    return tr("Ordered: {order}.").format(order=said)


def harden(talk: Talk) -> None:
    """Ask for a piece of infrastructure and how much to spend on it."""
    things = talk.own.infrastructure
    if not things:
        said = tr("{nation} has no infrastructure of its own in this exercise.")
        talk.say(said.format(nation=talk.name))
        return
    lines = [
        tr("{name}: integrity {integrity} of 100, hardening {hardening} of 100.").format(
            name=one_line(thing.name),
            integrity=number(thing.integrity),
            hardening=number(thing.hardening),
        )
        for thing in things
    ]
    place = talk.dialogue.pick(tr("Harden what?"), lines)
    if place is None:
        return
    thing = things[place]
    question = how_many(talk, BUDGET, one_line(thing.name))
    count = talk.dialogue.amount(f"{question} {state(talk, 'harden', thing.id, '')}")
    if count is not None and talk.give(talk.viewer, Harden(thing.id, count)):
        said = tr("{units} on hardening {name}").format(
            units=budget(count), name=one_line(thing.name)
        )
        talk.say(ordered_line(said), remains(talk))


def as_pledged(talk: Talk) -> None:
    """Order exactly what was pledged, and take back whatever else is committed or given."""
    if not own_promises(talk):
        talk.say(nothing_pledged(talk))
        return
    given = []
    for command in keeping.as_pledged(talk.view):
        given.append(talk.give(talk.viewer, command))
        if given[-1]:
            talk.say(ordered_line(order_words(talk, command)))
    if all(given):
        talk.say(tr("Orders are as pledged."))
    talk.say(remains(talk))


def order_words(talk: Talk, command: Commit | Transfer) -> str:
    """What goes where."""
    match command:
        case Commit(crisis, what, count):
            return goes_to(talk, count, what, talk.crisis(crisis))
        case Transfer(to, what, count):
            return goes_to(talk, count, what, talk.nation(to))


def state(talk: Talk, kind: str, target: str, what: str) -> str:
    """What is possible, pledged and ordered of something, before an amount is asked for."""
    sentences = [at_most(most(talk, kind, target, what))]
    if promised := pledged(talk, talk.viewer, kind, target, what):
        sentences.append(tr("Pledged {amount}.").format(amount=amount(promised)))
    return " ".join((*sentences, so_far(ordered(talk, kind, target, what))))


def most(talk: Talk, kind: str, target: str, what: str) -> int:
    """How much of something the nation can order now."""
    for offer in talk.session.offers(talk.viewer):
        match kind, offer.command:
            case "commit", Commit(crisis, capability, _) if (crisis, capability) == (target, what):
                return offer.most
            case "transfer", Transfer(to, means, _) if (to, means) == (target, what):
                return offer.most
            case "harden", Harden(infrastructure, _) if infrastructure == target:
                return offer.most
    return 0


def ordered(talk: Talk, kind: str, target: str, what: str) -> float:
    """How much of something is ordered now."""
    return sum(
        line.amount
        for line in talk.own.orders
        if (line.kind, line.target, line.what) == (kind, target, what)
    )


def remains(talk: Talk) -> str:
    """What the nation has left to spend this turn."""
    own = talk.own
    parts = [budget(own.budget_left)]
    parts += [
        tr("{amount} of {what}").format(amount=amount(left), what=talk.what(what))
        for what, left in own.capability_left.items()
    ]
    return tr("Left: {means}.").format(means=", ".join(parts))


def tell_orders(talk: Talk) -> None:
    """All orders with what they cost, and what remains."""
    own = talk.own
    lines = [order_line(talk, line) for line in own.orders] or [tr("Nothing is ordered yet.")]
    talk.say(tr("Orders of {nation}:").format(nation=talk.name), *lines)
    cost = tr("Together they cost {cost}, of {units}.")
    talk.say(cost.format(cost=budget(own.spent), units=units(own.budget)))
    talk.say(remains(talk))
    if own.reason:
        talk.say(tr("Reason for the record: {reason}").format(reason=one_line(own.reason)))


def order_line(talk: Talk, line: OrderLine) -> str:
    """One order in words."""
    match line.kind:
        case "answer":
            card = next(card for card in talk.view.inbox if card.id == line.target)
            chosen = next((one.text for one in card.options if one.id == line.what), line.what)
            said = tr("Answer to {title}: {choice}").format(
                title=one_line(card.title), choice=one_line(chosen)
            )
        case "lend" | "invest" | "undertake":
            said = further.given_line(talk, line)
        case "harden":
            thing = next(one for one in talk.own.infrastructure if one.id == line.target)
            said = tr("Hardening of {name}: {units}").format(
                name=one_line(thing.name), units=budget(line.amount)
            )
        case _:
            target = talk.target(line.kind, line.target)
            said = goes_to(talk, line.amount, line.what, target)
    return f"{sentence(said)} {inbox.costs(line.cost)}"


# Looking ahead


def forecast(talk: Talk) -> None:
    """Where each crisis would stand next turn."""
    talk.say(tr("Severity of each crisis in the next turn, with the orders as they are:"))
    order = [card.id for card in standing(talk)]
    lines = talk.session.forecast(talk.viewer)
    for one in sorted(lines, key=lambda line: order.index(line.crisis)):
        now, low, high = (number(value) for value in (one.now, one.low, one.high))
        said = tr(
            "{crisis}: now {now} of 100. "
            "At best {low}, if every partner keeps its pledges and chance is kind. "
            "At worst {high}, if none does and it is not."
        )
        talk.say(said.format(crisis=talk.crisis(one.crisis), now=now, low=low, high=high))


def judgement(talk: Talk) -> None:
    """What each partner would think, with the orders as they are and with no deeds."""
    for partner, (kept, broken) in talk.session.judgement(talk.viewer).items():
        now = figure("trust", talk.view.quantities[f"trust.{partner}.{talk.viewer}"])
        said = tr(
            "{partner} trusts {nation}: now {now}. "
            "With these orders, {kept} points. "
            "If {nation} did nothing, {broken} points."
        ).format(
            partner=talk.nation(partner),
            nation=talk.name,
            now=now,
            kept=signed(kept),
            broken=signed(broken),
        )
        talk.say(said)


# The end


def reason_line(talk: Talk) -> str:
    if talk.own.reason:
        return tr("Reason for the record: given.")
    return tr("Reason for the record: none yet.")


def reason(talk: Talk) -> None:
    """Take a line of reasons for the record."""
    if talk.own.reason:
        talk.say(tr("The reason so far: {reason}").format(reason=one_line(talk.own.reason)))
    prompt = tr("Reason, in one line. Enter changes nothing, a hyphen takes it back:")
    text = talk.dialogue.text(prompt)
    if text and talk.give(talk.viewer, Reason("" if text == NO_REASON else text)):
        talk.say(tr("Written down.") if talk.own.reason else tr("Taken back."))


def send(talk: Talk) -> bool:
    """Tell what is unanswered and what would be broken; then send the orders, or not."""
    tell_orders(talk)
    troubles = [*_unanswered(talk), *_broken(talk)]
    talk.say(*(troubles or [tr("Everything is answered, and every pledge is kept.")]))
    question = tr("Send the orders of {nation}? After that they cannot be changed.")
    wanted = talk.dialogue.confirmed(question.format(nation=talk.name), tr("Send them."))
    return wanted and finish(talk)


def _unanswered(talk: Talk) -> Iterator[str]:
    for card in inbox.unanswered(talk):
        default = next((one.text for one in card.options if one.default), "")
        yield tr("Not answered: {title}. Without an answer it will be: {choice}.").format(
            title=one_line(card.title), choice=one_line(default).rstrip(".")
        )


def _broken(talk: Talk) -> Iterator[str]:
    for one in own_promises(talk):
        done = ordered(talk, one.kind, one.target, one.what)
        if done < one.amount:
            yield tr("Broken pledge: {units} to {target}; {ordered} ordered.").format(
                units=talk.units(one.amount, one.what),
                target=talk.target(one.kind, one.target),
                ordered=amount(done),
            )

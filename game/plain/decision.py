"""The decision: one nation, alone, answers what it was asked, and orders what it will do."""

from collections.abc import Iterator
from functools import partial

from game.plain import further, inbox
from game.plain.agreements import has_agreements
from game.plain.consultation import choose_gift, choose_need, pledged, so_far
from game.plain.dialogue import Choice
from game.plain.readings import standing
from game.plain.situation import finish, look
from game.plain.talk import BUDGET, Talk
from game.plain.words import amount, counted, figure, number, one_line, sentence, signed, units
from game.session import keeping
from game.session.commands import Answer, Commit, Harden, Reason, Transfer
from game.session.view import InjectCard, OrderLine, Promise

NO_REASON = "-"
"""What is typed to take a reason back."""


def decision(talk: Talk) -> None:
    """Until the nation has sent its orders."""
    talk.say(f"{talk.heading}: decision.")
    talk.say(*promises_made(talk))
    if talk.own.orders:
        tell_orders(talk)
    answer_first(talk)
    choices = [
        Choice(lambda: answers_line(talk), partial(answers, talk)),
        Choice("Commit units of a capability to a crisis.", partial(commit, talk)),
        Choice("Transfer something to a partner.", partial(transfer, talk)),
        Choice(f"Harden what {talk.name} depends on.", partial(harden, talk)),
        *(
            [Choice(lambda: further.line(talk), partial(further.further, talk))]
            if has_agreements(talk)
            else []
        ),
        Choice("Order exactly what was pledged.", partial(as_pledged, talk)),
        Choice("The orders so far, and what remains.", partial(tell_orders, talk)),
        Choice("Forecast of each crisis.", partial(forecast, talk)),
        Choice(f"What partners would think of {talk.name}.", partial(judgement, talk)),
        Choice(lambda: reason_line(talk), partial(reason, talk)),
        Choice("Read the situation again.", partial(look, talk)),
        Choice("Send the orders.", partial(send, talk)),
    ]
    talk.dialogue.menu(f"Decision of {talk.name}", choices)


def promises_made(talk: Talk) -> list[str]:
    """What the nation has pledged in the open, before it decides."""
    lines = [
        f"{talk.units(one.amount, one.what)} to {talk.target(one.kind, one.target)}."
        for one in own_promises(talk)
    ]
    if not lines:
        return [f"{talk.name} has pledged nothing this turn."]
    return [f"{talk.name} has pledged:", *lines]


def own_promises(talk: Talk) -> list[Promise]:
    return [one for one in talk.view.promises if one.nation == talk.viewer and one.amount]


# Answers


def answer_first(talk: Talk) -> None:
    """Each message that asks for a decision, before anything is ordered."""
    cards = inbox.unanswered(talk)
    if cards:
        talk.say(f"{counted(len(cards), 'message asks', 'messages ask')} for a decision first.")
    for card in cards:
        answer(talk, card)


def answers_line(talk: Talk) -> str:
    cards = inbox.asking(talk)
    if not cards:
        return "Answers: nothing asks for one."
    return f"Answers: {len(cards) - len(inbox.unanswered(talk))} of {len(cards)} given."


def answers(talk: Talk) -> None:
    """Choose a message and answer it, for the first time or anew."""
    cards = inbox.asking(talk)
    if not cards:
        talk.say("Nothing asks for an answer this turn.")
        return
    place = talk.dialogue.pick("Which message?", [inbox.entry(talk, card) for card in cards])
    if place is not None:
        answer(talk, cards[place])


def answer(talk: Talk, card: InjectCard) -> None:
    """Tell a message in full and take the answer."""
    options = [inbox.option(one) for one in card.options]
    talk.say(*inbox.letter(talk, card))
    while True:
        place = talk.dialogue.pick(f"{talk.name} answers:", options, "Decide later.")
        if place is None:
            return
        chosen = card.options[place]
        if talk.give(talk.viewer, Answer(card.id, chosen.id)):
            talk.say(f"Chosen: {one_line(chosen.text).rstrip('.')}.", remains(talk))
            return


# Orders


def commit(talk: Talk) -> None:
    """Ask for a crisis, a capability and units, and order them."""
    chosen = choose_need(talk, f"{talk.name} commits units to which crisis?")
    if chosen is None:
        return
    crisis, what = chosen
    question = f"How many units of {talk.what(what)} for {talk.crisis(crisis)}?"
    count = talk.dialogue.amount(f"{question} {state(talk, 'commit', crisis, what)}")
    if count is not None and talk.give(talk.viewer, Commit(crisis, what, count)):
        talk.say(f"Ordered: {talk.units(count, what)} to {talk.crisis(crisis)}.", remains(talk))


def transfer(talk: Talk) -> None:
    """Ask for a partner, a means and an amount, and order it."""
    chosen = choose_gift(talk, talk.viewer, f"{talk.name} gives something to whom?")
    if chosen is None:
        return
    to, what = chosen
    question = f"How many units of {talk.what(what)} for {talk.nation(to)}?"
    count = talk.dialogue.amount(f"{question} {state(talk, 'transfer', to, what)}")
    if count is not None and talk.give(talk.viewer, Transfer(to, what, count)):
        talk.say(f"Ordered: {talk.units(count, what)} to {talk.nation(to)}.", remains(talk))


def harden(talk: Talk) -> None:
    """Ask for a piece of infrastructure and how much to spend on it."""
    things = talk.own.infrastructure
    if not things:
        talk.say(f"{talk.name} has no infrastructure of its own in this exercise.")
        return
    lines = [
        f"{one_line(thing.name)}: integrity {number(thing.integrity)} of 100, "
        f"hardening {number(thing.hardening)} of 100."
        for thing in things
    ]
    place = talk.dialogue.pick("Harden what?", lines)
    if place is None:
        return
    thing = things[place]
    question = f"How many units of budget for {one_line(thing.name)}?"
    count = talk.dialogue.amount(f"{question} {state(talk, 'harden', thing.id, '')}")
    if count is not None and talk.give(talk.viewer, Harden(thing.id, count)):
        said = f"Ordered: {units(count, BUDGET)} on hardening {one_line(thing.name)}."
        talk.say(said, remains(talk))


def as_pledged(talk: Talk) -> None:
    """Order exactly what was pledged, and take back whatever else is committed or given."""
    if not own_promises(talk):
        talk.say(f"{talk.name} has pledged nothing this turn.")
        return
    given = []
    for command in keeping.as_pledged(talk.view):
        given.append(talk.give(talk.viewer, command))
        if given[-1]:
            talk.say(f"Ordered: {order_words(talk, command)}.")
    if all(given):
        talk.say("Orders are as pledged.")
    talk.say(remains(talk))


def order_words(talk: Talk, command: Commit | Transfer) -> str:
    """What goes where."""
    match command:
        case Commit(crisis, what, count):
            return f"{talk.units(count, what)} to {talk.crisis(crisis)}"
        case Transfer(to, what, count):
            return f"{talk.units(count, what)} to {talk.nation(to)}"


def state(talk: Talk, kind: str, target: str, what: str) -> str:
    """What is possible, pledged and ordered of something, before an amount is asked for."""
    promised = pledged(talk, talk.viewer, kind, target, what)
    said = f"Pledged {amount(promised)}. " if promised else ""
    now = so_far(ordered(talk, kind, target, what))
    return f"At most {most(talk, kind, target, what)}. {said}{now}"


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
    parts = [units(own.budget_left, BUDGET)]
    parts += [f"{amount(left)} of {talk.what(what)}" for what, left in own.capability_left.items()]
    return f"Left: {', '.join(parts)}."


def tell_orders(talk: Talk) -> None:
    """All orders with what they cost, and what remains."""
    own = talk.own
    lines = [order_line(talk, line) for line in own.orders] or ["Nothing is ordered yet."]
    talk.say(f"Orders of {talk.name}:", *lines)
    talk.say(f"Together they cost {units(own.spent, BUDGET)}, of {units(own.budget)}.")
    talk.say(remains(talk))
    if own.reason:
        talk.say(f"Reason for the record: {one_line(own.reason)}")


def order_line(talk: Talk, line: OrderLine) -> str:
    """One order in words."""
    cost = f"Costs {units(line.cost, BUDGET)}." if line.cost else "Costs nothing."
    match line.kind:
        case "answer":
            card = next(card for card in talk.view.inbox if card.id == line.target)
            chosen = next((one.text for one in card.options if one.id == line.what), line.what)
            said = f"Answer to {one_line(card.title)}: {one_line(chosen)}"
        case "lend" | "invest" | "undertake":
            said = further.given_line(talk, line)
        case "harden":
            thing = next(one for one in talk.own.infrastructure if one.id == line.target)
            said = f"Hardening of {one_line(thing.name)}: {units(line.amount, BUDGET)}"
        case _:
            target = talk.target(line.kind, line.target)
            said = f"{talk.units(line.amount, line.what)} to {target}"
    return f"{sentence(said)} {cost}"


# Looking ahead


def forecast(talk: Talk) -> None:
    """Where each crisis would stand next turn."""
    talk.say("Severity of each crisis in the next turn, with the orders as they are:")
    order = [card.id for card in standing(talk)]
    lines = talk.session.forecast(talk.viewer)
    for one in sorted(lines, key=lambda line: order.index(line.crisis)):
        now, low, high = (number(value) for value in (one.now, one.low, one.high))
        talk.say(
            f"{talk.crisis(one.crisis)}: now {now} of 100. "
            f"At best {low}, if every partner keeps its pledges and chance is kind. "
            f"At worst {high}, if none does and it is not."
        )


def judgement(talk: Talk) -> None:
    """What each partner would think, with the orders as they are and with no deeds."""
    for partner, (kept, broken) in talk.session.judgement(talk.viewer).items():
        now = figure("trust", talk.view.quantities[f"trust.{partner}.{talk.viewer}"])
        talk.say(
            f"{talk.nation(partner)} trusts {talk.name}: now {now}. "
            f"With these orders, {signed(kept)} points. "
            f"If {talk.name} did nothing, {signed(broken)} points."
        )


# The end


def reason_line(talk: Talk) -> str:
    return f"Reason for the record: {'given' if talk.own.reason else 'none yet'}."


def reason(talk: Talk) -> None:
    """Take a line of reasons for the record."""
    if talk.own.reason:
        talk.say(f"The reason so far: {one_line(talk.own.reason)}")
    prompt = "Reason, in one line. Enter changes nothing, a hyphen takes it back:"
    text = talk.dialogue.text(prompt)
    if text and talk.give(talk.viewer, Reason("" if text == NO_REASON else text)):
        talk.say("Written down." if talk.own.reason else "Taken back.")


def send(talk: Talk) -> bool:
    """Tell what is unanswered and what would be broken; then send the orders, or not."""
    tell_orders(talk)
    troubles = [*_unanswered(talk), *_broken(talk)]
    talk.say(*(troubles or ["Everything is answered, and every pledge is kept."]))
    question = f"Send the orders of {talk.name}? After that they cannot be changed."
    return talk.dialogue.confirmed(question, "Send them.") and finish(talk)


def _unanswered(talk: Talk) -> Iterator[str]:
    for card in inbox.unanswered(talk):
        default = next((one.text for one in card.options if one.default), "")
        said = f"Not answered: {one_line(card.title)}. Without an answer it will be"
        yield f"{said}: {one_line(default).rstrip('.')}."


def _broken(talk: Talk) -> Iterator[str]:
    for one in own_promises(talk):
        done = ordered(talk, one.kind, one.target, one.what)
        if done < one.amount:
            given = talk.units(one.amount, one.what)
            target = talk.target(one.kind, one.target)
            yield f"Broken pledge: {given} to {target}; {amount(done)} ordered."

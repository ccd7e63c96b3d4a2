"""The consultation, on the open table: who speaks pledges, promises and says; all may listen."""

from functools import partial

from game.plain import agreements
from game.plain.dialogue import Choice
from game.plain.readings import messages, standing, table
from game.plain.situation import look
from game.plain.talk import BUDGET, Talk
from game.plain.words import amount, one_line
from game.session.commands import Pledge, PledgeTransfer, Ready, Say
from game.session.view import CrisisCard, Phase


def consultation(talk: Talk, alone: str | None) -> None:
    """Until all people are done. With `alone`, only this nation is played by a person."""
    talk.say(f"{talk.heading}: consultation, in the open.")
    tell_table(talk)
    if alone is not None:
        floor(talk, alone)
        return
    while talk.session.phase is Phase.CONSULTATION:
        who = talk.session.waiting
        speakers = [
            Choice(f"{talk.nation(seat)} speaks.", partial(give_floor, talk, seat)) for seat in who
        ]
        read = [
            Choice("What is pledged, and what is missing.", partial(tell_table, talk)),
            Choice("Read what all may know.", partial(look, talk)),
        ]
        talk.dialogue.menu("The open table", [*speakers, *read])


def tell_table(talk: Talk) -> None:
    """What is promised, what is missing, and what was said."""
    talk.say("On the table:", *table(talk))
    if agreements.has_agreements(talk):
        talk.say(*agreements.proposal_lines(talk))
    if said := messages(talk):
        talk.say(*said)


def give_floor(talk: Talk, seat: str) -> bool:
    """Let a nation speak. True if it is done with the consultation: others remain to choose."""
    floor(talk, seat)
    return talk.session.phase is not Phase.CONSULTATION or seat not in talk.session.waiting


def floor(talk: Talk, seat: str) -> None:
    """What one nation does in the open, until it lets others speak."""
    name = talk.nation(seat)
    doing = [
        Choice("Pledge units of a capability to a crisis.", partial(pledge, talk, seat)),
        Choice("Promise a transfer to a partner.", partial(promise, talk, seat)),
        *(
            [Choice(lambda: agreements.summary(talk), partial(agreements.agree, talk, seat))]
            if agreements.has_agreements(talk)
            else []
        ),
        Choice("Say something to all.", partial(speak, talk, seat)),
        Choice("What is pledged, and what is missing.", partial(tell_table, talk)),
        Choice("Read more.", partial(look, talk)),
        Choice(f"{name} is done with the consultation.", partial(finish, talk, seat)),
    ]
    back = "Let somebody else speak." if len(talk.session.persons) > 1 else ""
    talk.dialogue.menu(f"{name} speaks", doing, back)


def finish(talk: Talk, seat: str) -> bool:
    """A nation is done, once it is sure if it has pledged nothing; whether that was accepted."""
    name = talk.nation(seat)
    if not any(one.nation == seat and one.amount for one in talk.view.promises):
        question = f"{name} has pledged nothing, and after this it cannot. Has it spoken?"
        if not talk.dialogue.confirmed(question, f"{name} has spoken."):
            return False
    return talk.give(seat, Ready())


def pledge(talk: Talk, seat: str) -> None:
    """Ask for a crisis, a capability and units, and pledge them."""
    chosen = choose_need(talk, f"{talk.nation(seat)} pledges to which crisis?")
    if chosen is None:
        return
    crisis, capability = chosen
    has = pledged(talk, seat, "commit", crisis, capability)
    number = talk.dialogue.amount(
        f"How many units of {talk.what(capability)} for {talk.crisis(crisis)}? {so_far(has)}"
    )
    if number is not None and talk.give(seat, Pledge(crisis, capability, number)):
        given = talk.units(number, capability)
        talk.say(f"{talk.nation(seat)} now pledges {given} to {talk.crisis(crisis)}.")


def promise(talk: Talk, seat: str) -> None:
    """Ask for a partner, a means and an amount, and promise them."""
    chosen = choose_gift(talk, seat, f"{talk.nation(seat)} promises something to whom?")
    if chosen is None:
        return
    to, what = chosen
    has = pledged(talk, seat, "transfer", to, what)
    number = talk.dialogue.amount(
        f"How many units of {talk.what(what)} for {talk.nation(to)}? {so_far(has)}"
    )
    if number is not None and talk.give(seat, PledgeTransfer(to, what, number)):
        given = talk.units(number, what)
        talk.say(f"{talk.nation(seat)} now promises {given} to {talk.nation(to)}.")


def speak(talk: Talk, seat: str) -> None:
    """Ask for a message and say it to all."""
    name = talk.nation(seat)
    text = talk.dialogue.text(f"{name} says, in one line, or Enter for nothing:")
    if text and talk.give(seat, Say(text)):
        talk.say(f"{name} said: {one_line(talk.view.messages[-1].text)}")


def so_far(amount_now: float) -> str:
    """What an amount is now, before it is asked for."""
    if amount_now:
        return f"Now {amount(amount_now)}. 0 takes it back. Enter changes nothing:"
    return "Now none. Enter changes nothing:"


def pledged(talk: Talk, seat: str, kind: str, target: str, what: str) -> float:
    """How much a nation has pledged of something."""
    return sum(
        one.amount
        for one in talk.view.promises
        if (one.nation, one.kind, one.target, one.what) == (seat, kind, target, what)
    )


def choose_need(talk: Talk, question: str) -> tuple[str, str] | None:
    """A crisis and a capability, those that it asks for first; None to go back."""
    cards = standing(talk)
    while True:
        place = talk.dialogue.pick(question, [need_line(talk, card) for card in cards])
        if place is None:
            return None
        card = cards[place]
        wanted = [what for what, units in card.demand.items() if units]
        others = [what for what in talk.view.capabilities if what not in wanted]
        lines = [capability_line(talk, card, what) for what in wanted + others]
        what = talk.dialogue.pick(f"Of which capability, for {talk.crisis(card.id)}?", lines)
        if what is not None:
            return card.id, (wanted + others)[what]


def need_line(talk: Talk, card: CrisisCard) -> str:
    severity = talk.figure(f"crisis.{card.id}.severity")
    return f"{talk.crisis(card.id)}, {card.status}, severity {severity}."


def capability_line(talk: Talk, card: CrisisCard, what: str) -> str:
    """What a crisis asks for of a capability; with what is left of it, where that may be told."""
    name, needed = one_line(talk.view.capabilities[what]), card.demand.get(what, 0.0)
    said = f"{name}: "
    if needed:
        said += f"{amount(needed)} asked for, {amount(card.pledged.get(what, 0.0))} pledged"
    else:
        said += "not asked for"
    has = in_hand(talk, what)
    return f"{said}. {has}." if has else f"{said}."


def choose_gift(talk: Talk, seat: str, question: str) -> tuple[str, str] | None:
    """A partner and what it is to have; None to go back."""
    partners = [card.id for card in talk.view.nations if card.id != seat]
    means = (BUDGET, *talk.view.capabilities)
    while True:
        place = talk.dialogue.pick(question, [f"{talk.nation(one)}." for one in partners])
        if place is None:
            return None
        what = talk.dialogue.pick("Of what?", [means_line(talk, one) for one in means])
        if what is not None:
            return partners[place], means[what]


def means_line(talk: Talk, what: str) -> str:
    name = "Budget" if what == BUDGET else one_line(talk.view.capabilities[what])
    has = in_hand(talk, what)
    return f"{name}. {has}." if has else f"{name}."


def in_hand(talk: Talk, what: str) -> str:
    """What the nation has of something, or has left; "" where that is not to be told."""
    own = talk.view.own
    if own is None:
        return ""
    if talk.view.phase is Phase.CONSULTATION:
        has = own.budget if what == BUDGET else own.capability[what]
        return f"{talk.name} has {amount(has)}"
    left = own.budget_left if what == BUDGET else own.capability_left[what]
    return f"{talk.name} has {amount(left)} left"

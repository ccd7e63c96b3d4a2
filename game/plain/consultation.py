"""The consultation, on the open table: who speaks pledges, promises and says; all may listen."""

from functools import partial

from game.language import tr
from game.plain.agreeing import agree
from game.plain.agreements import has_agreements, proposal_lines, summary
from game.plain.dialogue import Choice
from game.plain.readings import message_line, messages, standing, table
from game.plain.situation import look
from game.plain.talk import BUDGET, Talk
from game.plain.words import amount, one_line
from game.scenario.words import STATUSES
from game.session.commands import Pledge, PledgeTransfer, Ready, Say
from game.session.view import CrisisCard, Phase


def consultation(talk: Talk, alone: str | None) -> None:
    """Until all people are done. With `alone`, only this nation is played by a person."""
    talk.say(tr("{heading}: consultation, in the open.").format(heading=talk.heading))
    tell_table(talk)
    if alone is not None:
        floor(talk, alone)
        return
    while talk.session.phase is Phase.CONSULTATION:
        speaks = tr("{nation} speaks.")
        speakers = [
            Choice(speaks.format(nation=talk.nation(seat)), partial(give_floor, talk, seat))
            for seat in talk.session.waiting
        ]
        read = [
            Choice(tr("What is pledged, and what is missing."), partial(tell_table, talk)),
            Choice(tr("Read what all may know."), partial(look, talk)),
        ]
        talk.dialogue.menu(tr("The open table"), [*speakers, *read])


def tell_table(talk: Talk) -> None:
    """What is promised, what is missing, and what was said."""
    talk.say(tr("On the table:"), *table(talk))
    if has_agreements(talk):
        talk.say(*proposal_lines(talk))
    if said := messages(talk):
        talk.say(*said)


def give_floor(talk: Talk, seat: str) -> bool:
    """Let a nation speak. True if it is done with the consultation: others remain to choose."""
    floor(talk, seat)
    return talk.session.phase is not Phase.CONSULTATION or seat not in talk.session.waiting


def floor(talk: Talk, seat: str) -> None:
    """What one nation does in the open, until it lets others speak."""
    name, done = talk.nation(seat), tr("{nation} is done with the consultation.")
    doing = [
        Choice(tr("Pledge units of a capability to a crisis."), partial(pledge, talk, seat)),
        Choice(tr("Promise a transfer to a partner."), partial(promise, talk, seat)),
        *(
            [Choice(lambda: summary(talk), partial(agree, talk, seat))]
            if has_agreements(talk)
            else []
        ),
        Choice(tr("Say something to all."), partial(speak, talk, seat)),
        Choice(tr("What is pledged, and what is missing."), partial(tell_table, talk)),
        Choice(tr("Read more."), partial(look, talk)),
        Choice(done.format(nation=name), partial(finish, talk, seat)),
    ]
    back = tr("Let somebody else speak.") if len(talk.session.persons) > 1 else ""
    talk.dialogue.menu(tr("{nation} speaks").format(nation=name), doing, back)


def finish(talk: Talk, seat: str) -> bool:
    """A nation is done, once it is sure if it has pledged nothing; whether that was accepted."""
    name = talk.nation(seat)
    if not any(one.nation == seat and one.amount for one in talk.view.promises):
        question = tr("{nation} has pledged nothing, and after this it cannot. Has it spoken?")
        spoken = tr("{nation} has spoken.")
        if not talk.dialogue.confirmed(question.format(nation=name), spoken.format(nation=name)):
            return False
    return talk.give(seat, Ready())


def pledge(talk: Talk, seat: str) -> None:
    """Ask for a crisis, a capability and units, and pledge them."""
    question = tr("{nation} pledges to which crisis?").format(nation=talk.nation(seat))
    chosen = choose_need(talk, question)
    if chosen is None:
        return
    crisis, capability = chosen
    has = pledged(talk, seat, "commit", crisis, capability)
    asked = how_many(talk, capability, talk.crisis(crisis))
    number = talk.dialogue.amount(f"{asked} {so_far(has)}")
    if number is not None and talk.give(seat, Pledge(crisis, capability, number)):
        said = tr("{nation} now pledges {units} to {crisis}.").format(
            nation=talk.nation(seat),
            units=talk.units(number, capability),
            crisis=talk.crisis(crisis),
        )
        talk.say(said)


def promise(talk: Talk, seat: str) -> None:
    """Ask for a partner, a means and an amount, and promise them."""
    question = tr("{nation} promises something to whom?").format(nation=talk.nation(seat))
    chosen = choose_gift(talk, seat, question)
    if chosen is None:
        return
    to, what = chosen
    has = pledged(talk, seat, "transfer", to, what)
    number = talk.dialogue.amount(f"{how_many(talk, what, talk.nation(to))} {so_far(has)}")
    if number is not None and talk.give(seat, PledgeTransfer(to, what, number)):
        said = tr("{nation} now promises {units} to {partner}.").format(
            nation=talk.nation(seat), units=talk.units(number, what), partner=talk.nation(to)
        )
        talk.say(said)


def speak(talk: Talk, seat: str) -> None:
    """Ask for a message and say it to all."""
    prompt = tr("{nation} says, in one line, or Enter for nothing:")
    text = talk.dialogue.text(prompt.format(nation=talk.nation(seat)))
    if text and talk.give(seat, Say(text)):
        talk.say(message_line(talk, talk.view.messages[-1]))


def how_many(talk: Talk, what: str, target: str) -> str:
    """The question for an amount of a means that goes to a crisis or a nation."""
    return tr("How many units of {what} for {target}?").format(what=talk.what(what), target=target)


def at_most(most: int) -> str:
    return tr("At most {most}.").format(most=most)


def so_far(amount_now: float) -> str:
    """What an amount is now, before it is asked for."""
    if amount_now:
        return tr("Now {amount}. 0 takes it back. Enter changes nothing:").format(
            amount=amount(amount_now)
        )
    return tr("Now none. Enter changes nothing:")


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
        asked = tr("Of which capability, for {crisis}?").format(crisis=talk.crisis(card.id))
        what = talk.dialogue.pick(asked, lines)
        if what is not None:
            return card.id, (wanted + others)[what]


def need_line(talk: Talk, card: CrisisCard) -> str:
    return tr("{crisis}, {status}, severity {figure}.").format(
        crisis=talk.crisis(card.id),
        status=STATUSES[card.status],
        figure=talk.figure(f"crisis.{card.id}.severity"),
    )


def capability_line(talk: Talk, card: CrisisCard, what: str) -> str:
    """What a crisis asks for of a capability; with what is left of it, where that may be told."""
    name, needed = one_line(talk.view.capabilities[what]), card.demand.get(what, 0.0)
    said = (
        tr("{capability}: {needed} asked for, {pledged} pledged.")
        if needed
        else tr("{capability}: not asked for.")
    ).format(capability=name, needed=amount(needed), pledged=amount(card.pledged.get(what, 0.0)))
    return f"{said} {in_hand(talk, what)}".rstrip()


def choose_gift(talk: Talk, seat: str, question: str) -> tuple[str, str] | None:
    """A partner and what it is to have; None to go back."""
    partners = [card.id for card in talk.view.nations if card.id != seat]
    means = (BUDGET, *talk.view.capabilities)
    while True:
        place = talk.dialogue.pick(question, [f"{talk.nation(one)}." for one in partners])
        if place is None:
            return None
        what = talk.dialogue.pick(tr("Of what?"), [means_line(talk, one) for one in means])
        if what is not None:
            return partners[place], means[what]


def means_line(talk: Talk, what: str) -> str:
    name = tr("Budget") if what == BUDGET else one_line(talk.view.capabilities[what])
    return f"{name}. {in_hand(talk, what)}".rstrip()


def in_hand(talk: Talk, what: str) -> str:
    """What the nation has of something, or has left, in a sentence; "" if not to be told."""
    own = talk.view.own
    if own is None:
        return ""
    if talk.view.phase is Phase.CONSULTATION:
        has = own.budget if what == BUDGET else own.capability[what]
        return tr("{nation} has {amount}.").format(nation=talk.name, amount=amount(has))
    left = own.budget_left if what == BUDGET else own.capability_left[what]
    return tr("{nation} has {amount} left.").format(nation=talk.name, amount=amount(left))

"""What a nation does about agreements: it proposes, answers, calls for help and leaves."""

from functools import partial

from game.language import tr, trn
from game.language.phrases import listed
from game.plain.agreements import (
    NOTHING_PROPOSED,
    answers,
    proposal,
    tell_proposals,
    treaties,
)
from game.plain.dialogue import Choice
from game.plain.talk import Talk
from game.plain.words import budget, number, one_line, per_cent, sentence
from game.session.candidates import Candidate, can_name, candidates, unheard
from game.session.commands import (
    ACCEPT,
    ALL,
    DECLINE,
    NO,
    WAIT,
    YES,
    Invoke,
    Leave,
    Propose,
    Respond,
)


def agree(talk: Talk, seat: str) -> None:
    """All that a nation can do about agreements at the open table."""
    doing = [
        Choice(lambda: left(talk, seat), partial(propose, talk, seat)),
        Choice(tr("Answer a proposal."), partial(respond, talk, seat)),
        Choice(tr("Call for help under a treaty."), partial(call, talk, seat)),
        Choice(tr("Withdraw from a treaty, or stay after all."), partial(leave, talk, seat)),
        Choice(tr("What is proposed, and what binds."), partial(tell_proposals, talk)),
        Choice(tr("Treaties and projects in full."), partial(treaties, talk)),
    ]
    title = tr("Agreements of {nation}").format(nation=talk.nation(seat))
    talk.dialogue.menu(title, doing, tr("Back."))


def left(talk: Talk, seat: str) -> str:
    """How many more agreements a nation has time for."""
    more = talk.session.own(seat).secret.agreements_left
    if not more:
        return tr("Propose something. There is time for no more agreements.")
    return trn(
        "Propose something. There is time for {n} more agreement.",
        "Propose something. There is time for {n} more agreements.",
        more,
    ).format(n=more)


def propose(talk: Talk, seat: str) -> None:
    """Ask for what, and for whom, and propose it."""
    chosen = choose(talk, seat, [])
    if chosen is None:
        return
    to = addressees(talk, seat)
    if to and talk.give(seat, Propose(chosen.agreement, chosen.target, to)):
        tell_proposals(talk)


def choose(talk: Talk, seat: str, named: list[str]) -> Candidate | None:
    """A treaty or a joint action that can be proposed; None to go back."""
    while True:
        known = list(candidates(talk.session, talk.view, seat, named))
        free = [one for one in known if not one.why_not]
        lines = [f"{one_line(one.title)}. {about(one)}".strip() for one in free]
        if names := can_name(talk.session, talk.view):
            lines.append(tr("Name somebody of whom the table has not heard."))
        for reason, titles in reasons(known).items():
            said = tr("Not {titles}: {reason}")
            talk.say(said.format(titles=listed(titles), reason=one_line(reason)))
        question = tr("{nation} proposes what?").format(nation=talk.nation(seat))
        place = talk.dialogue.pick(question, lines)
        if place is None:
            return None
        if not (names and place == len(free)):
            talk.say(sentence(one_line(free[place].text)))
            return free[place]
        prompt = tr("The name, as its own reports write it; all hear it. Enter for nobody:")
        spoken = talk.dialogue.text(prompt)
        found = unheard(talk.session, talk.view, seat, spoken) if spoken else []
        if spoken and not found:
            said = tr("{nation} has no report of anybody of that name.")
            talk.say(said.format(nation=talk.nation(seat)))
        if not found:
            return None
        named += found


def reasons(known: list[Candidate]) -> dict[str, list[str]]:
    """Why some things cannot be proposed: reason to titles."""
    said: dict[str, list[str]] = {}
    for one in known:
        if one.why_not:
            said.setdefault(one.why_not, []).append(one_line(one.title))
    return said


def about(candidate: Candidate) -> str:
    """What it costs or needs, in sentences."""
    sentences = []
    if candidate.cost:
        sentences.append(tr("Costs each {cost}.").format(cost=budget(candidate.cost)))
    if candidate.ratification is not None:
        needed = number(candidate.ratification)
        sentences.append(tr("Needs stability {needed} at home.").format(needed=needed))
    if candidate.quorum:
        quorum = per_cent(candidate.quorum)
        sentences.append(tr("Needs {quorum} of the voice.").format(quorum=quorum))
    return " ".join(sentences)


def addressees(talk: Talk, seat: str) -> str:
    """To whom something is proposed: all, or some by and by; "" to go back."""
    partners = [card.id for card in talk.view.nations if card.id != seat]
    some: list[str] = []
    while True:
        rest = [one for one in partners if one not in some]
        to, also = tr("To {nations}."), tr("Also to {nations}.")
        named = listed([talk.nation(nation) for nation in some])
        lines = [to.format(nations=named) if some else tr("To all.")]
        lines += [(also if some else to).format(nations=talk.nation(one)) for one in rest]
        place = talk.dialogue.pick(tr("To whom?"), lines)
        if place is None:
            return ""
        if place == 0:
            return ",".join(sorted(some)) or ALL
        some.append(rest[place - 1])


def respond(talk: Talk, seat: str) -> None:
    """Choose a proposal and answer it."""
    cards = talk.view.agreements.proposals
    if not cards:
        talk.say(NOTHING_PROPOSED)
        return
    place = talk.dialogue.pick(tr("Which proposal?"), [proposal(talk, card) for card in cards])
    if place is None:
        return
    card = cards[place]
    talk.say(sentence(one_line(card.text)), *answers(talk, card))
    said = (tr("Accept."), tr("Decline."), tr("Take back what was said."))
    place = talk.dialogue.pick(tr("{nation} answers:").format(nation=talk.nation(seat)), said)
    if place is not None:
        answer = (ACCEPT, DECLINE, WAIT)[place]
        if talk.give(seat, Respond(card.agreement, card.target, answer)):
            tell_proposals(talk)


def call(talk: Talk, seat: str) -> None:
    """Call for the help that is owed under a treaty, or take the call back."""
    cards = [c for c in talk.view.agreements.treaties if c.collective and seat in c.parties]
    if not cards:
        said = tr("{nation} is party to no treaty that owes help.")
        talk.say(said.format(nation=talk.nation(seat)))
        return
    pairs = [(treaty, crisis.id) for treaty in cards for crisis in talk.view.crises]
    lines = []
    for treaty, crisis in pairs:
        said = (
            tr("Take back the call against {crisis}, under {treaty}.")
            if (seat, crisis) in treaty.calls
            else tr("Call for help against {crisis}, under {treaty}.")
        )
        lines.append(said.format(crisis=talk.crisis(crisis), treaty=one_line(treaty.title)))
    place = talk.dialogue.pick(tr("Against which crisis?"), lines)
    if place is not None:
        treaty, crisis = pairs[place]
        answer = NO if (seat, crisis) in treaty.calls else YES
        if talk.give(seat, Invoke(treaty.id, crisis, answer)):
            tell_proposals(talk)


def leave(talk: Talk, seat: str) -> None:
    """Leave a treaty at the end of the turn, or stay after all."""
    cards = [card for card in talk.view.agreements.treaties if seat in card.parties]
    if not cards:
        talk.say(tr("{nation} is party to no treaty.").format(nation=talk.nation(seat)))
        return
    stay, withdraw = tr("Stay in {treaty}."), tr("Withdraw from {treaty}.")
    lines = [
        (stay if seat in card.leaving else withdraw).format(treaty=one_line(card.title))
        for card in cards
    ]
    place = talk.dialogue.pick(tr("Which treaty?"), lines)
    if place is not None:
        card = cards[place]
        if talk.give(seat, Leave(card.id, NO if seat in card.leaving else YES)):
            tell_proposals(talk)

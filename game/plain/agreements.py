"""Agreements: what is proposed and what binds, and what a nation proposes, answers and leaves."""

from collections.abc import Iterator
from functools import partial

from game.language import tr, trc, trn
from game.language.phrases import listed
from game.plain.dialogue import Choice, Entry
from game.plain.talk import Talk
from game.plain.words import amount, budget, number, one_line, per_cent, sentence
from game.session.agreement_cards import ProjectCard, ProposalCard, TreatyCard
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

NONE = tr("This exercise has a rulebook without agreements.")
NOTHING_PROPOSED = tr("No agreement has been proposed this turn.")

PROJECT_KINDS = {
    "project": trc("kind of project", "project"),
    "protocol": trc("kind of project", "protocol"),
}


def has_agreements(talk: Talk) -> bool:
    """Whether the rulebook of the exercise knows agreements at all."""
    there = talk.view.agreements
    return bool(there.treaties or there.projects or there.joint)


# Reading


def tell_proposals(talk: Talk) -> None:
    """What lies on the table this turn, who has answered, and which treaties bind somebody."""
    talk.say(*proposal_lines(talk))
    for card in talk.view.agreements.treaties:
        if card.parties or card.signed:
            talk.say(standing(talk, card), *told_now(talk, card))


def proposal_lines(talk: Talk) -> list[str]:
    """A line or more for each proposal."""
    cards = talk.view.agreements.proposals
    if not cards:
        return [NOTHING_PROPOSED]
    return [line for card in cards for line in (proposal(talk, card), *answers(talk, card))]


def proposal(talk: Talk, card: ProposalCard) -> str:
    """What is proposed and whether it is carried."""
    lines = [
        tr("Proposed: {title}. It has {share} of the voice, of {quorum} that it needs: {state}.")
        if card.quorum
        else tr("Proposed: {title}. It has {share} of the voice: {state}.")
    ]
    if card.cost:
        lines.append(tr("It costs each party {cost}."))
    return " ".join(lines).format(
        title=one_line(card.title),
        share=per_cent(card.voice),
        quorum=per_cent(card.quorum),
        state=tr("carried") if card.carried else tr("not carried yet"),
        cost=budget(card.cost),
    )


def answers(talk: Talk, card: ProposalCard) -> Iterator[str]:
    """Who has said what."""
    silent = [n for n in card.to if n not in (*card.accepted, *card.declined)]
    for said, who in (
        (tr("Proposed by {nations}."), [card.by]),
        (tr("Accepted by {nations}."), [n for n in card.accepted if n != card.by]),
        (tr("Declined by {nations}."), list(card.declined)),
        (tr("No answer from {nations}."), silent),
    ):
        if who:
            yield said.format(nations=listed([talk.nation(nation) for nation in who]))


def standing(talk: Talk, card: TreatyCard) -> str:
    """Whom a treaty binds, and whether it is in force."""
    said = (
        tr("{treaty}: in force. It binds {nations}.")
        if card.in_force
        else tr("{treaty}: not in force. It binds {nations}.")
    )
    parties = listed([talk.nation(nation) for nation in card.parties]) or tr("nobody")
    return said.format(treaty=one_line(card.title), nations=parties)


def told_now(talk: Talk, card: TreatyCard) -> Iterator[str]:
    """Farewells and calls of this turn."""
    for nation in card.leaving:
        said = tr("{nation} leaves it at the end of this turn.")
        yield said.format(nation=talk.nation(nation))
    for nation, crisis in card.calls:
        said = tr("{nation} calls for help against {crisis}.")
        yield said.format(nation=talk.nation(nation), crisis=talk.crisis(crisis))


def treaties(talk: Talk) -> None:
    """Every treaty and project, the common fund, and the weight of each voice."""
    if not has_agreements(talk):
        talk.say(NONE)
        return
    there = talk.view.agreements
    fund = tr("Common fund: {units}.").format(units=budget(there.pool))
    entries = [Entry(fund, "partnership.pool")]
    for nation in talk.view.nations:
        quantity = f"nation.{nation.id}.voice"
        if talk.has(quantity):
            voice = tr("Voice of {nation}: {share}.").format(
                nation=talk.nation(nation.id), share=per_cent(talk.view.quantities[quantity])
            )
            entries.append(Entry(voice, quantity))
    for treaty in there.treaties:
        entries += treaty_entries(talk, treaty)
    for project in there.projects:
        entries += project_entries(talk, project)
    talk.dialogue.read(tr("Treaties and projects."), entries, talk.why)


def treaty_entries(talk: Talk, card: TreatyCard) -> Iterator[Entry]:
    of = f"treaty.{card.id}."
    yield Entry(standing(talk, card), f"{of}in_force" if card.parties else "")
    yield Entry(sentence(one_line(card.text)))
    yield Entry(tr("Duty: {duty}").format(duty=sentence(one_line(card.duty))))
    if not card.in_force:
        yield from (Entry(line) for line in lacks(talk, card))
    for nation in card.signed:
        said = tr(
            "{nation} has signed and not ratified. It needs stability {needed} and has {stability}."
        )
        has = talk.view.quantities.get(f"nation.{nation}.stability", 0.0)
        yield Entry(
            said.format(
                nation=talk.nation(nation),
                needed=number(card.ratification),
                stability=number(has),
            )
        )
    yield from (Entry(line) for line in told_now(talk, card))
    for nation, times in card.breaches.items():
        said = trn("{nation} has broken it {n} time.", "{nation} has broken it {n} times.", times)
        yield Entry(said.format(nation=talk.nation(nation), n=times), f"{of}breaches.{nation}")


def lacks(talk: Talk, card: TreatyCard) -> Iterator[str]:
    """What a treaty still needs to be in force."""
    voice = sum(talk.view.quantities.get(f"nation.{n}.voice", 0.0) for n in card.parties)
    if len(card.parties) < 2:
        yield tr("It needs two parties that have ratified it.")
    if voice < card.quorum:
        said = tr("It needs {quorum} of the voice; its parties have {share}.")
        yield said.format(quorum=per_cent(card.quorum), share=per_cent(voice))
    elif len(card.parties) >= 2:
        yield tr("It comes into force at the end of the turn, if there is enough cohesion.")


def project_entries(talk: Talk, card: ProjectCard) -> Iterator[Entry]:
    quantity = f"project.{card.id}.progress"
    said = (
        tr("{project}, a {kind}: complete.")
        if card.complete
        else tr("{project}, a {kind}: {done} of {need}, at most {pace} a turn in full.")
    )
    yield Entry(
        said.format(
            project=one_line(card.title),
            kind=PROJECT_KINDS.get(card.kind, card.kind),
            done=amount(card.progress),
            need=amount(card.need),
            pace=amount(card.pace),
        ),
        quantity,
    )
    yield Entry(sentence(one_line(card.text)))
    if card.members:
        members = listed([talk.nation(nation) for nation in card.members])
        yield Entry(tr("Members: {nations}.").format(nations=members))


# Agreeing


def summary(talk: Talk) -> str:
    """The line of a menu."""
    count = len(talk.view.agreements.proposals)
    if not count:
        return tr("Agreements: no proposals on the table.")
    return trn(
        "Agreements: {n} proposal on the table.", "Agreements: {n} proposals on the table.", count
    ).format(n=count)


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


# What came of it


def came(talk: Talk) -> list[str]:
    """What was carried, came into force, was broken, left or completed in a turn."""
    there, changes = talk.view.agreements, talk.view.changes
    carried, not_carried = tr("Carried: {title}."), tr("Not carried: {title}.")
    lines = [
        (carried if card.carried else not_carried).format(title=one_line(card.title))
        for card in there.proposals
    ]
    for card in there.treaties:
        lines += moves(talk, card)
    for project in there.projects:
        if changes.get(f"project.{project.id}.complete", 0.0) > 0:
            lines.append(tr("Complete: {project}.").format(project=one_line(project.title)))
        elif changes.get(f"project.{project.id}.progress"):
            said = tr("{project} is now at {done} of {need}.").format(
                project=one_line(project.title),
                done=amount(project.progress),
                need=amount(project.need),
            )
            lines.append(said)
    return lines or [tr("Nothing was agreed on, and nothing broken.")]


def moves(talk: Talk, card: TreatyCard) -> Iterator[str]:
    """What happened to a treaty in a turn, and who did it."""
    changes, title, of = talk.view.changes, one_line(card.title), f"treaty.{card.id}."
    if force := changes.get(of + "in_force", 0.0):
        said = tr("{treaty} is in force.") if force > 0 else tr("{treaty} is in force no more.")
        yield said.format(treaty=title)
    for said, block, sign in (
        (tr("{nation} is bound by {treaty}."), "member", 1),
        (tr("{nation} has left {treaty}."), "member", -1),
        (tr("{nation} has broken {treaty}."), "breaches", 1),
    ):
        who = [n.id for n in talk.view.nations if changes.get(f"{of}{block}.{n.id}", 0) * sign > 0]
        for nation in who:
            yield said.format(nation=talk.nation(nation), treaty=title)
    for nation, crisis in card.calls:
        said = tr("{nation} called for help against {crisis}.")
        yield said.format(nation=talk.nation(nation), crisis=talk.crisis(crisis))

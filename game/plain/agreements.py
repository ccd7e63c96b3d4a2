"""Agreements: what is proposed and what binds, and what a nation proposes, answers and leaves."""

from collections.abc import Iterator
from functools import partial

from game.plain.dialogue import Choice, Entry
from game.plain.talk import Talk
from game.plain.words import amount, counted, listed, number, one_line, sentence, units
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

NONE = "This exercise has a rulebook without agreements."


def has_agreements(talk: Talk) -> bool:
    """Whether the rulebook of the exercise knows agreements at all."""
    there = talk.view.agreements
    return bool(there.treaties or there.projects or there.joint)


# Reading


def per_cent(share: float) -> str:
    return f"{100 * share:.0f} per cent"


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
        return ["No agreement has been proposed this turn."]
    return [line for card in cards for line in (proposal(talk, card), *answers(talk, card))]


def proposal(talk: Talk, card: ProposalCard) -> str:
    """What is proposed and whether it is carried."""
    state = "carried" if card.carried else "not carried yet"
    need = f", of {per_cent(card.quorum)} that it needs" if card.quorum else ""
    cost = f" It costs each party {units(card.cost, 'budget')}." if card.cost else ""
    title = one_line(card.title)
    return f"Proposed: {title}. It has {per_cent(card.voice)} of the voice{need}: {state}.{cost}"


def answers(talk: Talk, card: ProposalCard) -> Iterator[str]:
    """Who has said what."""
    yield f"Proposed by {talk.nation(card.by)}."
    for words, who in (
        ("Accepted by", [n for n in card.accepted if n != card.by]),
        ("Declined by", list(card.declined)),
        ("No answer from", [n for n in card.to if n not in (*card.accepted, *card.declined)]),
    ):
        if who:
            yield f"{words} {listed([talk.nation(nation) for nation in who])}."


def standing(talk: Talk, card: TreatyCard) -> str:
    """Whom a treaty binds, and whether it is in force."""
    state = "in force" if card.in_force else "not in force"
    parties = listed([talk.nation(nation) for nation in card.parties]) or "nobody"
    return f"{one_line(card.title)}: {state}. It binds {parties}."


def told_now(talk: Talk, card: TreatyCard) -> Iterator[str]:
    """Farewells and calls of this turn."""
    for nation in card.leaving:
        yield f"{talk.nation(nation)} leaves it at the end of this turn."
    for nation, crisis in card.calls:
        yield f"{talk.nation(nation)} calls for help against {talk.crisis(crisis)}."


def treaties(talk: Talk) -> None:
    """Every treaty and project, the common fund, and the weight of each voice."""
    if not has_agreements(talk):
        talk.say(NONE)
        return
    there = talk.view.agreements
    entries = [Entry(f"Common fund: {units(there.pool)} of budget.", "partnership.pool")]
    for nation in talk.view.nations:
        quantity = f"nation.{nation.id}.voice"
        if talk.has(quantity):
            share = per_cent(talk.view.quantities[quantity])
            entries.append(Entry(f"Voice of {talk.nation(nation.id)}: {share}.", quantity))
    for treaty in there.treaties:
        entries += treaty_entries(talk, treaty)
    for project in there.projects:
        entries += project_entries(talk, project)
    talk.dialogue.read("Treaties and projects.", entries, talk.why)


def treaty_entries(talk: Talk, card: TreatyCard) -> Iterator[Entry]:
    of = f"treaty.{card.id}."
    yield Entry(standing(talk, card), f"{of}in_force" if card.parties else "")
    yield Entry(sentence(one_line(card.text)))
    yield Entry(f"Duty: {sentence(one_line(card.duty))}")
    if not card.in_force:
        yield from (Entry(line) for line in lacks(talk, card))
    for nation in card.signed:
        has = talk.view.quantities.get(f"nation.{nation}.stability", 0.0)
        needs = f"It needs stability {number(card.ratification)} and has {number(has)}"
        yield Entry(f"{talk.nation(nation)} has signed and not ratified. {needs}.")
    yield from (Entry(line) for line in told_now(talk, card))
    for nation, times in card.breaches.items():
        said = f"{talk.nation(nation)} has broken it {counted(times, 'time')}."
        yield Entry(said, f"{of}breaches.{nation}")


def lacks(talk: Talk, card: TreatyCard) -> Iterator[str]:
    """What a treaty still needs to be in force."""
    voice = sum(talk.view.quantities.get(f"nation.{n}.voice", 0.0) for n in card.parties)
    if len(card.parties) < 2:
        yield "It needs two parties that have ratified it."
    if voice < card.quorum:
        has = f"its parties have {per_cent(voice)}"
        yield f"It needs {per_cent(card.quorum)} of the voice; {has}."
    elif len(card.parties) >= 2:
        yield "It comes into force at the end of the turn, if there is enough cohesion."


def project_entries(talk: Talk, card: ProjectCard) -> Iterator[Entry]:
    quantity = f"project.{card.id}.progress"
    done = f"{amount(card.progress)} of {amount(card.need)}"
    state = "complete" if card.complete else f"{done}, at most {amount(card.pace)} a turn in full"
    yield Entry(f"{one_line(card.title)}, a {card.kind}: {state}.", quantity)
    yield Entry(sentence(one_line(card.text)))
    if card.members:
        yield Entry(f"Members: {listed([talk.nation(nation) for nation in card.members])}.")


# Agreeing


def summary(talk: Talk) -> str:
    """The line of a menu."""
    return f"Agreements: {counted(len(talk.view.agreements.proposals), 'proposal')} on the table."


def agree(talk: Talk, seat: str) -> None:
    """All that a nation can do about agreements at the open table."""
    doing = [
        Choice(lambda: left(talk, seat), partial(propose, talk, seat)),
        Choice("Answer a proposal.", partial(respond, talk, seat)),
        Choice("Call for help under a treaty.", partial(call, talk, seat)),
        Choice("Withdraw from a treaty, or stay after all.", partial(leave, talk, seat)),
        Choice("What is proposed, and what binds.", partial(tell_proposals, talk)),
        Choice("Treaties and projects in full.", partial(treaties, talk)),
    ]
    talk.dialogue.menu(f"Agreements of {talk.nation(seat)}", doing, "Back.")


def left(talk: Talk, seat: str) -> str:
    """How many more agreements a nation has time for."""
    more = counted(talk.session.own(seat).secret.agreements_left, "more agreement")
    return f"Propose something. There is time for {more}."


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
            lines.append("Name somebody of whom the table has not heard.")
        for reason, titles in reasons(known).items():
            talk.say(f"Not {listed(titles)}: {one_line(reason)}")
        place = talk.dialogue.pick(f"{talk.nation(seat)} proposes what?", lines)
        if place is None:
            return None
        if not (names and place == len(free)):
            talk.say(sentence(one_line(free[place].text)))
            return free[place]
        prompt = "The name, as its own reports write it; all hear it. Enter for nobody:"
        spoken = talk.dialogue.text(prompt)
        found = unheard(talk.session, talk.view, seat, spoken) if spoken else []
        if spoken and not found:
            talk.say(f"{talk.nation(seat)} has no report of anybody of that name.")
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
    parts = [f"Costs each {units(candidate.cost, 'budget')}."] if candidate.cost else []
    if candidate.ratification is not None:
        parts.append(f"Needs stability {number(candidate.ratification)} at home.")
    if candidate.quorum:
        parts.append(f"Needs {per_cent(candidate.quorum)} of the voice.")
    return " ".join(parts)


def addressees(talk: Talk, seat: str) -> str:
    """To whom something is proposed: all, or some by and by; "" to go back."""
    partners = [card.id for card in talk.view.nations if card.id != seat]
    some: list[str] = []
    while True:
        rest = [one for one in partners if one not in some]
        lines = ["To all."] if not some else [f"To {listed([talk.nation(n) for n in some])}."]
        lines += [f"{'Also to' if some else 'To'} {talk.nation(one)}." for one in rest]
        place = talk.dialogue.pick("To whom?", lines)
        if place is None:
            return ""
        if place == 0:
            return ",".join(sorted(some)) or ALL
        some.append(rest[place - 1])


def respond(talk: Talk, seat: str) -> None:
    """Choose a proposal and answer it."""
    cards = talk.view.agreements.proposals
    if not cards:
        talk.say("No agreement has been proposed this turn.")
        return
    place = talk.dialogue.pick("Which proposal?", [proposal(talk, card) for card in cards])
    if place is None:
        return
    card = cards[place]
    talk.say(sentence(one_line(card.text)), *answers(talk, card))
    said = ("Accept.", "Decline.", "Take back what was said.")
    place = talk.dialogue.pick(f"{talk.nation(seat)} answers:", said)
    if place is not None:
        answer = (ACCEPT, DECLINE, WAIT)[place]
        if talk.give(seat, Respond(card.agreement, card.target, answer)):
            tell_proposals(talk)


def call(talk: Talk, seat: str) -> None:
    """Call for the help that is owed under a treaty, or take the call back."""
    cards = [c for c in talk.view.agreements.treaties if c.collective and seat in c.parties]
    if not cards:
        talk.say(f"{talk.nation(seat)} is party to no treaty that owes help.")
        return
    pairs = [(treaty, crisis.id) for treaty in cards for crisis in talk.view.crises]
    lines = []
    for treaty, crisis in pairs:
        back = "Take back the call" if (seat, crisis) in treaty.calls else "Call for help"
        lines.append(f"{back} against {talk.crisis(crisis)}, under {one_line(treaty.title)}.")
    place = talk.dialogue.pick("Against which crisis?", lines)
    if place is not None:
        treaty, crisis = pairs[place]
        answer = NO if (seat, crisis) in treaty.calls else YES
        if talk.give(seat, Invoke(treaty.id, crisis, answer)):
            tell_proposals(talk)


def leave(talk: Talk, seat: str) -> None:
    """Leave a treaty at the end of the turn, or stay after all."""
    cards = [card for card in talk.view.agreements.treaties if seat in card.parties]
    if not cards:
        talk.say(f"{talk.nation(seat)} is party to no treaty.")
        return
    lines = [
        f"{'Stay in' if seat in card.leaving else 'Withdraw from'} {one_line(card.title)}."
        for card in cards
    ]
    place = talk.dialogue.pick("Which treaty?", lines)
    if place is not None:
        card = cards[place]
        if talk.give(seat, Leave(card.id, NO if seat in card.leaving else YES)):
            tell_proposals(talk)


# What came of it


def came(talk: Talk) -> list[str]:
    """What was carried, came into force, was broken, left or completed in a turn."""
    there, changes = talk.view.agreements, talk.view.changes
    lines = [
        f"{'Carried' if card.carried else 'Not carried'}: {one_line(card.title)}."
        for card in there.proposals
    ]
    for card in there.treaties:
        lines += moves(talk, card)
    for project in there.projects:
        if changes.get(f"project.{project.id}.complete", 0.0) > 0:
            lines.append(f"Complete: {one_line(project.title)}.")
        elif changes.get(f"project.{project.id}.progress"):
            done = f"{amount(project.progress)} of {amount(project.need)}"
            lines.append(f"{one_line(project.title)} is now at {done}.")
    return lines or ["Nothing was agreed on, and nothing broken."]


def moves(talk: Talk, card: TreatyCard) -> Iterator[str]:
    """What happened to a treaty in a turn, and who did it."""
    changes, title, of = talk.view.changes, one_line(card.title), f"treaty.{card.id}."
    if force := changes.get(of + "in_force", 0.0):
        yield f"{title} {'is in force' if force > 0 else 'is in force no more'}."
    for words, block, sign in (
        ("is bound by", "member", 1),
        ("has left", "member", -1),
        ("has broken", "breaches", 1),
    ):
        who = [n.id for n in talk.view.nations if changes.get(f"{of}{block}.{n.id}", 0) * sign > 0]
        for nation in who:
            yield f"{talk.nation(nation)} {words} {title}."
    for nation, crisis in card.calls:
        yield f"{talk.nation(nation)} called for help against {talk.crisis(crisis)}."

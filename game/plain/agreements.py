"""Agreements as they are told: what is proposed, what binds, and who kept it."""

from collections.abc import Iterator

from game.language import tr, trc, trn
from game.language.phrases import listed
from game.plain.dialogue import Entry
from game.plain.talk import Talk
from game.plain.words import amount, budget, number, one_line, per_cent, sentence
from game.session.agreement_cards import ProjectCard, ProposalCard, TreatyCard

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

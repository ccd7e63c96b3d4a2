"""The assessment, for all to hear: pledge beside deed, what came of it, and whose trust moved."""

from collections.abc import Iterator
from functools import partial

from game.language import tr, trn
from game.plain.agreements import came, has_agreements
from game.plain.dialogue import Choice, Entry
from game.plain.readings import PARTNERSHIP, crisis, standing
from game.plain.situation import look
from game.plain.talk import Talk, refused
from game.plain.words import amount, number, one_line, paragraphs, signed, spoken, units
from game.session.agreement_cards import Done
from game.session.commands import Refusal
from game.session.view import Deed

NOTICED = 0.5
"""Points of trust under which a change is not told unasked."""

MOST_MOVES = 6
"""Changes of trust that are told unasked; all can be read."""


def assessment(talk: Talk) -> None:
    """Until the room goes on to the next turn, or to the outcome."""
    talk.say(tr("{heading}: assessment, in the open.").format(heading=talk.heading))
    deeds(talk)
    talk.dialogue.pause()
    agreed(talk)
    crises(talk)
    trust(talk)
    choices = [
        Choice(tr("Pledge and deed again."), partial(deeds, talk)),
        Choice(tr("Agreements again."), partial(agreed, talk)),
        Choice(tr("The crises again."), partial(crises, talk)),
        Choice(tr("Whose trust moved, again."), partial(trust, talk)),
        Choice(tr("Read what all may know."), partial(look, talk)),
        Choice(tr("The turn is over: go on."), partial(proceed, talk)),
    ]
    talk.dialogue.menu(tr("Assessment"), choices)


def proceed(talk: Talk) -> bool:
    """Leave the assessment; whether that was accepted."""
    answer = talk.session.proceed()
    if isinstance(answer, Refusal):
        talk.say(refused(answer))
        return False
    return True


def deeds(talk: Talk) -> None:
    """One nation after another: what it pledged, what it did, what it chose in public."""
    talk.say(tr("Pledge and deed."))
    for card in talk.view.nations:
        mine = [deed for deed in talk.view.deeds if deed.nation == card.id]
        talk.say(f"{talk.nation(card.id)}:")
        talk.say(*([deed_line(talk, deed) for deed in mine] or [tr("Pledged nothing.")]))
        talk.say(*(undertaken(done) for done in talk.view.undertaken if done.nation == card.id))
        for choice in talk.view.choices:
            if choice.nation == card.id:
                title, text = one_line(choice.title), one_line(choice.option)
                talk.say(f"{title.rstrip('.')}: {text.rstrip('.')}.", *paragraphs(choice.outcome))


def undertaken(done: Done) -> str:
    """An order of the rulebook that was given."""
    said = tr("{order} for {target}: {units}.") if done.target else "{order}: {units}."
    return said.format(
        order=one_line(done.title), target=one_line(done.target), units=units(done.units)
    )


def agreed(talk: Talk) -> None:
    """What came of agreements."""
    if has_agreements(talk):
        talk.say(tr("Agreements."), *came(talk))


def deed_line(talk: Talk, deed: Deed) -> str:
    target = talk.target(deed.kind, deed.target)
    if not deed.pledged:
        given = talk.units(deed.done, deed.what)
        return tr("Gave {units} to {target}, unasked.").format(units=given, target=target)
    said = (
        tr("Kept: pledged {units} to {target}, gave {done}.")
        if deed.kept
        else tr("Broken: pledged {units} to {target}, gave {done}.")
    )
    return said.format(
        units=talk.units(deed.pledged, deed.what), target=target, done=amount(deed.done)
    )


def crises(talk: Talk) -> None:
    """What came to each crisis, and how it moved."""
    entries: list[Entry] = []
    for card in standing(talk):
        entries += crisis(talk, card, main_cause(talk, f"crisis.{card.id}.severity"))
    none = [Entry(tr("None has broken out."))]
    talk.dialogue.read(tr("The crises."), entries or none, talk.why)


def trust(talk: Talk) -> None:
    """Who won and who lost trust, the largest change first."""
    entries = [
        Entry(f"{talk.title(quantity)}: {talk.figure(quantity)}.", quantity)
        for quantity in (f"partnership.{name}" for name in PARTNERSHIP)
        if abs(talk.view.changes.get(quantity, 0.0)) >= 0.01
    ]
    moves = list(trust_moves(talk))
    entries += [Entry(text, quantity) for quantity, text in moves[:MOST_MOVES]]
    if not moves:
        entries.append(Entry(tr("Nobody's trust has moved much.")))
    if len(moves) > MOST_MOVES:
        more = len(moves) - MOST_MOVES
        said = trn(
            "{n} smaller change can be read under trust.",
            "{n} smaller changes can be read under trust.",
            more,
        )
        entries.append(Entry(said.format(n=more)))
    talk.dialogue.read(tr("The partnership, and whose trust moved."), entries, talk.why)


def trust_moves(talk: Talk) -> Iterator[tuple[str, str]]:
    """Each change of trust that is worth a line, with its main cause."""
    ids = [card.id for card in talk.view.nations]
    names = [f"trust.{one}.{other}" for one in ids for other in ids if one != other]
    by = {name: talk.view.changes.get(name, 0.0) for name in names}
    for name in sorted(names, key=lambda one: -abs(by[one])):
        if abs(by[name]) < NOTICED:
            return
        one, other = (talk.nation(nation) for nation in name.split(".")[1:])
        now = talk.view.quantities[name]
        moved = (
            tr("{nation} trusts {other} more: from {before} to {after} of 100.")
            if by[name] > 0
            else tr("{nation} trusts {other} less: from {before} to {after} of 100.")
        ).format(nation=one, other=other, before=number(now - by[name]), after=number(now))
        cause = main_cause(talk, name)
        mostly = tr("Mostly by this: {cause}").format(cause=cause)
        yield name, f"{moved} {mostly}" if cause else moved


def main_cause(talk: Talk, quantity: str) -> str:
    """The largest cause of the turn's change, in its direction; "" if there is none."""
    told = talk.session.explain(talk.viewer, quantity, talk.view.turn)
    if told is None:
        return ""
    change = told.after - told.before
    along = [cause for cause in told.causes if cause.change * change > 0]
    if not along:
        return ""
    cause = max(along, key=lambda one: abs(one.change))
    return tr("{cause}, {change}.").format(
        cause=spoken(cause.text or cause.rule), change=signed(cause.change)
    )

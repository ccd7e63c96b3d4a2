"""What can be read of an exercise at any time: news, crises, routes, trust, nations."""

from collections.abc import Iterator

from game.language import tr, trn
from game.language.phrases import listed
from game.plain.dialogue import Entry
from game.plain.talk import Talk
from game.plain.words import (
    KINDS,
    amount,
    number,
    one_line,
    paragraphs,
    sentence,
    spoken,
)
from game.scenario.words import STATUSES
from game.session.view import CrisisCard, Message, NationCard, Phase, RouteCard

FIRST_NEWS = 5
"""How much of the news is told unasked."""

CONDITIONS = ("prosperity", "stability", "fear", "liberties", "development", "burden")
"""What everybody may know of how a nation fares."""

PARTNERSHIP = ("cohesion", "equity", "deterrence", "score")


def news_entries(talk: Talk) -> list[Entry]:
    """What has happened, the most important first."""
    return [Entry(sentence(spoken(item.text)), item.quantity or "") for item in talk.view.news]


def news(talk: Talk) -> None:
    entries = news_entries(talk)
    if not entries:
        talk.say(tr("Nothing of note has happened."))
        return
    talk.dialogue.read(tr("News, the most important first:"), entries, talk.why)


def crises(talk: Talk) -> None:
    if not talk.view.crises:
        talk.say(tr("No crisis has broken out."))
        return
    entries = [line for card in standing(talk) for line in crisis(talk, card)]
    count = len(talk.view.crises)
    said = trn("{n} crisis has broken out.", "{n} crises have broken out.", count)
    talk.dialogue.read(said.format(n=count), entries, talk.why)


def standing(talk: Talk) -> list[CrisisCard]:
    """The crises, the gravest first; what is over comes last."""
    return sorted(talk.view.crises, key=lambda card: (card.status == "resolved", -card.severity))


def crisis(talk: Talk, card: CrisisCard, cause: str | None = None) -> Iterator[Entry]:
    """Everything that is known of one crisis; with a cause, that in place of the description."""
    of = f"crisis.{card.id}."
    kind, status = KINDS.get(card.kind, card.kind), STATUSES[card.status]
    yield Entry(f"{one_line(card.name)}: {kind}, {status}.")
    if cause is None:
        yield from (Entry(line) for line in paragraphs(card.description))
    severity = tr("Severity {figure}.").format(figure=talk.figure(of + "severity"))
    yield Entry(severity, of + "severity")
    if cause:
        yield Entry(tr("Mostly by this: {cause}").format(cause=cause))
    if card.status != "resolved":
        momentum = tr("Momentum {figure}.").format(figure=talk.figure(of + "momentum"))
        yield Entry(momentum, of + "momentum")
        if card.kind in ("armed_conflict", "hybrid") and talk.has(of + "rung"):
            rung = number(talk.view.quantities[of + "rung"])
            said = tr("Rung {rung} on the ladder of escalation.").format(rung=rung)
            yield Entry(said, of + "rung")
        yield Entry(peak(card))
        yield from (Entry(line) for line in needs(talk, card))
    evidence = tr("Evidence {figure}.").format(figure=talk.figure(of + "evidence"))
    yield Entry(evidence, of + "evidence")
    if card.culprit:
        said = tr("The evidence names {adversary} behind it.")
        yield Entry(said.format(adversary=one_line(card.culprit)))
    for place in talk.view.chokepoints:
        if place.id == card.chokepoint:
            yield Entry(tr("It sits on {chokepoint}.").format(chokepoint=one_line(place.name)))
    targets = [f"infrastructure.{target}.integrity" for target in card.targets]
    targets = [quantity for quantity in targets if talk.has(quantity)]
    if targets:
        yield Entry(tr("What it damages:"))
    for quantity in targets:
        yield Entry(f"{talk.title(quantity)}: {talk.figure(quantity)}.", quantity)


def peak(card: CrisisCard) -> str:
    """When a crisis will be a catastrophe."""
    if card.status == "catastrophic":
        return tr("It is a catastrophe.")
    if card.peaks_in is None:
        return tr("It does not get to a catastrophe by itself.")
    if not card.peaks_in:
        return tr("If nobody does anything, it is a catastrophe in no turns.")
    return trn(
        "If nobody does anything, it is a catastrophe in {n} turn.",
        "If nobody does anything, it is a catastrophe in {n} turns.",
        card.peaks_in,
    ).format(n=card.peaks_in)


def needs(talk: Talk, card: CrisisCard) -> Iterator[str]:
    """What a crisis asks for, and how much of it is promised now or came in the last turn."""
    phase = talk.view.phase
    pledging = phase in (Phase.CONSULTATION, Phase.DECISION)
    given = card.pledged if pledging else card.committed
    if pledging:
        said = tr("It asks for {units}; {given} pledged, {rest}.")
    elif phase is Phase.ASSESSMENT:
        said = tr("It asks for {units}; {given} came, {rest}.")
    elif given:
        said = tr("It asks for {units}; {given} came last turn, {rest}.")
    else:
        said = tr("It asks for {units}.")
    for capability, needed in card.demand.items():
        has = given.get(capability, 0.0)
        rest = tr("{amount} missing").format(amount=amount(needed - has))
        yield said.format(
            units=talk.units(needed, capability),
            given=amount(has),
            rest=rest if needed > has else tr("enough"),
        )


def routes(talk: Talk) -> None:
    if not talk.view.routes:
        talk.say(tr("There are no trade routes in this exercise."))
        return
    entries = [line for card in talk.view.routes for line in route(talk, card)]
    for place in talk.view.chokepoints:
        said = (
            tr("{chokepoint}, a chokepoint: {flow} per cent gets through; {crisis} sits on it.")
            if place.crisis
            else tr("{chokepoint}, a chokepoint: {flow} per cent gets through.")
        ).format(
            chokepoint=one_line(place.name),
            flow=number(place.flow),
            crisis=talk.crisis(place.crisis) if place.crisis else "",
        )
        entries.append(Entry(said))
    count = len(talk.view.routes)
    title = trn("{n} trade route.", "{n} trade routes.", count).format(n=count)
    talk.dialogue.read(title, entries, talk.why)


def route(talk: Talk, card: RouteCard) -> Iterator[Entry]:
    places = {place.id: one_line(place.name) for place in talk.view.chokepoints}
    way = listed([places.get(place, place) for place in card.through])
    one, other = (talk.nation(end) for end in card.ends)
    flow, insurance = f"route.{card.id}.flow", f"route.{card.id}.insurance"
    said = (
        tr("{route}, from {nation} to {other} by way of {places}. Traffic {figure}.")
        if way
        else tr("{route}, from {nation} to {other}. Traffic {figure}.")
    ).format(
        route=one_line(card.name), nation=one, other=other, places=way, figure=talk.figure(flow)
    )
    yield Entry(said, flow)
    if talk.has(insurance):
        cost = tr("Cost of insurance on it {figure}.").format(figure=talk.figure(insurance))
        yield Entry(cost, insurance)


def trust(talk: Talk) -> None:
    """Who trusts whom: first what concerns the nation that listens."""
    ids = [card.id for card in talk.view.nations]
    pairs = [(one, other) for one in ids for other in ids if one != other]
    me = talk.viewer
    groups = [
        (tr("How far others trust {nation}:"), [pair for pair in pairs if pair[1] == me]),
        (tr("How far {nation} trusts others:"), [pair for pair in pairs if pair[0] == me]),
        (tr("Between the others:"), [pair for pair in pairs if me not in pair]),
    ]
    entries: list[Entry] = []
    for heading, group in groups:
        if group and me in ids:
            entries.append(Entry(heading.format(nation=talk.name)))
        for one, other in group:
            quantity = f"trust.{one}.{other}"
            said = tr("{nation} trusts {other}: {figure}.").format(
                nation=talk.nation(one), other=talk.nation(other), figure=talk.figure(quantity)
            )
            entries.append(Entry(said, quantity))
    talk.dialogue.read(tr("Trust."), entries, talk.why)


def nations(talk: Talk) -> None:
    """Choose a nation and hear how it fares."""
    cards = talk.view.nations
    while True:
        chosen = talk.dialogue.pick(tr("Which nation?"), [played(talk, card) for card in cards])
        if chosen is None:
            return
        nation(talk, cards[chosen])


def played(talk: Talk, card: NationCard) -> str:
    """A nation, and who plays it."""
    name = talk.nation(card.id)
    if card.player == "person":
        return tr("{nation}, played by a person.").format(nation=name)
    from game.doctrines import DOCTRINES

    doctrine = DOCTRINES.get(card.player)
    return tr("{nation}, played by the computer as {doctrine}.").format(
        nation=name, doctrine=doctrine.title if doctrine else one_line(card.player)
    )


def nation(talk: Talk, card: NationCard) -> None:
    """What everybody may know of a nation."""
    entries = [Entry(line) for line in paragraphs(card.public_brief)]
    entries += conditions(talk, card.id)
    for quantity in talk.view.quantities:
        if quantity.startswith(f"infrastructure.{card.id}.") and quantity.endswith(".integrity"):
            entries.append(Entry(f"{talk.title(quantity)}: {talk.figure(quantity)}.", quantity))
    talk.dialogue.read(f"{talk.nation(card.id)}.", entries, talk.why)


def conditions(talk: Talk, nation: str) -> Iterator[Entry]:
    """How a nation fares, a line a quantity."""
    for name in CONDITIONS:
        quantity = f"nation.{nation}.{name}"
        if talk.has(quantity):
            yield Entry(f"{talk.title(quantity)}: {talk.figure(quantity)}.", quantity)


def partnership(talk: Talk) -> None:
    """What all share: cohesion, burdens, the common score, and what is to be achieved."""
    entries = []
    for name in PARTNERSHIP:
        quantity = f"partnership.{name}"
        if talk.has(quantity):
            entries.append(Entry(f"{talk.title(quantity)}: {talk.figure(quantity)}.", quantity))
    if talk.view.objectives:
        entries.append(Entry(tr("Objectives of the exercise:")))
    for objective in talk.view.objectives:
        about = f"{one_line(objective.title)}. {one_line(objective.core_capability)}"
        entries.append(Entry(sentence(about)))
    talk.dialogue.read(tr("The partnership."), entries, talk.why)


def course(talk: Talk) -> None:
    """How the numbers that everybody follows went, turn by turn."""
    names = [f"crisis.{card.id}.severity" for card in standing(talk)]
    names += [f"partnership.{name}" for name in ("cohesion", "score")]
    names += [f"nation.{card.id}.score" for card in talk.view.nations]
    entries = []
    for name in names:
        past = talk.view.history.get(name, ())
        if past and talk.has(name):
            values = ", ".join(number(value) for value in past)
            said = tr("{quantity}, of 100: {values}.")
            entries.append(Entry(said.format(quantity=talk.title(name), values=values), name))
    if not entries:
        talk.say(tr("No turn has ended yet."))
        return
    talk.dialogue.read(tr("At the end of each turn:"), entries, talk.why)


def table(talk: Talk) -> list[str]:
    """What is pledged on the open table and what is still missing, a line a nation and target."""
    lines = []
    for promise in talk.view.promises:
        if promise.amount:
            said = tr("{nation} pledges {units} to {target}.").format(
                nation=talk.nation(promise.nation),
                units=talk.units(promise.amount, promise.what),
                target=talk.target(promise.kind, promise.target),
            )
            lines.append(said)
    if not lines:
        lines.append(tr("Nothing is pledged yet."))
    return [*lines, *_missing(talk)]


def _missing(talk: Talk) -> Iterator[str]:
    anything = False
    for crisis_id, wanted in talk.view.missing.items():
        parts = [talk.units(short, what) for what, short in wanted.items() if short > 0]
        if parts:
            anything = True
            said = tr("Missing for {crisis}: {units}.")
            yield said.format(crisis=talk.crisis(crisis_id), units=listed(parts))
    if not anything and talk.view.missing:
        yield tr("Nothing is missing.")


def messages(talk: Talk) -> list[str]:
    """What nations have said this turn on the open table."""
    return [
        message_line(talk, message)
        for message in talk.view.messages
        if message.turn == talk.view.turn
    ]


def message_line(talk: Talk, message: Message) -> str:
    """What a nation has said."""
    return tr("{nation} said: {text}").format(
        nation=talk.nation(message.nation), text=one_line(message.text)
    )

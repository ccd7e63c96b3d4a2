"""What can be read of an exercise at any time: news, crises, routes, trust, nations."""

from collections.abc import Iterator

from game.plain.dialogue import Entry
from game.plain.talk import Talk
from game.plain.words import (
    KINDS,
    amount,
    counted,
    figure,
    listed,
    number,
    one_line,
    paragraphs,
    sentence,
    spoken,
)
from game.session.view import CrisisCard, NationCard, Phase, RouteCard

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
        talk.say("Nothing of note has happened.")
        return
    talk.dialogue.read("News, the most important first:", entries, talk.why)


def crises(talk: Talk) -> None:
    if not talk.view.crises:
        talk.say("No crisis has broken out.")
        return
    entries = [line for card in standing(talk) for line in crisis(talk, card)]
    said = counted(len(talk.view.crises), "crisis has broken out", "crises have broken out")
    talk.dialogue.read(f"{said}.", entries, talk.why)


def standing(talk: Talk) -> list[CrisisCard]:
    """The crises, the gravest first; what is over comes last."""
    return sorted(talk.view.crises, key=lambda card: (card.status == "resolved", -card.severity))


def crisis(talk: Talk, card: CrisisCard, cause: str | None = None) -> Iterator[Entry]:
    """Everything that is known of one crisis; with a cause, that in place of the description."""
    of = f"crisis.{card.id}."
    yield Entry(f"{one_line(card.name)}: {KINDS.get(card.kind, card.kind)}, {card.status}.")
    if cause is None:
        yield from (Entry(line) for line in paragraphs(card.description))
    yield Entry(f"Severity {talk.figure(of + 'severity')}.", of + "severity")
    if cause:
        yield Entry(f"Mostly by this: {cause}")
    if card.status != "resolved":
        yield Entry(f"Momentum {talk.figure(of + 'momentum')}.", of + "momentum")
        if card.kind in ("armed_conflict", "hybrid") and talk.has(of + "rung"):
            rung = number(talk.view.quantities[of + "rung"])
            yield Entry(f"Rung {rung} on the ladder of escalation.", of + "rung")
        yield Entry(peak(card))
        yield from (Entry(line) for line in needs(talk, card))
    yield Entry(f"Evidence {talk.figure(of + 'evidence')}.", of + "evidence")
    if card.culprit:
        yield Entry(f"The evidence names {one_line(card.culprit)} behind it.")
    for place in talk.view.chokepoints:
        if place.id == card.chokepoint:
            yield Entry(f"It sits on {one_line(place.name)}.")
    targets = [f"infrastructure.{target}.integrity" for target in card.targets]
    targets = [quantity for quantity in targets if talk.has(quantity)]
    if targets:
        yield Entry("What it damages:")
    for quantity in targets:
        yield Entry(f"{talk.title(quantity)}: {talk.figure(quantity)}.", quantity)


def peak(card: CrisisCard) -> str:
    """When a crisis will be a catastrophe."""
    if card.status == "catastrophic":
        return "It is a catastrophe."
    if card.peaks_in is None:
        return "It does not get to a catastrophe by itself."
    turns = counted(card.peaks_in, "turn")
    return f"If nobody does anything, it is a catastrophe in {turns}."


def needs(talk: Talk, card: CrisisCard) -> Iterator[str]:
    """What a crisis asks for, and how much of it is promised now or came in the last turn."""
    phase = talk.view.phase
    pledging = phase in (Phase.CONSULTATION, Phase.DECISION)
    how = "pledged" if pledging else "came" if phase is Phase.ASSESSMENT else "came last turn"
    given = card.pledged if pledging else card.committed
    for capability, needed in card.demand.items():
        said = f"It asks for {talk.units(needed, capability)}"
        has = given.get(capability, 0.0)
        if pledging or phase is Phase.ASSESSMENT or given:
            said += f"; {amount(has)} {how}"
            said += f", {amount(needed - has)} missing" if needed > has else ", enough"
        yield f"{said}."


def routes(talk: Talk) -> None:
    if not talk.view.routes:
        talk.say("There are no trade routes in this exercise.")
        return
    entries = [line for card in talk.view.routes for line in route(talk, card)]
    for place in talk.view.chokepoints:
        said = f"{one_line(place.name)}, a chokepoint: {number(place.flow)} per cent gets through"
        holder = f"; {talk.crisis(place.crisis)} sits on it" if place.crisis else ""
        entries.append(Entry(f"{said}{holder}."))
    said = counted(len(talk.view.routes), "trade route")
    talk.dialogue.read(f"{said}.", entries, talk.why)


def route(talk: Talk, card: RouteCard) -> Iterator[Entry]:
    places = {place.id: one_line(place.name) for place in talk.view.chokepoints}
    way = listed([places.get(place, place) for place in card.through])
    by = f" by way of {way}" if way else ""
    one, other = (talk.nation(end) for end in card.ends)
    flow, insurance = f"route.{card.id}.flow", f"route.{card.id}.insurance"
    yield Entry(
        f"{one_line(card.name)}, from {one} to {other}{by}. Traffic {talk.figure(flow)}.", flow
    )
    if talk.has(insurance):
        yield Entry(f"Cost of insurance on it {talk.figure(insurance)}.", insurance)


def trust(talk: Talk) -> None:
    """Who trusts whom: first what concerns the nation that listens."""
    ids = [card.id for card in talk.view.nations]
    pairs = [(one, other) for one in ids for other in ids if one != other]
    me = talk.viewer
    groups = [
        (f"How far others trust {talk.name}:", [pair for pair in pairs if pair[1] == me]),
        (f"How far {talk.name} trusts others:", [pair for pair in pairs if pair[0] == me]),
        ("Between the others:", [pair for pair in pairs if me not in pair]),
    ]
    entries: list[Entry] = []
    for heading, group in groups:
        if group and me in ids:
            entries.append(Entry(heading))
        for one, other in group:
            quantity = f"trust.{one}.{other}"
            said = f"{talk.nation(one)} trusts {talk.nation(other)}: {talk.figure(quantity)}."
            entries.append(Entry(said, quantity))
    talk.dialogue.read("Trust.", entries, talk.why)


def nations(talk: Talk) -> None:
    """Choose a nation and hear how it fares."""
    cards = talk.view.nations
    while True:
        names = [f"{talk.nation(card.id)}, played by {player(card)}." for card in cards]
        chosen = talk.dialogue.pick("Which nation?", names)
        if chosen is None:
            return
        nation(talk, cards[chosen])


def player(card: NationCard) -> str:
    if card.player == "person":
        return "a person"
    from game.doctrines import DOCTRINES

    doctrine = DOCTRINES.get(card.player)
    return f"the computer as {doctrine.title if doctrine else one_line(card.player)}"


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
        entries.append(Entry("Objectives of the exercise:"))
    for objective in talk.view.objectives:
        about = f"{one_line(objective.title)}. {one_line(objective.core_capability)}"
        entries.append(Entry(sentence(about)))
    talk.dialogue.read("The partnership.", entries, talk.why)


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
            scale = figure(talk.block(name), 0).partition(" ")[2]
            entries.append(Entry(f"{talk.title(name)}, {scale}: {values}.", name))
    if not entries:
        talk.say("No turn has ended yet.")
        return
    talk.dialogue.read("At the end of each turn:", entries, talk.why)


def table(talk: Talk) -> list[str]:
    """What is pledged on the open table and what is still missing, a line a nation and target."""
    lines = []
    for promise in talk.view.promises:
        if promise.amount:
            given = talk.units(promise.amount, promise.what)
            target = talk.target(promise.kind, promise.target)
            lines.append(f"{talk.nation(promise.nation)} pledges {given} to {target}.")
    if not lines:
        lines.append("Nothing is pledged yet.")
    return [*lines, *_missing(talk)]


def _missing(talk: Talk) -> Iterator[str]:
    anything = False
    for crisis_id, wanted in talk.view.missing.items():
        parts = [talk.units(short, what) for what, short in wanted.items() if short > 0]
        if parts:
            anything = True
            yield f"Missing for {talk.crisis(crisis_id)}: {listed(parts)}."
    if not anything and talk.view.missing:
        yield "Nothing is missing."


def messages(talk: Talk) -> list[str]:
    """What nations have said this turn on the open table."""
    return [
        f"{talk.nation(message.nation)} said: {one_line(message.text)}"
        for message in talk.view.messages
        if message.turn == talk.view.turn
    ]

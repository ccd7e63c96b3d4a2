"""What is a nation's alone: its briefing, its means, its agenda."""

from collections.abc import Iterable, Iterator

from game.plain.dialogue import Entry
from game.plain.readings import conditions, standing
from game.plain.talk import Talk
from game.plain.words import change, listed, number, one_line, paragraphs, sentence, units
from game.session.view import AgendaLine, RedLineCard


def briefing(talk: Talk) -> None:
    """What a nation should know before it begins, in three parts; it can be heard again."""
    view, name, own = talk.view, talk.name, talk.own
    talk.say(
        f"Briefing of {name}.",
        sentence(one_line(view.title)),
        *paragraphs(view.summary),
        f"There are {view.turns} turns. This is turn {view.turn}, {view.scenario_time}.",
        f"The nations: {listed([talk.nation(card.id) for card in view.nations])}.",
    )
    talk.dialogue.pause()
    talk.say(f"What everybody knows of {name}:", *paragraphs(talk.card.public_brief))
    talk.say(f"What only {name} knows:", *paragraphs(own.secret_brief))
    talk.dialogue.pause()
    talk.say(f"What {name} wants:", *(line.text for line in agenda_lines(own.agenda)))
    talk.say(*(line.text for line in red_lines(own.red_lines)))
    talk.dialogue.pause()


def means(talk: Talk) -> None:
    """What the nation has to spend, and how it fares."""
    own, of = talk.own, f"nation.{talk.viewer}."
    spent = f", {units(own.budget_left)} not yet ordered" if own.spent else ""
    entries = [
        Entry(f"Budget: {units(own.budget)}{spent}.", of + "budget"),
        Entry(f"Income: {units(own.income)} a turn.", of + "income"),
    ]
    for capability, has in own.capability.items():
        left = own.capability_left.get(capability, has)
        rest = f", {units(left)} not yet ordered" if left != has else ""
        cost = units(own.unit_cost.get(capability, 0.0), "budget")
        entries.append(
            Entry(
                f"{one_line(talk.view.capabilities[capability])}: {units(has)}{rest}. "
                f"A unit for a crisis costs {cost}.",
                f"{of}capability.{capability}",
            )
        )
    for card in own.infrastructure:
        quantity = f"infrastructure.{talk.viewer}.{card.id}"
        by = change("integrity", talk.view.changes.get(f"{quantity}.integrity", 0.0))
        said = f"{one_line(card.name)}: integrity {number(card.integrity)} of 100, {by}"
        protected = f"hardening {number(card.hardening)} of 100"
        entries.append(Entry(f"{said}; {protected}.", f"{quantity}.integrity"))
    entries += conditions(talk, talk.viewer)
    entries += reach(talk)
    entries.append(Entry(f"Score of {talk.name}: {talk.figure(of + 'score')}.", of + "score"))
    talk.dialogue.read(f"Means of {talk.name}.", entries, talk.why)


def reach(talk: Talk) -> Iterator[Entry]:
    """How far crises have reached into the nation, where it may know."""
    for card in standing(talk):
        quantity = f"crisis.{card.id}.presence.{talk.viewer}"
        if talk.has(quantity):
            yield Entry(f"{talk.title(quantity)}: {talk.figure(quantity)}.", quantity)


def agenda(talk: Talk) -> None:
    """What the nation wants, and what it has said that it will not accept."""
    own = talk.own
    entries = []
    for line, said in zip(own.agenda, agenda_lines(own.agenda), strict=True):
        entries.append(Entry(said.text, f"agenda.{talk.viewer}.{line.id}.reached"))
    entries += red_lines(own.red_lines)
    talk.dialogue.read(f"Agenda of {talk.name}.", entries, talk.why)


def agenda_lines(agenda: Iterable[AgendaLine]) -> list[Entry]:
    """A line for each thing that is wanted."""
    items = tuple(agenda)
    whole = sum(item.weight for item in items) or 1
    lines = []
    for item in items:
        share = f"{number(100 * item.weight / whole)} per cent of the agenda"
        secret = "Secret. " if item.secret else ""
        said = f"{secret}{one_line(item.title).rstrip('.')}: {share}"
        lines.append(Entry(f"{said}, reached {number(item.reached)} of 100."))
    return lines


def red_lines(lines: Iterable[RedLineCard]) -> Iterator[Entry]:
    """A line for each red line."""
    for line in lines:
        secret = "Secret. " if line.secret else ""
        state = "crossed" if line.crossed else "not crossed"
        yield Entry(f"{secret}Red line, {state}: {one_line(line.text).rstrip('.')}.")

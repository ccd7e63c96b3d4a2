"""What is a nation's alone: its briefing, its means, its agenda."""

from collections.abc import Iterable, Iterator

from game.language import tr
from game.language.phrases import listed
from game.plain.dialogue import Entry
from game.plain.readings import conditions, standing
from game.plain.talk import Talk
from game.plain.words import budget, change, number, one_line, paragraphs, sentence, units
from game.session.view import AgendaLine, RedLineCard


def briefing(talk: Talk) -> None:
    """What a nation should know before it begins, in three parts; it can be heard again."""
    view, name, own = talk.view, talk.name, talk.own
    nations = listed([talk.nation(card.id) for card in view.nations])
    talk.say(
        tr("Briefing of {nation}.").format(nation=name),
        sentence(one_line(view.title)),
        *paragraphs(view.summary),
        tr("There are {turns} turns. This is turn {turn}, {time}.").format(
            turns=view.turns, turn=view.turn, time=view.scenario_time
        ),
        tr("The nations: {nations}.").format(nations=nations),
    )
    talk.dialogue.pause()
    known = tr("What everybody knows of {nation}:").format(nation=name)
    talk.say(known, *paragraphs(talk.card.public_brief))
    secret = tr("What only {nation} knows:").format(nation=name)
    talk.say(secret, *paragraphs(own.secret_brief))
    talk.dialogue.pause()
    wanted = tr("What {nation} wants:").format(nation=name)
    talk.say(wanted, *(line.text for line in agenda_lines(own.agenda)))
    talk.say(*(line.text for line in red_lines(own.red_lines)))
    talk.dialogue.pause()


def means(talk: Talk) -> None:
    """What the nation has to spend, and how it fares."""
    own, of = talk.own, f"nation.{talk.viewer}."
    has_left = own.budget_left if own.spent else own.budget
    income = tr("Income: {units} a turn.").format(units=units(own.income))
    entries = [
        Entry(_has(tr("Budget"), own.budget, has_left), of + "budget"),
        Entry(income, of + "income"),
    ]
    for capability, has in own.capability.items():
        name = one_line(talk.view.capabilities[capability])
        said = _has(name, has, own.capability_left.get(capability, has))
        cost = tr("A unit for a crisis costs {cost}.").format(
            cost=budget(own.unit_cost.get(capability, 0.0))
        )
        entries.append(Entry(f"{said} {cost}", f"{of}capability.{capability}"))
    for card in own.infrastructure:
        quantity = f"infrastructure.{talk.viewer}.{card.id}"
        by = change("integrity", talk.view.changes.get(f"{quantity}.integrity", 0.0))
        said = tr(
            "{name}: integrity {integrity} of 100, {change}; hardening {hardening} of 100."
        ).format(
            name=one_line(card.name),
            integrity=number(card.integrity),
            change=by,
            hardening=number(card.hardening),
        )
        entries.append(Entry(said, f"{quantity}.integrity"))
    entries += conditions(talk, talk.viewer)
    entries += reach(talk)
    score = tr("Score of {nation}: {figure}.").format(
        nation=talk.name, figure=talk.figure(of + "score")
    )
    entries.append(Entry(score, of + "score"))
    talk.dialogue.read(tr("Means of {nation}.").format(nation=talk.name), entries, talk.why)


def _has(name: str, has: float, left: float) -> str:
    """What there is of a means, and what of it is not yet ordered."""
    if left == has:
        return f"{name}: {units(has)}."
    said = tr("{name}: {units}, {left} not yet ordered.")
    return said.format(name=name, units=units(has), left=units(left))


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
    talk.dialogue.read(tr("Agenda of {nation}.").format(nation=talk.name), entries, talk.why)


def agenda_lines(agenda: Iterable[AgendaLine]) -> list[Entry]:
    """A line for each thing that is wanted."""
    items = tuple(agenda)
    whole = sum(item.weight for item in items) or 1
    lines = []
    for item in items:
        line = (
            tr("Secret. {title}: {share} per cent of the agenda, reached {reached} of 100.")
            if item.secret
            else tr("{title}: {share} per cent of the agenda, reached {reached} of 100.")
        )
        said = line.format(
            title=one_line(item.title).rstrip("."),
            share=number(100 * item.weight / whole),
            reached=number(item.reached),
        )
        lines.append(Entry(said))
    return lines


def red_lines(lines: Iterable[RedLineCard]) -> Iterator[Entry]:
    """A line for each red line."""
    for line in lines:
        state = tr("crossed") if line.crossed else tr("not crossed")
        said = (
            tr("Secret. Red line, {state}: {text}.")
            if line.secret
            else tr("Red line, {state}: {text}.")
        )
        yield Entry(said.format(state=state, text=one_line(line.text).rstrip(".")))

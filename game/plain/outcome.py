"""The outcome: how it ended, what was reached, what mattered, and what everybody wanted."""

from functools import partial

from game.language import tr, trn
from game.plain import readings, why
from game.plain.dialogue import Choice, Entry
from game.plain.own import agenda_lines
from game.plain.talk import Talk
from game.plain.words import (
    RATINGS,
    number,
    one_line,
    paragraphs,
    sentence,
    signed,
    spoken,
)
from game.session.view import Outcome


def outcome(talk: Talk) -> None:
    """Until all have heard enough."""
    told = talk.view.outcome
    assert told is not None
    ending(talk, told)
    choices = [
        Choice(tr("How it ended, again."), partial(ending, talk, told)),
        Choice(tr("The objectives and their ratings."), partial(objectives, talk, told)),
        Choice(tr("The turning points."), partial(turning_points, talk, told)),
        Choice(tr("What each nation wanted: nothing is secret now."), partial(agendas, talk, told)),
        Choice(tr("The course of the exercise."), partial(readings.course, talk)),
        Choice(tr("The crises."), partial(readings.crises, talk)),
        Choice(tr("Trust."), partial(readings.trust, talk)),
        Choice(tr("Why is something as it is?"), partial(why.ask, talk)),
        Choice(tr("Leave."), lambda: True),
    ]
    talk.dialogue.menu(tr("Outcome"), choices)


def ending(talk: Talk, told: Outcome) -> None:
    """The ending, and the scores."""
    played = talk.view.turn
    ended = trn(
        "The exercise has ended: {title}, after {n} turn.",
        "The exercise has ended: {title}, after {n} turns.",
        played,
    )
    talk.say(
        ended.format(title=one_line(talk.view.title), n=played),
        sentence(one_line(told.title)),
        *paragraphs(told.text),
        tr("Common score: {score} of 100.").format(score=number(told.common_score)),
    )
    for line in sorted(told.nations, key=lambda one: -one.score):
        score = tr("Score of {nation}: {score} of 100.")
        talk.say(score.format(nation=talk.nation(line.nation), score=number(line.score)))
    for crisis, name in told.culprits.items():
        culprit = tr("Behind {crisis}: {adversary}.")
        talk.say(culprit.format(crisis=talk.crisis(crisis), adversary=one_line(name)))


def objectives(talk: Talk, told: Outcome) -> None:
    """What was to be trained, and how well it was done."""
    if not told.objectives:
        talk.say(tr("This exercise has no objectives."))
    for line in told.objectives:
        talk.say(
            f"{one_line(line.title).rstrip('.')}: {RATINGS[line.rating]}.",
            sentence(
                tr("Core capability: {capability}").format(
                    capability=one_line(line.core_capability)
                )
            ),
        )
        if line.evidence:
            talk.say(sentence(spoken(line.evidence)))


def turning_points(talk: Talk, told: Outcome) -> None:
    """The changes that mattered most."""
    entries = [
        Entry(
            tr("Turn {turn}, {change}. {event}").format(
                turn=point.turn, change=signed(point.change), event=sentence(spoken(point.text))
            ),
            point.quantity,
        )
        for point in told.turning_points
    ]
    nothing = [Entry(tr("Nothing changed enough to be told."))]
    talk.dialogue.read(tr("Turning points."), entries or nothing, talk.why)


def agendas(talk: Talk, told: Outcome) -> None:
    """The agendas and the briefs that were secret, nation by nation."""
    for nation in told.nations:
        talk.say(
            tr("{nation}, score {score} of 100.").format(
                nation=talk.nation(nation.nation), score=number(nation.score)
            ),
            *(line.text for line in agenda_lines(nation.agenda)),
            *paragraphs(nation.secret_brief),
        )

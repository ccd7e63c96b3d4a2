"""The outcome: how it ended, what was reached, what mattered, and what everybody wanted."""

from functools import partial

from game.plain import readings, why
from game.plain.dialogue import Choice, Entry
from game.plain.own import agenda_lines
from game.plain.talk import Talk
from game.plain.words import (
    RATINGS,
    counted,
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
        Choice("How it ended, again.", partial(ending, talk, told)),
        Choice("The objectives and their ratings.", partial(objectives, talk, told)),
        Choice("The turning points.", partial(turning_points, talk, told)),
        Choice("What each nation wanted: nothing is secret now.", partial(agendas, talk, told)),
        Choice("The course of the exercise.", partial(readings.course, talk)),
        Choice("The crises.", partial(readings.crises, talk)),
        Choice("Trust.", partial(readings.trust, talk)),
        Choice("Why is something as it is?", partial(why.ask, talk)),
        Choice("Leave.", lambda: True),
    ]
    talk.dialogue.menu("Outcome", choices)


def ending(talk: Talk, told: Outcome) -> None:
    """The ending, and the scores."""
    played = counted(talk.view.turn, "turn")
    talk.say(
        f"The exercise has ended: {one_line(talk.view.title)}, after {played}.",
        sentence(one_line(told.title)),
        *paragraphs(told.text),
        f"Common score: {number(told.common_score)} of 100.",
    )
    for nation in sorted(told.nations, key=lambda one: -one.score):
        talk.say(f"Score of {talk.nation(nation.nation)}: {number(nation.score)} of 100.")
    for crisis, name in told.culprits.items():
        talk.say(f"Behind {talk.crisis(crisis)}: {one_line(name)}.")


def objectives(talk: Talk, told: Outcome) -> None:
    """What was to be trained, and how well it was done."""
    if not told.objectives:
        talk.say("This exercise has no objectives.")
    for line in told.objectives:
        talk.say(
            f"{one_line(line.title).rstrip('.')}: {RATINGS[line.rating]}.",
            sentence(f"Core capability: {one_line(line.core_capability)}"),
        )
        if line.evidence:
            talk.say(sentence(spoken(line.evidence)))


def turning_points(talk: Talk, told: Outcome) -> None:
    """The changes that mattered most."""
    entries = [
        Entry(
            f"Turn {point.turn}, {signed(point.change)}. {sentence(spoken(point.text))}",
            point.quantity,
        )
        for point in told.turning_points
    ]
    nothing = [Entry("Nothing changed enough to be told.")]
    talk.dialogue.read("Turning points.", entries or nothing, talk.why)


def agendas(talk: Talk, told: Outcome) -> None:
    """The agendas and the briefs that were secret, nation by nation."""
    for nation in told.nations:
        talk.say(
            f"{talk.nation(nation.nation)}, score {number(nation.score)} of 100.",
            *(line.text for line in agenda_lines(nation.agenda)),
            *paragraphs(nation.secret_brief),
        )

"""The situation: one nation reads what has happened. The same can be read in every phase."""

from functools import partial

from game.plain import own, why
from game.plain.agreements import treaties
from game.plain.dialogue import Choice
from game.plain.inbox import asking, inbox, is_new, summary
from game.plain.intelligence import intelligence
from game.plain.readings import (
    FIRST_NEWS,
    course,
    crises,
    nations,
    news,
    news_entries,
    partnership,
    routes,
    trust,
)
from game.plain.talk import Talk
from game.plain.words import counted, one_line, sentence
from game.session.commands import Ready


def situation(talk: Talk) -> None:
    """Until the nation is done with the situation."""
    talk.say(f"{talk.heading}: situation.")
    headlines(talk)
    done = Choice(f"{talk.name} is done with the situation.", partial(done_reading, talk))
    talk.dialogue.menu(f"Situation of {talk.name}", [*choices(talk), done])


def headlines(talk: Talk) -> None:
    """The beginning of the news."""
    entries = news_entries(talk)
    if not entries:
        return
    talk.say("What happened, the most important first:")
    talk.say(*(entry.text for entry in entries[:FIRST_NEWS]))
    more = len(entries) - FIRST_NEWS
    if more > 0:
        talk.say(f"The news has {counted(more, 'more item')}.")


def done_reading(talk: Talk) -> bool:
    """The nation is done, once it is sure if it has not heard what asks it for a decision."""
    closed = [card for card in asking(talk) if is_new(talk, card)]
    if closed:
        talk.say("Not heard yet, and asking for a decision:")
        talk.say(*(sentence(one_line(card.title)) for card in closed))
        if not talk.dialogue.confirmed("Done reading?", "Done reading.", "Read on."):
            return False
    return finish(talk)


def finish(talk: Talk) -> bool:
    """The nation is ready; whether that was accepted."""
    return talk.give(talk.viewer, Ready())


def choices(talk: Talk) -> list[Choice]:
    """All that can be read, for a nation or for the open table."""
    reading = [
        Choice(lambda: f"News: {counted(len(talk.view.news), 'item')}.", partial(news, talk)),
        Choice(lambda: summary(talk), partial(inbox, talk)),
        Choice(lambda: f"Crises: {len(talk.view.crises)}.", partial(crises, talk)),
        Choice("Trade routes.", partial(routes, talk)),
        Choice("Trust.", partial(trust, talk)),
        Choice("Treaties and projects.", partial(treaties, talk)),
        Choice("The nations.", partial(nations, talk)),
        Choice("The partnership and its objectives.", partial(partnership, talk)),
        Choice("The course of the exercise so far.", partial(course, talk)),
        Choice("Why is something as it is?", partial(why.ask, talk)),
    ]
    if talk.view.own is None:
        return reading
    return [
        *reading,
        Choice(f"Means of {talk.name}.", partial(own.means, talk)),
        Choice(f"Intelligence of {talk.name}.", partial(intelligence, talk)),
        Choice(f"Agenda of {talk.name}.", partial(own.agenda, talk)),
        Choice(f"Briefing of {talk.name}.", partial(own.briefing, talk)),
    ]


def look(talk: Talk) -> None:
    """Read anything, from within another part."""
    talk.dialogue.menu(f"What {talk.who} may read", choices(talk), "Back.")

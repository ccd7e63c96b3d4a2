"""The situation: one nation reads what has happened. The same can be read in every phase."""

from functools import partial

from game.language import tr, trn
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
from game.plain.words import one_line, sentence
from game.session.commands import Ready


def situation(talk: Talk) -> None:
    """Until the nation is done with the situation."""
    talk.say(tr("{heading}: situation.").format(heading=talk.heading))
    headlines(talk)
    done = tr("{nation} is done with the situation.").format(nation=talk.name)
    title = tr("Situation of {nation}").format(nation=talk.name)
    talk.dialogue.menu(title, [*choices(talk), Choice(done, partial(done_reading, talk))])


def headlines(talk: Talk) -> None:
    """The beginning of the news."""
    entries = news_entries(talk)
    if not entries:
        return
    talk.say(tr("What happened, the most important first:"))
    talk.say(*(entry.text for entry in entries[:FIRST_NEWS]))
    more = len(entries) - FIRST_NEWS
    if more > 0:
        said = trn("The news has {n} more item.", "The news has {n} more items.", more)
        talk.say(said.format(n=more))


def done_reading(talk: Talk) -> bool:
    """The nation is done, once it is sure if it has not heard what asks it for a decision."""
    closed = [card for card in asking(talk) if is_new(talk, card)]
    if closed:
        talk.say(tr("Not heard yet, and asking for a decision:"))
        talk.say(*(sentence(one_line(card.title)) for card in closed))
        if not talk.dialogue.confirmed(tr("Done reading?"), tr("Done reading."), tr("Read on.")):
            return False
    return finish(talk)


def finish(talk: Talk) -> bool:
    """The nation is ready; whether that was accepted."""
    return talk.give(talk.viewer, Ready())


def choices(talk: Talk) -> list[Choice]:
    """All that can be read, for a nation or for the open table."""
    reading = [
        Choice(lambda: news_line(talk), partial(news, talk)),
        Choice(lambda: summary(talk), partial(inbox, talk)),
        Choice(lambda: tr("Crises: {n}.").format(n=len(talk.view.crises)), partial(crises, talk)),
        Choice(tr("Trade routes."), partial(routes, talk)),
        Choice(tr("Trust."), partial(trust, talk)),
        Choice(tr("Treaties and projects."), partial(treaties, talk)),
        Choice(tr("The nations."), partial(nations, talk)),
        Choice(tr("The partnership and its objectives."), partial(partnership, talk)),
        Choice(tr("The course of the exercise so far."), partial(course, talk)),
        Choice(tr("Why is something as it is?"), partial(why.ask, talk)),
    ]
    if talk.view.own is None:
        return reading
    name = talk.name
    return [
        *reading,
        Choice(tr("Means of {nation}.").format(nation=name), partial(own.means, talk)),
        Choice(tr("Intelligence of {nation}.").format(nation=name), partial(intelligence, talk)),
        Choice(tr("Agenda of {nation}.").format(nation=name), partial(own.agenda, talk)),
        Choice(tr("Briefing of {nation}.").format(nation=name), partial(own.briefing, talk)),
    ]


def news_line(talk: Talk) -> str:
    """The line of a menu."""
    count = len(talk.view.news)
    said = trn("News: {n} item.", "News: {n} items.", count) if count else tr("News: no items.")
    return said.format(n=count)


def look(talk: Talk) -> None:
    """Read anything, from within another part."""
    title = tr("What {who} may read").format(who=talk.who)
    talk.dialogue.menu(title, choices(talk), tr("Back."))

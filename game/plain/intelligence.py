"""What a nation's own intelligence makes out; how likely, and apart from it how well founded."""

from collections.abc import Iterator

from game.language import tr
from game.language.phrases import listed
from game.plain.dialogue import Entry
from game.plain.talk import Talk
from game.plain.words import KINDS, amount, one_line, per_cent


def intelligence(talk: Talk) -> None:
    """Suspicions, warnings, estimates of budgets, and what partners are after."""
    entries = [
        *suspicions(talk),
        *warnings(talk),
        *estimates(talk),
        *insights(talk),
    ]
    if not entries:
        talk.say(tr("There are no reports yet."))
        return
    title = tr("Intelligence of {nation}.").format(nation=talk.name)
    talk.dialogue.read(title, entries, talk.why)


def suspicions(talk: Talk) -> Iterator[Entry]:
    for one in sorted(talk.own.secret.suspicions, key=lambda one: -one.likelihood):
        said = tr(
            "{adversary} is behind {crisis}: {likelihood}, {share}. Confidence {confidence}."
        ).format(
            adversary=one_line(one.name),
            crisis=talk.crisis(one.crisis),
            likelihood=one.words,
            share=per_cent(one.likelihood),
            confidence=one.confidence,
        )
        yield Entry(said, f"belief.{talk.viewer}.{one.crisis}.{one.adversary}")


def warnings(talk: Talk) -> Iterator[Entry]:
    for one in talk.own.secret.warnings:
        said = tr("Warning: {crisis}, {kind}, may break out: {likelihood}, {share}.")
        yield Entry(
            said.format(
                crisis=one_line(one.name),
                kind=KINDS.get(one.kind, one.kind),
                likelihood=one.words,
                share=per_cent(one.likelihood),
            )
        )


def estimates(talk: Talk) -> Iterator[Entry]:
    for one in talk.own.secret.estimates:
        said = tr("Budget of {nation}, estimated: between {low} and {high} units.").format(
            nation=talk.nation(one.nation), low=amount(one.low), high=amount(one.high)
        )
        yield Entry(said)


def insights(talk: Talk) -> Iterator[Entry]:
    for one in talk.own.secret.insights:
        wants = listed([one_line(wish) for wish in one.wants]) or tr("not enough to say yet")
        said = tr("What {nation} is after, {share} of what there is to know: {wants}.").format(
            nation=talk.nation(one.nation), share=per_cent(one.depth), wants=wants
        )
        yield Entry(said)

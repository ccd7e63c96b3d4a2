"""What a nation's own intelligence makes out; how likely, and apart from it how well founded."""

from collections.abc import Iterator

from game.plain.agreements import per_cent
from game.plain.dialogue import Entry
from game.plain.talk import Talk
from game.plain.words import KINDS, amount, listed, one_line


def intelligence(talk: Talk) -> None:
    """Suspicions, warnings, estimates of budgets, and what partners are after."""
    entries = [
        *suspicions(talk),
        *warnings(talk),
        *estimates(talk),
        *insights(talk),
    ]
    if not entries:
        talk.say("There are no reports yet.")
        return
    talk.dialogue.read(f"Intelligence of {talk.name}.", entries, talk.why)


def suspicions(talk: Talk) -> Iterator[Entry]:
    for one in sorted(talk.own.secret.suspicions, key=lambda one: -one.likelihood):
        said = f"{one_line(one.name)} is behind {talk.crisis(one.crisis)}: {one.words}"
        quantity = f"belief.{talk.viewer}.{one.crisis}.{one.adversary}"
        yield Entry(f"{said}, {per_cent(one.likelihood)}. Confidence {one.confidence}.", quantity)


def warnings(talk: Talk) -> Iterator[Entry]:
    for one in talk.own.secret.warnings:
        kind = KINDS.get(one.kind, one.kind)
        said = f"Warning: {one_line(one.name)}, {kind}, may break out"
        yield Entry(f"{said}: {one.words}, {per_cent(one.likelihood)}.")


def estimates(talk: Talk) -> Iterator[Entry]:
    for one in talk.own.secret.estimates:
        span = f"between {amount(one.low)} and {amount(one.high)} units"
        yield Entry(f"Budget of {talk.nation(one.nation)}, estimated: {span}.")


def insights(talk: Talk) -> Iterator[Entry]:
    for one in talk.own.secret.insights:
        known = f"{per_cent(one.depth)} of what there is to know"
        wants = listed([one_line(wish) for wish in one.wants]) or "not enough to say yet"
        yield Entry(f"What {talk.nation(one.nation)} is after, {known}: {wants}.")

"""Pledge beside deed, and the public answers: what the reveal shows of a turn."""

from collections.abc import Iterator
from typing import Literal

from game.language import tr
from game.rules.exercise import Exercise
from game.session.fold import Amounts, Playthrough
from game.session.inbox import fired_in, has_received, recipients
from game.session.view import FACILITATOR, Choice, Deed, Promise


def promises(exercise: Exercise, play: Playthrough, turn: int) -> Iterator[Promise]:
    """What nations have pledged in a turn, nation by nation."""
    if turn not in play.tables:
        return
    for nation in exercise.scenario.nations:
        pledges = play.tables[turn].pledges_of(nation)
        for (crisis, capability), units in pledges.commits.items():
            yield Promise(nation, "commit", crisis, capability, units)
        for (to, what), amount in pledges.transfers.items():
            yield Promise(nation, "transfer", to, what, amount)


def deeds(exercise: Exercise, play: Playthrough, turn: int) -> Iterator[Deed]:
    """What nations did in a turn beside what they had pledged, which may be nothing.

    Empty before the turn is resolved.
    """
    if turn > play.assessed or turn not in play.tables:
        return
    table = play.tables[turn]
    for nation in exercise.scenario.nations:
        pledges, draft = table.pledges_of(nation), table.draft_of(nation)
        yield from _compared(nation, "commit", pledges.commits, draft.commits)
        yield from _compared(nation, "transfer", pledges.transfers, draft.transfers)


def _compared(
    nation: str, kind: Literal["commit", "transfer"], pledged: Amounts, done: Amounts
) -> Iterator[Deed]:
    for target, what in dict.fromkeys((*pledged, *done)):
        promised, given = pledged.get((target, what), 0), done.get((target, what), 0)
        yield Deed(nation, kind, target, what, promised, given)


def choices(exercise: Exercise, play: Playthrough, turn: int, viewer: str) -> Iterator[Choice]:
    """The answers to a turn's injects that a viewer may learn of when they are carried out.

    Of an inject that the viewer has not received it learns what was done, and not what was asked.
    """
    if turn > play.assessed:
        return
    for name, inject in exercise.scenario.injects.items():
        if fired_in(play, name) != turn or not inject.options:
            continue
        known = has_received(exercise, play, viewer, name)
        for nation in recipients(exercise, inject):
            picked = int(play.quantities[f"inject.{name}.answer.{nation}"])
            if not picked:
                continue
            option = inject.options[picked - 1]
            if option.public or viewer in (nation, FACILITATOR):
                owner = exercise.scenario.nations[nation].name
                title = tr("A decision of {nation}'s").format(nation=owner)
                yield Choice(
                    nation,
                    name if known else "",
                    inject.title if known else title,
                    option.text,
                    option.outcome,
                )

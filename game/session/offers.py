"""Everything that a seat may do now, and how much of it: what is offered is accepted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from game.rules.exercise import Exercise
from game.session.commands import (
    Answer,
    Command,
    Commit,
    Harden,
    Pledge,
    PledgeTransfer,
    Ready,
    Reason,
    Refusal,
    Say,
    Transfer,
)
from game.session.decide import refusal
from game.session.fold import Playthrough
from game.session.inbox import asked
from game.session.means import BUDGET, whole
from game.session.view import Phase
from game.session.visibility import has_broken_out


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to do, in any whole amount from 0 (which takes it back) to `most`."""

    command: Command
    """The command with the largest amount that is accepted."""
    most: int
    """1 for what has no amount, or 0 if it is not possible."""
    why: Refusal | None
    """Why it cannot be more; None for what has no amount and is possible."""


def offers(exercise: Exercise, play: Playthrough, seat: str) -> tuple[Offer, ...]:
    """What a nation may do in this phase. Empty if it is done with it."""
    if refusal(exercise, play, seat, Ready()) is not None:
        return ()
    return tuple(_offers(exercise, play, seat))


def _offers(exercise: Exercise, play: Playthrough, seat: str) -> Iterator[Offer]:
    scenario = exercise.scenario
    gifts = (BUDGET, *scenario.capabilities)
    crises = [crisis for crisis in scenario.crises if has_broken_out(crisis, play.quantities)]
    partners = [nation for nation in scenario.nations if nation != seat]

    def amounts(make: Callable[[int], Command], most: float) -> Offer:
        return _most(exercise, play, seat, make, whole(most))

    if play.phase in (Phase.CONSULTATION, Phase.DECISION):
        consultation = play.phase is Phase.CONSULTATION
        units, gift = (Pledge, PledgeTransfer) if consultation else (Commit, Transfer)
        has = {k: play.quantities[f"nation.{seat}.capability.{k}"] for k in scenario.capabilities}
        has[BUDGET] = play.quantities[f"nation.{seat}.budget"]
        for crisis in crises:
            for capability in scenario.capabilities:
                yield amounts(partial(units, crisis, capability), has[capability])
        for to in partners:
            for what in gifts:
                yield amounts(partial(gift, to, what), has[what])
        if consultation:
            yield Offer(Say("…"), 1, None)
        else:
            for thing in scenario.nations[seat].infrastructure:
                yield amounts(partial(Harden, thing), has[BUDGET])
            yield from _answers(exercise, play, seat)
            yield Offer(Reason("…"), 1, None)
    yield Offer(Ready(), 1, None)


def _answers(exercise: Exercise, play: Playthrough, seat: str) -> Iterator[Offer]:
    for name, inject in exercise.scenario.injects.items():
        if asked(exercise, play, seat, name):
            for option in inject.options:
                command = Answer(name, option.id)
                why = refusal(exercise, play, seat, command)
                yield Offer(command, 0 if why else 1, why)


def _most(
    exercise: Exercise, play: Playthrough, seat: str, make: Callable[[int], Command], most: int
) -> Offer:
    """The largest amount that is accepted: more costs more, so halving finds it."""
    low, high = 0, most + 1
    while high - low > 1:
        middle = (low + high) // 2
        if refusal(exercise, play, seat, make(middle)) is None:
            low = middle
        else:
            high = middle
    return Offer(make(low), low, refusal(exercise, play, seat, make(low + 1)))

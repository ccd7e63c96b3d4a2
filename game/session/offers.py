"""Everything that a seat may do now, and how much of it: what is offered is accepted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from game.rules.exercise import Exercise
from game.session.agreements import aimed_at, concerns
from game.session.commands import (
    ACCEPT,
    ALL,
    DECLINE,
    NO,
    WAIT,
    YES,
    Answer,
    Command,
    Commit,
    Harden,
    Invest,
    Invoke,
    Leave,
    Lend,
    Pledge,
    PledgeTransfer,
    Propose,
    Ready,
    Reason,
    Refusal,
    Respond,
    Say,
    Transfer,
    Undertake,
)
from game.session.decide import Judge, judging, refusal
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
    judge = judging(exercise, play, seat)

    def amounts(make: Callable[[int], Command], most: float) -> Offer:
        return _most(judge, make, whole(most))

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
            yield from _agreements(exercise, play, seat, judge)
            yield Offer(Say("…"), 1, None)
        else:
            yield from _beyond(exercise, play, seat, has, judge)
            for thing in scenario.nations[seat].infrastructure:
                yield amounts(partial(Harden, thing), has[BUDGET])
            yield from _answers(exercise, play, seat, judge)
            yield Offer(Reason("…"), 1, None)
    yield Offer(Ready(), 1, None)


def _agreements(exercise: Exercise, play: Playthrough, seat: str, judge: Judge) -> Iterator[Offer]:
    """What a nation may propose, answer, leave and call for in consultation."""
    if not exercise.world.deep:
        return
    p = exercise.rulebook
    commands: list[Command] = [Propose(treaty, "", ALL) for treaty in p.treaties]
    for name, joint in p.joint.items():
        for target, _ in aimed_at(exercise, play, joint.target, seat):
            commands.append(Propose(name, target, ALL))
    for agreement, target in play.table.proposals:
        commands += [Respond(agreement, target, answer) for answer in (ACCEPT, DECLINE, WAIT)]
    bound = [t for t in p.treaties if play.quantities[f"treaty.{t}.member.{seat}"]]
    commands += [Leave(treaty, answer) for treaty in bound for answer in (YES, NO)]
    for treaty in bound:
        if p.treaties[treaty].collective:
            commands += [
                Invoke(treaty, crisis, answer)
                for crisis in exercise.scenario.crises
                if has_broken_out(crisis, play.quantities)
                for answer in (YES, NO)
            ]
    for command in commands:
        why = judge(command)
        yield Offer(command, 0 if why else 1, why)


def _beyond(
    exercise: Exercise, play: Playthrough, seat: str, has: Mapping[str, float], judge: Judge
) -> Iterator[Offer]:
    """Loans, projects and the rulebook's orders."""
    if not exercise.world.deep:
        return
    scenario, p = exercise.scenario, exercise.rulebook
    for to in scenario.nations:
        for what in scenario.capabilities if to != seat else ():
            yield _most(judge, partial(Lend, to, what), whole(has[what]))
    for project in p.projects:
        yield _most(judge, partial(Invest, project), whole(has[BUDGET]))
    for name, order in p.orders.items():
        for target, _ in aimed_at(exercise, play, order.target, seat):
            if concerns(order.target, target, seat):
                make = partial(Undertake, name, target)
                yield _most(judge, make, order.most)


def _answers(exercise: Exercise, play: Playthrough, seat: str, judge: Judge) -> Iterator[Offer]:
    for name, inject in exercise.scenario.injects.items():
        if asked(exercise, play, seat, name):
            for option in inject.options:
                command = Answer(name, option.id)
                why = judge(command)
                yield Offer(command, 0 if why else 1, why)


def _most(judge: Judge, make: Callable[[int], Command], most: int) -> Offer:
    """The largest amount that is accepted: more costs more, so halving finds it.

    Mostly it is all that there could be, or nothing, so these are tried first.
    """
    low, high = 0, most + 1
    why = judge(make(high))
    tries = [most, 1]
    while high - low > 1:
        middle = tries.pop(0) if tries else (low + high) // 2
        if not low < middle < high:
            continue
        refused = judge(make(middle))
        if refused is None:
            low = middle
        else:
            high, why = middle, refused
    return Offer(make(low), low, why)

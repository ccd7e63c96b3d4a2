"""Whether a nation may propose, answer, leave, call for help, or give an order of the rulebook."""

from game.rules.exercise import Exercise
from game.rules.undertakings import aims, possible
from game.scenario.accords import JointKind, Treaty
from game.session.commands import (
    ACCEPT,
    ALL,
    DECLINE,
    NO,
    WAIT,
    YES,
    Agreeing,
    Invest,
    Invoke,
    Leave,
    Propose,
    Refusal,
    Respond,
    Undertake,
)
from game.session.fold import Playthrough, Proposal
from game.session.means import granted
from game.session.table import state_now

_ANSWERS = (ACCEPT, DECLINE, WAIT)


def agreeing(exercise: Exercise, play: Playthrough, seat: str, command: Agreeing) -> Refusal | None:
    """Why a nation may not agree, leave or call; None if it may."""
    match command:
        case Propose(agreement, target, to):
            return (
                _addressed(exercise, seat, to)
                or _agreement(exercise, play, seat, agreement, target)
                or _open_to(exercise, play, seat, agreement, target)
                or _room(exercise, play, seat, agreement, target)
            )
        case Respond(agreement, target, answer):
            return _response(exercise, play, seat, agreement, target, answer)
        case Leave(treaty, answer):
            return _yes_or_no(answer) or _bound(exercise, play, seat, treaty)
        case Invoke(treaty, crisis, answer):
            return (
                _yes_or_no(answer)
                or _bound(exercise, play, seat, treaty)
                or _struck(exercise, play, seat, treaty, crisis)
            )


def investing(exercise: Exercise, play: Playthrough, command: Invest) -> Refusal | None:
    """Why nothing may be put into a project."""
    project = exercise.rulebook.projects.get(command.project)
    if project is None:
        return Refusal("unknown_project", f"There is no project {_quoted(command.project)}.")
    if play.quantities[f"project.{command.project}.complete"] and command.budget:
        return Refusal("not_possible", f"{project.title} is complete and needs nothing more.")
    return None


def undertaking(
    exercise: Exercise, play: Playthrough, seat: str, command: Undertake
) -> Refusal | None:
    """Why an order of the rulebook may not be given."""
    order = exercise.rulebook.orders.get(command.order)
    if order is None:
        return Refusal("unknown_order", f"There is no order {_quoted(command.order)} here.")
    refused = _target(exercise, play, seat, order.target, command.target)
    if refused is not None:
        return refused
    if command.units > order.most:
        most = f"{order.title}: {order.most} at most for one target."
        return Refusal("not_possible", most)
    if not command.units:
        return None
    state = state_now(exercise, play.quantities)
    place = exercise.catalogue.axes["nation"].index(seat)
    at = exercise.world.accords.targets(order.target).index(command.target)
    if not possible(state, exercise.world, command.order, (place,))[0, 0, at]:
        return Refusal("not_possible", f"{order.title}: {order.why_not}")
    return None


def may_agree_to(exercise: Exercise, play: Playthrough, seat: str) -> int:
    """How many more treaties and joint actions a nation can agree to this turn."""
    more = granted(exercise, play.quantities, seat, "extra_agreement")
    return exercise.rulebook.agreements.most + int(more) - len(play.table.party_to(seat))


def _addressed(exercise: Exercise, seat: str, to: str) -> Refusal | None:
    for nation in to.split(",") if to != ALL else ():
        if nation == seat:
            return Refusal("to_itself", "A proposal is made to others.")
        if nation not in exercise.scenario.nations:
            there_is_none = f"There is no nation {_quoted(nation)} in this exercise."
            return Refusal("unknown_nation", there_is_none)
    return None


def _agreement(
    exercise: Exercise, play: Playthrough, seat: str, agreement: str, target: str
) -> Refusal | None:
    found = _known(exercise, agreement)
    if found is None:
        unknown = f"There is no agreement {_quoted(agreement)} here."
        return Refusal("unknown_agreement", unknown)
    if (agreement, target) in play.table.proposals:
        return None
    kind = found.target if isinstance(found, JointKind) else "none"
    return _target(exercise, play, seat, kind, target)


def _known(exercise: Exercise, agreement: str) -> Treaty | JointKind | None:
    p = exercise.rulebook
    return p.treaties.get(agreement) or p.joint.get(agreement)


def _target(
    exercise: Exercise, play: Playthrough, seat: str, kind: str, target: str
) -> Refusal | None:
    """What nobody can know of is refused in the words used for what does not exist."""
    targets = exercise.world.accords.targets(kind)
    place = exercise.catalogue.axes["nation"].index(seat)
    if target in targets:
        state = state_now(exercise, play.quantities)
        if aims(state, exercise.world, kind)[0, place, targets.index(target)]:
            return None
    wrong = f"It cannot be aimed at {_quoted(target)}."
    return Refusal("unknown_target", "It is aimed at nothing." if kind == "none" else wrong)


def _open_to(
    exercise: Exercise, play: Playthrough, seat: str, agreement: str, target: str
) -> Refusal | None:
    """Whether a nation is free to be party to it."""
    name = exercise.scenario.nations[seat].name
    proposal = play.table.proposals.get((agreement, target))
    if proposal is not None and not _is_for(proposal, seat):
        return Refusal("not_addressed", f"That has not been proposed to {name}.")
    if agreement in exercise.rulebook.treaties:
        if play.quantities[f"treaty.{agreement}.member.{seat}"]:
            return Refusal("already_bound", f"{name} is bound by it already.")
        if play.quantities[f"treaty.{agreement}.signed.{seat}"]:
            return Refusal("already_bound", f"{name} has signed it and has yet to ratify it.")
    return None


def _is_for(proposal: Proposal, seat: str) -> bool:
    return ALL in proposal.to or seat in proposal.to


def _room(
    exercise: Exercise, play: Playthrough, seat: str, agreement: str, target: str
) -> Refusal | None:
    """Whether there is time for one agreement more, and no other vote in the same matter."""
    agreed = play.table.party_to(seat)
    if (agreement, target) in agreed:
        return None
    joint = exercise.rulebook.joint.get(agreement)
    if joint is not None and joint.once and any(agreement == other for other, _ in agreed):
        return Refusal("too_many", f"{joint.title}: one vote a nation. Take the other back first.")
    if may_agree_to(exercise, play, seat) < 1:
        name = exercise.scenario.nations[seat].name
        return Refusal("too_many", f"{name} has no time this turn to agree to anything more.")
    return None


def _response(
    exercise: Exercise, play: Playthrough, seat: str, agreement: str, target: str, answer: str
) -> Refusal | None:
    if answer not in _ANSWERS:
        return Refusal("unknown_answer", f"An answer is one of {', '.join(_ANSWERS)}.")
    proposal = play.table.proposals.get((agreement, target))
    if proposal is None or not _is_for(proposal, seat):
        return Refusal("not_proposed", "Nothing of that kind has been proposed this turn.")
    if answer == ACCEPT:
        return _open_to(exercise, play, seat, agreement, target) or _room(
            exercise, play, seat, agreement, target
        )
    return None


def _bound(exercise: Exercise, play: Playthrough, seat: str, treaty: str) -> Refusal | None:
    if treaty not in exercise.rulebook.treaties:
        return Refusal("unknown_agreement", f"There is no treaty {_quoted(treaty)} here.")
    if not play.quantities[f"treaty.{treaty}.member.{seat}"]:
        name = exercise.scenario.nations[seat].name
        return Refusal("not_bound", f"{name} is no party to it.")
    return None


def _struck(
    exercise: Exercise, play: Playthrough, seat: str, treaty: str, crisis: str
) -> Refusal | None:
    refused = _target(exercise, play, seat, "crisis", crisis)
    if refused is not None:
        return refused
    if not exercise.rulebook.treaties[treaty].collective:
        return Refusal("not_possible", "This treaty owes no help.")
    if not play.quantities[f"treaty.{treaty}.in_force"]:
        return Refusal("not_possible", "This treaty is not in force.")
    return None


def _yes_or_no(answer: str) -> Refusal | None:
    if answer in (YES, NO):
        return None
    return Refusal("unknown_answer", f'The answer is "{YES}" or "{NO}".')


def _quoted(text: str) -> str:
    return f'"{text[:40]}"'

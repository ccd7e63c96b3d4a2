"""Whether a nation may propose, answer, leave, call for help, or give an order of the rulebook."""

from game.language import tr
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
from game.session.words import excerpt

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
        none = tr("There is no project {project}.").format(project=excerpt(command.project))
        return Refusal("unknown_project", none)
    if play.quantities[f"project.{command.project}.complete"] and command.budget:
        complete = tr("{project} is complete and needs nothing more.")
        return Refusal("not_possible", complete.format(project=project.title))
    return None


def undertaking(
    exercise: Exercise, play: Playthrough, seat: str, command: Undertake
) -> Refusal | None:
    """Why an order of the rulebook may not be given."""
    order = exercise.rulebook.orders.get(command.order)
    if order is None:
        none = tr("There is no order {order} here.").format(order=excerpt(command.order))
        return Refusal("unknown_order", none)
    refused = _target(exercise, play, seat, order.target, command.target)
    if refused is not None:
        return refused
    if command.units > order.most:
        most = tr("{order}: {most} at most for one target.")
        return Refusal("not_possible", most.format(order=order.title, most=order.most))
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
            return Refusal("to_itself", tr("A proposal is made to others."))
        if nation not in exercise.scenario.nations:
            none = tr("There is no nation {nation} in this exercise.")
            return Refusal("unknown_nation", none.format(nation=excerpt(nation)))
    return None


def _agreement(
    exercise: Exercise, play: Playthrough, seat: str, agreement: str, target: str
) -> Refusal | None:
    found = _known(exercise, agreement)
    if found is None:
        none = tr("There is no agreement {agreement} here.")
        return Refusal("unknown_agreement", none.format(agreement=excerpt(agreement)))
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
    if kind == "none":
        return Refusal("unknown_target", tr("It is aimed at nothing."))
    wrong = tr("It cannot be aimed at {target}.").format(target=excerpt(target))
    return Refusal("unknown_target", wrong)


def _open_to(
    exercise: Exercise, play: Playthrough, seat: str, agreement: str, target: str
) -> Refusal | None:
    """Whether a nation is free to be party to it."""
    name = exercise.scenario.nations[seat].name
    proposal = play.table.proposals.get((agreement, target))
    if proposal is not None and not _is_for(proposal, seat):
        others = tr("That has not been proposed to {nation}.").format(nation=name)
        return Refusal("not_addressed", others)
    if agreement in exercise.rulebook.treaties:
        if play.quantities[f"treaty.{agreement}.member.{seat}"]:
            bound = tr("{nation} is bound by it already.").format(nation=name)
            return Refusal("already_bound", bound)
        if play.quantities[f"treaty.{agreement}.signed.{seat}"]:
            signed = tr("{nation} has signed it and has yet to ratify it.")
            return Refusal("already_bound", signed.format(nation=name))
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
        voted = tr("{action}: one vote a nation. Take the other back first.")
        return Refusal("too_many", voted.format(action=joint.title))
    if may_agree_to(exercise, play, seat) < 1:
        name = exercise.scenario.nations[seat].name
        busy = tr("{nation} has no time this turn to agree to anything more.")
        return Refusal("too_many", busy.format(nation=name))
    return None


def _response(
    exercise: Exercise, play: Playthrough, seat: str, agreement: str, target: str, answer: str
) -> Refusal | None:
    if answer not in _ANSWERS:
        known = tr("An answer is one of {answers}.").format(answers=", ".join(_ANSWERS))
        return Refusal("unknown_answer", known)
    proposal = play.table.proposals.get((agreement, target))
    if proposal is None or not _is_for(proposal, seat):
        none = tr("Nothing of that kind has been proposed this turn.")
        return Refusal("not_proposed", none)
    if answer == ACCEPT:
        return _open_to(exercise, play, seat, agreement, target) or _room(
            exercise, play, seat, agreement, target
        )
    return None


def _bound(exercise: Exercise, play: Playthrough, seat: str, treaty: str) -> Refusal | None:
    if treaty not in exercise.rulebook.treaties:
        none = tr("There is no treaty {treaty} here.").format(treaty=excerpt(treaty))
        return Refusal("unknown_agreement", none)
    if not play.quantities[f"treaty.{treaty}.member.{seat}"]:
        name = exercise.scenario.nations[seat].name
        return Refusal("not_bound", tr("{nation} is no party to it.").format(nation=name))
    return None


def _struck(
    exercise: Exercise, play: Playthrough, seat: str, treaty: str, crisis: str
) -> Refusal | None:
    refused = _target(exercise, play, seat, "crisis", crisis)
    if refused is not None:
        return refused
    if not exercise.rulebook.treaties[treaty].collective:
        return Refusal("not_possible", tr("This treaty owes no help."))
    if not play.quantities[f"treaty.{treaty}.in_force"]:
        return Refusal("not_possible", tr("This treaty is not in force."))
    return None


def _yes_or_no(answer: str) -> Refusal | None:
    if answer in (YES, NO):
        return None
    known = tr('The answer is "{yes}" or "{no}".').format(yes=YES, no=NO)
    return Refusal("unknown_answer", known)

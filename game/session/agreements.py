"""Agreements, the rulebook's orders and what intelligence makes out, as a view tells them."""

from collections.abc import Iterator
from dataclasses import replace

from game.language import tr
from game.rules.exercise import Exercise
from game.rules.undertakings import TOLD, aims, possible
from game.scenario.words import KINDS
from game.session.agreement_cards import (
    Agreements,
    Done,
    Estimate,
    Insight,
    JointCard,
    OrderCard,
    ProjectCard,
    ProposalCard,
    Secret,
    Suspicion,
    TargetCard,
    TreatyCard,
    Warned,
)
from game.session.commands import ALL
from game.session.estimative import confidence, likelihood
from game.session.fold import Playthrough, Quantities
from game.session.judge_agreements import may_agree_to
from game.session.means import granted, whole
from game.session.table import state_now
from game.session.view import FACILITATOR, Phase
from game.session.visibility import has_broken_out

_FOUND_OUT = 0.5
"""The depth of insight from which a secret aim is told."""


def agreements(exercise: Exercise, play: Playthrough) -> Agreements:
    """What is agreed and could be, as everybody sees it."""
    if not exercise.world.deep:
        return Agreements()
    return Agreements(
        treaties=tuple(_treaties(exercise, play)),
        projects=tuple(_projects(exercise, play)),
        joint=tuple(
            JointCard(
                id,
                joint.title,
                joint.text,
                joint.cost,
                joint.quorum,
                joint.least,
                joint.target,
            )
            for id, joint in exercise.rulebook.joint.items()
        ),
        proposals=tuple(_proposals(exercise, play)),
        pool=play.quantities["partnership.pool"],
    )


_latest: list[tuple[Exercise, Quantities, tuple[str, Phase, int], Secret]] = []


def secret(exercise: Exercise, play: Playthrough, nation: str) -> Secret:
    """What only a nation's own seat knows and can do.

    Made once for as long as the numbers stay as they are: what a seat orders changes none of them
    before the turn is played, and quantities are never changed in place.
    """
    if not exercise.world.deep:
        return Secret()
    seat = nation, play.phase, play.turn
    known = _latest and _latest[0][0] is exercise and _latest[0][1] is play.quantities
    if not (known and _latest[0][2] == seat):
        _latest[:] = [(exercise, play.quantities, seat, _secret(exercise, play, nation))]
    return replace(_latest[0][3], agreements_left=may_agree_to(exercise, play, nation))


def _secret(exercise: Exercise, play: Playthrough, nation: str) -> Secret:
    acting = play.phase in (Phase.CONSULTATION, Phase.DECISION)
    return Secret(
        orders=tuple(_orders(exercise, play, nation)) if acting else (),
        aims={
            id: aimed_at(exercise, play, joint.target, nation)
            for id, joint in exercise.rulebook.joint.items()
        }
        if acting
        else {},
        suspicions=tuple(_suspicions(exercise, play, nation)),
        estimates=tuple(_estimates(exercise, play, nation)),
        warnings=tuple(_warnings(exercise, play, nation)),
        insights=tuple(_insights(exercise, play, nation)),
    )


def undertaken(exercise: Exercise, play: Playthrough, turn: int, viewer: str) -> Iterator[Done]:
    """The orders of the rulebook that a viewer may learn of when a turn is revealed."""
    if turn > play.assessed or turn not in play.tables:
        return
    for nation in exercise.scenario.nations:
        for (target, name), units in play.tables[turn].draft_of(nation).undertaken.items():
            order = exercise.rulebook.orders[name]
            if order.public or viewer in (nation, FACILITATOR):
                yield Done(nation, order.title, target_name(exercise, order.target, target), units)


def target_name(exercise: Exercise, kind: str, target: str) -> str:
    """What an order or a joint action is aimed at, in words."""
    scenario = exercise.scenario
    match kind:
        case "nation":
            return scenario.nations[target].name
        case "crisis":
            return scenario.crises[target].name
        case "adversary":
            return scenario.adversaries[target].name
        case "capability":
            return scenario.capabilities[target]
        case "infrastructure":
            nation, thing = target.split(".")
            return scenario.nations[nation].infrastructure[thing].name
        case "accusation":
            crisis, adversary = target.split(".")
            return tr("{adversary}, for {crisis}").format(
                adversary=scenario.adversaries[adversary].name, crisis=scenario.crises[crisis].name
            )
        case "kind":
            return KINDS[target]
    return target


def title_of(exercise: Exercise, agreement: str, target: str) -> str:
    """A treaty or a joint action, and what it is aimed at, in words."""
    treaty = exercise.rulebook.treaties.get(agreement)
    if treaty is not None:
        return treaty.title
    joint = exercise.rulebook.joint[agreement]
    aimed = target_name(exercise, joint.target, target)
    return f"{joint.title}: {aimed}" if aimed else joint.title


def _treaties(exercise: Exercise, play: Playthrough) -> Iterator[TreatyCard]:
    now, nations = play.quantities, exercise.scenario.nations
    for id, treaty in exercise.rulebook.treaties.items():
        of = f"treaty.{id}."
        yield TreatyCard(
            id=id,
            title=treaty.title,
            text=treaty.text,
            duty=treaty.duty,
            quorum=treaty.quorum,
            ratification=treaty.ratification,
            collective=treaty.collective,
            in_force=bool(now[of + "in_force"]),
            parties=tuple(n for n in nations if now[f"{of}member.{n}"]),
            signed=tuple(n for n in nations if now[f"{of}signed.{n}"]),
            leaving=tuple(n for n in nations if (n, id) in play.table.leaving),
            calls=tuple((n, c) for n, t, c in sorted(play.table.calls) if t == id),
            breaches={
                n: int(now[f"{of}breaches.{n}"]) for n in nations if now[f"{of}breaches.{n}"]
            },
        )


def _projects(exercise: Exercise, play: Playthrough) -> Iterator[ProjectCard]:
    now = play.quantities
    for id, project in exercise.rulebook.projects.items():
        of = f"project.{id}."
        yield ProjectCard(
            id=id,
            title=project.title,
            text=project.text,
            kind=project.kind,
            progress=now[of + "progress"],
            need=project.need,
            pace=project.pace,
            members=tuple(n for n in exercise.scenario.nations if now[f"{of}member.{n}"]),
            complete=bool(now[of + "complete"]),
        )


def aimed_at(
    exercise: Exercise, play: Playthrough, kind: str, nation: str
) -> tuple[tuple[str, str], ...]:
    """At what a nation may aim an order or a joint action, as far as it can know, with names."""
    place = exercise.catalogue.axes["nation"].index(nation)
    may = aims(state_now(exercise, play.quantities), exercise.world, kind)[0, place]
    targets = zip(exercise.world.accords.targets(kind), may, strict=True)
    return tuple((id, target_name(exercise, kind, id)) for id, known in targets if known)


def _proposals(exercise: Exercise, play: Playthrough) -> Iterator[ProposalCard]:
    now, p = play.quantities, exercise.rulebook
    for (agreement, target), proposal in play.table.proposals.items():
        treaty, joint = p.treaties.get(agreement), p.joint.get(agreement)
        kind = treaty or joint
        assert kind is not None
        bound = [n for n in exercise.scenario.nations if now.get(f"treaty.{agreement}.member.{n}")]
        parties = {*proposal.accepted, *(bound if treaty else ())}
        voice = sum(now[f"nation.{n}.voice"] for n in sorted(parties))
        least = joint.least if joint else 2
        everybody = tuple(n for n in exercise.scenario.nations if n != proposal.by)
        yield ProposalCard(
            agreement=agreement,
            target=target,
            title=title_of(exercise, agreement, target),
            text=kind.text,
            cost=joint.cost if joint else 0.0,
            by=proposal.by,
            to=everybody if ALL in proposal.to else tuple(n for n in everybody if n in proposal.to),
            accepted=proposal.accepted,
            declined=tuple(sorted(proposal.declined)),
            quorum=kind.quorum,
            voice=voice,
            carried=len(parties) >= least and voice + 1e-9 >= kind.quorum,
        )


def _orders(exercise: Exercise, play: Playthrough, nation: str) -> Iterator[OrderCard]:
    state = state_now(exercise, play.quantities)
    place = exercise.catalogue.axes["nation"].index(nation)
    for id, order in exercise.rulebook.orders.items():
        may = possible(state, exercise.world, id, (place,))[0, 0]
        known = dict(aimed_at(exercise, play, order.target, nation))
        targets = exercise.world.accords.targets(order.target)
        yield OrderCard(
            id=id,
            title=order.title,
            text=order.text,
            cost=order.cost,
            uses=order.uses,
            most=order.most,
            turns=order.turns,
            done=int(play.quantities.get(f"plan.{nation}.{id}", 0.0)),
            why_not=order.why_not,
            public=order.public,
            targets=tuple(
                TargetCard(target, known[target], bool(may[at]))
                for at, target in enumerate(targets)
                if target in known and concerns(order.target, target, nation)
            ),
        )


def concerns(kind: str, target: str, nation: str) -> bool:
    """Whether a target is one for this nation: a partner, or a thing of its own."""
    if kind == "nation":
        return target != nation
    return kind != "infrastructure" or target.partition(".")[0] == nation


def _suspicions(exercise: Exercise, play: Playthrough, nation: str) -> Iterator[Suspicion]:
    now, scenario = play.quantities, exercise.scenario
    for crisis in scenario.crises:
        if not has_broken_out(crisis, now):
            continue
        for id, adversary in scenario.adversaries.items():
            share = now[f"belief.{nation}.{crisis}.{id}"]
            if share >= TOLD:
                sure = confidence(now[f"crisis.{crisis}.evidence"])
                yield Suspicion(crisis, id, adversary.name, share, likelihood(share), sure)


def _estimates(exercise: Exercise, play: Playthrough, nation: str) -> Iterator[Estimate]:
    now, p = play.quantities, exercise.rulebook.intelligence
    units = whole(now.get(f"nation.{nation}.capability.intelligence", 0.0))
    sharp = granted(exercise, now, nation, "sharp_estimates")
    wide = max(p.error * (1 - p.narrowing) ** units * (1 - sharp), p.least)
    for other in exercise.scenario.nations:
        guess = now.get(f"estimate.{nation}.{other}.budget")
        if guess is not None and play.assessed:
            yield Estimate(other, max(guess - wide, 0.0), guess + wide)


def _warnings(exercise: Exercise, play: Playthrough, nation: str) -> Iterator[Warned]:
    for id, crisis in exercise.scenario.crises.items():
        share = play.quantities[f"warning.{nation}.{id}"]
        told = share >= exercise.rulebook.intelligence.seen
        if told and not has_broken_out(id, play.quantities):
            yield Warned(crisis.name, crisis.kind, share, likelihood(share))


def _insights(exercise: Exercise, play: Playthrough, nation: str) -> Iterator[Insight]:
    for other, about in exercise.scenario.nations.items():
        depth = play.quantities.get(f"estimate.{nation}.{other}.insight", 0.0)
        if depth:
            wants = tuple(item.title for item in about.agenda if item.secret)
            yield Insight(other, depth, wants if depth >= _FOUND_OUT else ())

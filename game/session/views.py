"""A view for each viewer, built anew from the playthrough: what is not put in is not seen."""

from collections.abc import Mapping

from game.rules.exercise import Exercise
from game.session.agreements import agreements, undertaken
from game.session.clock import scenario_time
from game.session.crisis_board import chokepoints, crises, missing, routes
from game.session.deeds import choices, deeds, promises
from game.session.fold import Playthrough
from game.session.inbox import inbox
from game.session.news import news
from game.session.outcome import objectives, outcome
from game.session.own import own
from game.session.seats import Seat
from game.session.view import FACILITATOR, TABLE, CrisisCard, NationCard, Phase, View
from game.session.visibility import visible


def view(exercise: Exercise, play: Playthrough, seats: Mapping[str, Seat], viewer: str) -> View:
    """What a nation, the open table or the facilitator may see now. Raises KeyError for others."""
    scenario = exercise.scenario
    if viewer not in scenario.nations and viewer not in (TABLE, FACILITATOR):
        raise KeyError(viewer)
    quantities = visible(viewer, exercise, play)
    before = play.last_turn
    shown = play.turn if play.assessed == play.turn else 0
    return View(
        viewer=viewer,
        scenario=exercise.id,
        title=scenario.title,
        summary=scenario.summary,
        turn=play.turn,
        turns=scenario.time.turns,
        phase=play.phase,
        scenario_time=scenario_time(scenario.time, play.turn),
        nations=_nations(exercise, play, seats),
        capabilities=dict(scenario.capabilities),
        crises=crises(exercise, play),
        crises_before=_before(exercise, play),
        routes=routes(exercise, play),
        chokepoints=chokepoints(exercise, play),
        quantities=quantities,
        changes={n: now - before[n] for n, now in quantities.items() if now != before[n]},
        history=_history(play, quantities),
        news=news(exercise, play, viewer),
        inbox=inbox(exercise, play, viewer),
        promises=tuple(promises(exercise, play, play.turn)),
        messages=play.messages,
        missing=missing(exercise, play),
        deeds=tuple(deeds(exercise, play, shown)),
        choices=tuple(choices(exercise, play, shown, viewer)),
        agreements=agreements(exercise, play),
        undertaken=tuple(undertaken(exercise, play, shown, viewer)),
        objectives=objectives(exercise, play),
        ready=viewer in play.ready,
        own=own(exercise, play, viewer) if viewer in scenario.nations else None,
        outcome=outcome(exercise, play),
    )


def _before(exercise: Exercise, play: Playthrough) -> tuple[CrisisCard, ...]:
    """The crises as everybody saw them in the decision, while the turn is assessed."""
    if play.phase is not Phase.ASSESSMENT:
        return ()
    then = play.copy()
    then.quantities, then.phase = play.last_seen, Phase.DECISION
    return crises(exercise, then)


def _nations(
    exercise: Exercise, play: Playthrough, seats: Mapping[str, Seat]
) -> tuple[NationCard, ...]:
    return tuple(
        NationCard(
            id=name,
            name=nation.name,
            symbol=nation.flag.symbol,
            colour=nation.flag.colour,
            position=nation.position,
            public_brief=nation.public_brief,
            player=seats[name].player,
            ready=name in play.ready,
        )
        for name, nation in exercise.scenario.nations.items()
    )


def _history(play: Playthrough, quantities: Mapping[str, float]) -> Mapping[str, tuple[float, ...]]:
    """The values of each quantity at the end of every turn that has been assessed."""
    ends = [play.marks[turn, Phase.ASSESSMENT] for turn in range(1, play.assessed + 1)]
    return {name: tuple(end[name] for end in ends) for name in quantities}

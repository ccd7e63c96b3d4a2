"""How an exercise ended, and what mattered: the same for every viewer, with nothing held back."""

from collections import Counter
from collections.abc import Iterator

from game.language import tr
from game.rules.exercise import Exercise
from game.rules.outcomes import rating
from game.session.explain import explain
from game.session.fold import Playthrough
from game.session.means import plain
from game.session.own import agenda
from game.session.view import (
    FACILITATOR,
    NationOutcome,
    ObjectiveLine,
    Outcome,
    Phase,
    TurningPoint,
)
from game.session.visibility import has_broken_out

TURNING_POINTS = 5
"""How many changes are told; fewer only if fewer things changed."""

_BLOCKS = ("severity", "trust", "stability", "prosperity", "cohesion")
"""Of what the turning points may be: what everybody follows during play."""

_OF_A_BLOCK = 2
"""At most as many of the same kind, as long as there are others."""


def objectives(exercise: Exercise, play: Playthrough) -> tuple[ObjectiveLine, ...]:
    """The objectives, with their ratings once the exercise has ended."""
    lines = []
    for name, about in exercise.scenario.objectives.items():
        line = ObjectiveLine(name, about.title, about.core_capability, "-", "")
        if play.phase is Phase.OUTCOME:
            rated, evidence = rating(about, name, play.quantities)
            line = ObjectiveLine(name, about.title, about.core_capability, rated, evidence)
        lines.append(line)
    return tuple(lines)


def outcome(exercise: Exercise, play: Playthrough) -> Outcome | None:
    """The outcome; None before it."""
    if play.phase is not Phase.OUTCOME:
        return None
    scenario, now = exercise.scenario, play.quantities
    ending = scenario.endings[int(now["partnership.ending"]) - 1]
    return Outcome(
        ending=ending.id,
        title=ending.title,
        text=ending.text,
        tone=ending.tone,
        common_score=now["partnership.score"],
        nations=tuple(
            NationOutcome(
                name, now[f"nation.{name}.score"], agenda(exercise, play, name), nation.secret_brief
            )
            for name, nation in scenario.nations.items()
        ),
        objectives=objectives(exercise, play),
        turning_points=tuple(turning_points(exercise, play)),
        culprits={
            name: scenario.adversaries[crisis.culprit].name
            for name, crisis in scenario.crises.items()
            if crisis.culprit is not None and has_broken_out(name, now)
        },
    )


def turning_points(exercise: Exercise, play: Playthrough) -> Iterator[TurningPoint]:
    """The largest changes of a turn, with their causes, in the order in which they happened."""
    chosen = sorted(_largest(exercise, play), key=lambda found: found[0])
    for turn, name in chosen:
        told = explain(exercise, play, FACILITATOR, name, turn)
        if told is None or not told.causes:
            continue
        change = told.after - told.before
        main = max(told.causes, key=lambda cause: cause.change * (1 if change > 0 else -1))
        if change > 0:
            text = tr("{quantity} rose from {was} to {became}, mostly by this: {cause}.")
        else:
            text = tr("{quantity} fell from {was} to {became}, mostly by this: {cause}.")
        text = text.format(
            quantity=told.title,
            was=plain(round(told.before)),
            became=plain(round(told.after)),
            cause=main.text,
        )
        yield TurningPoint(turn, name, text, change, told.causes)


def _largest(exercise: Exercise, play: Playthrough) -> list[tuple[int, str]]:
    """Turn and name of the changes to be told; each quantity once, no kind too often."""
    found = []
    for quantity in exercise.catalogue.quantities.values():
        if quantity.block not in _BLOCKS:
            continue
        for turn in range(1, play.assessed + 1):
            change = play.after(turn)[quantity.name] - play.before(turn)[quantity.name]
            if change:
                found.append((abs(change) / (quantity.high - quantity.low), turn, quantity))
    found.sort(key=lambda item: (-item[0], item[1], item[2].column))
    chosen: dict[str, int] = {}
    blocks: Counter[str] = Counter()
    for most in (_OF_A_BLOCK, len(found)):
        for _, turn, quantity in found:
            if len(chosen) == TURNING_POINTS:
                break
            if quantity.name not in chosen and blocks[quantity.block] < most:
                chosen[quantity.name] = turn
                blocks[quantity.block] += 1
    return [(turn, name) for name, turn in chosen.items()]

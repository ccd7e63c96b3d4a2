"""What happens in play and what does not: endings, injects and orders, in the games of a sweep."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from game.lab.intervals import rounded
from game.lab.order_kinds import GOODS, axes_of
from game.lab.tables import drawn_table, seats
from game.lab.tally import NEVER, Tally
from game.quantities.dead import Dead
from game.rules.exercise import Exercise

REACHED, UNREACHED, DEAD = "reached", "unreached", "dead"
FIRED, BY_HAND = "fired", "facilitator-driven"


def game(exercise: Exercise, seed: int) -> dict[str, Any]:
    """How to see a game of the sweep again: its seed, and the table that was drawn from it."""
    return {"seed": seed, "seats": seats(exercise, drawn_table(exercise, seed))}


def first(exercise: Exercise, seed: int) -> dict[str, Any]:
    """The same of the first game in which something happened; of what never did, nothing."""
    return {"seed": None, "seats": None} if seed == NEVER else game(exercise, seed)


def endings(exercise: Exercise, tally: Tally, dead: Dead) -> dict[str, Any]:
    """Of each ending: whether it was reached, how often, and where to see it."""
    found = {}
    for place, ending in enumerate(exercise.scenario.endings):
        count = int(tally.endings[place])
        status = REACHED if count else DEAD if ending.id in dead.endings else UNREACHED
        found[ending.id] = {
            "title": ending.title,
            "status": status,
            "why": dead.endings.get(ending.id, "") if status is DEAD else "",
            "count": count,
            "share": rounded(count / tally.games),
            **first(exercise, int(tally.ending_seeds[place])),
        }
    return found


def injects(exercise: Exercise, tally: Tally, dead: Dead) -> dict[str, Any]:
    """Of each inject: whether it fired, how often, where first, and what was chosen."""
    found = {}
    for place, (name, inject) in enumerate(exercise.scenario.injects.items()):
        count = int(tally.fired[place])
        if count:
            status = FIRED
        elif name in dead.injects:
            status = DEAD
        else:
            status = BY_HAND if inject.turn is None and inject.when is None else UNREACHED
        asked = int(tally.chosen[place, 1:].sum())
        options = {}
        for number, option in enumerate(inject.options, start=1):
            chosen = int(tally.chosen[place, number])
            options[option.id] = {
                "chosen": chosen,
                "share": rounded(chosen / asked) if asked else 0.0,
                **first(exercise, int(tally.chosen_seeds[place, number])),
            }
        found[name] = {
            "title": inject.title,
            "status": status,
            "why": dead.injects.get(name, "") if status is DEAD else "",
            "count": count,
            "share": rounded(count / tally.games),
            "turn": int(tally.fired_turns[place]) if count else None,
            **first(exercise, int(tally.fired_seeds[place])),
            "options": options,
        }
    return found


def orders(exercise: Exercise, tally: Tally) -> dict[str, list[dict[str, Any]]]:
    """By kind of order, of each that there could be: in what share of games it was possible, and
    in what share it was given.

    When a kind is possible may not be known here; then only what was given is told, and of a kind
    of which nothing more is known, in one line whether any was.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for kind, taken in sorted(tally.taken.items()):
        axes, possible = axes_of(kind), tally.possible.get(kind)
        if axes is None:
            most = int(taken.max()) if taken.size else 0
            found[kind] = [{"possible": None, "taken": rounded(most / tally.games)}]
            continue
        found[kind] = [
            {
                **named(axes, ids),
                "possible": None
                if possible is None
                else rounded(int(possible[place]) / tally.games),
                "taken": rounded(int(taken[place]) / tally.games),
            }
            for place, ids in cells(exercise, axes)
            if taken[place] or (possible is not None and possible[place])
        ]
    return found


def named(axes: Sequence[str], ids: Sequence[str]) -> dict[str, str]:
    """The ids of a cell by what they are; the nation that something goes to is `to`."""
    keys = ["to" if axis in axes[:place] else axis for place, axis in enumerate(axes)]
    return dict(zip(keys, ids, strict=True))


def cells(
    exercise: Exercise, axes: Sequence[str]
) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """The place and the ids of every cell of a table with these axes."""
    ids = ids_on(exercise)
    here: list[tuple[tuple[int, ...], tuple[str, ...]]] = [((), ())]
    for axis in axes:
        here = [
            ((*place, index), (*names, name))
            for place, names in here
            for index, name in enumerate(ids[axis])
        ]
    yield from here


def ids_on(exercise: Exercise) -> Mapping[str, tuple[str, ...]]:
    """The ids on each axis of orders."""
    axes = exercise.catalogue.axes
    return {**axes, GOODS: ("budget", *axes["capability"])}

"""How the games of a sweep came out: ratings, lengths, and how points were distributed."""

from typing import Any

from game.lab.coverage import first, game
from game.lab.intervals import rounded
from game.lab.tally import RATINGS, Points, Tally
from game.rules.exercise import Exercise


def objectives(exercise: Exercise, tally: Tally) -> dict[str, Any]:
    """Of each training objective, the share of games in which it was rated P, S, M and U."""
    found = {}
    for place, (name, objective) in enumerate(exercise.scenario.objectives.items()):
        counts, seeds = tally.ratings[place].tolist(), tally.rating_seeds[place].tolist()
        every = tuple(zip(RATINGS, counts, seeds, strict=True))
        found[name] = {
            "title": objective.title,
            **{rating: rounded(count / tally.games) for rating, count, _ in every},
            "games": {rating: first(exercise, seed) for rating, count, seed in every if count},
        }
    return found


def length(exercise: Exercise, tally: Tally) -> dict[str, Any]:
    """In how many games so many turns were played."""
    return {
        str(turns): {
            "count": count,
            "share": rounded(count / tally.games),
            **first(exercise, int(tally.turn_seeds[turns])),
        }
        for turns, count in enumerate(tally.turns.tolist())
        if count
    }


def scores(exercise: Exercise, tally: Tally) -> dict[str, Any]:
    """The common score and each nation's, with the games in which the common one was extreme."""
    (_, lowest), (_, highest) = tally.extremes
    return {
        "common": {
            **points(tally.common),
            "lowest": game(exercise, lowest),
            "highest": game(exercise, highest),
        },
        "nations": {
            nation: points(tally.scores[place])
            for place, nation in enumerate(exercise.scenario.nations)
        },
    }


def points(found: Points) -> dict[str, Any]:
    """A distribution over 0 to 100; the histogram has twenty bars of 5 points each."""
    return {
        "mean": rounded(found.mean),
        "sd": rounded(found.deviation),
        "deciles": found.deciles(),
        "histogram": found.histogram(),
    }

"""How the games of a sweep came out: ratings, lengths, and how points were distributed."""

from typing import Any

from game.lab.coverage import game
from game.lab.intervals import rounded
from game.lab.tally import RATINGS, Points, Tally
from game.rules.exercise import Exercise


def objectives(exercise: Exercise, tally: Tally) -> dict[str, Any]:
    """Of each training objective, the share of games in which it was rated P, S, M and U."""
    return {
        name: {
            "title": objective.title,
            **{
                rating: rounded(int(count) / tally.games)
                for rating, count in zip(RATINGS, tally.ratings[place], strict=True)
            },
        }
        for place, (name, objective) in enumerate(exercise.scenario.objectives.items())
    }


def length(tally: Tally) -> dict[str, int]:
    """In how many games so many turns were played."""
    return {str(turns): int(count) for turns, count in enumerate(tally.turns) if count}


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

"""Every id that all scenarios share has a word."""

from typing import get_args

from game.quantities.kinds import STATUSES
from game.rules.outcomes import Rating
from game.scenario import words
from game.scenario.models import Exercise
from game.scenario.msel import Method
from game.scenario.theatre import CRISIS_KINDS, CrisisKind
from game.session.phases import PHASES
from game.session.view import Phase


def test_every_id_has_a_word_and_nothing_else_has_one() -> None:
    assert tuple(words.KINDS) == get_args(CrisisKind) == CRISIS_KINDS
    assert tuple(words.STATUSES) == STATUSES
    difficulties = Exercise.model_fields["difficulty"].annotation
    assert tuple(words.DIFFICULTIES) == get_args(difficulties)
    assert tuple(words.METHODS) == get_args(Method)
    assert tuple(words.RATINGS) == get_args(Rating)
    assert tuple(PHASES) == tuple(Phase)

"""No id of a scenario is taken for something else, through which more could be seen."""

from game.scenario.known import BUDGET, OTHER_VIEWERS
from game.session import means, view


def test_the_viewers_beside_the_nations_are_those_that_a_scenario_may_not_name() -> None:
    assert set(OTHER_VIEWERS) == {view.TABLE, view.FACILITATOR}


def test_what_nations_spend_is_what_a_scenario_may_not_name() -> None:
    assert means.BUDGET == BUDGET

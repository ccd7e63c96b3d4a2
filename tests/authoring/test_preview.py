"""The MSEL as its author sees it."""

from game.authoring.preview import timeline
from tests.small import load


def test_objectives_of_the_same_title_are_counted_each_for_itself(small_text: str) -> None:
    scenario = load(small_text).scenario
    objective, *_ = scenario.objectives.values()
    doubled = {**scenario.objectives, "again": objective}
    table = timeline(scenario.model_copy(update={"objectives": doubled}))
    titles = [title for title, _ in table.coverage]
    assert titles.count(objective.title) == 2
    assert len(titles) == len(doubled)

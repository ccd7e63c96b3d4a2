"""Every exercise that is shipped: what it must have, and that it can be played by anybody."""

import numpy as np
import pytest

from game.doctrines import DOCTRINES
from game.lab.sweep import sweep
from game.rules.exercise import Exercise
from game.scenario.library import rulebooks, shipped
from tests.exercises import FEW, some
from tests.outcomes import MIXED, seats

NAMES = sorted(shipped())


@pytest.fixture(scope="module", params=some((*FEW, "first_watch")))
def played(request: pytest.FixtureRequest) -> Exercise:
    path = shipped()[request.param]
    return Exercise.load(path.read_bytes(), str(path))


def test_the_exercises_are_there() -> None:
    assert {"dark_grid", "perfect_storm", "silent_cells", "the_narrows"} <= set(NAMES)
    assert "standard" in rulebooks()


def test_it_has_what_an_exercise_needs(played: Exercise) -> None:
    scenario = played.scenario
    decisions = [inject for inject in scenario.injects.values() if inject.options]
    assert len(scenario.injects) >= 2 * scenario.time.turns or len(scenario.injects) >= 8
    assert len(decisions) >= 3
    assert len(scenario.endings) >= 3
    assert scenario.endings[-1].when == "true"
    assert len(scenario.objectives) >= 2


@pytest.mark.parametrize("name", ["dark_grid", "perfect_storm", "silent_cells", "the_narrows"])
def test_a_long_exercise_has_much_to_decide_and_much_to_hide(name: str) -> None:
    scenario = Exercise.load(shipped()[name].read_bytes(), name).scenario
    assert 4 <= len(scenario.nations) <= 6
    assert 8 <= scenario.time.turns <= 10
    assert len(scenario.injects) >= 12
    assert sum(bool(inject.options) for inject in scenario.injects.values()) >= 6
    assert len(scenario.endings) >= 4
    assert len(scenario.objectives) >= 4
    for nation in scenario.nations.values():
        assert any(item.secret for item in nation.agenda), nation.name
        assert len(nation.secret_brief) > 300, nation.name


def test_every_inject_tells_the_controller_what_to_expect(played: Exercise) -> None:
    for name, inject in played.scenario.injects.items():
        assert inject.expected_action, name
        for option in inject.options:
            assert option.outcome, f"{name}: {option.id}"


@pytest.mark.parametrize("name", some((*FEW, "first_watch")))
@pytest.mark.parametrize("doctrine", sorted(DOCTRINES))
def test_any_doctrine_in_any_seat_ends_in_an_ending(name: str, doctrine: str) -> None:
    """In every seat at once; and, in fewer games, in each among those that the scenario names."""
    played = Exercise.load(shipped()[name].read_bytes(), name)
    everywhere = seats(played, (doctrine,))
    alone = [{nation: doctrine} for nation in played.scenario.nations]
    for players, games in ((everywhere, 200), *((players, 40) for players in alone)):
        (batch,) = sweep(played, players, range(games))
        assert (batch.state.ending > 0).all()
        assert np.isfinite(batch.state.values).all()
        for quantity in played.catalogue.quantities.values():
            column = batch.state.values[:, quantity.column]
            assert (column >= quantity.low).all(), quantity.name
            assert (column <= quantity.high).all(), quantity.name


def test_no_ending_is_certain(played: Exercise) -> None:
    for shift in range(len(played.scenario.nations)):
        turned = MIXED[shift % len(MIXED) :] + MIXED[: shift % len(MIXED)]
        (batch,) = sweep(played, seats(played, turned), range(300))
        reached = set(batch.state.ending.astype(int).tolist())
        if len(reached) > 1:
            return
    pytest.fail("one ending comes whatever the dice say")


def test_tables_of_different_doctrines_come_to_clearly_different_outcomes(
    played: Exercise,
) -> None:
    def common(doctrines: tuple[str, ...]) -> float:
        (batch,) = sweep(played, seats(played, doctrines), range(200))
        return float(batch.state.common_score.mean())

    together, mixed, apart = common(("cooperator",)), common(MIXED), common(("free_rider",))
    assert together > mixed + 5
    assert mixed > apart + 10


def test_cooperation_is_better_for_every_nation_than_defection(played: Exercise) -> None:
    (together,) = sweep(played, seats(played, ("cooperator",)), range(200))
    (apart,) = sweep(played, seats(played, ("free_rider",)), range(200))
    assert (together.state.score.mean(axis=0) > apart.state.score.mean(axis=0)).all()

"""The authoring guide: what it shows can be played, and what it names exists."""

import textwrap

import pytest

from game.lab.sweep import sweep
from game.quantities.kinds import KINDS
from game.rules.exercise import Exercise
from game.rules.turn import start
from game.scenario.library import library, shipped


@pytest.fixture(scope="module")
def guide() -> str:
    return (library() / "README.md").read_text()


def test_what_it_changes_in_the_rulebook_can_be_played(guide: str, small_text: str) -> None:
    shown = guide[guide.index("    [rules]") : guide.index("| table | what it is |")]
    source = small_text + "\n" + textwrap.dedent(shown)
    exercise = Exercise.load(source.encode(), "changed.toml")
    assert exercise.rulebook.orders["capacity_building"].cost == 2
    assert "convoy" in exercise.rulebook.orders
    assert "sanctions" not in exercise.rulebook.joint
    assert start(exercise).in_force.sum() == 1
    (batch,) = sweep(exercise, dict.fromkeys(exercise.scenario.nations, "random"), range(50))
    assert (batch.state.ending > 0).all()


def test_every_shipped_exercise_is_listed(guide: str) -> None:
    for name in shipped():
        assert f"`{name}.toml`" in guide


def test_every_quantity_that_a_scenario_can_name_is_listed(guide: str) -> None:
    table = guide[guide.index("## Names of quantities") : guide.index("## Conditions")]
    for kind in KINDS:
        if kind.block in ("ending", "first_turn"):
            continue
        words = [part for part in kind.template.split(".") if not part.startswith("{")]
        assert all(word in table for word in words), kind.template

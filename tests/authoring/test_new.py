"""New scenarios are without fault, can be played, and are dilemmas."""

import tomllib

import pytest

from game.authoring.check import check
from game.authoring.new.bare import just_injects
from game.authoring.new.kinds import KINDS
from game.authoring.new.templates import NATIONS, TURNS
from game.authoring.new.writing import scenario
from game.lab import dilemma
from game.lab.sweep import sweep
from game.lab.tables import seeds_from
from game.lab.workers import carry_out
from game.rules.exercise import Exercise
from game.scenario.theatre import CRISIS_KINDS


def test_every_kind_of_crisis_has_a_template() -> None:
    assert tuple(KINDS) == CRISIS_KINDS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("nations", [2, 3, 5, 8])
@pytest.mark.parametrize("turns", TURNS)
def test_nothing_is_wrong_with_it_or_doubtful(kind: str, nations: int, turns: int) -> None:
    assert check(scenario(kind, nations, turns).encode(), "new.toml") == ()


@pytest.mark.parametrize("nations", NATIONS)
@pytest.mark.parametrize("turns", TURNS)
def test_nothing_is_wrong_with_just_injects(nations: int, turns: int) -> None:
    assert check(just_injects(nations, turns).encode(), "new.toml") == ()


@pytest.mark.parametrize("kind", KINDS)
def test_all_are_better_off_when_all_give_and_the_strongest_would_rather_not(kind: str) -> None:
    exercise = Exercise.load(scenario(kind, 4, 6).encode(), "new.toml")
    seeds = seeds_from(1, 12)
    found = dilemma.block(exercise, seeds, carry_out(exercise, dilemma.jobs(exercise, seeds)))
    assert all(line["cooperation"]["low"] > 0 for line in found["nations"].values())
    assert found["nations"]["arden"]["temptation"]["low"] > 0


def test_in_just_injects_nothing_moves_but_by_injects() -> None:
    exercise = Exercise.load(just_injects(3, 4).encode(), "new.toml")
    seats = dict.fromkeys(exercise.scenario.nations, "free_rider")
    (batch,) = sweep(exercise, seats, range(3))
    assert (batch.state.turn == 4).all()
    assert (batch.state.trust == batch.state.trust[:1]).all()
    assert (batch.state.stability == 60 + 4).all()  # each chose to act, four times
    assert (batch.state.budget == 0).all()


def test_titles_of_any_kind_are_written_as_toml() -> None:
    title = 'A "quoted" title \\ with é and "#"'
    for text in (scenario("cyber", 3, 4, title), just_injects(2, 3, title)):
        assert tomllib.loads(text)["title"] == title

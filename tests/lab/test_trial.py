"""A whole trial: the same on any number of processes, and true where the truth is known."""

import json
from dataclasses import replace
from typing import Any

import pytest

from game.lab.report import WIDTH, as_text
from game.lab.trial import BLOCKS, Size, Trial
from game.rules.exercise import Exercise
from game.session.seats import Seat
from tests.lab.made import load, with_what_cannot_happen

SMALL = Size(40)


@pytest.fixture(scope="module")
def made() -> Exercise:
    from tests.small import HERE

    return with_what_cannot_happen((HERE / "small.toml").read_text())


@pytest.fixture(scope="module")
def found(made: Exercise) -> dict[str, Any]:
    return Trial(made, SMALL, 1).run()


def test_two_processes_find_what_one_finds(made: Exercise, found: dict[str, Any]) -> None:
    again = Trial(made, SMALL, 1).run(processes=2)
    assert json.dumps(again) == json.dumps(found)


def test_another_seed_finds_other_games(made: Exercise, found: dict[str, Any]) -> None:
    assert Trial(made, SMALL, 5000).run()["scores"] != found["scores"]


def test_every_block_is_found_in_order(found: dict[str, Any]) -> None:
    assert tuple(key for key in found if key in BLOCKS) == BLOCKS


def test_progress_is_told_of_every_game(made: Exercise) -> None:
    trial = Trial(made, SMALL, 1)
    told: list[tuple[int, int]] = []
    trial.run(tell=lambda done, games: told.append((done, games)))
    assert sum(done for done, _ in told) == trial.games == found_games(trial)
    assert told[-1][1] == trial.games


def found_games(trial: Trial) -> int:
    return sum(job.games for jobs in trial.parts.values() for job in jobs)


def test_dead_unreached_and_reached_are_told_apart(found: dict[str, Any]) -> None:
    endings = {name: ending["status"] for name, ending in found["endings"].items()}
    assert endings == {
        "won": "reached",
        "impossible": "dead",
        "shadowed": "dead",
        "unlikely": "unreached",
        "rest": "reached",
        "after_all": "dead",
    }
    assert found["endings"]["impossible"]["why"] == "Its condition never holds."
    injects = {name: inject["status"] for name, inject in found["injects"].items()}
    assert injects == {
        "call": "fired",
        "warn": "fired",
        "late": "dead",
        "draft": "dead",
        "never": "dead",
        "consequence": "dead",
        "unlikely": "unreached",
    }


def test_an_inject_that_waits_for_the_facilitator_is_not_called_unreached(
    made: Exercise,
) -> None:
    scenario = made.scenario
    by_hand = scenario.injects["unlikely"].model_copy(update={"when": None})
    injects = {**scenario.injects, "unlikely": by_hand}
    exercise = Exercise.of(made.id, scenario.model_copy(update={"injects": injects}), made.rulebook)
    block = Trial(exercise, Size(1), 1).run()["injects"]
    assert block["unlikely"]["status"] == "facilitator-driven"


def test_shares_add_up(found: dict[str, Any]) -> None:
    assert sum(ending["share"] for ending in found["endings"].values()) == pytest.approx(1)
    lengths = found["length"].values()
    assert sum(one["count"] for one in lengths) == found["games"] == 40
    for objective in found["objectives"].values():
        assert sum(objective[rating] for rating in "PSMU") == pytest.approx(1, abs=1e-3)
    for inject in found["injects"].values():
        if inject["status"] == "fired" and inject["options"]:
            assert sum(o["share"] for o in inject["options"].values()) == pytest.approx(1, abs=1e-3)


def test_every_seed_comes_with_seats_that_can_be_given(
    made: Exercise, found: dict[str, Any]
) -> None:
    games = list(_games(found))
    assert len(games) > 30
    for game in games:
        assert isinstance(game["seed"], int)
        assert list(game["seats"]) == list(made.scenario.nations)
        assert not any(Seat(player).is_person for player in game["seats"].values())


def _games(found: Any) -> Any:
    """Every object with seats, however deep."""
    if isinstance(found, dict):
        if found.get("seats"):
            yield found
        for inner in found.values():
            yield from _games(inner)
    elif isinstance(found, list):
        for inner in found:
            yield from _games(inner)


def test_no_line_of_the_text_is_too_wide(made: Exercise, found: dict[str, Any]) -> None:
    lines = as_text(made, found, "made.toml").splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert not any(line != line.rstrip() for line in lines)


def test_the_text_tells_what_is_dead_and_why(made: Exercise, found: dict[str, Any]) -> None:
    text = as_text(made, found, "made.toml")
    assert "  dead          0 %  Impossible" in text
    assert "Its condition never holds." in text
    assert "Unreached is not proven" in text


def test_nations_of_the_same_name_have_a_line_each(made: Exercise, found: dict[str, Any]) -> None:
    name = {"name": "Cohesion"}
    alike = {id: nation.model_copy(update=name) for id, nation in made.scenario.nations.items()}
    named = replace(made, scenario=made.scenario.model_copy(update={"nations": alike}))
    for sign in ("±", "  sd "):
        as_made, as_named = (as_text(one, found, "").count(sign) for one in (made, named))
        assert as_named == as_made > len(alike)


def test_an_exercise_of_hardly_anything_can_be_tried(small_text: str) -> None:
    before, _, _ = small_text.partition("[crises.ransom]")
    text = before.replace('cascades = [{ to = "ransom", above = 60, severity = 6 }]\n', "")
    ending = '[[endings]]\nid = "rest"\ntitle = "Rest"\ntext = "."\n'
    exercise = load(text + ending)
    found = Trial(exercise, Size(3), 1).run()
    assert found["injects"] == found["objectives"] == {}
    assert as_text(exercise, found, "made.toml")


def test_the_size_grows_with_the_games_up_to_what_suffices() -> None:
    few, many = Size(1), Size(1_000_000)
    for name in ("paired", "tables", "crossed", "tried", "screened"):
        assert 2 <= getattr(few, name) < getattr(Size(10_000), name) == getattr(many, name)

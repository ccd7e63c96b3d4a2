"""How an exercise ends: one outcome for all, with its evidence and nothing held back."""

from random import Random

import pytest

from game.rules.exercise import Exercise
from game.session.host import Session
from game.session.view import FACILITATOR, TABLE, Outcome, Phase
from tests.session.playing import begin, play


@pytest.fixture
def ended(exercise: Exercise) -> Session:
    session = begin(exercise, seed=5)
    play(session, Random(5))
    return session


def outcome_of(session: Session, viewer: str = TABLE) -> Outcome:
    outcome = session.view(viewer).outcome
    assert outcome is not None
    return outcome


def test_there_is_none_before_the_end(exercise: Exercise) -> None:
    session, choose = begin(exercise, seed=5), Random(5)
    while session.phase is not Phase.OUTCOME:
        assert session.view(FACILITATOR).outcome is None
        assert {line.rating for line in session.view(FACILITATOR).objectives} == {"-"}
        play(session, choose, until=1)


def test_it_is_the_same_for_every_viewer(ended: Session) -> None:
    outcome = outcome_of(ended)
    for viewer in (*ended.seats, FACILITATOR):
        assert outcome_of(ended, viewer) == outcome


def test_it_names_the_ending_of_the_scenario(ended: Session) -> None:
    outcome = outcome_of(ended)
    place = int(ended.view(FACILITATOR).quantities["partnership.ending"])
    ending = ended.exercise.scenario.endings[place - 1]
    assert (outcome.ending, outcome.title, outcome.tone) == (ending.id, ending.title, ending.tone)


def test_every_agenda_and_brief_is_told(ended: Session) -> None:
    outcome = outcome_of(ended)
    for told, (name, nation) in zip(
        outcome.nations, ended.exercise.scenario.nations.items(), strict=True
    ):
        assert told.nation == name
        assert told.secret_brief == nation.secret_brief
        assert [line.id for line in told.agenda] == [item.id for item in nation.agenda]
        assert 0 <= told.score <= 100


def test_culprits_are_named_for_the_crises_that_broke_out(ended: Session) -> None:
    assert outcome_of(ended).culprits == {"mines": "Red Hand"}


def test_objectives_are_rated_with_evidence(ended: Session) -> None:
    (line,) = outcome_of(ended).objectives
    assert line.rating in ("P", "S", "M", "U")
    assert line.evidence.endswith(".")


def test_turning_points_are_large_changes_with_their_causes_in_order(exercise: Exercise) -> None:
    for seed in range(4):
        session = begin(exercise, seed=seed)
        play(session, Random(seed))
        points = outcome_of(session).turning_points
        assert len(points) >= 3
        assert [point.turn for point in points] == sorted(point.turn for point in points)
        assert len({point.quantity for point in points}) == len(points)
        for point in points:
            assert sum(cause.change for cause in point.causes) == point.change
            assert abs(point.change) > 1
            assert point.text.endswith(".")


def test_a_turning_point_is_the_largest_change_of_its_quantity(exercise: Exercise) -> None:
    for seed in range(6):
        session = begin(exercise, seed=seed)
        play(session, Random(seed))
        for point in outcome_of(session).turning_points:
            changes = []
            for turn in range(1, session.turn + 1):
                told = session.explain(FACILITATOR, point.quantity, turn)
                assert told is not None
                changes.append(abs(told.after - told.before))
            assert abs(point.change) == max(changes)


def test_every_nations_score_can_be_plotted_at_the_end(ended: Session) -> None:
    history = ended.view(TABLE).history
    for nation in ended.seats:
        assert len(history[f"nation.{nation}.score"]) == ended.turn

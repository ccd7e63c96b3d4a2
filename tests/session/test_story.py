"""The story of a number: every turn that moved it, and gains and losses that add up."""

from random import Random

import pytest

from game.rules.exercise import Exercise
from game.session.commands import Ready
from game.session.story import story
from game.session.view import Phase
from tests.session.playing import begin, done, play, to_phase


def test_gains_and_losses_add_up_to_the_whole_change(exercise: Exercise) -> None:
    session = begin(exercise, seed=3)
    play(session, Random(3), until=60)
    view = session.view("avalon")
    for name in ("trust.borduria.avalon", "partnership.cohesion", "nation.avalon.stability"):
        told = story(session, view, name)
        assert told is not None
        start = session._play.start[name]
        assert told.gained >= 0 >= told.lost
        assert start + told.gained + told.lost == pytest.approx(told.now)
        assert [one.turn for one in told.turns] == sorted(
            (one.turn for one in told.turns), reverse=True
        )


def test_trust_in_the_seat_that_decides_has_a_reach_and_others_have_none(
    exercise: Exercise,
) -> None:
    session = begin(exercise)
    to_phase(session, Phase.DECISION)
    view = session.view("avalon")
    told = story(session, view, "trust.borduria.avalon")
    assert told is not None
    assert told.reach is not None
    assert told.reach[0] <= told.reach[1]
    assert told.drifts_to is not None
    other = story(session, view, "trust.borduria.caledon")
    assert other is not None
    assert other.reach is None


def test_what_a_viewer_may_not_see_has_no_story(exercise: Exercise) -> None:
    session = begin(exercise)
    for seat in session.persons:
        done(session.do(seat, Ready()))
    assert story(session, session.view("avalon"), "nation.borduria.budget") is None
    assert story(session, session.view("avalon"), "nothing.at.all") is None

"""What a seat can reckon ahead: the forecast and the partners' judgement, by what it knows."""

from random import Random

import pytest

from game.rules.exercise import Exercise
from game.session.commands import Answer, Commit, Pledge, Ready
from game.session.host import Session
from game.session.view import Forecast, Phase
from tests.session.playing import begin, done, fork, on, play, to_phase
from tests.small import load


@pytest.fixture
def pledged(exercise: Exercise) -> Session:
    """The decision of a turn for which everybody has pledged security to the mines."""
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    for nation, units in (("avalon", 4), ("borduria", 3), ("caledon", 3)):
        done(session.do(nation, Pledge("mines", "security", units)))
        done(session.do(nation, Pledge("mines", "intelligence", 2)))
    to_phase(session, Phase.DECISION)
    return session


def forecast_of(session: Session, seat: str, crisis: str = "mines") -> Forecast:
    return next(line for line in session.forecast(seat) if line.crisis == crisis)


def test_every_crisis_that_is_known_and_open_has_a_range(exercise: Exercise) -> None:
    session = begin(exercise)
    lines = session.forecast("avalon")
    assert [line.crisis for line in lines] == ["mines", "cells"]
    for line in lines:
        assert 0 <= line.low <= line.high <= 100
        assert line.now == session.view("avalon").quantities[f"crisis.{line.crisis}.severity"]


def test_orders_lower_the_forecast(pledged: Session) -> None:
    before = forecast_of(pledged, "avalon")
    done(pledged.do("avalon", Commit("mines", "security", 4)))
    done(pledged.do("avalon", Commit("mines", "intelligence", 2)))
    after = forecast_of(pledged, "avalon")
    assert after.low < before.low
    assert after.high < before.high


def test_what_happens_lies_within_the_forecast(exercise: Exercise) -> None:
    """As long as partners give no more than they pledged; dice and injects apart, two in three."""
    inside = looked = 0
    for seed in range(6):
        session, choose = begin(exercise, seed=seed), Random(seed)
        while session.turn < 4 and session.phase is not Phase.OUTCOME:
            to_phase_of_decision(session, choose)
            for nation in session.persons:
                for promise in session.view(nation).promises:
                    if promise.nation == nation and promise.kind == "commit":
                        order = Commit(promise.target, promise.what, int(promise.amount))
                        done(session.do(nation, order))
            told = {line.crisis: line for line in session.forecast("avalon")}
            on(session)
            done(session.proceed())
            for crisis, line in told.items():
                severity = session.view("avalon").quantities[f"crisis.{crisis}.severity"]
                looked += 1
                inside += line.low - 1 <= severity <= line.high + 1
    assert looked > 20
    assert inside / looked > 0.65


def to_phase_of_decision(session: Session, choose: Random) -> None:
    to_phase(session, Phase.CONSULTATION)
    for nation in session.persons:
        for crisis in ("mines", "cells"):
            done(session.do(nation, Pledge(crisis, "security", choose.randint(0, 1))))
            done(session.do(nation, Pledge(crisis, "intelligence", choose.randint(0, 1))))
    on(session)


def test_partners_think_better_of_who_keeps_its_pledges(pledged: Session) -> None:
    done(pledged.do("avalon", Commit("mines", "security", 4)))
    done(pledged.do("avalon", Commit("mines", "intelligence", 2)))
    judgement = pledged.judgement("avalon")
    assert set(judgement) == {"borduria", "caledon"}
    for kept, broken in judgement.values():
        assert broken < 0 < kept


def test_orders_of_others_do_not_show_in_what_a_seat_reckons(pledged: Session) -> None:
    other = fork(pledged)
    done(other.do("borduria", Commit("mines", "security", 3)))
    done(other.do("borduria", Commit("cells", "intelligence", 1)))
    assert other.forecast("avalon") == pledged.forecast("avalon")
    assert other.judgement("avalon") == pledged.judgement("avalon")


def test_pledges_count_as_orders_until_orders_can_be_given(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    before = forecast_of(session, "avalon")
    done(session.do("avalon", Pledge("mines", "security", 4)))
    done(session.do("avalon", Pledge("mines", "intelligence", 4)))
    after = forecast_of(session, "avalon")
    assert after.low < before.low
    assert after.high < before.high


def test_reckoning_changes_nothing_and_works_in_every_phase(exercise: Exercise) -> None:
    session = begin(exercise, seed=2)
    choose = Random(2)
    while session.phase is not Phase.OUTCOME:
        before = session._play.copy()
        for seat in session.persons:
            session.forecast(seat)
            session.judgement(seat)
        assert session._play == before
        play(session, choose, until=3)
    assert not isinstance(session.do("avalon", Ready()), tuple)


def test_a_chosen_answer_counts_by_what_was_stated_of_it(pledged: Session) -> None:
    """Stated of the escort: every other nation's trust +3, severity −2; of the default: neither."""
    before, thought = forecast_of(pledged, "avalon"), pledged.judgement("avalon")
    done(pledged.do("avalon", Answer("call", "escort")))
    after, thinks = forecast_of(pledged, "avalon"), pledged.judgement("avalon")
    assert (after.low, after.high) == (before.low - 2, before.high - 2)
    for partner, (as_ordered, idle) in thinks.items():
        assert as_ordered == pytest.approx(thought[partner][0] + 3, abs=0.5)
        assert idle == pytest.approx(thought[partner][1] + 3, abs=0.5)


def test_no_answer_counts_as_the_default(small_text: str) -> None:
    costly = small_text.replace(
        'effects = ["nation.self.stability += 1"]', 'effects = ["crisis.mines.severity += 4"]'
    )
    session, plain = begin(load(costly)), begin(load(small_text))
    for one in (session, plain):
        to_phase(one, Phase.DECISION)
    silent = forecast_of(session, "avalon")
    assert silent.low == pytest.approx(forecast_of(plain, "avalon").low + 4, abs=0.5)
    done(session.do("avalon", Answer("call", "refuse")))
    assert forecast_of(session, "avalon") == silent


def test_what_is_not_stated_of_an_answer_moves_nothing(small_text: str) -> None:
    """An effect on what is hidden, or of a size that hangs on numbers, is not told, nor counted."""
    effects = '"crisis.mines.severity -= crisis.mines.severity / 2", "crisis.ransom.severity += 9"'
    secret = small_text.replace('"crisis.mines.severity -= 2"', effects)
    session = begin(load(secret))
    to_phase(session, Phase.DECISION)
    before = session.forecast("avalon")
    done(session.do("avalon", Answer("call", "escort")))
    assert session.forecast("avalon") == before


def test_an_answer_of_another_nation_does_not_show(pledged: Session) -> None:
    other = fork(pledged)
    done(other.do("caledon", Answer("call", "escort")))
    assert other.forecast("avalon") == pledged.forecast("avalon")
    assert other.judgement("avalon") == pledged.judgement("avalon")

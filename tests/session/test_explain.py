"""Why a number is what it is: the causes add up, and say what was pledged and done."""

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.exercise import Exercise
from game.session.commands import Answer, Commit, Pledge, PledgeTransfer, Transfer
from game.session.host import Session
from game.session.view import FACILITATOR, TABLE, Explanation, Phase
from tests.session.playing import begin, done, play, to_phase


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**63 - 1), st.integers(0, 200))
def test_the_causes_add_up_exactly_for_every_quantity_turn_and_viewer(
    exercise: Exercise, seed: int, steps: int
) -> None:
    session = begin(exercise, seed=seed)
    play(session, Random(seed), until=steps)
    for viewer in ("avalon", TABLE, FACILITATOR):
        for name, value in session.view(viewer).quantities.items():
            before = session._play.start[name]
            for turn in range(1, session.turn + 1):
                told = session.explain(viewer, name, turn)
                assert told is not None
                assert told.before == before
                assert sum(cause.change for cause in told.causes) == told.after - told.before
                before = told.after
            assert before == value


def test_what_is_not_known_is_not_explained(exercise: Exercise) -> None:
    session = begin(exercise)
    assert session.explain("avalon", "nation.borduria.budget") is None
    assert session.explain("avalon", "crisis.ransom.severity") is None
    assert session.explain("avalon", "crisis.moon.severity") is None
    assert session.explain("avalon", "turn", 2) is None
    assert session.explain("avalon", "turn", 0) is None
    assert session.explain("borduria", "nation.borduria.budget") is not None
    assert session.explain(FACILITATOR, "crisis.ransom.severity") is not None


def test_without_a_turn_it_is_the_last_that_changed_the_quantity(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.SITUATION, turn=2)
    told = session.explain(TABLE, "trust.avalon.borduria")
    assert told is not None
    assert told.turn == 1
    told = session.explain(TABLE, "turn")
    assert told is not None
    assert told.turn == 2


def told_of(session: Session, viewer: str, name: str) -> dict[str, str]:
    """The words for each rule that changed a quantity in the last turn in which one did."""
    explanation = session.explain(viewer, name)
    assert explanation is not None
    return {cause.rule: cause.text for cause in explanation.causes}


@pytest.fixture
def revealed(exercise: Exercise) -> Session:
    """A turn in which Avalon keeps one pledge and breaks others, and Borduria helps Caledon."""
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    done(session.do("avalon", Pledge("mines", "security", 3)))
    done(session.do("avalon", Pledge("mines", "intelligence", 2)))
    done(session.do("avalon", Pledge("cells", "diplomacy", 2)))
    done(session.do("borduria", Pledge("mines", "security", 3)))
    done(session.do("borduria", PledgeTransfer("caledon", "budget", 3)))
    to_phase(session, Phase.DECISION)
    done(session.do("avalon", Commit("mines", "security", 1)))
    done(session.do("avalon", Commit("mines", "intelligence", 1)))
    done(session.do("avalon", Commit("cells", "diplomacy", 2)))
    done(session.do("avalon", Answer("call", "escort")))
    done(session.do("borduria", Commit("mines", "security", 3)))
    done(session.do("borduria", Transfer("caledon", "budget", 2)))
    to_phase(session, Phase.ASSESSMENT)
    return session


def test_a_pledge_is_told_with_what_was_done(revealed: Session) -> None:
    causes = told_of(revealed, TABLE, "trust.caledon.avalon")
    assert causes["broken_pledges"] == (
        "broken pledges: security, intelligence → Mines, gave 2 of 5"
    )
    assert causes["kept_pledges"] == (
        "what it kept: security 1, intelligence 1 → Mines; diplomacy 2 → Cells"
    )
    causes = told_of(revealed, TABLE, "trust.avalon.borduria")
    assert causes["kept_pledges"] == "kept pledge: security 3 → Mines"
    assert causes["drift"] == "drift towards shared culture (45)"
    assert causes["reputation"] == "was seen to help Caledon, to keep pledges and to break pledges"


def test_a_single_broken_pledge_is_told_like_a_sentence(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    done(session.do("borduria", Pledge("mines", "security", 3)))
    to_phase(session, Phase.DECISION)
    done(session.do("borduria", Commit("mines", "security", 1)))
    to_phase(session, Phase.ASSESSMENT)
    causes = told_of(session, TABLE, "trust.caledon.borduria")
    assert causes["broken_pledges"] == "broken pledge: security 3 → Mines, gave 1"


def test_aid_is_told_with_what_was_given_and_promised(revealed: Session) -> None:
    causes = told_of(revealed, TABLE, "trust.caledon.borduria")
    assert causes["aid_received"] == "aid received: budget 2"
    assert causes["broken_promises"] == "broken promise: budget 3 → Caledon, gave 2"


def test_an_answer_is_told_with_who_gave_it(revealed: Session) -> None:
    causes = told_of(revealed, TABLE, "trust.borduria.avalon")
    assert causes["answer:call:escort"] == '"Send an escort", chosen by Avalon on "A call"'


def test_a_response_is_told_with_who_gave_to_it(revealed: Session) -> None:
    causes = told_of(revealed, TABLE, "crisis.mines.severity")
    assert causes["pooled_response"].startswith("the partnership's pooled response, ")
    assert causes["pooled_response"].endswith(" % of full, by Avalon and Borduria")


def test_a_nations_spending_is_told_to_itself(revealed: Session) -> None:
    causes = told_of(revealed, "borduria", "nation.borduria.budget")
    assert causes["commitments"] == "commitments: security 3 → Mines"
    assert causes["transfers"] == "gifts: 2 to Caledon"
    causes = told_of(revealed, "caledon", "nation.caledon.budget")
    assert causes["transfers"] == "gifts: 2 from Borduria"


def test_every_cause_has_words_and_no_brackets(exercise: Exercise) -> None:
    for seed in range(3):
        session = begin(exercise, seed=seed)
        play(session, Random(seed))
        for name in session.view(FACILITATOR).quantities:
            for turn in range(1, session.turn + 1):
                told = session.explain(FACILITATOR, name, turn)
                assert isinstance(told, Explanation)
                assert told.title[0].isupper()
                for cause in told.causes:
                    assert cause.text
                    assert "{" not in cause.text
                    assert "_" not in cause.text


def test_who_gave_nothing_is_told_against_a_fair_share(revealed: Session) -> None:
    text = told_of(revealed, TABLE, "trust.borduria.caledon")["free_riding"]
    assert re.fullmatch(
        "carries less than its share: gave nothing, and a fair share was \\d+ % of a turn's income",
        text,
    )

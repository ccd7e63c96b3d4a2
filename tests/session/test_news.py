"""What has happened since a viewer's last turn, and the inbox."""

import datetime
from random import Random

import pytest

from game.rules.exercise import Exercise
from game.scenario.models import Time
from game.session.clock import scenario_time
from game.session.commands import Answer, Commit, Pledge, Transfer
from game.session.host import Session
from game.session.view import FACILITATOR, TABLE, Phase
from tests.session.playing import begin, done, on, play, to_phase


def told(session: Session, viewer: str) -> list[str]:
    return [item.text for item in session.view(viewer).news]


@pytest.fixture
def played(exercise: Exercise) -> Session:
    """The assessment of a turn with a broken pledge, a gift and a choice."""
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    done(session.do("borduria", Pledge("mines", "security", 3)))
    done(session.do("caledon", Pledge("mines", "security", 2)))
    to_phase(session, Phase.DECISION)
    done(session.do("borduria", Commit("mines", "security", 1)))
    done(session.do("caledon", Commit("mines", "security", 2)))
    done(session.do("borduria", Transfer("avalon", "budget", 2)))
    done(session.do("caledon", Answer("call", "escort")))
    on(session)
    return session


def test_the_most_important_comes_first(exercise: Exercise) -> None:
    for seed in range(3):
        session = begin(exercise, seed=seed)
        choose = Random(seed)
        while session.phase is not Phase.OUTCOME:
            for viewer in ("avalon", TABLE, FACILITATOR):
                weights = [item.weight for item in session.view(viewer).news]
                assert weights == sorted(weights, reverse=True)
                assert all(item.text.endswith((".", '".')) for item in session.view(viewer).news)
            play(session, choose, until=5)


def test_words_broken_and_kept_are_told(played: Session) -> None:
    news = told(played, "avalon")
    assert "Borduria broke its word: security 3 → Mines, gave 1." in news
    assert "Caledon kept its word: security 2 → Mines." in news
    assert news.index("Borduria broke its word: security 3 → Mines, gave 1.") < news.index(
        "Caledon kept its word: security 2 → Mines."
    )


def test_gifts_weigh_more_for_who_receives_them(played: Session) -> None:
    def weight(viewer: str) -> float:
        text = "Borduria gave Avalon budget 2."
        return next(item.weight for item in played.view(viewer).news if item.text == text)

    assert weight("avalon") > weight("caledon")


def test_public_choices_are_told(played: Session) -> None:
    assert 'Caledon decided: "Send an escort".' in told(played, "avalon")


def test_the_news_of_a_turn_are_still_there_in_the_next_situation(played: Session) -> None:
    on(played)
    news = told(played, "avalon")
    assert "Borduria broke its word: security 3 → Mines, gave 1." in news
    assert any(text.startswith("1 new message in the inbox") for text in news)


def test_an_outbreak_is_the_first_thing_to_be_told(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.SITUATION, turn=3)
    for viewer in ("avalon", TABLE):
        first = session.view(viewer).news[0]
        assert first.text == "Ransom has broken out."
        assert first.quantity == "crisis.ransom.severity"


def test_what_can_be_opened_can_be_explained(played: Session) -> None:
    for viewer in ("avalon", "borduria", TABLE, FACILITATOR):
        for item in played.view(viewer).news:
            if item.quantity is not None:
                assert played.explain(viewer, item.quantity) is not None


def test_a_hint_says_what_an_option_does_in_the_open(exercise: Exercise) -> None:
    (card,) = begin(exercise).view("avalon").inbox
    assert [option.hint for option in card.options] == [
        "Every other nation's trust in Avalon +3; Severity of Mines −2",
        "Avalon's stability +1",
    ]


def test_an_inject_asks_until_its_turn_is_resolved(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.DECISION)
    done(session.do("avalon", Answer("call", "escort")))
    (card,) = session.view("avalon").inbox
    assert (card.answer, len(card.options), card.new) == ("escort", 2, True)
    assert session.view("borduria").inbox[0].answer is None
    on(session)
    (card,) = session.view("avalon").inbox
    assert (card.answer, card.options) == ("escort", ())
    assert session.view("borduria").inbox[0].answer == "refuse"


@pytest.mark.parametrize(
    ("length", "turn", "words"),
    [
        ("1 week", 1, "week of 15 March 2031"),
        ("2 weeks", 3, "2 weeks from 12 April 2031"),
        ("1 day", 20, "3 April 2031"),
        ("3 days", 2, "3 days from 18 March 2031"),
        ("6 hours", 6, "16 March 2031, 06:00"),
        ("1 month", 11, "January 2032"),
        ("3 months", 2, "3 months from June 2031"),
    ],
)
def test_the_clock_of_the_scenario(length: str, turn: int, words: str) -> None:
    time = Time(turns=40, start=datetime.date(2031, 3, 15), turn_length=length)
    assert scenario_time(time, turn) == words

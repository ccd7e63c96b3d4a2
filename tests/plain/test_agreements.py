"""Agreements, further orders and intelligence by numbered menus."""

import pytest

from game.rules.exercise import Exercise
from game.session.commands import ALL, Invest, Lend, Propose, Ready, Undertake
from game.session.host import Session
from game.session.view import Phase
from tests.plain.listening import ENTER, Room, Typed
from tests.session.playing import begin, done, to_phase


@pytest.fixture
def session(exercise: Exercise) -> Session:
    """Two people at the open table, the third nation run by the computer."""
    session = begin(exercise, "avalon", "borduria")
    to_phase(session, Phase.CONSULTATION)
    return session


def heard(session: Session, *script: str) -> str:
    room = Room([ENTER, *script])
    room.play(session)
    return room.text


def test_a_treaty_is_proposed_accepted_and_answered_by_the_computer(session: Session) -> None:
    text = heard(
        session,
        *("Avalon speaks", "Agreements: ", "Propose something", "Cyber norms", "To all", "Back"),
        *("Let somebody else", "Borduria speaks", "Agreements: ", "Answer a proposal"),
        *("Cyber norms", "Accept."),
    )
    assert "There is time for 2 more agreements." in text
    assert "Proposed: Cyber norms." in text
    assert "Caledon" in text.partition("Proposed: Cyber norms.")[2].partition("No answer from")[0]
    assert "Accepted by" in text
    (card,) = [c for c in session.view("table").agreements.proposals if c.by == "avalon"]
    assert "borduria" in card.accepted
    assert "caledon" in (*card.accepted, *card.declined)


def test_something_is_proposed_to_some_only(session: Session) -> None:
    heard(
        session,
        *("Avalon speaks", "Agreements: ", "Propose something", "A joint exercise"),
        *("To Borduria", "To Borduria"),
    )
    (card,) = [c for c in session.view("table").agreements.proposals if c.by == "avalon"]
    assert card.to == ("borduria",)


def test_why_something_cannot_be_proposed_is_said(session: Session) -> None:
    done(session.do("avalon", Propose("exercise", "", ALL)))
    done(session.do("avalon", Propose("exchange", "", ALL)))
    text = heard(session, "Avalon speaks", "Agreements: ", "Propose something")
    assert "has no time this turn to agree to anything more." in text


def test_a_name_that_no_report_has_is_not_proposed(session: Session) -> None:
    text = heard(
        session,
        *("Avalon speaks", "Agreements: ", "Propose something", "Name somebody", Typed("Nobody")),
    )
    assert "Avalon has no report of anybody of that name." in text


def test_who_is_bound_by_nothing_can_leave_nothing_and_call_for_no_help(session: Session) -> None:
    text = heard(session, "Avalon speaks", "Agreements: ", "Withdraw", "Call for help")
    assert "Avalon is party to no treaty." in text
    assert "Avalon is party to no treaty that owes help." in text


def test_loans_projects_and_orders_are_given_and_told(session: Session) -> None:
    to_phase(session, Phase.DECISION)
    text = heard(
        session,
        *("Send an escort", "Loans, projects", "Put budget", "Unmanned systems", Typed("2")),
        *("Lend units", "Borduria.", "Cyber.", Typed("1")),
        *("Give an order", "Look for early warning", Typed("1")),
        *("Back.", "The orders so far"),
    )
    assert "2 units of budget into Unmanned systems. Costs 2 units of budget." in text
    assert "Loan of 1 unit of cyber to Borduria." in text
    assert "Look for early warning: 1 unit." in text
    assert "Not possible: Apologise and make good." in text
    assert {(line.kind, line.amount) for line in session.own("avalon").orders} >= {
        ("invest", 2),
        ("lend", 1),
        ("undertake", 1),
    }


def test_the_reveal_tells_of_agreements_and_orders(session: Session) -> None:
    done(session.do("avalon", Propose("exercise", "", "borduria")))
    to_phase(session, Phase.DECISION)
    done(session.do("avalon", Undertake("pool_in", "", 1)))
    done(session.do("avalon", Invest("drones", 2)))
    done(session.do("avalon", Lend("borduria", "cyber", 1)))
    to_phase(session, Phase.ASSESSMENT)
    text = heard(session)
    assert "Pay into the common fund: 1 unit." in text
    assert "Unmanned systems is now at" not in text.partition("Pledge and deed")[0]
    text = heard(session, ENTER, ENTER, ENTER, "Agreements again")
    assert "Not carried: A joint exercise." in text
    assert "Unmanned systems is now at 2 of 10." in text


def test_treaties_intelligence_and_the_story_of_a_number_are_read(session: Session) -> None:
    to_phase(session, Phase.SITUATION, turn=2)
    text = heard(
        session,
        *("Treaties and projects", ENTER, "Intelligence of Avalon", ENTER),
        *(Typed("why trust avalon borduria"), "Avalon's trust in Borduria", Typed("3"), ENTER),
    )
    assert "Common fund: " in text
    assert "Budget of Borduria, estimated: between" in text
    assert "It moves between 0 and 100, and drifts towards" in text
    assert "Gained " in text


def test_who_is_ready_is_done_with_agreements_too(session: Session) -> None:
    done(session.do("avalon", Ready()))
    text = heard(session)
    assert "Avalon speaks" not in text

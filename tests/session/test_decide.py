"""Commands are carried out or refused with a sentence; what is offered is what is accepted."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.exercise import Exercise
from game.session.commands import (
    ALL,
    Answer,
    Command,
    Commit,
    Harden,
    Pledge,
    PledgeTransfer,
    Propose,
    Ready,
    Reason,
    Refusal,
    Say,
    Transfer,
)
from game.session.decide import MAX_MESSAGE, MAX_REASON
from game.session.host import Session
from game.session.offers import Offer
from game.session.view import FACILITATOR, Phase
from tests.examples import examples
from tests.session.playing import amount_of, begin, commands, done, fork, play, to_phase

SITUATION, CONSULTATION, DECISION = Phase.SITUATION, Phase.CONSULTATION, Phase.DECISION

REFUSED = [
    (SITUATION, Pledge("mines", "security", 1), "wrong_phase", "belongs to the consultation"),
    (SITUATION, Say("Hello"), "wrong_phase", "belongs to the consultation"),
    (CONSULTATION, Commit("mines", "security", 1), "wrong_phase", "belongs to the decision"),
    (DECISION, Pledge("mines", "security", 1), "wrong_phase", "belongs to the consultation"),
    (CONSULTATION, Pledge("moon", "security", 1), "unknown_crisis", 'no crisis "moon"'),
    (CONSULTATION, Pledge("mines", "magic", 1), "unknown_capability", "There are: intelligence"),
    (CONSULTATION, Pledge("mines", "security", -1), "negative", "cannot be negative"),
    (CONSULTATION, Pledge("mines", "security", 8), "beyond_capability", "that much security"),
    (CONSULTATION, Pledge("mines", "security", 9**99), "beyond_capability", "No nation"),
    (CONSULTATION, PledgeTransfer("avalon", "budget", 1), "to_itself", "to itself"),
    (CONSULTATION, PledgeTransfer("moon", "budget", 1), "unknown_nation", 'no nation "moon"'),
    (CONSULTATION, PledgeTransfer("caledon", "gold", 1), "unknown_capability", 'no capability "'),
    (CONSULTATION, PledgeTransfer("caledon", "budget", 13), "beyond_budget", "have the budget"),
    (CONSULTATION, PledgeTransfer("caledon", "cyber", 4), "beyond_capability", "that much"),
    (CONSULTATION, Say("  \n\t\x1b "), "empty_text", "nothing"),
    (CONSULTATION, Say("x" * (MAX_MESSAGE + 1)), "text_too_long", f"{MAX_MESSAGE} is the most"),
    (DECISION, Commit("mines", "security", 8), "beyond_capability", "has 7 units"),
    (DECISION, Transfer("caledon", "budget", 13), "beyond_budget", "a budget of 12"),
    (DECISION, Harden("port", 13), "beyond_budget", "a budget of 12"),
    (DECISION, Harden("harbour", 1), "unknown_infrastructure", "It has: port"),
    (DECISION, Answer("moon", "escort"), "unknown_inject", "has received no inject"),
    (DECISION, Answer("call", "run"), "unknown_option", "It has: escort, refuse"),
    (DECISION, Reason("x" * (MAX_REASON + 1)), "text_too_long", f"{MAX_REASON} is the most"),
]


@pytest.mark.parametrize(
    ("phase", "command", "code", "words"), REFUSED, ids=lambda value: str(value)[:40]
)
def test_what_is_wrong_is_refused_with_a_code_and_a_sentence(
    exercise: Exercise, phase: Phase, command: Command, code: str, words: str
) -> None:
    session = begin(exercise)
    to_phase(session, phase)
    before = session.view(FACILITATOR)
    answer = session.do("avalon", command)
    assert isinstance(answer, Refusal)
    assert answer.code == code
    assert words in answer.message
    assert answer.message.endswith(".")
    assert session.view(FACILITATOR) == before


def test_an_answer_is_no_longer_taken_in_a_later_turn(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, DECISION, turn=2)
    answer = session.do("avalon", Answer("call", "escort"))
    assert isinstance(answer, Refusal)
    assert answer.code == "not_active"


def test_an_inject_that_only_informs_takes_no_answer(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, DECISION, turn=2)
    assert "warn" in {card.id for card in session.view("avalon").inbox}
    answer = session.do("avalon", Answer("warn", "escort"))
    assert isinstance(answer, Refusal)
    assert answer.code == "not_addressed"


def test_a_latent_crisis_is_refused_like_one_that_does_not_exist(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, CONSULTATION)
    latent = session.do("avalon", Pledge("ransom", "cyber", 1))
    none = session.do("avalon", Pledge("nosmar", "cyber", 1))
    assert isinstance(latent, Refusal)
    assert isinstance(none, Refusal)
    assert latent == Refusal(none.code, none.message.replace("nosmar", "ransom"))


def test_units_are_shared_between_crises_and_gifts(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, DECISION)
    done(session.do("avalon", Commit("mines", "security", 4)))
    done(session.do("avalon", Transfer("caledon", "security", 2)))
    answer = session.do("avalon", Commit("cells", "security", 2))
    assert isinstance(answer, Refusal)
    assert answer.code == "beyond_capability"
    done(session.do("avalon", Commit("mines", "security", 3)))
    done(session.do("avalon", Commit("cells", "security", 2)))


def test_answers_and_orders_are_paid_from_one_budget(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, DECISION)
    done(session.do("caledon", Transfer("avalon", "budget", 7)))
    answer = session.do("caledon", Answer("call", "escort"))
    assert isinstance(answer, Refusal)
    assert answer.code == "beyond_budget"
    done(session.do("caledon", Transfer("avalon", "budget", 6)))
    done(session.do("caledon", Answer("call", "escort")))
    own = session.view("caledon").own
    assert own is not None
    assert (own.spent, own.budget_left) == (8, 0)


def test_what_is_accepted_is_carried_out(exercise: Exercise) -> None:
    """An answer that was paid for down to the last unit is not replaced by the default."""
    session = begin(exercise)
    to_phase(session, DECISION)
    done(session.do("caledon", Transfer("avalon", "budget", 6)))
    done(session.do("caledon", Answer("call", "escort")))
    to_phase(session, Phase.ASSESSMENT)
    assert ("caledon", "Send an escort") in [
        (choice.nation, choice.option) for choice in session.view(FACILITATOR).choices
    ]


def anywhere(exercise: Exercise, seed: int, steps: int) -> Session:
    """A session played at random for some commands."""
    session = begin(exercise, seed=seed)
    play(session, Random(seed), until=steps)
    return session


Somewhere = st.tuples(st.integers(0, 2**63 - 1), st.integers(0, 120))


@settings(max_examples=examples(10), deadline=None)
@given(Somewhere, st.data())
def test_any_command_is_answered_and_a_refusal_changes_nothing(
    exercise: Exercise, place: tuple[int, int], data: Any
) -> None:
    session = anywhere(exercise, *place)
    names = st.sampled_from(tuple(exercise.scenario.nations)) | st.text(max_size=20)
    for _ in range(8):
        before = session.view(FACILITATOR), session.phase
        answer = session.do(data.draw(names), data.draw(commands(exercise)))
        if isinstance(answer, Refusal):
            assert answer.message.strip()
            assert len(answer.message) < 300
            assert (session.view(FACILITATOR), session.phase) == before
        else:
            assert answer


@settings(max_examples=examples(10), deadline=None)
@given(Somewhere)
def test_what_is_offered_is_accepted_and_nothing_beyond(
    exercise: Exercise, place: tuple[int, int]
) -> None:
    session = anywhere(exercise, *place)
    for offer in session.offers("avalon"):
        if offer.why is not None:
            beyond = amount_of(offer, offer.most + 1)
            assert session.do("avalon", beyond) == offer.why
        if offer.most or offer.why is None:
            done(fork(session).do("avalon", offer.command))


@settings(max_examples=examples(10), deadline=None)
@given(Somewhere, st.data())
def test_what_is_accepted_was_offered(
    exercise: Exercise, place: tuple[int, int], data: Any
) -> None:
    session = anywhere(exercise, *place)
    offers = session.offers("avalon")
    for _ in range(20):
        command = data.draw(commands(exercise))
        answer = fork(session).do("avalon", command) if offers else None
        if answer is None or isinstance(answer, Refusal):
            continue
        if isinstance(command, Say | Reason):
            assert type(command) in {type(offer.command) for offer in offers}
            continue
        fitting = [offer for offer in offers if amount_of(offer, 0) == without_amount(command)]
        assert len(fitting) == 1
        assert getattr(command, "units", getattr(command, "amount", 0)) <= fitting[0].most


def without_amount(command: Command) -> Command:
    if isinstance(command, Propose):  # it is offered to all, and may be made to some
        return replace(command, to=ALL)
    return amount_of(Offer(command, 0, None), 0)


def test_somebody_can_act_until_the_outcome(exercise: Exercise) -> None:
    for seed in range(5):
        session = begin(exercise, seed=seed)
        choose = Random(seed)
        while session.phase is not Phase.OUTCOME:
            if session.phase is not Phase.ASSESSMENT:
                assert any(session.offers(seat) for seat in session.waiting)
            play(session, choose, until=1)
        assert all(session.offers(seat) == () for seat in session.persons)


def test_whoever_is_ready_is_offered_nothing(exercise: Exercise) -> None:
    session = begin(exercise)
    assert session.offers("avalon")
    done(session.do("avalon", Ready()))
    assert session.offers("avalon") == ()

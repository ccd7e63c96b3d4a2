"""What a seat may not know never reaches it: not in a view, a hint, an error or an explanation."""

from dataclasses import asdict, replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.quantities.catalogue import Quantity
from game.quantities.kinds import KINDS, Visibility
from game.rules.exercise import Exercise
from game.session.commands import (
    Answer,
    Command,
    Commit,
    Harden,
    Pledge,
    PledgeTransfer,
    Transfer,
)
from game.session.events import Changed
from game.session.fold import Draft, Playthrough
from game.session.host import Session
from game.session.seats import PinHash, Seat
from game.session.store import MemoryStore
from game.session.view import FACILITATOR, TABLE, Phase
from game.session.visibility import may_see
from tests.examples import examples
from tests.session.playing import begin, fork, play, to_phase

SEED = 918_273_645_546_372_819
PIN = "5550123555"

NOBODYS = ("hidden_ransom", "hidden_never", "hidden_hand", "hidden_ending", "hidden_rest")
"""Ids that nobody knows before the outcome."""

PUBLIC, OWN, HIDDEN = Visibility.PUBLIC, Visibility.OWN, Visibility.HIDDEN

DECLARED = {
    PUBLIC: {
        "turn", "cohesion", "equity", "deterrence", "common_score", "prosperity", "stability",
        "development", "fear", "liberties", "burden", "effort", "trust", "trade", "culture",
        "interoperability", "severity", "momentum", "evidence", "response", "status", "demand",
        "flow", "insurance", "integrity", "voice", "pool", "underway", "rung", "material",
        "learned", "grievance", "lent", "due", "signed", "member", "in_force", "breaches",
        "partner", "progress", "complete", "accused",
    },
    OWN: {
        "budget", "income", "score", "capability", "hardening", "crossed", "reached", "upkeep",
        "plan", "belief", "warning", "guess", "insight",
    },
    HIDDEN: {
        "ending", "presence", "resolve", "reach", "fired", "answer", "achieved", "harmed",
        "strained", "first_turn", "habit",
    },
}  # fmt: skip
"""Who may see each block. A new one belongs here once it is clear who may see it."""


@pytest.fixture(scope="module")
def canary() -> Exercise:
    path = Path(__file__).with_name("canary.toml")
    return Exercise.load(path.read_bytes(), str(path))


def everything_told(session: Session, viewer: str) -> str:
    """All that a session has to say to a viewer, as one text."""
    told = [said_to(session, viewer)]
    if viewer in session.seats:
        told += [repr(fork(session).do(viewer, command)) for command in guesses()]
    return "\n".join(told)


def said_to(session: Session, viewer: str) -> str:
    """What a session says to a viewer who tries nothing."""
    told: list[Any] = [asdict(session.view(viewer))]
    names = [*session.exercise.catalogue.quantities, "crisis.moon.severity"]
    for name in names:
        told += [session.explain(viewer, name, turn) for turn in (None, *range(1, 6))]
    if viewer in session.seats:
        told += [session.forecast(viewer), session.judgement(viewer), session.offers(viewer)]
    return repr(told)


def guesses() -> list[Command]:
    """Commands that somebody might try in order to learn what there is."""
    return [
        Pledge("hidden_ransom", "cyber", 1),
        Commit("hidden_ransom", "cyber", 99),
        PledgeTransfer("hidden_hand", "budget", 1),
        Transfer("borduria", "budget", 999),
        Answer("hidden_avalon_call", "hidden_avalon_deal"),
        Answer("hidden_borduria_call", "x"),
        Answer("hidden_never", "x"),
        Harden("port", 999),
    ]


def others(viewer: str) -> set[str]:
    """Whose secrets a viewer may not be told before the outcome."""
    return {"avalon", "borduria", "caledon", "NOBODY"} - {viewer}


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2, 3))])
def test_no_secret_reaches_anybody_else(canary: Exercise, seed: int) -> None:
    seated = {nation: Seat(pin=PinHash.of(PIN)) for nation in canary.scenario.nations}
    session = Session.begin(canary, seated, seed=SEED, store=MemoryStore())
    choose = Random(seed)
    looked_at = set()
    while session.phase is not Phase.OUTCOME:
        at = session.turn, session.phase
        if at not in looked_at:
            looked_at.add(at)
            for viewer in (*canary.scenario.nations, TABLE):
                told, said = everything_told(session, viewer), said_to(session, viewer)
                for secret in (*(f"SECRET-{owner}" for owner in others(viewer)), str(SEED), PIN):
                    assert secret not in told, (at, viewer)
                for name in (*(f"hidden_{owner}" for owner in others(viewer)), *NOBODYS):
                    assert name not in said, (at, viewer)
        answer = session.do(session.waiting[0], Answer("x", "x")) if session.waiting else None
        assert "hidden" not in repr(answer)
        play(session, choose, until=1)
    assert len(looked_at) >= 16


def test_the_secrets_of_the_canary_do_reach_those_whose_they_are(canary: Exercise) -> None:
    """Otherwise the test above could not fail."""
    session = begin(canary)
    play(session, Random(1))
    for nation in canary.scenario.nations:
        assert f"SECRET-{nation}-brief" in everything_told(session, nation)
    session = begin(canary)
    assert "SECRET-avalon-call" in repr(session.view("avalon"))
    facilitator = repr(session.view(FACILITATOR))
    assert "SECRET-avalon-call" in facilitator
    assert "hidden_ransom" in facilitator


def test_every_block_declares_who_may_see_it() -> None:
    for visibility, blocks in DECLARED.items():
        assert {kind.block for kind in KINDS if kind.visibility is visibility} == blocks


def test_the_open_table_sees_what_is_public_and_nothing_else(canary: Exercise) -> None:
    session = begin(canary)
    for name in session.view(TABLE).quantities:
        quantity = canary.catalogue.quantities[name]
        assert quantity.visibility is PUBLIC
        assert quantity.crisis != "hidden_ransom"
    assert set(session.view(FACILITATOR).quantities) == set(canary.catalogue.quantities)


def test_how_far_an_infection_has_come_is_the_nations_own_and_cells_are_hidden(
    exercise: Exercise,
) -> None:
    session = begin(exercise)
    to_phase(session, Phase.SITUATION, turn=3)
    seen = session.view("avalon").quantities
    assert "crisis.ransom.presence.avalon" in seen
    assert "crisis.ransom.presence.borduria" not in seen
    assert "crisis.cells.presence.avalon" not in seen


def test_the_culprit_is_named_by_evidence_alone(exercise: Exercise) -> None:
    session = begin(exercise)
    named = exercise.rulebook.evidence.named
    for evidence, expected in ((named - 1 / 1024, None), (named, "Red Hand")):
        now = session._play.quantities
        session._play.quantities = {**now, "crisis.mines.evidence": evidence}
        for viewer in ("avalon", TABLE):
            card = next(c for c in session.view(viewer).crises if c.id == "mines")
            assert card.culprit == expected


# Two states that differ only in what a seat may not see


UNTOUCHED = ("fired", "answer", "ending")
"""Not changed below at will: they say which events were, and those are seen by some."""


def changed_elsewhere(session: Session, viewer: str, choose: Random) -> Session:
    """The same session in a world that differs only in what the viewer may not see."""
    other = fork(session)
    play = other._play = isolated(other._play)
    for quantity in other.exercise.catalogue.quantities.values():
        told_of = quantity.block == "accused" or (
            quantity.block in ("belief", "warning") and quantity.owner == viewer
        )
        if not (may_see(viewer, quantity, play) or quantity.block in UNTOUCHED or told_of):
            set_everywhere(play, quantity, choose)
    if play.phase is Phase.DECISION:
        drafts = dict(play.table.drafts)
        for nation in other.exercise.scenario.nations:
            if nation != viewer:
                drafts[nation] = Draft(commits={("mines", "security"): 1}, reason="Another one.")
        play.tables[play.turn] = replace(play.table, drafts=drafts)
    return other


def set_everywhere(play: Playthrough, quantity: Quantity, choose: Random) -> None:
    """Gives a quantity another value, now and in the past, and takes it out of the ledger.

    A red line keeps its past: what crossing one cost can be seen by all.
    """
    value = float(choose.randint(round(quantity.low), round(quantity.high)))
    if quantity.block == "status":
        value = 0.0
    past = () if quantity.block == "crossed" else (play.start, *play.marks.values())
    for values in (play.quantities, *past):
        assert isinstance(values, dict)
        values[quantity.name] = value
    play.ledger = {
        turn: tuple(
            Changed(turn, c.cause, {n: d for n, d in c.changes.items() if n != quantity.name})
            for c in ledger
        )
        for turn, ledger in play.ledger.items()
    }


@settings(max_examples=examples(10), deadline=None)
@given(
    st.integers(0, 2**63 - 1),
    st.integers(0, 150),
    st.sampled_from(("avalon", "borduria", "caledon", TABLE)),
    st.integers(0, 2**32),
)
def test_what_a_seat_may_not_see_changes_nothing_that_it_is_told(
    canary: Exercise, seed: int, steps: int, viewer: str, other: int
) -> None:
    session = begin(canary, seed=seed)
    play(session, Random(seed), until=steps)
    if session.phase is Phase.OUTCOME:
        return
    elsewhere = changed_elsewhere(session, viewer, Random(other))
    assert elsewhere._play.quantities != session._play.quantities
    assert everything_told(elsewhere, viewer) == everything_told(session, viewer)


def isolated(play: Playthrough) -> Playthrough:
    """A copy that shares no dictionary with any other."""
    return replace(
        play,
        quantities=dict(play.quantities),
        start=dict(play.start),
        marks={at: dict(values) for at, values in play.marks.items()},
    )


def test_texts_of_others_change_nothing_that_a_seat_is_told(canary: Exercise) -> None:
    source = canary.source.replace(b"SECRET-borduria", b"OTHER-borduria")
    source = source.replace(b"SECRET-NOBODY", b"OTHER-NOBODY")
    other = Exercise.load(source, "canary.toml")
    sessions = [(begin(one, seed=4), Random(5)) for one in (canary, other)]
    while sessions[0][0].phase is not Phase.OUTCOME:
        first, second = (everything_told(session, "avalon") for session, _ in sessions)
        assert first == second
        for session, choose in sessions:
            play(session, choose, until=4)

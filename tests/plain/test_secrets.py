"""Nothing that is one nation's alone is printed in another's part, or at the open table."""

import re
from contextlib import suppress
from pathlib import Path

import pytest

from game.plain.conduct import conduct
from game.plain.terminal import BLANK_LINES, Leaving
from game.rules.exercise import Exercise
from game.session.host import Session
from game.session.seats import PinHash, Seat
from game.session.store import MemoryStore
from game.session.view import Phase
from tests.plain.curious import Curious

SEED = 918_273_645_546_372_819
PIN = "5550123555"
NATIONS = ("avalon", "borduria", "caledon")
CALL = re.compile(r"^(\w+) only\. Everyone else, please look away\.$", re.MULTILINE)
CULPRIT = "SECRET-NOBODY-culprit"
NAMED = f"The evidence names {CULPRIT} behind"
"""What everybody may know once there is evidence enough. A nation may suspect it before."""

CANARY = Path(__file__).parents[1] / "session" / "canary.toml"


@pytest.fixture(scope="module")
def played() -> Curious:
    """Everything that three curious people hear of an exercise in which every secret is marked."""
    exercise = Exercise.load(CANARY.read_bytes(), str(CANARY))
    seats = {nation: Seat(pin=PinHash.of(PIN)) for nation in exercise.scenario.nations}
    session = Session.begin(exercise, seats, seed=SEED, store=MemoryStore())
    people = Curious(session, PIN, "SECRET")
    with suppress(Leaving):
        conduct(session, people.room.terminal)
    return people


def parts(played: Curious, whose: str) -> list[str]:
    """What was said before the outcome to one nation, or at the open table."""
    before = played.room.text.partition("The exercise has ended")[0]
    found = []
    for part in re.split(rf"\n{{{BLANK_LINES},}}|\n(?=\w+ only\. Everyone)", before):
        called = CALL.search(part)
        if (called[1].lower() if called else "table") == whose and part.strip():
            found.append(part)
    return found


def test_the_curious_hear_the_whole_exercise(played: Curious) -> None:
    assert played.session.phase is Phase.OUTCOME
    for whose in (*NATIONS, "table"):
        assert len(parts(played, whose)) >= 5
        assert len("".join(parts(played, whose))) > 5_000


@pytest.mark.parametrize("whose", [*NATIONS, "table"])
def test_no_part_holds_a_secret_of_another(played: Curious, whose: str) -> None:
    others = {*NATIONS, "NOBODY"} - {whose}
    named = whose != "table"
    for part in parts(played, whose):
        named = named or NAMED in part
        for other in others:
            assert f"SECRET-{other}" not in (part.replace(CULPRIT, "") if named else part)
        assert PIN not in part
        assert str(SEED) not in part


@pytest.mark.parametrize("nation", NATIONS)
def test_each_nation_does_hear_its_own_secrets(played: Curious, nation: str) -> None:
    told = "".join(parts(played, nation))
    assert f"SECRET-{nation}-brief" in told
    assert f"SECRET-{nation}-wish" in told


def test_at_the_outcome_nothing_is_secret_any_more(played: Curious) -> None:
    end = played.room.text.partition("The exercise has ended")[2]
    assert all(f"SECRET-{nation}-brief" in end for nation in NATIONS)

"""What is refused says no more than what is offered: the unknown is refused like the secret."""

import re
from dataclasses import replace

import pytest

from game.scenario.models import Scenario
from game.session.commands import Command, Commit, Pledge, PledgeTransfer, Refusal, Transfer
from game.session.host import Session
from game.session.view import TABLE, Phase
from tests.hidden.canary import SOME, canary, tokens
from tests.hidden.given import NOWHERE, refusals
from tests.hidden.oracle import Oracle
from tests.hidden.players import Room, people


def secret_ids(oracle: Oracle, seat: str) -> list[str]:
    """The ids of everything that there is and that a seat may not know of."""
    secrets = oracle.canary.secrets.values()
    ids = [s.token for s in secrets if s.kind.endswith(" id") and not oracle.may_know(seat, s)]
    nations = oracle.canary.exercise.scenario.nations
    things = {thing for nation in nations.values() for thing in nation.infrastructure}
    return [*ids, *sorted(things - set(nations[seat].infrastructure))]


@pytest.mark.parametrize("name", SOME)
def test_a_secret_is_refused_like_what_does_not_exist(name: str) -> None:
    about = canary(name)
    room = Room.of(about, people(about, 0))
    probed = set()
    opened = (0, "")
    for phase in room.play():
        if opened == (opened := (room.session.turn, str(phase))) or not room.session.waiting:
            continue
        oracle = Oracle(about, room.session._play)
        for seat in room.session.waiting:
            inbox = room.session.view(seat).inbox
            inject = next((card.id for card in inbox if card.options), "none")
            expected = refusals(room.session, seat, NOWHERE, inject)
            assert not oracle.leaked(seat, tokens(" ".join(expected)))
            for secret in secret_ids(oracle, seat):
                assert refusals(room.session, seat, secret, inject) == expected, secret
                if secret in about.secrets:
                    probed.add(about.secrets[secret].kind)
    assert probed >= kept_secret(about.exercise.scenario)


def kept_secret(scenario: Scenario) -> set[str]:
    """The kinds of id that an exercise keeps from somebody, at least at first."""
    agendas = (item for nation in scenario.nations.values() for item in nation.agenda)
    kinds = {
        "crisis id": any(not crisis.active for crisis in scenario.crises.values()),
        "adversary id": bool(scenario.adversaries),
        "agenda id": any(item.secret for item in agendas),
        "inject id": True,
        "option id": True,
    }
    return {kind for kind, there in kinds.items() if there}


def test_the_narrows_keep_secrets_of_every_kind() -> None:
    assert len(kept_secret(canary("the_narrows").exercise.scenario)) == 5


BEYOND: tuple[Command, ...] = (
    Pledge("", "security", 900),
    PledgeTransfer("", "security", 900),
    PledgeTransfer("", "budget", 900),
)


@pytest.mark.parametrize("command", BEYOND, ids=lambda c: type(c).__name__)
def test_what_is_refused_on_the_open_table_does_not_say_what_a_nation_has(
    command: Command,
) -> None:
    session = rich(Phase.CONSULTATION)
    answer = session.do("avalon", beyond(session, command))
    assert isinstance(answer, Refusal)
    assert answer.code.startswith("beyond_")
    assert answer.message.startswith("Avalon ")
    assert not re.search(r"\d", answer.message)


def test_what_is_refused_behind_the_curtain_says_what_a_nation_has() -> None:
    session = rich(Phase.DECISION)
    has = int(session._play.quantities["nation.avalon.capability.security"])
    for command in (Commit("", "security", 900), Transfer("", "security", 900)):
        answer = session.do("avalon", beyond(session, command))
        assert isinstance(answer, Refusal)
        assert f"{has} units" in answer.message


def rich(phase: Phase) -> Session:
    """An exercise in which two people have means that are recognised."""
    room = Room.of(canary("the_narrows", rich=True), ("avalon", "borduria"))
    for now in room.play():
        if now is phase:
            return room.session
    raise AssertionError(phase)


def beyond(session: Session, command: Command) -> Command:
    """The command, for something that there is."""
    if isinstance(command, Pledge | Commit):
        return replace(command, crisis=session.view(TABLE).crises[0].id)
    assert isinstance(command, PledgeTransfer | Transfer)
    return replace(command, to="borduria")

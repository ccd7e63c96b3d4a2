"""Everything that a session hands to one viewer, as text."""

from collections.abc import Iterator, Sequence

from game.session.commands import (
    Answer,
    Command,
    Commit,
    Harden,
    Pledge,
    PledgeTransfer,
    Refusal,
    Say,
    Transfer,
)
from game.session.host import Session
from game.session.view import TABLE

Given = Iterator[tuple[str, str]]
"""What it is, and all that it says."""

NOWHERE = "nosuchthing"
"""An id that nothing has."""


def viewers(session: Session) -> tuple[str, ...]:
    """The open table and every nation."""
    return (TABLE, *session.exercise.scenario.nations)


def given(session: Session, viewer: str) -> Given:
    """The view; and for a nation what it may do, and what it is told to expect."""
    yield "view", repr(session.view(viewer))
    if viewer in session.exercise.scenario.nations:
        yield "offers", repr(session.offers(viewer))
        yield "forecast", repr(session.forecast(viewer))
        yield "judgement", repr(session.judgement(viewer))


def explanations(session: Session, viewer: str, turns: Sequence[int | None] = (None,)) -> Given:
    """Why every quantity that there is, seen or not, is what it is: where anything is said."""
    for name in session.exercise.catalogue.names if turns else ():
        told = [session.explain(viewer, name, turn) for turn in turns]
        if any(told):
            yield f"why {name} in turns {turns}", repr(told)


def refusals(session: Session, seat: str, id: str, inject: str) -> list[str]:
    """What is said to somebody who tries an id that it should not know, wherever ids are taken.

    `inject` is one that it knows. The id itself is left out of what is said.
    """
    said = []
    for command in probes(id, inject):
        answer = session.do(seat, command)
        assert isinstance(answer, Refusal), f"{command} was accepted"
        said.append(f"{answer.code} {answer.message.replace(id, '…')}")
    return said


def probes(id: str, inject: str) -> Iterator[Command]:
    """Commands that stand for something by its id, with amounts that fit and that do not."""
    for units in (0, 1, 999):
        yield Pledge(id, "security", units)
        yield Commit(id, "security", units)
        yield PledgeTransfer(id, "budget", units)
        yield Transfer(id, "security", units)
        yield Harden(id, units)
    yield Pledge(id, "magic", 1)
    yield Commit(id, id, -1)
    yield Answer(id, id)
    yield Answer(id, "yes")
    yield Answer(inject, id)


def slips(session: Session, seat: str) -> Given:
    """What errors say, of commands and questions that no screen would send."""
    wrong: list[tuple[str, object]] = [
        ("an amount that is a text", Pledge("mines", "security", "3")),  # type: ignore[arg-type]
        ("a text that is none", Say(3)),  # type: ignore[arg-type]
        ("an id that is none", Answer(None, "x")),  # type: ignore[arg-type]
    ]
    for what, command in wrong:
        try:
            yield what, repr(session.do(seat, command))  # type: ignore[arg-type]
        except TypeError as error:
            yield what, repr(error)
    for viewer in (NOWHERE, "", "Facilitator"):
        try:
            yield f"the view of {viewer}", repr(session.view(viewer))
        except KeyError as error:
            yield f"the view of {viewer}", repr(error)
    yield "notices", repr((session.notices, session.read_only))

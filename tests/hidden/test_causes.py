"""The cause of a number that all may see can be a secret: what is told of it betrays none."""

from game.session.commands import Ready
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import TABLE, Cause, Phase
from tests.small import load

RED_LINE = """
[[nations.borduria.red_lines]]
id = "quiet"
text = "RED-LINE"
when = "turn >= 1"
stability = 5
secret = true
"""

INJECT = """
[injects.quiet]
title = "INJECT"
turn = 1
sender = "s"
text = "t"
to = ["borduria"]
effects = ["nation.borduria.stability -= 2"]
"""


def assessed(text: str) -> Session:
    """The exercise after its first turn, in which nobody did anything."""
    exercise = load(text)
    seats = {nation: Seat() for nation in exercise.scenario.nations}
    session = Session.begin(exercise, seats, seed=1, store=MemoryStore())
    while session.phase is not Phase.ASSESSMENT:
        for seat in session.waiting:
            session.do(seat, Ready())
    return session


def unknown(session: Session, viewer: str) -> list[Cause]:
    """The causes of the stability of Borduria that a viewer is not told."""
    told = session.explain(viewer, "nation.borduria.stability", 1)
    assert told is not None
    return [cause for cause in told.causes if cause.rule == "unknown"]


def test_a_secret_red_line_is_told_to_others_like_any_event_of_which_they_know_nothing(
    small_text: str,
) -> None:
    before, after = small_text.split("[nations.caledon]")
    session = assessed(before + RED_LINE + "[nations.caledon]" + after + INJECT)
    (cause,) = unknown(session, "avalon")
    assert (cause.text, cause.change) == ("an event not known to Avalon", -7.0)
    (cause,) = unknown(session, TABLE)
    assert (cause.text, cause.change) == ("an event not known to the open table", -7.0)
    assert not unknown(session, "borduria")
    told = session.explain("borduria", "nation.borduria.stability", 1)
    assert told is not None
    assert {'red line crossed: "RED-LINE"', 'the event "INJECT"'} <= {c.text for c in told.causes}

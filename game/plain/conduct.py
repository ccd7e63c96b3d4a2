"""An exercise from where it stands to its outcome, one part after the other."""

from typing import TYPE_CHECKING

from game.language import tr
from game.plain.assessment import assessment
from game.plain.consultation import consultation
from game.plain.curtain import Curtain
from game.plain.decision import decision
from game.plain.outcome import outcome
from game.plain.own import briefing
from game.plain.situation import situation
from game.plain.talk import Talk
from game.plain.words import one_line
from game.session.view import TABLE, Phase

if TYPE_CHECKING:
    from game.plain.terminal import Terminal
    from game.session.host import Session


def conduct(session: "Session", terminal: "Terminal") -> None:
    """Play to the outcome. Raises Leaving if somebody wants to go before."""
    for notice in session.notices:
        terminal.say(one_line(notice))
    if session.read_only:
        said = tr("This save can only be read. {reason}")
        terminal.say(said.format(reason=one_line(session.read_only)))
    curtain = Curtain(session, terminal)
    try:
        _play(session, terminal, curtain)
    finally:
        curtain.close()


def _play(session: "Session", terminal: "Terminal", curtain: Curtain) -> None:
    alone = session.persons[0] if len(session.persons) == 1 else None
    briefed: set[str] = set()
    while True:
        match session.phase:
            case Phase.SITUATION:
                seat = session.waiting[0]
                curtain.open_to(seat)
                talk = Talk(session, seat, terminal)
                if session.turn == session.seats[seat].since and seat not in briefed:
                    briefing(talk)
                    briefed.add(seat)
                situation(talk)
            case Phase.CONSULTATION:
                if alone is None:
                    curtain.open_to_all()
                else:
                    curtain.open_to(alone)
                consultation(Talk(session, alone or TABLE, terminal), alone)
            case Phase.DECISION:
                seat = session.waiting[0]
                curtain.open_to(seat)
                decision(Talk(session, seat, terminal))
            case Phase.ASSESSMENT:
                curtain.open_to_all()
                assessment(Talk(session, TABLE, terminal))
            case Phase.OUTCOME:
                curtain.open_to_all()
                outcome(Talk(session, TABLE, terminal))
                return

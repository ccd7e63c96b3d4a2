"""Endings that cannot come."""

from game.authoring.design.doubts import Doubts
from game.language import tr
from game.scenario.findings import At


def check_endings(doubts: Doubts) -> None:
    """Endings whose condition never holds, or before which another always comes."""
    dead = doubts.dead.endings
    for place, ending in enumerate(doubts.scenario.endings):
        why = dead.get(ending.id)
        if why:
            reason = f"{why[0].lower()}{why[1:].rstrip('.')}"
            message = tr('the ending "{ending}" cannot come: {reason}')
            message = message.format(ending=ending.id, reason=reason)
            fix = tr("endings are tried in the order of the file: put the special ones first")
            doubts.add("S405", ("endings", place, "id"), message, fix, at=At.VALUE)

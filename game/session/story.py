"""The whole story of a quantity: what moved it in each turn, and how far up and down in all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.session.view import Explanation, Phase, View

if TYPE_CHECKING:
    from game.session.host import Session


@dataclass(frozen=True, slots=True)
class Story:
    """A quantity turn by turn, the latest first, as one viewer may know it."""

    title: str
    now: float
    turns: tuple[Explanation, ...]
    """Only those in which something moved it."""
    gained: float
    lost: float
    """Not positive."""
    drifts_to: float | None = None
    """For trust: what the two nations share, to which trust drifts by itself."""
    reach: tuple[float, float] | None = None
    """For trust in the seat that decides: where it can be after this turn, by the seat's orders."""


def story(session: "Session", view: View, quantity: str) -> Story | None:
    """What has moved a quantity so far; None if it is not the viewer's to see."""
    if quantity not in view.quantities:
        return None
    told = [session.explain(view.viewer, quantity, turn) for turn in range(view.turn, 0, -1)]
    known = [one for one in told if one is not None]
    if not known:
        return None
    changes = [cause.change for one in known for cause in one.causes]
    now = view.quantities[quantity]
    return Story(
        title=known[0].title,
        now=now,
        turns=tuple(one for one in known if one.causes),
        gained=sum(change for change in changes if change > 0),
        lost=sum(change for change in changes if change < 0),
        drifts_to=_shared(view, quantity),
        reach=_reach(session, view, quantity, now),
    )


def _shared(view: View, quantity: str) -> float | None:
    """The points of trust that stand for what two nations share."""
    match quantity.split("."):
        case ["trust", one, other]:
            for pair in (f"culture.{one}.{other}", f"culture.{other}.{one}"):
                if pair in view.quantities:
                    return 100 * view.quantities[pair]
    return None


def _reach(session: "Session", view: View, quantity: str, now: float) -> tuple[float, float] | None:
    """What a partner would think, from if every pledge were broken to if the orders are sent."""
    match quantity.split("."):
        case ["trust", partner, seat] if seat == view.viewer and view.phase is Phase.DECISION:
            moves = session.judgement(seat).get(partner)
            if moves is not None:
                return now + min(moves), now + max(moves)
    return None

"""The orders with which a nation does exactly what it has pledged."""

from game.session.commands import Commit, Transfer
from game.session.view import View

Order = Commit | Transfer


def as_pledged(view: View) -> tuple[Order, ...]:
    """What is still to be ordered, and taken back, so that the viewer's deeds are its pledges.

    What is taken back comes first: it frees means for the rest. Hardening and answers are no
    pledges and stay as they are.
    """
    orders = view.own.orders if view.own is not None else ()
    now = {
        (line.kind, line.target, line.what): int(line.amount)
        for line in orders
        if line.kind in ("commit", "transfer")
    }
    wanted = {
        (promise.kind, promise.target, promise.what): int(promise.amount)
        for promise in view.promises
        if promise.nation == view.viewer
    }
    changed = [key for key in {**now, **wanted} if now.get(key, 0) != wanted.get(key, 0)]
    changed.sort(key=lambda key: wanted.get(key, 0) > now.get(key, 0))
    return tuple(_order(*key, wanted.get(key, 0)) for key in changed)


def _order(kind: str, target: str, what: str, amount: int) -> Order:
    return Commit(target, what, amount) if kind == "commit" else Transfer(target, what, amount)

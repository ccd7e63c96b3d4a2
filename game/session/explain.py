"""Why a quantity is what it is: the causes of a turn's change, which add up to it exactly."""

from collections.abc import Iterable, Iterator, Mapping

from game.language.phrases import capital
from game.quantities.catalogue import Quantity
from game.rules.exercise import Exercise
from game.session.causes import Setting, told
from game.session.fold import Playthrough
from game.session.view import Cause, Explanation
from game.session.visibility import may_see, visible


def explain(
    exercise: Exercise, play: Playthrough, viewer: str, name: str, turn: int | None = None
) -> Explanation | None:
    """The causes of what a turn did to a quantity; of the last turn that did, if none is given.

    None if there is no such quantity or turn, or if it is not the viewer's to see.
    """
    quantity = exercise.catalogue.find(name)
    if quantity is None or not may_see(viewer, quantity, play):
        return None
    if turn is None:
        turn = last_change(play, name)
    if not 1 <= turn <= play.turn:
        return None
    return Explanation(
        quantity=name,
        title=capital(quantity.title),
        turn=turn,
        before=play.before(turn)[name],
        after=play.after(turn)[name],
        causes=tuple(_causes(exercise, play, viewer, quantity, turn)),
    )


def with_words(exercise: Exercise, known: Iterable[str], words: str) -> Iterator[str]:
    """Those of the quantities that are known to somebody whose name or title has all the words.

    Of what is the same both ways round, one is enough.
    """
    wanted = words.lower().split()
    twins: set[int] = set()
    for name in known if wanted else ():
        quantity = exercise.catalogue.quantities[name]
        text = f"{name} {quantity.title}".lower()
        if quantity.column not in twins and all(word in text for word in wanted):
            if quantity.twin is not None:
                twins.add(quantity.twin)
            yield name


def changed(
    exercise: Exercise, play: Playthrough, viewer: str, turn: int
) -> Mapping[str, tuple[float, float]]:
    """What a turn has changed of what the viewer may see: what it was, and what it is."""
    before, after = play.before(turn), play.after(turn)
    return {
        name: (before[name], after[name])
        for name in visible(viewer, exercise, play)
        if before[name] != after[name]
    }


def last_change(play: Playthrough, name: str) -> int:
    """The last turn in which anything changed a quantity; this turn, if nothing ever did."""
    for turn in sorted(play.ledger, reverse=True):
        if any(name in changed.changes for changed in play.ledger[turn]):
            return turn
    return play.turn


def _causes(
    exercise: Exercise, play: Playthrough, viewer: str, quantity: Quantity, turn: int
) -> Iterator[Cause]:
    """A line for each cause, in the order in which they acted, but for what comes to nothing."""
    setting = Setting(exercise, play, viewer, turn, quantity)
    total: dict[tuple[str, str], float] = {}
    for changed in play.ledger.get(turn, ()):
        if quantity.name in changed.changes:
            key = told(setting, changed.cause)
            total[key] = total.get(key, 0.0) + changed.changes[quantity.name]
    for (rule, text), change in total.items():
        if change:
            yield Cause(turn, rule, text, change)

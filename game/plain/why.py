"""Why a quantity is what it is: found by its name or by words of its title, told cause by cause."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from game.plain.words import decimals_of, figure, number, sentence, signed, spoken
from game.session.story import Story, story
from game.session.view import Explanation

if TYPE_CHECKING:
    from game.plain.talk import Talk

MOST = 20
"""Quantities that are offered when several fit; more is too long to listen to."""

PROMPT = "Why? Type some words of a name, such as trust in Avalon, or Enter to go back:"


def ask(talk: "Talk") -> None:
    """Ask for quantities until nothing more is asked for."""
    while given := talk.dialogue.ask(PROMPT):
        find(talk, given)


def find(talk: "Talk", words: str) -> None:
    """Tell the causes of the quantity of this name, or of one whose title has these words."""
    name = words.strip().rstrip("?").strip()
    if talk.has(name):
        tell(talk, name)
        return
    found = list(_with_words(talk, name.lower().split()))
    if not found:
        talk.say(f"There is nothing of that name that {talk.who} may see.")
    elif len(found) == 1:
        tell(talk, found[0])
    elif len(found) > MOST:
        talk.say(f"{len(found)} quantities have that in their names. More words make it fewer.")
    else:
        titles = [f"{talk.title(one)}: {talk.figure(one)}." for one in found]
        chosen = talk.dialogue.pick("Which of these?", titles)
        if chosen is not None:
            tell(talk, found[chosen])


def _with_words(talk: "Talk", words: Sequence[str]) -> Iterator[str]:
    """The quantities that the viewer may see and whose title or name has all of the words.

    Of what is the same both ways round, one is enough.
    """
    known = talk.session.exercise.catalogue.quantities
    twins: set[int] = set()
    for name in talk.view.quantities:
        about = known[name]
        text = f"{name} {talk.title(name)}".lower()
        if words and about.column not in twins and all(word in text for word in words):
            if about.twin is not None:
                twins.add(about.twin)
            yield name


def tell(talk: "Talk", quantity: str) -> None:
    """Tell the causes in the last turn that changed a quantity, then in any other turn."""
    told = talk.session.explain(talk.viewer, quantity)
    while True:
        if told is None:
            talk.say("No causes of this are known here.")
            return
        talk.say(*explanation(talk, told))
        if talk.view.turn == 1:
            talk.dialogue.pause()
            return
        turns = talk.view.turn
        prompt = f"Number of another turn, 1 to {turns}, {turns + 1} for all, or Enter to go on:"
        turn = talk.dialogue.number(prompt, turns + 1, lambda: None)
        if not turn:
            return
        if turn > turns:
            whole = story(talk.session, talk.view, quantity)
            talk.say(*(all_turns(talk, whole) if whole is not None else ()))
            continue
        told = talk.session.explain(talk.viewer, quantity, turn)


def explanation(talk: "Talk", told: Explanation) -> Iterator[str]:
    """The change in a turn, and its causes, the largest first."""
    block = talk.block(told.quantity)
    decimals = decimals_of(block)
    title = f"{spoken(told.title)}, turn {told.turn}"
    if block in ("status", "crossed"):
        if told.before == told.after:
            yield f"{title}: {figure(block, told.after)}. Nothing changed it in this turn."
            return
        yield f"{title}: {figure(block, told.before)}, then {figure(block, told.after)}."
        yield from (sentence(f"Cause: {spoken(cause.text)}") for cause in told.causes)
        return
    before, after = round(told.before, decimals), round(told.after, decimals)
    total = after - before
    causes = sorted(told.causes, key=lambda cause: -abs(cause.change))
    if not causes:
        yield f"{title}: {figure(block, after, decimals)}. Nothing changed it in this turn."
        return
    yield (
        f"{title}: from {number(before, decimals)} to {figure(block, after, decimals)}. "
        f"Change: {signed(total, decimals)}."
    )
    parts = rounded([cause.change for cause in causes], total, decimals)
    said = [
        sentence(f"{signed(part, decimals)}, {spoken(cause.text or cause.rule)}")
        for cause, part in zip(causes, parts, strict=True)
    ]
    if len(said) == 1:
        yield f"Cause: {said[0]}"
    else:
        yield from ("Causes:", *said, f"Together: {signed(total, decimals)}.")


def all_turns(talk: "Talk", told: Story) -> Iterator[str]:
    """Gains and losses, where it can go, and the causes of every turn."""
    yield (
        f"{spoken(told.title)}: now {number(told.now, 1)}. "
        f"Gained {signed(told.gained)}, lost {signed(told.lost)} in all."
    )
    if told.drifts_to is not None:
        shared = number(told.drifts_to, 1)
        yield f"It moves between 0 and 100, and drifts towards {shared}, by what the two share."
    if told.reach is not None:
        low, high = (number(max(0.0, min(100.0, end)), 1) for end in told.reach)
        yield f"After this turn: {low} if every pledge were broken, {high} by the orders so far."
    for one in told.turns:
        yield from explanation(talk, one)


def rounded(parts: Sequence[float], total: float, decimals: int) -> list[float]:
    """Parts rounded so that they still add up to the rounded total: the largest rests first.

    >>> rounded([0.25, 0.25, 0.5], 1.0, 1)
    [0.3, 0.2, 0.5]
    """
    scale = 10**decimals
    whole = [int(part * scale // 1) for part in parts]
    rests = [part * scale - unit for part, unit in zip(parts, whole, strict=True)]
    over = round(total * scale) - sum(whole)
    order = sorted(range(len(parts)), key=lambda place: -rests[place])
    for place in range(abs(over)):
        whole[order[place % len(order)]] += 1 if over > 0 else -1
    return [unit / scale for unit in whole]

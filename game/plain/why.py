"""Why a quantity is what it is: found by its name or by words of its title, told cause by cause."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.language import tr
from game.plain.dialogue import BACK
from game.plain.words import decimals_of, figure, number, sentence, signed, spoken
from game.session.explain import with_words
from game.session.figures import figures
from game.session.story import Story, story
from game.session.view import Explanation

if TYPE_CHECKING:
    from game.plain.talk import Talk

MOST = 20
"""Quantities that are offered when several fit; more is too long to listen to."""

PROMPT = tr("Why? Type some words of a name, such as {example}. Enter or 0 leads back:")


def ask(talk: "Talk") -> None:
    """Ask for quantities until nothing more is asked for."""
    prompt = PROMPT.format(example=talk.example)
    while (given := talk.dialogue.ask(prompt)) and given != str(BACK):
        find(talk, given)


def find(talk: "Talk", words: str) -> None:
    """Tell the causes of the quantity of this name, or of one whose title has these words."""
    name = words.strip().rstrip("?").strip()
    if talk.has(name):
        tell(talk, name)
        return
    found = list(with_words(talk.session.exercise, talk.view.quantities, name))
    if not found:
        talk.say(tr("There is nothing of that name that {who} may see.").format(who=talk.who))
    elif len(found) == 1:
        tell(talk, found[0])
    elif len(found) > MOST:
        said = tr("{n} quantities have that in their names. More words make it fewer.")
        talk.say(said.format(n=len(found)))
    else:
        titles = [f"{talk.title(one)}: {talk.figure(one)}." for one in found]
        chosen = talk.dialogue.pick(tr("Which of these?"), titles)
        if chosen is not None:
            tell(talk, found[chosen])


def tell(talk: "Talk", quantity: str) -> None:
    """Tell the causes in the last turn that changed a quantity, then in any other turn."""
    told = talk.session.explain(talk.viewer, quantity)
    while True:
        if told is None:
            talk.say(tr("No causes of this are known here."))
            return
        talk.say(*explanation(talk, told))
        if talk.view.turn == 1:
            talk.dialogue.pause()
            return
        turns = talk.view.turn
        prompt = tr(
            "Number of another turn, 1 to {last}, {all_turns} for all, or Enter to go on:"
        ).format(last=turns, all_turns=turns + 1)
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
    title = tr("{quantity}, turn {turn}").format(quantity=spoken(told.title), turn=told.turn)
    unchanged = tr("{title}: {figure}. Nothing changed it in this turn.")
    if block in ("status", "crossed"):
        before, after = figure(block, told.before), figure(block, told.after)
        if told.before == told.after:
            yield unchanged.format(title=title, figure=after)
            return
        yield tr("{title}: {before}, then {after}.").format(title=title, before=before, after=after)
        for cause in told.causes:
            yield sentence(tr("Cause: {cause}").format(cause=spoken(cause.text)))
        return
    shown = figures(told, decimals)
    if not shown.causes:
        yield unchanged.format(title=title, figure=figure(block, shown.after, decimals))
        return
    yield tr("{title}: from {before} to {after}. Change: {change}.").format(
        title=title,
        before=number(shown.before, decimals),
        after=figure(block, shown.after, decimals),
        change=signed(shown.change, decimals),
    )
    said = [
        sentence(f"{signed(part, decimals)}, {spoken(cause.text or cause.rule)}")
        for cause, part in shown.causes
    ]
    if len(said) == 1:
        yield tr("Cause: {cause}").format(cause=said[0])
    else:
        together = tr("Together: {change}.").format(change=signed(shown.change, decimals))
        yield from (tr("Causes:"), *said, together)


def all_turns(talk: "Talk", told: Story) -> Iterator[str]:
    """Gains and losses, where it can go, and the causes of every turn."""
    yield tr("{quantity}: now {now}. Gained {gained}, lost {lost} in all.").format(
        quantity=spoken(told.title),
        now=number(told.now, 1),
        gained=signed(told.gained),
        lost=signed(told.lost),
    )
    if told.drifts_to is not None:
        yield tr(
            "It moves between 0 and 100, and drifts towards {shared}, by what the two share."
        ).format(shared=number(told.drifts_to, 1))
    if told.reach is not None:
        low, high = (number(max(0.0, min(100.0, end)), 1) for end in told.reach)
        yield tr(
            "After this turn: {low} if every pledge were broken, {high} by the orders so far."
        ).format(low=low, high=high)
    for one in told.turns:
        yield from explanation(talk, one)

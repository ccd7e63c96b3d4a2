"""The inbox: what has come in, read in full, with what may be answered."""

from game.plain.talk import Talk
from game.plain.words import (
    METHODS,
    counted,
    numbered,
    one_line,
    paragraphs,
    sentence,
    spoken,
    units,
)
from game.session.view import InjectCard, OptionCard, Phase


def asking(talk: Talk) -> list[InjectCard]:
    """The injects that ask the nation for a decision now."""
    return [card for card in talk.view.inbox if card.options]


def unanswered(talk: Talk) -> list[InjectCard]:
    return [card for card in asking(talk) if card.answer is None]


def summary(talk: Talk) -> str:
    """The inbox in a line of a menu."""
    cards = talk.view.inbox
    new = sum(is_new(talk, card) for card in cards)
    said = f"Inbox: {counted(len(cards), 'message')}, {new} new"
    open_still = len(unanswered(talk))
    if open_still:
        said += f", {open_still} {'asks' if open_still == 1 else 'ask'} for a decision"
    return f"{said}."


def inbox(talk: Talk) -> None:
    """Choose a message and hear it in full."""
    while True:
        cards = talk.view.inbox
        if not cards:
            talk.say("Nothing has come in.")
            return
        chosen = talk.dialogue.pick("Inbox, newest first.", [entry(talk, card) for card in cards])
        if chosen is None:
            return
        talk.say(*message(talk, cards[chosen]))
        talk.dialogue.pause()


def is_new(talk: Talk, card: InjectCard) -> bool:
    """Whether a message has come in this turn and has not been heard yet."""
    return card.new and card.id not in talk.heard


def entry(talk: Talk, card: InjectCard) -> str:
    """A message in a line of a list."""
    said = f"{one_line(card.title)}, from {one_line(card.sender)}"
    if card.options:
        said += ". Answered" if card.answer else ". Asks for a decision"
    return f"{'New. ' if is_new(talk, card) else f'Turn {card.turn}. '}{said}."


def message(talk: Talk, card: InjectCard) -> list[str]:
    """A message in full, with its choices."""
    lines = letter(talk, card)
    if card.options:
        when = "now" if talk.view.phase is Phase.DECISION else "in the decision of this turn"
        lines.append(f"It asks for a decision, {when}. The choices:")
        lines += numbered([option(one) for one in card.options])
        chosen = next((one for one in card.options if one.id == card.answer), None)
        if chosen:
            lines.append(f"Chosen so far: {one_line(chosen.text)}.")
    return lines


def letter(talk: Talk, card: InjectCard) -> list[str]:
    """A message as it was sent. It is no longer new."""
    talk.heard.add(card.id)
    sender, method = one_line(card.sender), METHODS.get(card.method, f"by {card.method}")
    return [
        f"Message {card.number}: {sentence(one_line(card.title))}",
        f"From {sender}, to {talk.nations(card.to)}, {method}.",
        f"Turn {card.turn}, {card.time}.",
        *paragraphs(card.text),
    ]


def option(card: OptionCard) -> str:
    """A choice with what it costs and what is known of what it would do."""
    parts = [one_line(card.text).rstrip(".")]
    parts.append(f"Costs {units(card.budget, 'budget')}" if card.budget else "Costs nothing")
    if card.hint:
        parts.append(f"What is known of it: {spoken(card.hint)}")
    if card.default:
        parts.append("Taken if no answer is given")
    return ". ".join(parts) + "."

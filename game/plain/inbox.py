"""The inbox: what has come in, read in full, with what may be answered."""

from game.language import tr, trn
from game.plain.talk import Talk
from game.plain.words import (
    METHODS,
    budget,
    numbered,
    one_line,
    paragraphs,
    sentence,
    spoken,
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
    count, open_still = len(cards), len(unanswered(talk))
    messages = trn("{n} message", "{n} messages", count) if count else tr("no messages")
    asking_still = trn("{n} asks for a decision", "{n} ask for a decision", open_still)
    said = (
        tr("Inbox: {messages}, {new} new, {asking}.")
        if open_still
        else tr("Inbox: {messages}, {new} new.")
    )
    return said.format(
        messages=messages.format(n=count), new=new, asking=asking_still.format(n=open_still)
    )


def inbox(talk: Talk) -> None:
    """Choose a message and hear it in full."""
    while True:
        cards = talk.view.inbox
        if not cards:
            talk.say(tr("Nothing has come in."))
            return
        lines = [entry(talk, card) for card in cards]
        chosen = talk.dialogue.pick(tr("Inbox, newest first."), lines)
        if chosen is None:
            return
        talk.say(*message(talk, cards[chosen]))
        talk.dialogue.pause()


def is_new(talk: Talk, card: InjectCard) -> bool:
    """Whether a message has come in this turn and has not been heard yet."""
    return card.new and card.id not in talk.heard


def entry(talk: Talk, card: InjectCard) -> str:
    """A message in a line of a list."""
    when = tr("New.") if is_new(talk, card) else tr("Turn {turn}.").format(turn=card.turn)
    said = tr("{title}, from {sender}.").format(
        title=one_line(card.title), sender=one_line(card.sender)
    )
    if not card.options:
        return f"{when} {said}"
    state = tr("Answered.") if card.answer else tr("Asks for a decision.")
    return f"{when} {said} {state}"


def message(talk: Talk, card: InjectCard) -> list[str]:
    """A message in full, with its choices."""
    lines = letter(talk, card)
    if card.options:
        lines.append(
            tr("It asks for a decision, now. The choices:")
            if talk.view.phase is Phase.DECISION
            else tr("It asks for a decision, in the decision of this turn. The choices:")
        )
        lines += numbered([option(one) for one in card.options])
        chosen = next((one for one in card.options if one.id == card.answer), None)
        if chosen:
            lines.append(tr("Chosen so far: {choice}.").format(choice=one_line(chosen.text)))
    return lines


def letter(talk: Talk, card: InjectCard) -> list[str]:
    """A message as it was sent. It is no longer new."""
    talk.heard.add(card.id)
    method = METHODS.get(card.method, tr("by {method}").format(method=card.method))
    return [
        tr("Message {number}: {title}").format(
            number=card.number, title=sentence(one_line(card.title))
        ),
        tr("From {sender}, to {nations}, {method}.").format(
            sender=one_line(card.sender), nations=talk.nations(card.to), method=method
        ),
        tr("Turn {turn}, {time}.").format(turn=card.turn, time=card.time),
        *paragraphs(card.text),
    ]


def option(card: OptionCard) -> str:
    """A choice with what it costs and what is known of what it would do."""
    sentences = [f"{one_line(card.text).rstrip('.')}.", costs(card.budget)]
    if card.hint:
        sentences.append(tr("What is known of it: {hint}.").format(hint=spoken(card.hint)))
    if card.default:
        sentences.append(tr("Taken if no answer is given."))
    return " ".join(sentences)


def costs(of_budget: float) -> str:
    """What something costs, in a sentence."""
    if not of_budget:
        return tr("Costs nothing.")
    return tr("Costs {cost}.").format(cost=budget(of_budget))

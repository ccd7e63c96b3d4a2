"""The injects that a viewer has received, and what it may know of the options."""

from collections.abc import Iterator
from functools import lru_cache

from game.language import tr
from game.quantities.catalogue import EACH
from game.quantities.kinds import Visibility
from game.quantities.language import parse_effect
from game.quantities.tree import Effect, Negative, Node, Number, substitute_effect
from game.rules.exercise import Exercise
from game.scenario.msel import Inject, Option
from game.session.fold import Playthrough
from game.session.means import plain
from game.session.view import FACILITATOR, TABLE, InjectCard, OptionCard, Phase
from game.session.visibility import may_see
from game.session.words import pattern_title


def recipients(exercise: Exercise, inject: Inject) -> tuple[str, ...]:
    """The nations to which an inject goes."""
    return tuple(exercise.scenario.nations) if inject.to == "all" else inject.to


def fired_in(play: Playthrough, inject: str) -> int:
    """The turn in which an inject fired; 0 if it has not."""
    return int(play.quantities[f"inject.{inject}.fired"])


def has_received(exercise: Exercise, play: Playthrough, viewer: str, inject: str) -> bool:
    """Whether an inject has reached a viewer; the open table has what went to everybody."""
    if not fired_in(play, inject):
        return False
    entry = exercise.scenario.injects[inject]
    if viewer in (FACILITATOR, TABLE):
        return viewer == FACILITATOR or entry.to == "all"
    return viewer in recipients(exercise, entry)


def asked(exercise: Exercise, play: Playthrough, viewer: str, inject: str) -> bool:
    """Whether the viewer can still decide on an inject: in the turn in which it fired."""
    return (
        bool(exercise.scenario.injects[inject].options)
        and has_received(exercise, play, viewer, inject)
        and fired_in(play, inject) == play.turn
        and play.phase in (Phase.SITUATION, Phase.CONSULTATION, Phase.DECISION)
    )


def inbox(exercise: Exercise, play: Playthrough, viewer: str) -> tuple[InjectCard, ...]:
    """What a viewer has received, newest first."""
    injects = exercise.scenario.injects
    cards = [
        _card(exercise, play, viewer, name, number)
        for number, name in enumerate(injects, start=1)
        if has_received(exercise, play, viewer, name)
    ]
    return tuple(sorted(cards, key=lambda card: (card.turn, card.time), reverse=True))


def answer_of(exercise: Exercise, play: Playthrough, nation: str, inject: str) -> str | None:
    """The option that a nation chose, or was given by default; None before that."""
    quantity = exercise.catalogue.find(f"inject.{inject}.answer.{nation}")
    if quantity is None or quantity.choices is None:
        return None
    carried_out = quantity.choices[int(play.quantities[quantity.name])]
    return carried_out or play.table.draft_of(nation).answers.get(inject)


def stated(exercise: Exercise, play: Playthrough, viewer: str, option: Option) -> tuple[str, ...]:
    """Those of an option's effects that the viewer is told: of a fixed size, on what it can see."""
    return tuple(
        text
        for text in option.effects
        for effect in (_effect(text, viewer),)
        if _constant(effect.value) is not None
        and _is_open(exercise, play, viewer, effect.target.text)
    )


def _card(exercise: Exercise, play: Playthrough, viewer: str, name: str, number: int) -> InjectCard:
    inject = exercise.scenario.injects[name]
    everybody = inject.to == "all" or viewer == FACILITATOR
    open_still = asked(exercise, play, viewer, name)
    return InjectCard(
        id=name,
        number=inject.number or number,
        turn=fired_in(play, name),
        time=inject.time,
        method=inject.method,
        sender=inject.sender,
        to=recipients(exercise, inject) if everybody else (viewer,),
        title=inject.title,
        text=inject.text,
        options=tuple(
            OptionCard(
                option.id,
                option.text,
                option.budget,
                option.default,
                _hint(exercise, play, viewer, option),
            )
            for option in (inject.options if open_still else ())
        ),
        answer=answer_of(exercise, play, viewer, name),
        new=fired_in(play, name) == play.turn,
    )


def _hint(exercise: Exercise, play: Playthrough, viewer: str, option: Option) -> str:
    """What an option would change that the viewer can see, in words."""
    return "; ".join(_told(exercise, play, viewer, option))


def _told(exercise: Exercise, play: Playthrough, viewer: str, option: Option) -> Iterator[str]:
    for text in stated(exercise, play, viewer, option):
        effect = _effect(text, viewer)
        amount = _constant(effect.value)
        assert amount is not None
        yield _change(pattern_title(exercise, effect.target.text), effect, amount)


@lru_cache(maxsize=4096)
def _effect(text: str, viewer: str) -> Effect:
    """What an option's effect means for a viewer; a view asks for the same ones again and again."""
    return substitute_effect(parse_effect(text), "self", viewer)


def _is_open(exercise: Exercise, play: Playthrough, viewer: str, pattern: str) -> bool:
    """Whether the viewer may know that a name, or each of many, is changed."""
    quantities = exercise.catalogue.match(pattern)
    if EACH in pattern:
        quantities = tuple(q for q in quantities if q.visibility is Visibility.PUBLIC)
    return any(may_see(viewer, quantity, play) for quantity in quantities)


def _change(title: str, effect: Effect, amount: float) -> str:
    """What an effect of a fixed size does to what has the title."""
    match effect.operator:
        case "+=":
            return f"{title} {'−' if amount < 0 else '+'}{plain(abs(amount))}"
        case "-=":
            return f"{title} {'+' if amount < 0 else '−'}{plain(abs(amount))}"
        case "=":
            return tr("{quantity} becomes {value}").format(quantity=title, value=plain(amount))


def _constant(node: Node) -> float | None:
    """The number that a value always is; None if it depends on quantities."""
    match node:
        case Number(value):
            return value
        case Negative(operand):
            inner = _constant(operand)
            return None if inner is None else -inner
    return None

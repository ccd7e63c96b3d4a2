"""Whether conditions, measures and effects make sense in a scenario: their names, and their use."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from game.language import tr
from game.quantities.bound import worth_trying
from game.quantities.catalogue import Catalogue, Quantity
from game.quantities.language import parse_condition, parse_effect, parse_measure
from game.quantities.naming import SELF, Names
from game.quantities.tokens import LanguageError, Topic
from game.quantities.tree import (
    OF_CONDITIONS,
    Arithmetic,
    Call,
    Choice,
    Comparison,
    Effect,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    children,
    free_each,
    names,
    put,
    substitute,
    substitute_effect,
    walk,
)
from game.scenario.suggest import did_you_mean, listed

FLAGS = frozenset({"achieved", "harmed", "strained", "crossed", "fired", "answer"})
"""Blocks whose quantities hold or do not, and so may stand as a condition by themselves."""


class Role(StrEnum):
    """What a text of a scenario is for."""

    CONDITION = "condition"
    MEASURE = "measure"
    EFFECT = "effect"


class Checker:
    """Checks texts against the quantities of one scenario."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.names = Names(catalogue)

    def check_expression(
        self, text: str, role: Role, choosers: Sequence[str] = ()
    ) -> tuple[LanguageError, ...]:
        """Everything that is wrong with a text, in the order of its places.

        `choosers` are the nations that may choose the option whose effect the text is; without
        any, `self` has no meaning.
        """
        try:
            match role:
                case Role.CONDITION:
                    node = parse_condition(text)
                    found = [*self._condition(node), *self._node(node)]
                case Role.MEASURE:
                    node = parse_measure(text)
                    found = list(self._node(node))
                case Role.EFFECT:
                    found = list(self._effect(parse_effect(text), choosers))
        except LanguageError as error:
            return (error,)
        return tuple(sorted(found, key=lambda error: error.offset))

    def check_bound(
        self, text: str, role: Role, words: Mapping[str, Sequence[str]]
    ) -> tuple[LanguageError, ...]:
        """What is wrong with a text of a rulebook, in which words stand for ids.

        `words` gives, for each, all the ids that it may stand for. What is wrong for one of them is
        told once; a pair of a nation with itself is left out.
        """
        try:
            parsed: Node | Effect
            effect = role is Role.EFFECT
            parsed = parse_effect(text) if effect else parse_condition(text, bound=True)
        except LanguageError as error:
            return (error,)
        for ids in worth_trying(parsed, words, self.names):
            bound = parsed
            for word, id in ids.items():
                if isinstance(bound, Effect):
                    bound = substitute_effect(bound, word, id)
                else:
                    bound = substitute(bound, word, id)
            found = self._effect(bound, ()) if isinstance(bound, Effect) else self._holds(bound)
            if errors := tuple(found):
                return errors
        return ()

    def _holds(self, node: Node) -> Iterator[LanguageError]:
        yield from self._condition(node)
        yield from self._node(node)

    def _node(self, node: Node) -> Iterator[LanguageError]:
        """What is wrong in a tree that stands by itself, without `self` and without free `each`."""
        unknown = [error for name in names(node) if (error := self.names.problem(name))]
        if unknown:
            yield from unknown
            return
        for part in walk(node):
            yield from self._part(part)

    def _part(self, node: Node) -> Iterator[LanguageError]:
        match node:
            case Not() | Logic():
                for condition in children(node):
                    yield from self._condition(condition)
            case Call():
                yield from self._call(node)
            case Comparison():
                yield from self._comparison(node)
            case Arithmetic(operator=sign):
                if sign == "/" and _constant(node.right) == 0:
                    yield LanguageError(
                        tr("this divides by 0"),
                        node.right.offset,
                        node.right.length,
                        topic=Topic.DIVISION,
                    )
                yield from self._numbers((node.left, node.right))
            case Negative():
                yield from self._numbers((node.operand,))
            case _:
                pass

    def _call(self, call: Call) -> Iterator[LanguageError]:
        if call.function in OF_CONDITIONS:
            for condition in call.arguments:
                yield from self._condition(condition)
        else:
            yield from self._numbers(call.arguments)
        if call.function != "abs" and len(call.arguments) == 1:
            yield from self._same_ids(call.arguments[0])

    def _same_ids(self, argument: Node) -> Iterator[LanguageError]:
        """Whether the names with `each` have at least one id in common."""
        first, *others = free_each(argument)
        shared = set(self.names.ids(first))
        for other in others:
            if shared.isdisjoint(self.names.ids(other)):
                message = tr('"each" stands for other things here than in "{name}"')
                message = message.format(name=first.text)
                yield LanguageError(message, other.offset, other.length, topic=Topic.EACH)
            else:
                shared &= set(self.names.ids(other))

    def _condition(self, node: Node) -> Iterator[LanguageError]:
        """Whether a name that stands as a condition is of something that holds or does not."""
        if not isinstance(node, Name):
            return
        found = self.names.matching(node)
        if found and found[0].block not in FLAGS:
            if found[0].block == "status":
                message = tr('"{name}" is a choice, and something true or false is wanted')
                fix = tr("compare it: {name} == 'active'")
            else:
                message = tr('"{name}" is a number, and something true or false is wanted')
                fix = tr("compare it: {name} > …")
            yield LanguageError(
                message.format(name=node.text),
                node.offset,
                node.length,
                fix.format(name=node.text),
                Topic.SORT,
            )

    def _numbers(self, nodes: Iterable[Node]) -> Iterator[LanguageError]:
        """Whether none of the names that stand as numbers is a choice."""
        for node in nodes:
            if isinstance(node, Name):
                found = self.names.matching(node)
                if found and found[0].choices is not None:
                    yield _not_a_number(node)

    def _comparison(self, node: Comparison) -> Iterator[LanguageError]:
        choice = next((side for side in node.operands if isinstance(side, Choice)), None)
        for side in node.operands:
            if not isinstance(side, Name):
                continue
            found = self.names.matching(side)
            if not found:
                continue
            if choice is not None:
                yield from self._choice(choice, side, found)
            elif found[0].choices is not None and not _asks_for_any(found[0], node):
                message = tr('"{name}" is a choice, and is compared with one in quotes')
                message = message.format(name=side.text)
                fix = tr("write {name} == '{choice}'")
                fix = fix.format(name=side.text, choice=found[0].choices[1])
                yield LanguageError(message, side.offset, side.length, fix, Topic.CHOICE)

    def _choice(
        self, choice: Choice, name: Name, found: Sequence[Quantity]
    ) -> Iterator[LanguageError]:
        if found[0].choices is None:
            yield LanguageError(
                tr('"{name}" is a number, and has no choices').format(name=name.text),
                choice.offset,
                choice.length,
                tr("compare it with a number"),
                Topic.CHOICE,
            )
            return
        options = [
            option
            for option in found[0].choices
            if option and all(option in (quantity.choices or ()) for quantity in found)
        ]
        if choice.option not in options:
            message = tr('"{name}" is never "{choice}"')
            message = message.format(name=name.text, choice=choice.option)
            it_can_be = tr("it can be {words}").format(words=listed(options)) if options else None
            fix = did_you_mean(choice.option, options) or it_can_be
            yield LanguageError(message, choice.offset, choice.length, fix, Topic.CHOICE)

    def _effect(self, effect: Effect, choosers: Sequence[str]) -> Iterator[LanguageError]:
        every = (effect.target, *names(effect.value))
        for name in every:
            if SELF in name.parts and not choosers:
                message = tr('"self" has no meaning here')
                fix = tr("only in an option's effects does it stand for the nation that chose")
                yield LanguageError(message, name.offset, name.length, fix, Topic.SELF)
                return
        unknown = [error for name in every if (error := self.names.problem(name))]
        if unknown:
            yield from unknown
            return
        yield from self._target(effect)
        own = dict.fromkeys(name for name in every[1:] if SELF in name.parts)
        free = dict.fromkeys(free_each(effect.value))
        for chooser in choosers if own or SELF in effect.target.parts else ("",):
            missing = next(self._carried_out(effect.target, own, free, chooser), None)
            if missing:
                yield missing
                return
        if isinstance(effect.value, Choice):
            return
        yield from self._numbers((effect.value,))
        for part in walk(effect.value):
            yield from self._part(part)

    def _target(self, effect: Effect) -> Iterator[LanguageError]:
        """Whether the target may be changed, and to this sort of value."""
        target = effect.target
        quantity = self.names.matching(target)[0]
        if not quantity.writable:
            yield LanguageError(
                tr('"{name}" cannot be changed by an effect').format(name=target.text),
                target.offset,
                target.length,
                tr("it follows from what happens in play"),
                Topic.WRITING,
            )
        elif isinstance(effect.value, Choice):
            yield from self._choice(effect.value, target, self.names.matching(target))
        elif quantity.choices is not None:
            message = tr('"{name}" can only be set to a choice in quotes').format(name=target.text)
            fix = tr("write {name} = '{choice}'")
            fix = fix.format(name=target.text, choice=quantity.choices[1])
            yield LanguageError(message, target.offset, target.length, fix, Topic.CHOICE)

    def _carried_out(
        self, aim: Name, own: Iterable[Name], free: Iterable[Name], chooser: str
    ) -> Iterator[LanguageError]:
        """Names that do not exist when an effect is carried out for each that it stands for.

        `aim` is what it changes, `own` and `free` are the names in its value with `self` and with
        `each`. An effect on a pair of the chooser with itself (`trust.avalon.self`, chosen by
        Avalon) does nothing, and so needs nothing.
        """
        target = put(aim, SELF, chooser)
        if not self.names.matching(target):
            if not (SELF in aim.parts and chooser in aim.parts):
                yield _missing_for(aim, chooser)
            return
        for name in free:
            missing = self.names.beyond(target, put(name, SELF, chooser)) - {chooser}
            if missing:
                yield _missing_for(name, min(missing))
        for name in own:
            if not self.names.matching(put(name, SELF, chooser)):
                yield _missing_for(name, chooser)


def _not_a_number(name: Name) -> LanguageError:
    message = tr('"{name}" is a choice, and a number is wanted').format(name=name.text)
    return LanguageError(message, name.offset, name.length, topic=Topic.CHOICE)


def _missing_for(name: Name, one: str) -> LanguageError:
    message = tr('"{name}" does not exist for "{id}"').format(name=name.text, id=one)
    return LanguageError(message, name.offset, name.length, topic=Topic.NAME)


def _asks_for_any(quantity: Quantity, node: Comparison) -> bool:
    """Whether an answer is compared with 0: no answer yet."""
    return (
        quantity.block == "answer"
        and node.operators in (("==",), ("!=",))
        and any(isinstance(side, Number) and side.value == 0 for side in node.operands)
    )


def _constant(node: Node) -> float | None:
    """The value of a number that no quantity is part of; a division by 0 gives none."""
    match node:
        case Number():
            return node.value
        case Negative():
            inner = _constant(node.operand)
            return None if inner is None else -inner
        case Arithmetic():
            left, right = _constant(node.left), _constant(node.right)
            if left is None or right is None:
                return None
            match node.operator:
                case "+":
                    return left + right
                case "-":
                    return left - right
                case "*":
                    return left * right
                case "/":
                    return left / right if right else None
        case _:
            return None

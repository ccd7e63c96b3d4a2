"""Conditions, measures and effects as operations on the whole state: one result a game.

An `each` is unrolled when a text is compiled, so that what runs are a few array operations over
columns. Names must exist: `game.quantities.meaning` has checked them before.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce

import numpy as np

from game.quantities.catalogue import EACH, Catalogue, Quantity
from game.quantities.grid import Array
from game.quantities.language import parse_condition, parse_effect, parse_measure
from game.quantities.tree import (
    Arithmetic,
    Call,
    Choice,
    Comparison,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Truth,
    free_each,
    substitute,
    substitute_effect,
)

Column = Callable[[Array], Array]
"""From the values of a state, [games, columns], to one number or truth a game, [games]."""

_COMPARE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def condition(text: str, catalogue: Catalogue, words: Mapping[str, str] | None = None) -> Column:
    """A condition as a function that gives a boolean a game.

    `words` gives the id that a word such as `self` stands for.
    """
    node = parse_condition(text, bound=bool(words))
    for word, id in (words or {}).items():
        node = substitute(node, word, id)
    return _truth(node, catalogue)


def measure(text: str, catalogue: Catalogue) -> Column:
    """A measure as a function that gives a float64 a game; a division by zero gives 0."""
    return _number(parse_measure(text), catalogue)


@dataclass(frozen=True, slots=True)
class Change:
    """One column's part of an effect."""

    quantity: Quantity
    columns: tuple[int, ...]
    """The quantity's column, and its twin's if it is symmetric."""
    operator: str
    value: Column

    def delta(self, values: Array) -> Array:
        """What the effect would add to the column, in each game: [games], or [1] for all alike."""
        amount = self.value(values)
        if self.operator == "+=":
            return amount
        if self.operator == "-=":
            return -amount
        difference: Array = amount - values[:, self.quantity.column]
        return difference


def effects(
    texts: Iterable[str], catalogue: Catalogue, words: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """What the texts change, in order.

    `words` gives the id that a word such as `self` stands for; then `each` leaves out the nation
    that `self` is.
    """
    changes: list[Change] = []
    words = words or {}
    chooser = words.get("self")
    for text in texts:
        effect = parse_effect(text)
        for word, id in words.items():
            effect = substitute_effect(effect, word, id)
        targets = [effect]
        if EACH in effect.target.parts:
            ids = _ids(effect.target, catalogue)
            targets = [substitute_effect(effect, EACH, i) for i in ids if i != chooser]
        for one in targets:
            quantity = catalogue.find(one.target.text)
            if quantity is None:  # a pair of the chooser with itself
                continue
            columns = (
                (quantity.column,)
                if quantity.twin is None
                else (
                    quantity.column,
                    quantity.twin,
                )
            )
            value = _value(one.value, quantity, catalogue)
            changes.append(Change(quantity, columns, one.operator, value))
    return tuple(changes)


def _value(node: Node, quantity: Quantity, catalogue: Catalogue) -> Column:
    """What an effect sets or adds: [games], or [1] if it is the same for all."""
    match node:
        case Choice():
            return _for_all(float(_index(quantity, node)))
        case Number():
            return _for_all(node.value)
        case _:
            return _number(node, catalogue)


def _ids(name: Name, catalogue: Catalogue) -> list[str]:
    """The ids that `each` stands for in a name."""
    place = name.parts.index(EACH)
    return [q.name.split(".")[place] for q in catalogue.match(name.text)]


def _index(quantity: Quantity, choice: Choice) -> int:
    assert quantity.choices is not None
    return quantity.choices.index(choice.option)


def _constant(number: float) -> Column:
    def constant(values: Array) -> Array:
        return np.full(len(values), number)

    return constant


def _column(name: Name, catalogue: Catalogue) -> Column:
    column = catalogue.quantities[name.text].column

    def read(values: Array) -> Array:
        return values[:, column]

    return read


def _number(node: Node, catalogue: Catalogue) -> Column:
    match node:
        case Number():
            return _constant(node.value)
        case Name():
            return _column(node, catalogue)
        case Negative():
            inner = _number(node.operand, catalogue)
            return lambda values: -inner(values)
        case Arithmetic():
            return _arithmetic(node, catalogue)
        case Call(function="abs"):
            inner = _number(node.arguments[0], catalogue)
            return lambda values: np.abs(inner(values))
        case Call(function="count"):
            parts = [_truth(part, catalogue) for part in _unrolled(node, catalogue)]
            return lambda values: _sum([part(values).astype(np.float64) for part in parts])
        case Call():
            return _aggregate(node, catalogue)
        case _:
            raise TypeError(f"not a number: {node}")


def _arithmetic(node: Arithmetic, catalogue: Catalogue) -> Column:
    left, right = _pair(node.left, node.right, catalogue)
    match node.operator:
        case "+":
            return lambda values: left(values) + right(values)
        case "-":
            return lambda values: left(values) - right(values)
        case "*":
            return lambda values: left(values) * right(values)
        case "/":
            return lambda values: _quotient(left(values), right(values), len(values))


def _pair(left: Node, right: Node, catalogue: Catalogue) -> tuple[Column, Column]:
    """Two numbers that are worked on together, at least one of them [games].

    The other, if it is written in the text, is one for all games, [1]: no array is filled with it.
    """
    if isinstance(right, Number):
        return _number(left, catalogue), _for_all(right.value)
    if isinstance(left, Number):
        return _for_all(left.value), _number(right, catalogue)
    return _number(left, catalogue), _number(right, catalogue)


def _for_all(number: float) -> Column:
    one = np.array([number])
    return lambda values: one


def _quotient(left: Array, right: Array, games: int) -> Array:
    result = np.zeros(games)
    np.divide(left, right, out=result, where=right != 0)
    return result


def _aggregate(node: Call, catalogue: Catalogue) -> Column:
    parts = [_number(part, catalogue) for part in _unrolled(node, catalogue)]
    combine: Callable[[Sequence[Array]], Array]
    match node.function:
        case "min":
            combine = partial(reduce, np.minimum)
        case "max":
            combine = partial(reduce, np.maximum)
        case "sum":
            combine = _sum
        case _:
            count = len(parts)
            combine = lambda columns: _sum(columns) / count  # noqa: E731
    return lambda values: combine([part(values) for part in parts])


def _sum(columns: Sequence[Array]) -> Array:
    total = columns[0].copy()
    for column in columns[1:]:
        total += column
    return total


def _truth(node: Node, catalogue: Catalogue) -> Column:
    match node:
        case Truth():
            truth = node.value
            return lambda values: np.full(len(values), truth)
        case Name():
            read = _column(node, catalogue)
            return lambda values: read(values) != 0
        case Not():
            inner = _truth(node.operand, catalogue)
            return lambda values: np.logical_not(inner(values))
        case Logic():
            return _all_or_any(node.operands, node.operator == "and", catalogue)
        case Call(function=("any" | "all") as function):
            return _all_or_any(_unrolled(node, catalogue), function == "all", catalogue)
        case Comparison():
            pairs = [
                _comparison(sign, left, right, catalogue)
                for sign, left, right in zip(
                    node.operators, node.operands, node.operands[1:], strict=False
                )
            ]
            return _joined(pairs, all_of_them=True)
        case _:
            raise TypeError(f"not a condition: {node}")


def _all_or_any(nodes: Sequence[Node], all_of_them: bool, catalogue: Catalogue) -> Column:
    return _joined([_truth(part, catalogue) for part in nodes], all_of_them)


def _joined(parts: Sequence[Column], all_of_them: bool) -> Column:
    if len(parts) == 1:
        return parts[0]
    combine = np.logical_and if all_of_them else np.logical_or
    return lambda values: reduce(combine, [part(values) for part in parts])


def _comparison(sign: str, left: Node, right: Node, catalogue: Catalogue) -> Column:
    compare = _COMPARE[sign]
    if isinstance(left, Choice):
        left, right = right, left
    if isinstance(right, Choice):
        assert isinstance(left, Name)
        index = _index(catalogue.quantities[left.text], right)
        read = _column(left, catalogue)
        return lambda values: compare(read(values), index)
    first, second = _pair(left, right, catalogue)
    return lambda values: compare(first(values), second(values))


def _unrolled(call: Call, catalogue: Catalogue) -> tuple[Node, ...]:
    """The arguments of a call; one with `each` becomes one for each id that it stands for."""
    if len(call.arguments) > 1:
        return call.arguments
    (argument,) = call.arguments
    held = list(free_each(argument))
    shared = [i for i in _ids(held[0], catalogue) if all(i in _ids(n, catalogue) for n in held)]
    return tuple(substitute(argument, EACH, i) for i in shared)

"""What is certain of a condition whatever happens in play: that it always holds, or never.

Every quantity has a range; a condition is worked out over ranges instead of numbers. What comes
out as certain is proven; that nothing comes out as certain proves nothing, since the arithmetic
does not know how quantities hang together.

Source: interval arithmetic, Moore, "Interval Analysis" (1966); Kleene's logic of three values.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from game.quantities.catalogue import EACH, Catalogue, Quantity
from game.quantities.language import parse_condition
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
)


class Range(NamedTuple):
    """The least and the most that a number can be."""

    low: float
    high: float


EVERYTHING = Range(float("-inf"), float("inf"))


class Certainty:
    """What can be said of the conditions of one scenario."""

    def __init__(self, catalogue: Catalogue, known: Mapping[str, Range]) -> None:
        """`known` has the quantities of which more is known than the range of their kind."""
        self._catalogue = catalogue
        self._known = known

    def of(self, text: str) -> bool | None:
        """True if a condition always holds, False if it never does, None if neither is proven."""
        return self._truth(parse_condition(text))

    def _truth(self, node: Node) -> bool | None:
        match node:
            case Truth(value=value):
                return value
            case Not(operand=operand):
                inner = self._truth(operand)
                return None if inner is None else not inner
            case Logic(operator=operator, operands=operands):
                return _joint(map(self._truth, operands), all_of_them=operator == "and")
            case Call(function=("any" | "all") as function):
                truths = map(self._truth, self._unrolled(node))
                return _joint(truths, all_of_them=function == "all")
            case Comparison():
                pairs = zip(node.operators, node.operands, node.operands[1:], strict=False)
                return _joint((self._compared(*pair) for pair in pairs), all_of_them=True)
            case Name():
                low, high = self._range(node)
                return True if low > 0 or high < 0 else False if low == high == 0 else None
            case _:
                return None

    def _compared(self, sign: str, left: Node, right: Node) -> bool | None:
        if isinstance(left, Choice):
            left, right = right, left
        if isinstance(right, Choice):
            quantity = self._quantity(left)
            if quantity is None or quantity.choices is None:
                return None
            number = float(quantity.choices.index(right.option))
            return _ordered(sign, self._range(left), Range(number, number))
        return _ordered(sign, self._range(left), self._range(right))

    def _range(self, node: Node) -> Range:
        match node:
            case Number(value=value):
                return Range(value, value)
            case Name():
                quantity = self._quantity(node)
                if quantity is None:
                    return EVERYTHING
                return self._known.get(quantity.name, Range(quantity.low, quantity.high))
            case Negative(operand=operand):
                low, high = self._range(operand)
                return Range(-high, -low)
            case Arithmetic(operator=operator, left=left, right=right):
                return _worked_out(operator, self._range(left), self._range(right))
            case Call(function="abs", arguments=(argument,)):
                low, high = self._range(argument)
                return Range(max(low, -high, 0.0), max(abs(low), abs(high)))
            case Call(function="count"):
                held = [self._truth(part) for part in self._unrolled(node)]
                return Range(float(held.count(True)), float(len(held) - held.count(False)))
            case Call(function=("min" | "max" | "sum" | "mean") as function):
                return _aggregate(function, [self._range(part) for part in self._unrolled(node)])
            case _:
                return EVERYTHING

    def _quantity(self, node: Node) -> Quantity | None:
        return self._catalogue.find(node.text) if isinstance(node, Name) else None

    def _unrolled(self, call: Call) -> tuple[Node, ...]:
        """The arguments of a call; one with `each` becomes one for each id that it stands for."""
        if len(call.arguments) > 1:
            return call.arguments
        (argument,) = call.arguments
        held = [self._ids(name) for name in free_each(argument)]
        shared = [i for i in held[0] if all(i in other for other in held)] if held else []
        return tuple(substitute(argument, EACH, i) for i in shared) or (argument,)

    def _ids(self, name: Name) -> list[str]:
        place = name.parts.index(EACH)
        return [q.name.split(".")[place] for q in self._catalogue.match(name.text)]


def conjuncts(text: str) -> tuple[Node, ...]:
    """The conditions that must all hold for a condition to hold."""
    node = parse_condition(text)
    return node.operands if isinstance(node, Logic) and node.operator == "and" else (node,)


def _joint(truths: Iterable[bool | None], *, all_of_them: bool) -> bool | None:
    """All of some truths, or any of them."""
    told = list(truths)
    if (not all_of_them) in told:
        return not all_of_them
    return None if None in told else all_of_them


def _ordered(sign: str, left: Range, right: Range) -> bool | None:
    """Whether a comparison holds for all numbers in two ranges, or for none."""
    match sign:
        case "<":
            return True if left.high < right.low else False if left.low >= right.high else None
        case "<=":
            return True if left.high <= right.low else False if left.low > right.high else None
        case ">" | ">=":
            return _ordered({">": "<", ">=": "<="}[sign], right, left)
        case "==":
            if left == right and left.low == left.high:
                return True
            return False if left.high < right.low or right.high < left.low else None
        case _:
            same = _ordered("==", left, right)
            return None if same is None else not same


def _worked_out(operator: str, left: Range, right: Range) -> Range:
    match operator:
        case "+":
            return Range(left.low + right.low, left.high + right.high)
        case "-":
            return Range(left.low - right.high, left.high - right.low)
        case "*":
            if EVERYTHING in (left, right):
                return EVERYTHING
            ends = [a * b for a in left for b in right]
            return Range(min(ends), max(ends))
        case _:
            if left == EVERYTHING or right.low <= 0 <= right.high:  # a division by 0 gives 0
                return EVERYTHING
            ends = [a / b for a in left for b in right]
            return Range(min(ends), max(ends))


def _aggregate(function: str, parts: list[Range]) -> Range:
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    combine: Callable[[list[float]], float]
    match function:
        case "min":
            combine = min
        case "max":
            combine = max
        case "sum":
            combine = sum
        case _:
            combine = lambda numbers: sum(numbers) / len(numbers)  # noqa: E731
    return Range(combine(lows), combine(highs))

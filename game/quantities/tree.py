"""What conditions, measures and effects are made of: a small tree that is never changed.

How it is to be understood by whoever walks it:

- A `Name` may hold `each` once in place of an id, and in an option's effect `self`. `substitute`
  puts an id in its place.
- A `Call` of `min max mean sum any all count` has either several arguments without a free `each`,
  or one argument with it: the function then runs over every id for which all names with a free
  `each` in that argument exist. `abs` has one argument and lets `each` pass through. An `each`
  inside a nested `Call` belongs to that call.
- An `Effect` whose target holds `each` is carried out once for each id that it stands for; a free
  `each` in its value stands for the same id.
- A `Name` used as a condition holds when its number is not 0. `any`, `all` and `count` take
  conditions; `count` is how many of them hold. Everything else takes and gives numbers.
- A `Choice` occurs only as one side of a `==` or `!=` whose other side is a `Name`, and as the
  value of an effect with `=`.
- Every node knows its place in the text, in characters. Places do not count when nodes are
  compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Function = Literal["min", "max", "mean", "sum", "abs", "any", "all", "count"]
ArithmeticSign = Literal["+", "-", "*", "/"]
ComparisonSign = Literal["==", "!=", "<", "<=", ">", ">="]
Joint = Literal["and", "or"]
EffectSign = Literal["+=", "-=", "="]

OF_CONDITIONS = frozenset({"any", "all", "count"})
"""Functions that take conditions; the others take numbers."""
AGGREGATES = frozenset({"min", "max", "mean", "sum", "any", "all", "count"})
"""Functions that make one value of many, and so may hold `each`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Something in a text, and where: `offset` and `length` in characters."""

    offset: int = field(default=0, compare=False, repr=False)
    length: int = field(default=1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Number(Placed):
    """A number as written; never negative (see `Negative`)."""

    value: float


@dataclass(frozen=True, slots=True)
class Truth(Placed):
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Choice(Placed):
    """A quoted word: the id of an option, or the status of a crisis."""

    option: str


@dataclass(frozen=True, slots=True)
class Name(Placed):
    """The name of a quantity, or of many if one of its parts is `each`."""

    parts: tuple[str, ...]
    written: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What the author wrote in place of each part, if ids have been put in since; of an id in two
    parts, such as `avalon.port`, the second stands for nothing that was written."""

    @property
    def text(self) -> str:
        """The name as written: `nation.avalon.stability`."""
        return ".".join(self.parts)


@dataclass(frozen=True, slots=True)
class Negative(Placed):
    """Minus a number."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Arithmetic(Placed):
    """A sum, difference, product or quotient of two numbers."""

    operator: ArithmeticSign
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Comparison(Placed):
    """Operands compared one with the next, as in `0 < a <= b`; one sign fewer than operands."""

    operators: tuple[ComparisonSign, ...]
    operands: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Logic(Placed):
    """Two or more conditions joined by the same word."""

    operator: Joint
    operands: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not(Placed):
    """The contrary of a condition."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Call(Placed):
    """A function of its arguments; see the module's text for `each`."""

    function: Function
    arguments: tuple["Node", ...]


Node = Number | Truth | Choice | Name | Negative | Arithmetic | Comparison | Logic | Not | Call


@dataclass(frozen=True, slots=True)
class Effect(Placed):
    """A change of one quantity, or of each of many."""

    target: Name
    operator: EffectSign
    value: Node


def children(node: Node) -> tuple[Node, ...]:
    """The parts that a node is made of, in the order of the text."""
    match node:
        case Number() | Name() | Choice() | Truth():
            return ()
        case Arithmetic():
            return (node.left, node.right)
        case Comparison() | Logic():
            return node.operands
        case Call():
            return node.arguments
        case Negative() | Not():
            return (node.operand,)


def walk(node: Node) -> Iterator[Node]:
    """A node and everything in it, in the order of the text."""
    ahead = [node]
    while ahead:
        here = ahead.pop()
        yield here
        ahead += reversed(children(here))


def names(node: Node) -> Iterator[Name]:
    """The names in a node, in the order of the text."""
    return (found for found in walk(node) if isinstance(found, Name))


def free_each(node: Node) -> Iterator[Name]:
    """The names in a node with an `each` that no function inside the node has bound."""
    ahead = [node]
    while ahead:
        here = ahead.pop()
        if isinstance(here, Name) and "each" in here.parts:
            yield here
        elif not (isinstance(here, Call) and here.function in AGGREGATES):
            ahead += reversed(children(here))


def has_each(node: Node) -> bool:
    """Whether a node holds an `each` that no function inside it has bound."""
    return any(True for _ in free_each(node))


def put(name: Name, word: str, by: str) -> Name:
    """A name with an id in place of a word; what belongs to a nation has the nation's id first."""
    if word not in name.parts:
        return name
    ids = by.split(".")
    parts: list[str] = []
    written: list[str] = []
    for part, text in zip(name.parts, name.written or name.parts, strict=True):
        parts += ids if part == word else (part,)
        written += (text, *[""] * (len(ids) - 1)) if part == word else (text,)
    return Name(tuple(parts), tuple(written), offset=name.offset, length=name.length)


def substitute(node: Node, word: str, by: str) -> Node:
    """A node with an id put in place of a word (`each` or `self`) in its names.

    An `each` that a function inside the node has bound is left as it is.
    """
    match node:
        case Name():
            return put(node, word, by)
        case Call() if word == "each" and node.function in AGGREGATES:
            return node
        case Negative() | Not():
            return replace(node, operand=substitute(node.operand, word, by))
        case Arithmetic():
            return replace(
                node,
                left=substitute(node.left, word, by),
                right=substitute(node.right, word, by),
            )
        case Comparison() | Logic():
            return replace(node, operands=tuple(substitute(n, word, by) for n in node.operands))
        case Call():
            return replace(node, arguments=tuple(substitute(n, word, by) for n in node.arguments))
        case Number() | Truth() | Choice():
            return node


def substitute_effect(effect: Effect, word: str, by: str) -> Effect:
    """An effect with an id in place of a word (`each` or `self`), in its target and its value."""
    target = substitute(effect.target, word, by)
    assert isinstance(target, Name)
    return replace(effect, target=target, value=substitute(effect.value, word, by))

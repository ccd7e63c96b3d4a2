"""Conditions, measures and effects: the small language of a scenario, read into a tree.

A *condition* is true or false, a *measure* is a number, an *effect* changes one quantity. All are
built from numbers, dotted names of quantities, quoted choices, `+ - * / ( )`, comparisons (which
may be chained), `and or not true false`, and the functions `min max mean sum abs any all count`.
What the tree means is told in `game.quantities.tree`; whether its names exist is checked in
`game.quantities.meaning`.

A text that cannot be read raises `LanguageError`, and nothing else is ever raised.
"""

import ast
import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from game.language import tr
from game.quantities.tokens import Kind, LanguageError, Token, Topic, check_order, tokenise
from game.quantities.tree import (
    OF_CONDITIONS,
    Arithmetic,
    ArithmeticSign,
    Call,
    Choice,
    Comparison,
    ComparisonSign,
    Effect,
    EffectSign,
    Function,
    Joint,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Placed,
    Truth,
    free_each,
    has_each,
    names,
)

__all__ = ["LanguageError", "parse_condition", "parse_effect", "parse_measure"]

ARITHMETIC: dict[type[ast.operator], ArithmeticSign] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
}  # fmt: skip
COMPARISONS: dict[type[ast.cmpop], ComparisonSign] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
TRUTHS = {"true": True, "True": True, "false": False, "False": False}


@lru_cache(maxsize=4096)
def parse_condition(text: str, *, bound: bool = False) -> Node:
    """The tree of a text that is true or false.

    Where `bound`, words such as `self` stand for ids that whoever compiles it puts in.

    >>> parse_condition("turn >= 3")
    Comparison(operators=('>=',), operands=(Name(parts=('turn',)), Number(value=3.0)))
    """
    node = _read(tokenise(text), text)
    _must_hold_or_not(node)
    if bound:
        _must_bind_each(node)
    else:
        _must_stand_alone(node)
    return node


@lru_cache(maxsize=4096)
def parse_measure(text: str) -> Node:
    """The tree of a text that is a number.

    >>> parse_measure("100 - crisis.blackout.severity").operator
    '-'
    """
    node = _read(tokenise(text), text)
    if _is_truth(node):
        raise _wrong_sort(node, tr("use `when` for what holds or not"))
    _must_be_number(node)
    _must_stand_alone(node)
    return node


@lru_cache(maxsize=4096)
def parse_effect(text: str) -> Effect:
    """What a text changes, how, and by how much.

    >>> parse_effect("trust.each.avalon -= 5").target.text
    'trust.each.avalon'
    """
    tokens = tokenise(text)
    signs = [token for token in tokens if token.kind is Kind.ASSIGN]
    if not signs:
        raise _unassigned(tokens)
    sign = signs[0]
    if len(signs) > 1:
        raise LanguageError(
            tr("an effect changes one quantity, once"),
            signs[1].offset,
            len(signs[1].text),
            topic=Topic.WRITING,
        )
    at = tokens.index(sign)
    target = _target(tokens[:at], sign)
    value = _read(tokens[at + 1 :], text, sign)
    if not isinstance(value, Choice):
        _must_be_number(value)
    elif sign.text != "=":
        message = tr("a choice cannot be added or taken away")
        raise _error(Topic.CHOICE, value, message, tr('write "{word}"').format(word="="))
    if "each" not in target.parts:
        _must_bind_each(value)
    return Effect(
        target,
        cast("EffectSign", sign.text),
        value,
        offset=target.offset,
        length=value.offset + value.length - target.offset,
    )


def _unassigned(tokens: Sequence[Token]) -> LanguageError:
    compared = next((token for token in tokens if token.text == "=="), None)
    if compared:
        return LanguageError(
            tr('an effect does not compare with "=="'),
            compared.offset,
            2,
            tr('to set, write "="'),
            Topic.WRITING,
        )
    length = tokens[-1].end - tokens[0].offset if tokens else 1
    return LanguageError(
        tr("this does not say what changes"),
        tokens[0].offset if tokens else 0,
        length,
        tr("write NAME += number, NAME -= number or NAME = number"),
        Topic.WRITING,
    )


def _target(tokens: Sequence[Token], sign: Token) -> Name:
    if not tokens:
        message = tr('nothing stands before "{sign}"').format(sign=sign.text)
        raise LanguageError(message, sign.offset, len(sign.text))
    first = tokens[0]
    if len(tokens) > 1 or first.kind is not Kind.NAME or first.text in TRUTHS:
        length = tokens[-1].end - first.offset
        raise LanguageError(
            tr("only the name of a quantity can be changed"),
            first.offset,
            length,
            topic=Topic.WRITING,
        )
    target = Name(tuple(first.text.split(".")), offset=first.offset, length=len(first.text))
    _check_parts(target)
    return target


def _read(tokens: Sequence[Token], text: str, after: Token | None = None) -> Node:
    """The tree of the tokens, which stand at the end of the text, behind `after`."""
    if not tokens and after is not None:
        message = tr('something is missing after "{word}"').format(word=after.text)
        raise LanguageError(message, len(text))
    check_order(tokens, len(text))
    start = tokens[0].offset
    # A line end would end a Python expression; a space, within brackets, does not.
    flat = "".join(" " if c.isspace() else c for c in text[start:])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = ast.parse(f"({flat})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise LanguageError(tr("this cannot be read"), start, len(text) - start) from error
    return _Builder(start - 1).node(parsed)


class _Builder:
    """Makes our tree of Python's, and lets nothing through that is not on the list."""

    def __init__(self, shift: int) -> None:
        self.shift = shift
        """What to add to a column of Python's to have the offset in the author's text."""

    def node(self, tree: ast.expr) -> Node:
        at, long = self.place(tree)
        match tree:
            case ast.Constant() | ast.Name() | ast.Attribute():
                return self.leaf(tree, at, long)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Negative(self.number(operand), offset=at, length=long)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand), offset=at, length=long)
            case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
                sides = self.number(left), self.number(right)
                return Arithmetic(ARITHMETIC[type(op)], *sides, offset=at, length=long)
            case ast.Compare():
                return self.comparison(tree, at, long)
            case ast.BoolOp(op=op, values=values):
                conditions = tuple(self.condition(value) for value in values)
                word: Joint = "and" if isinstance(op, ast.And) else "or"
                return Logic(word, conditions, offset=at, length=long)
            case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
                of_conditions = function in OF_CONDITIONS
                read = self.condition if of_conditions else self.number
                nodes = tuple(read(argument) for argument in arguments)
                call = Call(cast("Function", function), nodes, offset=at, length=long)
                _check_arguments(call)
                return call
            case _:
                place = Placed(offset=at, length=long)
                message = tr("this has no meaning in conditions and effects")
                raise _error(Topic.FORM, place, message)

    def leaf(self, tree: ast.Constant | ast.Name | ast.Attribute, at: int, long: int) -> Node:
        match tree:
            case ast.Constant(value=bool(value)):
                return Truth(value, offset=at, length=long)
            case ast.Constant(value=int() | float() as value):
                return Number(float(value), offset=at, length=long)
            case ast.Constant(value=str(value)):
                return Choice(value, offset=at, length=long)
            case ast.Name(id=("true" | "false") as word):
                return Truth(TRUTHS[word], offset=at, length=long)
            case _:
                name = Name(self.parts(tree), offset=at, length=long)
                _check_parts(name)
                return name

    def number(self, tree: ast.expr) -> Node:
        node = self.node(tree)
        _must_be_number(node)
        return node

    def condition(self, tree: ast.expr) -> Node:
        node = self.node(tree)
        _must_hold_or_not(node)
        return node

    def place(self, tree: ast.expr) -> tuple[int, int]:
        """The offset and the length that a part of Python's tree has in the author's text."""
        start = tree.col_offset
        return start + self.shift, (tree.end_col_offset or start + 1) - start

    def parts(self, tree: ast.expr) -> tuple[str, ...]:
        match tree:
            case ast.Name(id=word):
                return (word,)
            case ast.Attribute(value=before, attr=word):
                return (*self.parts(before), word)
            case _:
                at, long = self.place(tree)
                place = Placed(offset=at, length=long)
                raise _error(Topic.FORM, place, tr("only a name has parts"))

    def comparison(self, tree: ast.Compare, at: int, long: int) -> Comparison:
        operators = tuple(COMPARISONS[type(op)] for op in tree.ops)
        operands = tuple(self.node(operand) for operand in (tree.left, *tree.comparators))
        for operand in operands:
            if isinstance(operand, Choice):
                _check_choice(operand, operators, operands)
            else:
                _must_be_number(operand)
        return Comparison(operators, operands, offset=at, length=long)


def _check_parts(name: Name) -> None:
    for word in ("each", "self"):
        if name.parts.count(word) > 1:
            topic = Topic.EACH if word == "each" else Topic.SELF
            message = tr('a name holds "{word}" once at most').format(word=word)
            raise _error(topic, name, message)


def _check_choice(
    choice: Choice, operators: Sequence[ComparisonSign], operands: Sequence[Node]
) -> None:
    others = [operand for operand in operands if operand is not choice]
    if len(others) != 1 or not isinstance(others[0], Name):
        message = tr("a choice is compared with one quantity, and nothing else")
        raise _error(Topic.CHOICE, choice, message)
    if operators[0] not in ("==", "!="):
        message = tr("one choice is not more than another")
        raise _error(Topic.CHOICE, choice, message, tr('compare with "==" or "!="'))


def _check_arguments(call: Call) -> None:
    if call.function == "abs":
        if len(call.arguments) != 1:
            raise _error(Topic.FORM, call, tr('"abs" takes one number'))
        return
    free = [argument for argument in call.arguments if has_each(argument)]
    if len(call.arguments) == 1 and not free:
        message = tr('there is nothing here of which to take the "{function}"')
        message = message.format(function=call.function)
        fix = tr('give several, separated by commas, or put "each" in place of an id')
        raise _error(Topic.EACH, call.arguments[0], message, fix)
    if len(call.arguments) > 1 and free:
        message = tr('"{function}" takes either several arguments or one with "each"')
        raise _error(Topic.EACH, free[0], message.format(function=call.function))


def _is_truth(node: Node) -> bool:
    match node:
        case Truth() | Comparison() | Logic() | Not():
            return True
        case Call():
            return node.function in ("any", "all")
        case _:
            return False


def _must_hold_or_not(node: Node) -> None:
    """A condition is wanted here. A bare name may be one: it holds when it is not 0."""
    if _is_truth(node) or isinstance(node, Name):
        return
    if isinstance(node, Choice):
        raise _error(Topic.CHOICE, node, tr("a choice alone is neither true nor false"))
    message = tr("this is a number, and something true or false is wanted")
    raise _error(Topic.SORT, node, message, tr("compare it, as in: … > 50"))


def _must_be_number(node: Node) -> None:
    if isinstance(node, Choice):
        message = tr("a choice is not a number")
        raise _error(Topic.CHOICE, node, message, tr("write numbers without quotes"))
    if _is_truth(node):
        raise _wrong_sort(
            node,
            tr("leave the comparison with true or false out")
            if isinstance(node, Truth)
            else tr("count(…) tells how many of several conditions hold"),
        )


def _wrong_sort(node: Node, fix: str) -> LanguageError:
    return _error(Topic.SORT, node, tr("this is true or false, and a number is wanted"), fix)


def _must_stand_alone(node: Node) -> None:
    """No `self` at all, and no `each` but inside a function."""
    _must_bind_each(node)
    for name in names(node):
        if "self" in name.parts:
            fix = tr("it stands, in an option's effects, for the nation that chose")
            raise _error(Topic.SELF, name, tr('"self" has no meaning here'), fix)


def _must_bind_each(node: Node) -> None:
    for name in free_each(node):
        message = tr('"each" stands for many, and one number is wanted')
        fix = tr("put a function round it, such as mean({name})").format(name=name.text)
        raise _error(Topic.EACH, name, message, fix)


def _error(topic: Topic, place: Placed, message: str, fix: str | None = None) -> LanguageError:
    return LanguageError(message, place.offset, place.length, fix, topic)

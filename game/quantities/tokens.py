"""The words and signs of conditions and effects, and the order in which they may stand.

Everything that is not on the short list of the language is refused here, with its exact place,
before Python's own parser sees the text. What leaves `tokenise` and passes `check_order` is ASCII,
short, shallow, and well formed.
"""

import keyword
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import NamedTuple

MAX_LENGTH = 500
"""Characters in a condition or an effect."""
MAX_TOKENS = 150
"""Words and signs in one."""
MAX_BRACKETS = 20
"""How deep brackets may be nested."""
MAX_DIGITS = 12
"""Characters in a number."""

FUNCTIONS = ("min", "max", "mean", "sum", "abs", "any", "all", "count")


class Topic(StrEnum):
    """What kind of mistake a text holds."""

    FORM = "form"
    """It cannot be read."""
    SIZE = "size"
    """It is too long or too deep."""
    SORT = "sort"
    """A number where something true or false is wanted, or the other way round."""
    NAME = "name"
    """There is no such quantity."""
    EACH = "each"
    """`each` has no meaning in this place."""
    SELF = "self"
    """`self` has no meaning in this place."""
    CHOICE = "choice"
    """A quoted choice that the quantity does not have, or a choice missing."""
    WRITING = "writing"
    """Something is changed that cannot be, or not in this way."""
    DIVISION = "division"
    """A division by nothing."""


@dataclass(eq=False)
class LanguageError(Exception):
    """What is wrong in a condition or an effect, where, and what to do about it."""

    message: str
    offset: int
    """The place in the text, in characters from 0; the text's length when something is missing
    at its end."""
    length: int = 1
    help: str | None = None
    """The fix, where one is known."""
    topic: Topic = Topic.FORM

    def __str__(self) -> str:
        return self.message


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    NAME = auto()
    FUNCTION = auto()
    CHOICE = auto()
    JOIN = auto()
    """`and`, `or`."""
    NOT = auto()
    SIGN = auto()
    """Arithmetic and comparison."""
    ASSIGN = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMA = auto()


OPERANDS = (Kind.NUMBER, Kind.NAME, Kind.CHOICE)
ENDS = (*OPERANDS, Kind.CLOSE)
"""What may stand at the end of an operand."""


class Token(NamedTuple):
    """A word or sign of the text, and where it stands."""

    kind: Kind
    text: str
    offset: int

    @property
    def end(self) -> int:
        return self.offset + len(self.text)


_SCANNER = re.compile(
    r"""
      (?P<space>  [ \t\r\n]+ )
    | (?P<foreign> && | \|\| | \*\* | // | <> | => | =< | \+\+ | -- | ! (?!=) | [^ -~] )
    | (?P<NAME>   [A-Za-z_][A-Za-z0-9_]* (?: \. [A-Za-z_][A-Za-z0-9_]* )* )
    | (?P<NUMBER> [0-9]+ (?: \. [0-9]+ )? )
    | (?P<CHOICE> '[^'"\\\r\n]*' | "[^'"\\\r\n]*" )
    | (?P<SIGN>   == | != | <= | >= | [-+] (?!=) | [*/<>] )
    | (?P<ASSIGN> [-+]?= )
    | (?P<OPEN>   \( )
    | (?P<CLOSE>  \) )
    | (?P<COMMA>  , )
    """,
    re.VERBOSE,
)

_KINDS = {kind.name: kind for kind in Kind}

_INSTEAD = {
    "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "<>": "!=", "=>": ">=", "=<": "<=",
    "≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "—": "-",
    "“": "'", "”": "'", "‘": "'", "’": "'", "`": "'", "[": "(", "]": ")", "{": "(", "}": ")",
    "is": "==", "is not": "!=", "None": "0", "none": "0",
}  # fmt: skip


def tokenise(text: str) -> list[Token]:
    """The tokens of a text; raises `LanguageError` at the first character that has no meaning."""
    if len(text) > MAX_LENGTH:
        raise LanguageError(
            f"this is longer than {MAX_LENGTH} characters",
            MAX_LENGTH,
            help='split it up, or write "each" in place of a list of names',
            topic=Topic.SIZE,
        )
    tokens: list[Token] = []
    offset = 0
    while offset < len(text):
        found = _SCANNER.match(text, offset)
        if found is None or found.lastgroup == "foreign":
            raise _foreign(text, offset, found.group() if found else text[offset])
        if found.lastgroup != "space":
            tokens.append(_token(str(found.lastgroup), found.group(), offset, text))
        offset = found.end()
        if len(tokens) > MAX_TOKENS:
            raise LanguageError(
                f"this has more than {MAX_TOKENS} words and signs",
                tokens[-1].offset,
                topic=Topic.SIZE,
            )
    return tokens


def _token(group: str, text: str, offset: int, whole: str) -> Token:
    after = whole[offset + len(text) : offset + len(text) + 1]
    if group == "NUMBER":
        _check_number(text, offset, after)
    if group == "NAME":
        return Token(_kind_of_name(text, offset, after), text, offset)
    return Token(_KINDS[group], text, offset)


def _check_number(text: str, offset: int, after: str) -> None:
    length = len(text)
    if after == "." or after == "_" or after.isalpha():
        raise LanguageError(
            "a number is written in digits, with a point for decimals",
            offset,
            length + 1,
            help="write 1000, 0.25; a word after a number needs a space",
        )
    if length > MAX_DIGITS:
        raise LanguageError(
            f"a number has at most {MAX_DIGITS} digits", offset, length, topic=Topic.SIZE
        )
    if length > 1 and text[0] == "0" and text[1] != ".":
        raise LanguageError("a number does not begin with 0", offset, length)


def _kind_of_name(text: str, offset: int, after: str) -> Kind:
    if after == ".":
        raise LanguageError(f'the name "{text}." is cut short at the dot', offset, len(text) + 1)
    if text in ("and", "or"):
        return Kind.JOIN
    if text == "not":
        return Kind.NOT
    if text in ("True", "False"):
        return Kind.NAME
    if text.lower() in ("and", "or", "not") or text in ("TRUE", "FALSE"):
        raise LanguageError(
            f'"{text}" is not a word of conditions',
            offset,
            len(text),
            help=f'write "{text.lower()}"',
        )
    if text in FUNCTIONS:
        return Kind.FUNCTION
    at = offset
    for part in text.split("."):
        if keyword.iskeyword(part):
            instead = _INSTEAD.get(part)
            raise LanguageError(
                f'"{part}" is not a word of conditions and cannot be part of a name',
                at,
                len(part),
                help=f'write "{instead}"' if instead else None,
            )
        at += len(part) + 1
    return Kind.NAME


def _foreign(text: str, offset: int, sign: str) -> LanguageError:
    if sign in "'\"":
        return LanguageError(
            "this quotation mark has no partner",
            offset,
            help="a choice stands between two single quotes: 'active'",
        )
    if sign == ".":
        return LanguageError(
            "a name or number does not begin with a dot", offset, help="write 0.5 for a half"
        )
    shown = sign if sign.isprintable() else f"the character U+{ord(sign[0]):04X}"
    instead = _INSTEAD.get(sign)
    return LanguageError(
        f'"{shown}" has no meaning in conditions and effects'
        if sign.isprintable()
        else f"{shown} has no meaning in conditions and effects",
        offset,
        len(sign),
        help=f'write "{instead}"' if instead else None,
    )


def check_order(tokens: Sequence[Token], end: int) -> None:
    """Whether the tokens alternate between operands and operators, within matched brackets.

    `end` is where the text ends, for what is missing there. An assignment is refused: an effect is
    taken apart before.
    """
    before: Token | None = None
    open_brackets: list[tuple[Token, bool]] = []
    for token in tokens:
        if token.kind is Kind.ASSIGN:
            raise LanguageError(
                f'"{token.text}" changes a quantity, which only an effect may do',
                token.offset,
                len(token.text),
                help='to compare, write "=="' if token.text == "=" else None,
                topic=Topic.WRITING,
            )
        if before is None or before.kind not in ENDS:
            _expect_operand(token, before)
        else:
            _expect_operator(token, before, bool(open_brackets) and open_brackets[-1][1])
        if token.kind is Kind.OPEN:
            call = before is not None and before.kind is Kind.FUNCTION
            open_brackets.append((token, call))
            if len(open_brackets) > MAX_BRACKETS:
                raise LanguageError(
                    f"brackets are nested more than {MAX_BRACKETS} deep",
                    token.offset,
                    topic=Topic.SIZE,
                )
        elif token.kind is Kind.CLOSE:
            if not open_brackets:
                raise LanguageError("this bracket was never opened", token.offset)
            open_brackets.pop()
        before = token
    if before is None:
        raise LanguageError("nothing is written here", 0)
    if before.kind not in ENDS:
        raise LanguageError(f'something is missing after "{before.text}"', end)
    if open_brackets:
        raise LanguageError("this bracket is never closed", open_brackets[-1][0].offset)


def _expect_operand(token: Token, before: Token | None) -> None:
    if before is not None and before.kind is Kind.FUNCTION:
        if token.kind is not Kind.OPEN:
            raise _unbracketed(before)
        return
    if token.kind in OPERANDS or token.kind in (Kind.OPEN, Kind.FUNCTION):
        return
    place, length = token.offset, len(token.text)
    if token.kind is Kind.NOT:
        if before is None or before.kind in (Kind.OPEN, Kind.COMMA, Kind.JOIN):
            return
        raise LanguageError(
            f'"not" cannot follow "{before.text}"', place, length, help="set it in brackets"
        )
    if token.text == "-" and (before is None or before.text not in "+-"):
        return
    if before is None:
        raise LanguageError(f'nothing stands before "{token.text}"', place, length)
    if before.kind is Kind.OPEN and token.kind is Kind.CLOSE:
        raise LanguageError("nothing stands between these brackets", before.offset, 2)
    raise LanguageError(
        f'something is missing between "{before.text}" and "{token.text}"', place, length
    )


def _expect_operator(token: Token, before: Token, in_call: bool) -> None:
    if token.kind in (Kind.SIGN, Kind.JOIN, Kind.CLOSE):
        return
    if token.kind is Kind.COMMA:
        if in_call:
            return
        raise LanguageError(
            "a comma stands only between the arguments of a function",
            token.offset,
            help="decimals are written with a point; conditions are joined with and, or",
        )
    if token.kind is Kind.OPEN and before.kind is Kind.NAME:
        raise LanguageError(
            f'there is no function "{before.text}"',
            before.offset,
            len(before.text),
            help="the functions are " + ", ".join(FUNCTIONS),
        )
    raise LanguageError(
        f'"{token.text}" cannot follow "{before.text}" directly',
        token.offset,
        len(token.text),
        help="an operator is missing between them, such as and, or, >, ==, +",
    )


def _unbracketed(function: Token) -> LanguageError:
    return LanguageError(
        f'"{function.text}" is a function and needs brackets',
        function.offset,
        len(function.text),
        help=f"write {function.text}(…)",
    )

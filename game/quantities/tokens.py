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

from game.language import tr

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
            tr("this is longer than {most} characters").format(most=MAX_LENGTH),
            MAX_LENGTH,
            help=tr('split it up, or write "each" in place of a list of names'),
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
            message = tr("this has more than {most} words and signs").format(most=MAX_TOKENS)
            raise LanguageError(message, tokens[-1].offset, topic=Topic.SIZE)
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
            tr("a number is written in digits, with a point for decimals"),
            offset,
            length + 1,
            help=tr("write 1000, 0.25; a word after a number needs a space"),
        )
    if length > MAX_DIGITS:
        message = tr("a number has at most {most} digits").format(most=MAX_DIGITS)
        raise LanguageError(message, offset, length, topic=Topic.SIZE)
    if length > 1 and text[0] == "0" and text[1] != ".":
        raise LanguageError(tr("a number does not begin with 0"), offset, length)


def _kind_of_name(text: str, offset: int, after: str) -> Kind:
    if after == ".":
        message = tr('the name "{name}." is cut short at the dot').format(name=text)
        raise LanguageError(message, offset, len(text) + 1)
    if text in ("and", "or"):
        return Kind.JOIN
    if text == "not":
        return Kind.NOT
    if text in ("True", "False"):
        return Kind.NAME
    if text.lower() in ("and", "or", "not") or text in ("TRUE", "FALSE"):
        raise LanguageError(
            tr('"{word}" is not a word of conditions').format(word=text),
            offset,
            len(text),
            help=_write(text.lower()),
        )
    if text in FUNCTIONS:
        return Kind.FUNCTION
    at = offset
    for part in text.split("."):
        if keyword.iskeyword(part):
            message = tr('"{word}" is not a word of conditions and cannot be part of a name')
            fix = _write(_INSTEAD.get(part))
            raise LanguageError(message.format(word=part), at, len(part), help=fix)
        at += len(part) + 1
    return Kind.NAME


def _write(instead: str | None) -> str | None:
    return tr('write "{word}"').format(word=instead) if instead else None


def _foreign(text: str, offset: int, sign: str) -> LanguageError:
    if sign in "'\"":
        return LanguageError(
            tr("this quotation mark has no partner"),
            offset,
            help=tr("a choice stands between two single quotes: 'active'"),
        )
    if sign == ".":
        message = tr("a name or number does not begin with a dot")
        return LanguageError(message, offset, help=tr("write 0.5 for a half"))
    if sign.isprintable():
        message = tr('"{sign}" has no meaning in conditions and effects').format(sign=sign)
    else:
        message = tr("the character {character} has no meaning in conditions and effects")
        message = message.format(character=f"U+{ord(sign[0]):04X}")
    return LanguageError(message, offset, len(sign), help=_write(_INSTEAD.get(sign)))


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
                tr('"{sign}" changes a quantity, which only an effect may do').format(
                    sign=token.text
                ),
                token.offset,
                len(token.text),
                help=tr('to compare, write "=="') if token.text == "=" else None,
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
                message = tr("brackets are nested more than {most} deep")
                message = message.format(most=MAX_BRACKETS)
                raise LanguageError(message, token.offset, topic=Topic.SIZE)
        elif token.kind is Kind.CLOSE:
            if not open_brackets:
                raise LanguageError(tr("this bracket was never opened"), token.offset)
            open_brackets.pop()
        before = token
    if before is None:
        raise LanguageError(tr("nothing is written here"), 0)
    if before.kind not in ENDS:
        message = tr('something is missing after "{word}"').format(word=before.text)
        raise LanguageError(message, end)
    if open_brackets:
        raise LanguageError(tr("this bracket is never closed"), open_brackets[-1][0].offset)


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
        message = tr('"not" cannot follow "{word}"').format(word=before.text)
        raise LanguageError(message, place, length, help=tr("set it in brackets"))
    if token.text == "-" and (before is None or before.text not in "+-"):
        return
    if before is None:
        message = tr('nothing stands before "{sign}"').format(sign=token.text)
        raise LanguageError(message, place, length)
    if before.kind is Kind.OPEN and token.kind is Kind.CLOSE:
        raise LanguageError(tr("nothing stands between these brackets"), before.offset, 2)
    message = tr('something is missing between "{before}" and "{after}"')
    message = message.format(before=before.text, after=token.text)
    raise LanguageError(message, place, length)


def _expect_operator(token: Token, before: Token, in_call: bool) -> None:
    if token.kind in (Kind.SIGN, Kind.JOIN, Kind.CLOSE):
        return
    if token.kind is Kind.COMMA:
        if in_call:
            return
        raise LanguageError(
            tr("a comma stands only between the arguments of a function"),
            token.offset,
            help=tr("decimals are written with a point; conditions are joined with and, or"),
        )
    if token.kind is Kind.OPEN and before.kind is Kind.NAME:
        raise LanguageError(
            tr('there is no function "{word}"').format(word=before.text),
            before.offset,
            len(before.text),
            help=tr("the functions are {functions}").format(functions=", ".join(FUNCTIONS)),
        )
    raise LanguageError(
        tr('"{word}" cannot follow "{before}" directly').format(
            word=token.text, before=before.text
        ),
        token.offset,
        len(token.text),
        help=tr("an operator is missing between them, such as and, or, >, ==, +"),
    )


def _unbracketed(function: Token) -> LanguageError:
    return LanguageError(
        tr('"{function}" is a function and needs brackets').format(function=function.text),
        function.offset,
        len(function.text),
        help=tr("write {function}(…)").format(function=function.text),
    )

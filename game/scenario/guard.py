"""What stands before the TOML parser: bytes that would cost too much, or are no text, end here.

A parser alone does not ensure that any bytes are answered in a second: a long dotted key takes it
minutes, deep nesting all the stack, a long integer an exception of another kind. The guard looks at
size, encoding, characters, nesting, keys and numbers, in time linear in the size. What it lets
through is text that a parser can read, or say at once why it cannot.
"""

import re

from game.language import tr
from game.scenario.diagnostics import START, Diagnostic, Place, diagnostic, grouped, place_of
from game.scenario.marks import MAX_MARKS, marks

MAX_BYTES = 1024 * 1024
"""Size of a scenario. Two hundred injects with all their texts take about half of it."""
MAX_DEPTH = 12
"""Brackets within brackets."""
MAX_PARTS = 10
"""Parts of a dotted key."""
MAX_DIGITS = 40
"""Characters in a word that begins as a number does; a date with its time has 35."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_NUMBER = re.compile(r"[+-]?[0-9]")


def guard(source: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a scenario, its lines ended by line feeds, and why it cannot be read, if so.

    The text is as much as could be made out, to show the place of a problem.
    """
    if len(source) > MAX_BYTES:
        return "", (_too_large(len(source), path),)
    try:
        text = source.removeprefix(_UTF8_MARK).decode()
    except UnicodeDecodeError as error:
        mark = len(_UTF8_MARK) if source.startswith(_UTF8_MARK) else 0
        return _not_utf8(source, error.start + mark, path)
    text = text.replace("\r\n", "\n")
    problem = _forbidden(text, path) or _too_costly(text, path)
    if problem:
        return text, (problem,)
    if not text.strip():
        message = tr("there is nothing in this file")
        fix = tr("a scenario begins with: format = 1")
        return text, (diagnostic("S010", path, START, message, fix),)
    return text, ()


def _too_large(size: int, path: str) -> Diagnostic:
    most = tr("a scenario has at most {size} KiB").format(size=grouped(MAX_BYTES // 1024))
    fix = tr("keep what only documents need in other files")
    return diagnostic("S002", path, START, most, fix)


def _not_utf8(source: bytes, at: int, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    before = source[:at]
    start = before.rfind(b"\n") + 1
    column = len(before[start:].removeprefix(_UTF8_MARK if start == 0 else b"").decode()) + 1
    place = Place(before.count(b"\n") + 1, column)
    text = source.removeprefix(_UTF8_MARK).decode(errors="replace").replace("\r\n", "\n")
    if source.startswith(_UTF16):
        message = tr("this is UTF-16")
        fix = tr("save the file as UTF-8")
    elif b"\0" in source:
        message = tr("this is not a text")
        fix = tr("a scenario is a TOML file")
    else:
        message = tr("the byte {byte} is not UTF-8").format(byte=f"{source[at]:02X}")
        fix = tr("save the file as UTF-8; your editor may have used Windows-1252 or Latin-1")
    return text, (diagnostic("S001", path, place, message, fix),)


def _forbidden(text: str, path: str) -> Diagnostic | None:
    found = _FORBIDDEN.search(text)
    if not found:
        return None
    character = f"U+{ord(found.group()):04X}"
    message = tr("the control character {character} stands here").format(character=character)
    return diagnostic("S003", path, place_of(text, found.start()), message, tr("delete it"))


def _too_costly(text: str, path: str) -> Diagnostic | None:
    """The first thing that would cost a parser too much."""
    depth = dots = 0
    key: int | None = None
    before = ""
    for number, (sort, start, end) in enumerate(marks(text), start=1):
        if number > MAX_MARKS:
            message = tr("a scenario has at most {most} words and signs outside its texts")
            message = message.format(most=grouped(MAX_MARKS))
            return diagnostic("S002", path, place_of(text, start), message)
        if sort in ("word", "string"):
            if end - start > MAX_DIGITS and _NUMBER.match(text, start):
                message = tr("a number has at most {most} digits").format(most=MAX_DIGITS)
                return diagnostic("S006", path, place_of(text, start, end - start), message)
            if before != ".":
                key, dots = start, 0
        elif sort == "." and key is not None:
            dots += 1
            if dots >= MAX_PARTS:
                message = tr("a key has at most {most} parts").format(most=MAX_PARTS)
                return diagnostic("S005", path, place_of(text, key), message)
        elif sort in ("[", "{"):
            depth += 1
            if depth > MAX_DEPTH:
                message = tr("brackets are nested more than {most} deep").format(most=MAX_DEPTH)
                return diagnostic("S004", path, place_of(text, start), message)
        elif sort in ("]", "}"):
            depth = max(0, depth - 1)
        before = sort
    return None

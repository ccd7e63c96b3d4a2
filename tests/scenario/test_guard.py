"""The guard before the parser: what it lets through, and where it draws its lines."""

import pytest
import tomli

from game.scenario.guard import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_PARTS,
    guard,
)
from game.scenario.library import shipped
from game.scenario.marks import MAX_MARKS, marks


def codes(source: bytes) -> list[str]:
    return [found.code for found in guard(source, "x")[1]]


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_exercise_is_far_from_every_limit(name: str) -> None:
    source = shipped()[name].read_bytes()
    text, problems = guard(source, name)
    assert not problems
    assert len(source) < MAX_BYTES / 4
    assert len(marks(text)) < MAX_MARKS / 4


@pytest.mark.parametrize(
    ("allowed", "refused", "code"),
    [
        (b"#" * MAX_BYTES, b"#" * (MAX_BYTES + 1), "S002"),
        (
            b"a = " + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH,
            b"a = " + b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
            "S004",
        ),
        (
            b".".join([b"a"] * MAX_PARTS) + b" = 1",
            b".".join([b"a"] * (MAX_PARTS + 1)) + b" = 1",
            "S005",
        ),
        (
            b" . ".join([b'"a"'] * MAX_PARTS) + b" = 1",
            b" . ".join([b'"a"'] * (MAX_PARTS + 1)) + b" = 1",
            "S005",
        ),
        (b"a = " + b"1" * MAX_DIGITS, b"a = " + b"1" * (MAX_DIGITS + 1), "S006"),
        (b"a = -1." + b"1" * MAX_DIGITS, b"a = -1." + b"1" * (MAX_DIGITS + 1), "S006"),
        (b"a = 'tab\there'", b"a = 'bell\x07here'", "S003"),
        (b"a = 1\r\n", b"a = 1\r", "S003"),
    ],
)
def test_a_limit_is_where_it_is_said_to_be(allowed: bytes, refused: bytes, code: str) -> None:
    assert codes(allowed) == []
    assert codes(refused) == [code]


@pytest.mark.parametrize(
    "source",
    [
        b"a = '" + b"[" * 50 + b"'",
        b"# " + b"a." * 50,
        b'a = """' + b"1" * 5000 + b'"""',
        b'"' + b"1" * 60 + b'" = 1',
        b"word word word word word word word word word word word word",
    ],
)
def test_texts_and_comments_are_not_counted_as_anything_else(source: bytes) -> None:
    assert codes(source) == []


def test_a_byte_order_mark_and_windows_lines_are_taken_away() -> None:
    assert guard(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", "x") == ("a = 1\nb = 2\n", ())


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        (b"a = '\xff'", 1, 6, "the byte FF is not UTF-8"),
        ("a = 1\nb = 'é'".encode("latin-1"), 2, 6, "the byte E9 is not UTF-8"),
        ("é = 'é".encode() + b"\xc3", 1, 7, "the byte C3 is not UTF-8"),
        (b"\xff\xfea\0", 1, 1, "this is UTF-16"),
        (b"\x7fELF\x02\x01\0\xf0", 1, 8, "this is not a text"),
    ],
)
def test_bytes_that_are_no_text_are_told_at_their_place(
    source: bytes, line: int, column: int, message: str
) -> None:
    (found,) = guard(source, "x")[1]
    assert (found.code, found.line, found.column) == ("S001", line, column)
    assert found.message == message


@pytest.mark.parametrize(
    "source",
    [b"a = [" + b"[" * 11 + b"]" * 12, b"a.b.c.d.e.f.g.h.i.j = 1", b"a = " + b"1" * MAX_DIGITS],
)
def test_what_the_guard_lets_through_the_parser_reads(source: bytes) -> None:
    text, problems = guard(source, "x")
    assert not problems
    assert tomli.loads(text)

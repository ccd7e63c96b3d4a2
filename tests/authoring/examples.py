"""Broken scenarios, one or more for each code, and what is to be found in each.

A scenario of `tests/gallery` says it in its first line, worst first, as `CODE LINE:COLUMN+LENGTH`.
What no such line can stand in is made here.
"""

from pathlib import Path

from game.scenario.guard import MAX_BYTES

GALLERY = sorted((Path(__file__).parents[1] / "gallery").glob("*.toml"))

BYTES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "S010 1:1+1"),
    "blank": (b" \r\n\t\n", "S010 1:1+1"),
    "too_large": (b"#" * (MAX_BYTES + 1), "S002 1:1+1"),
    "too_many_values": (b"a = [" + b"1," * 40_000 + b"]", "S002 1:60003+1"),
    "utf_16": ("format = 1".encode("utf-16"), "S001 1:1+1"),
    "latin_1": ("format = 1\ntitle = 'Café'".encode("latin-1"), "S001 2:13+1"),
    "a_surrogate": (b"format = 1\ntitle = '\xed\xa0\x80'", "S001 2:10+1"),
    "a_picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "S001 1:1+1"),
    "a_nul": (b"format = 1\ntitle = 'a\0b'", "S003 2:11+1"),
    "an_escape": (b"format = 1 # \x1b[31m", "S003 1:14+1"),
    "a_lone_carriage_return": (b"format = 1\rtitle = 'x'", "S003 1:11+1"),
    "a_byte_order_mark_before_an_error": (b"\xef\xbb\xbfformat = x", "S007 1:10+1"),
    "windows_lines_before_an_error": (b"format = 1\r\ntitle = x\r\n", "S007 2:9+1"),
}
"""Bytes, by what they are, and what is to be found."""


def expected(source: str) -> list[str]:
    return source.partition("\n")[0].removeprefix("# ").split(", ")


def every_example() -> list[tuple[str, bytes, list[str]]]:
    files = [(p.stem, p.read_bytes(), expected(p.read_text("utf-8"))) for p in GALLERY]
    return files + [(name, source, [said]) for name, (source, said) in BYTES.items()]

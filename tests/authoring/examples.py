"""Broken scenarios, one or more for each code, and what is to be found in each.

A scenario of `tests/gallery` says it in its first line, worst first, as `CODE LINE:COLUMN+LENGTH`.
What no such line can stand in is made here. Those of `tests/gallery/overlays` are overlays of the
scenario that is there as well.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from game.authoring.check import check
from game.authoring.overlay import checked_overlay
from game.scenario.diagnostics import Diagnostic
from game.scenario.guard import MAX_BYTES
from game.scenario.overlay_files import original_of, overlay_language

FOLDER = Path(__file__).parents[1] / "gallery"
GALLERY = sorted(FOLDER.glob("*.toml"))
OVERLAYS = sorted((FOLDER / "overlays").glob("*.*.toml"))
ORIGINAL = FOLDER / "overlays/exercise.toml"

ALONE = "nothing_beside_it.de"
"""The overlay that has no scenario beside it."""

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
    paths = [*GALLERY, *OVERLAYS]
    files = [(p.stem, p.read_bytes(), expected(p.read_text("utf-8"))) for p in paths]
    return files + [(name, source, [said]) for name, (source, said) in BYTES.items()]


def found_in(name: str, source: bytes, called: str = "exercise") -> tuple[Diagnostic, ...]:
    """What is found in an example, if its file is called so; an overlay has its scenario by it."""
    language = overlay_language(Path(f"{name}.toml"))
    if language is None:
        return check(source, f"{called}.toml")
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{called}.{language}.toml")
        if name != ALONE:
            original_of(path).write_bytes(ORIGINAL.read_bytes())
        return tuple(
            replace(one, path=path.name) for one in checked_overlay(source, str(path)).diagnostics
        )

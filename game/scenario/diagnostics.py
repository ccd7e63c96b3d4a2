"""What is wrong with a scenario, where, and what to do about it: the form that every check uses.

Each code is defined once, in `CODES`. Codes never change their meaning: S0 is for what keeps a
file from being read, S1 for keys and values, S2 for references between the parts of a scenario,
S3 for conditions, measures and effects, S4 for what is doubtful in an exercise that can be played,
S5 for what a file allows itself, S6 for texts in other languages.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from game.language import tr, trc


class Level(StrEnum):
    """How bad it is, worst first."""

    ERROR = "error"
    """The scenario cannot be played."""
    WARNING = "warning"
    """It can be played, and players will notice."""
    NOTE = "note"
    """A matter of style."""


LEVEL_NAMES = {
    Level.ERROR: trc("how bad a problem is", "error"),
    Level.WARNING: trc("how bad a problem is", "warning"),
    Level.NOTE: trc("how bad a problem is", "note"),
}
"""What people call the levels; programs have them by their values."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of mistake."""

    code: str
    level: Level
    title: str
    """What it is called, in a few words."""


def _codes(*rows: tuple[str, Level, str]) -> dict[str, Code]:
    return {row[0]: Code(*row) for row in rows}


ERROR, WARNING, NOTE = Level

CODES = _codes(
    ("S001", ERROR, tr("not a text in UTF-8")),
    ("S002", ERROR, tr("too large")),
    ("S003", ERROR, tr("character that no text may hold")),
    ("S004", ERROR, tr("nested too deeply")),
    ("S005", ERROR, tr("key with too many parts")),
    ("S006", ERROR, tr("number with too many digits")),
    ("S007", ERROR, tr("not valid TOML")),
    ("S008", ERROR, tr("given twice")),
    ("S009", ERROR, tr("newer format")),
    ("S010", ERROR, tr("nothing in it")),
    ("S011", ERROR, tr("not a scenario")),
    ("S012", NOTE, tr("more problems than are listed")),
    ("S101", ERROR, tr("missing key")),
    ("S102", ERROR, tr("unknown key")),
    ("S103", ERROR, tr("wrong type of value")),
    ("S104", ERROR, tr("number out of range")),
    ("S105", ERROR, tr("text too short or too long")),
    ("S106", ERROR, tr("too few or too many")),
    ("S107", ERROR, tr("not one of the choices")),
    ("S108", ERROR, tr("not an id")),
    ("S109", ERROR, tr("not in the right form")),
    ("S110", ERROR, tr("not a finite number")),
    ("S201", ERROR, tr("unknown nation")),
    ("S202", ERROR, tr("unknown capability")),
    ("S203", ERROR, tr("unknown crisis")),
    ("S204", ERROR, tr("unknown chokepoint")),
    ("S205", ERROR, tr("unknown adversary")),
    ("S206", ERROR, tr("unknown infrastructure")),
    ("S207", ERROR, tr("unknown inject")),
    ("S208", ERROR, tr("unknown objective")),
    ("S209", ERROR, tr("unknown rulebook")),
    ("S210", ERROR, tr("unknown rule or part of the rulebook")),
    ("S211", ERROR, tr("override that the rulebook does not allow")),
    ("S212", ERROR, tr("unknown doctrine")),
    ("S220", ERROR, tr("joined to itself")),
    ("S221", ERROR, tr("listed twice")),
    ("S222", ERROR, tr("id used twice")),
    ("S223", WARNING, tr("number used twice")),
    ("S224", ERROR, tr("id of something else")),
    ("S230", ERROR, tr("neither a turn nor a condition")),
    ("S231", ERROR, tr("both a turn and a condition")),
    ("S232", ERROR, tr("neither a measure nor a condition")),
    ("S233", ERROR, tr("both a measure and a condition")),
    ("S234", ERROR, tr("a decision with one option")),
    ("S235", ERROR, tr("not exactly one default")),
    ("S236", WARNING, tr("after the last turn")),
    ("S237", ERROR, tr("thresholds out of order")),
    ("S238", ERROR, tr("no ending that always holds")),
    ("S239", ERROR, tr("does not fit the kind of crisis")),
    ("S240", WARNING, tr("condition that never matters")),
    ("S241", WARNING, tr("ends at once")),
    ("S301", ERROR, tr("cannot be read")),
    ("S302", ERROR, tr("too long or too deep")),
    ("S303", ERROR, tr("number and condition confused")),
    ("S304", ERROR, tr("unknown quantity")),
    ("S305", ERROR, tr("misplaced each")),
    ("S306", ERROR, tr("misplaced self")),
    ("S307", ERROR, tr("not a choice of this quantity")),
    ("S308", ERROR, tr("cannot be changed")),
    ("S309", ERROR, tr("division by zero")),
    ("S401", WARNING, tr("inject that cannot fire")),
    ("S402", WARNING, tr("condition that always holds")),
    ("S403", WARNING, tr("condition that never holds")),
    ("S404", WARNING, tr("crisis that nothing sets off")),
    ("S405", WARNING, tr("ending that cannot come")),
    ("S411", WARNING, tr("crisis that nobody can meet")),
    ("S412", WARNING, tr("option that nobody can afford")),
    ("S421", WARNING, tr("crises that feed each other")),
    ("S422", WARNING, tr("nation that decides nothing")),
    ("S423", WARNING, tr("nations that look alike")),
    ("S424", WARNING, tr("objective that nothing serves")),
    ("S425", NOTE, tr("turn in which nothing comes")),
    ("S426", NOTE, tr("decision without an expected action")),
    ("S427", WARNING, tr("options that differ in nothing")),
    ("S428", NOTE, tr("defined and never used")),
    ("S429", NOTE, tr("nothing to decide")),
    ("S431", NOTE, tr("too long for the screen")),
    ("S432", NOTE, tr("still to be written")),
    ("S433", NOTE, tr("effect that lasts for one turn")),
    ("S434", WARNING, tr("effect on a crisis that has not broken out")),
    ("S501", WARNING, tr("allowance that is not possible")),
    ("S502", WARNING, tr("allowance that allows nothing")),
    ("S601", ERROR, tr("no language")),
    ("S602", ERROR, tr("nothing to be translated")),
    ("S603", ERROR, tr("not a text of the scenario")),
    ("S604", WARNING, tr("missing translation")),
    ("S605", NOTE, tr("not yet translated")),
)
"""Every kind of mistake there is, by its code."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line of a text. Lines and columns count from 1, columns in characters."""

    line: int = 1
    column: int = 1
    length: int = 1


START = Place()
"""The beginning of a text, for what concerns all of it."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake in a scenario, at its place."""

    code: str
    level: Level
    path: str
    line: int
    column: int
    length: int
    message: str
    """A sentence that names the author's own object."""
    help: str | None = None
    """The fix, where one is clear."""
    consequence: str | None = None
    """What it would mean for the exercise."""
    loc: tuple[str | int, ...] = ()
    """The keys that lead to it; empty if it is about the text as such."""

    @property
    def title(self) -> str:
        """What this kind of mistake is called."""
        return CODES[self.code].title


def diagnostic(
    code: str,
    path: str,
    place: Place,
    message: str,
    fix: str | None = None,
    consequence: str | None = None,
    loc: tuple[str | int, ...] = (),
) -> Diagnostic:
    """A diagnostic of the level that its code has."""
    return Diagnostic(
        code,
        CODES[code].level,
        path,
        place.line,
        place.column,
        place.length,
        message,
        fix,
        consequence,
        loc,
    )


class ScenarioError(Exception):
    """A scenario that cannot be played; it knows why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        first = self.diagnostics[0]
        super().__init__(f"{first.path}:{first.line}:{first.column}: {first.message}")


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them keeps the scenario from being played."""
    return any(found.level is Level.ERROR for found in diagnostics)


def worst_first(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order in which they are told: by level, then by place; each once."""
    order = list(Level)
    return tuple(
        sorted(
            dict.fromkeys(diagnostics),
            key=lambda d: (order.index(d.level), d.line, d.column, d.code, d.message),
        )
    )


def not_all(told: Sequence[Diagnostic], path: str) -> Diagnostic:
    """The note, after the last of those told, that there are more."""
    place = Place(told[-1].line, told[-1].column)
    return diagnostic("S012", path, place, tr("there are more problems than are listed here"))


def place_of(text: str, offset: int, length: int = 1) -> Place:
    """Where an offset of a text is; the length ends with the line."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    rest = (len(text) if end < 0 else end) - offset
    return Place(text.count("\n", 0, offset) + 1, offset - start + 1, max(1, min(length, rest)))


def shown(text: str) -> str:
    """Text that is safe to print: control, escape and direction characters become `�`.

    One character stays one character, so that columns agree.
    """
    return "".join(
        "�" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else c for c in text
    )


def grouped(number: int) -> str:
    """A large number, with what sets its thousands apart.

    >>> grouped(60_000)
    '60,000'
    """
    return f"{number:,}".replace(",", trc("between thousands", ","))


def width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


SHOWN_LINE = 160
"""How much of a long line is shown."""


def render_text(found: Diagnostic, source: str) -> str:
    """A diagnostic for people: place, code, the line with the stretch underlined, and advice.

    `source` is the text of the scenario; lines end with a line feed.
    """
    where = f"{shown(found.path)}:{found.line}:{found.column}"
    lines = [f"{where}: {LEVEL_NAMES[found.level]}[{found.code}] {found.title}"]
    source_lines = _lines(source)
    if found.line <= len(source_lines):
        lines += _quoted(found, source_lines[found.line - 1].removesuffix("\r"))
    else:
        lines.append(f"   {shown(found.message)}")
    if found.help:
        lines.append(tr("   help: {help}").format(help=shown(found.help)))
    if found.consequence:
        lines.append(tr("   so:   {consequence}").format(consequence=shown(found.consequence)))
    return "\n".join(lines)


@lru_cache(maxsize=1)
def _lines(source: str) -> list[str]:
    return source.split("\n")


def _quoted(found: Diagnostic, line: str) -> list[str]:
    """The line in question, and under it the message where it belongs."""
    start = found.column - 1
    cut = max(0, start - SHOWN_LINE // 2) if len(line) > SHOWN_LINE else 0
    piece = shown(line[cut : cut + SHOWN_LINE].replace("\t", " "))
    before = piece[: start - cut]
    marked = piece[start - cut : start - cut + found.length]
    number = f"{found.line:>5}"
    carets = "^" * max(1, width(marked))
    return [
        f"{number} | {'…' if cut else ''}{piece}{'…' if cut + SHOWN_LINE < len(line) else ''}",
        f"{' ' * len(number)} | {' ' * (width(before) + bool(cut))}{carets} {shown(found.message)}",
    ]

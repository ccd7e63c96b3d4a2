"""What stands in a cell: texts made safe for spreadsheets, lists, and names with their ids."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from game.scenario.fields import ID_PATTERN, clean

Cell: TypeAlias = (
    str
    | int
    | float
    | datetime.datetime
    | datetime.date
    | datetime.time
    | datetime.timedelta
    | None
)
"""A value of a spreadsheet. Texts are as somebody wrote them: nothing neutralised is left."""

_FORMULA = re.compile("^'*[=+\\-@\\t\\r\\n＝＋－＠]")
_NEUTRAL = re.compile("^'+[=+\\-@\\t\\r\\n＝＋－＠]")
_TEXT_FORMULA = re.compile(r'^="([^"]*)"$')


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before it.

    A text that has apostrophes there already gets one more, so that `as_meant` is exact.

    >>> neutral("=1+1"), neutral("'=1"), neutral("1=1")
    ("'=1+1", "''=1", '1=1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(text: str) -> str:
    """What was meant by a cell's text: undoes `neutral`, and `="text"`.

    >>> as_meant("'=1+1"), as_meant('="007"')
    ('=1+1', '007')
    """
    if _NEUTRAL.match(text):
        return text[1:]
    quoted = _TEXT_FORMULA.match(text)
    return quoted[1] if quoted else text


def raw(cell: Cell) -> str:
    """A cell as text with its own white space; line ends are line feeds."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return (
            cell.isoformat(" ", "minutes") if cell.time() != datetime.time() else str(cell.date())
        )
    if isinstance(cell, datetime.time):
        return cell.isoformat("minutes")
    return str(cell)


def said(cell: Cell) -> str:
    """A cell as a text of a scenario has it: nothing invisible, no white space around it."""
    return clean(raw(cell).replace("\t", " "))


def one_line(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.split("\n")) if "\n" in text else text


def lines_of(items: Iterable[str]) -> str:
    r"""A list in one cell, an entry a line. A line that begins with `|` goes on with the entry.

    >>> print(lines_of(["Ask", "Answer\nin writing"]))
    Ask
    Answer
    | in writing
    """
    return "\n".join(_continued(f"\\{item}" if item[:1] in ("|", "\\") else item) for item in items)


def _continued(text: str) -> str:
    return text.replace("\n", "\n| ")


def items_of(text: str) -> Iterator[str]:
    """The entries of a cell that holds a list; undoes `lines_of`."""
    return (item for _, item in placed_items(text))


def placed_items(text: str) -> Iterator[tuple[int, str]]:
    """The entries of a cell that holds a list, each with its first line, counted from 1."""
    entry: str | None = None
    first = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if entry is not None and line.startswith("|"):
            entry += "\n" + line.removeprefix("|").removeprefix(" ")
            continue
        if entry is not None and entry.strip():
            yield first, entry
        entry = line.removeprefix("\\") if line[:2] in ("\\|", "\\\\") else line
        first = number
    if entry is not None and entry.strip():
        yield first, entry


_WITH_ID = re.compile(rf"^(?P<name>.*\S)\s*\[(?P<id>{ID_PATTERN.pattern})\]$", re.DOTALL)


JOINED = re.compile(r"[/&]|\sand\s", re.IGNORECASE)
"""What stands between two names that somebody wrote as one."""


def with_id(name: str, its_id: str, usual: str) -> str:
    """A name, and its id in brackets unless that is the `usual` one for such a name."""
    simple = its_id == usual and not re.search(r"[,;\n\[\]|\\]|^\W", name)
    return name if simple else f"{name} [{its_id}]"


def name_and_id(text: str) -> tuple[str, str | None]:
    """Undoes `with_id`.

    >>> name_and_id("The Narrows [strait]"), name_and_id("Avalon")
    (('The Narrows', 'strait'), ('Avalon', None))
    """
    found = _WITH_ID.match(text)
    return (found["name"], found["id"]) if found else (text, None)


def several(text: str, *, short: bool = False) -> list[str]:
    """The names in a cell: one a line, or between semicolons or commas.

    Where any has an id in brackets, they stand one a line. Of a list that may be `short`, commas
    part only short words: a sentence is one name.
    """
    items = [item.strip() for item in items_of(text)]
    if any(name_and_id(item)[1] for item in items):
        return items
    found: list[str] = []
    for item in items:
        parts = [part.strip() for part in re.split("[;,]", item)]
        if short and any(len(part) > 12 for part in parts):
            parts = [part.strip() for part in item.split(";")]
        found += filter(None, parts)
    return found

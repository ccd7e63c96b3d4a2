"""A spreadsheet's sheets as rows of cells, whatever kind of file they come in."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.authoring.msel.cells import Cell, raw
from game.authoring.msel.errors import MselError, UnreadableError
from game.language import tr
from game.scenario.diagnostics import grouped

MAX_FILE = 20 * 1024 * 1024
"""Bytes of a file. A list of two hundred entries with pictures is well below."""
MAX_ROWS = 5_000
MAX_COLUMNS = 200
MAX_CHARACTERS = 4_000_000
"""Characters in all cells of a sheet: four times what a scenario may have."""


@dataclass(slots=True)
class Row:
    """One row of a sheet."""

    number: int
    """As the spreadsheet counts it, from 1."""
    cells: list[Cell]
    merged: frozenset[int] = frozenset()
    """The columns whose text stands in a row above, in a cell that reaches down to this one."""

    def cell(self, column: int) -> Cell:
        return self.cells[column] if column < len(self.cells) else None

    def own(self) -> list[int]:
        """The columns in which something stands that is not merged from above."""
        return [
            column
            for column, cell in enumerate(self.cells)
            if column not in self.merged and raw(cell).strip()
        ]


@dataclass(slots=True)
class Sheet:
    """One sheet."""

    name: str
    rows: list[Row]
    hidden: bool = False
    told: tuple[str, ...] = ()
    """What whoever imports it should know of how it was read."""
    separator: str = ""
    """What separates the cells of a text, in words."""
    characters: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Raises MselError if it is larger than any list."""
        if len(self.rows) > MAX_ROWS:
            raise too_large(self.name, tr("more than {rows} rows").format(rows=grouped(MAX_ROWS)))
        for row in self.rows:
            self.characters += sum(len(cell) for cell in row.cells if isinstance(cell, str))
            if self.characters > MAX_CHARACTERS:
                most = grouped(MAX_CHARACTERS)
                raise too_large(
                    self.name, tr("more than {characters} characters").format(characters=most)
                )


def too_large(sheet: str, what: str) -> MselError:
    """The error for a sheet that is no list of injects by its size alone."""
    problem = tr(
        'The sheet "{sheet}" has {what}: delete what does not belong to the list, and its empty '
        "rows and columns."
    )
    return MselError(problem.format(sheet=sheet, what=what))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_sheets(source: bytes, name: str, wanted: str | None = None) -> list[Sheet]:
    """The sheets of a file; of a workbook only the one that is `wanted`, if one is.

    The kind of file is told from its bytes. Raises UnreadableError or MselError.
    """
    if len(source) > MAX_FILE:
        problem = tr('"{file}" is too large: a spreadsheet of at most {most} MiB is read.')
        raise UnreadableError(problem.format(file=name, most=MAX_FILE // 1024 // 1024))
    if not source.strip():
        raise MselError(tr('There is nothing in "{file}".').format(file=name))
    if source.startswith(b"PK"):
        from game.authoring.msel.workbook import read_workbook

        return read_workbook(source, name, wanted)
    if source.startswith(_OLE):
        if _ENCRYPTED in source:
            problem = tr('"{file}" is protected by a password: save it without one.')
        else:
            problem = tr('"{file}" is an old Office file: open it and save it as .xlsx.')
        raise UnreadableError(problem.format(file=name))
    if wanted is not None:
        problem = tr('"{file}" is a text, and has no sheets to choose from.')
        raise UnreadableError(problem.format(file=name))
    from game.authoring.msel.separated import read_separated

    return [read_separated(source, name)]


def without_end(rows: Iterable[Row]) -> list[Row]:
    """Rows up to the last in which anything stands."""
    kept: list[Row] = []
    last = 0
    for row in rows:
        kept.append(row)
        if row.own():
            last = len(kept)
    return kept[:last]

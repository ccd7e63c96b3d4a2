"""Reads the sheets of an .xlsx workbook, with limits to what it may cost."""

import io
import re
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from game.authoring.msel.cells import Cell, as_meant
from game.authoring.msel.errors import MselError, UnreadableError
from game.authoring.msel.sheets import MAX_COLUMNS, MAX_ROWS, Row, Sheet, too_large, without_end
from game.language import tr
from game.scenario.diagnostics import grouped
from game.scenario.suggest import did_you_mean, there_are

MAX_XML = 32 * 1024 * 1024
"""Bytes of all tables of a workbook, unpacked. Zip never unpacks more than it says."""
MAX_PARTS = 2_000
MAX_SHEETS = 50
MAX_MERGED = 5_000
"""Merged ranges of a sheet that are looked at."""

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_VALUES = (b"</v>", b"<is>", b":v>", b":is>")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_workbook(source: bytes, name: str, wanted: str | None) -> list[Sheet]:
    """The sheets with cells, or the one that is wanted. Raises UnreadableError or MselError."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            _see_what_it_is(archive, name)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return list(_sheets(source, archive, name, wanted))
    except MselError:
        raise
    except Exception as error:  # a damaged file raises anything at all, deep in its reader
        problem = tr(
            '"{file}" cannot be read as a workbook: it may be damaged; open it in a spreadsheet '
            "program and save it as a new .xlsx."
        )
        raise UnreadableError(problem.format(file=name)) from error


def _see_what_it_is(archive: zipfile.ZipFile, name: str) -> None:
    """Raises UnreadableError for archives of another kind, or that would take too much."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        problem = tr('"{file}" is protected by a password: save it without one.')
        raise UnreadableError(problem.format(file=name))
    if "xl/workbook.bin" in names or "content.xml" in names:
        problem = tr('"{file}" is a workbook of another kind: save it as .xlsx.')
        raise UnreadableError(problem.format(file=name))
    if "[Content_Types].xml" not in names or not any(one.startswith("xl/") for one in names):
        problem = tr('"{file}" is no spreadsheet: an .xlsx file or a CSV text is needed.')
        raise UnreadableError(problem.format(file=name))
    tables = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if tables > MAX_XML or len(parts) > MAX_PARTS:
        problem = tr(
            '"{file}" is too large: unpacked, its tables have more than {most} MiB; copy the list '
            "alone into a new workbook."
        )
        raise UnreadableError(problem.format(file=name, most=MAX_XML // 1024 // 1024))
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
            problem = tr('"{file}" holds XML that no spreadsheet has.')
            raise UnreadableError(problem.format(file=name))


def _sheets(
    source: bytes, archive: zipfile.ZipFile, name: str, wanted: str | None
) -> Iterator[Sheet]:
    try:
        reader = ExcelReader(io.BytesIO(source), read_only=True, data_only=True, keep_links=False)
        reader.read()
    except InvalidFileException as error:
        problem = tr('"{file}" is no .xlsx workbook.')
        raise UnreadableError(problem.format(file=name)) from error
    parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
    titles = [sheet.title for sheet in reader.wb.worksheets]
    if wanted is not None and wanted not in titles:
        hint = did_you_mean(wanted, titles) or f"{there_are(titles)}."
        problem = tr('"{file}" has no sheet "{sheet}": {hint}')
        raise UnreadableError(problem.format(file=name, sheet=wanted, hint=hint))
    for sheet in islice(reader.wb.worksheets, MAX_SHEETS):
        if wanted not in (None, sheet.title):
            continue
        xml = archive.read(parts[sheet.title])
        if _last_row(xml) > MAX_ROWS:
            raise too_large(sheet.title, tr("more than {rows} rows").format(rows=grouped(MAX_ROWS)))
        sheet.reset_dimensions()
        cells = sheet.iter_rows(max_row=MAX_ROWS, values_only=True)
        rows = [
            Row(number, [_meant(cell) for cell in row[:MAX_COLUMNS]])
            for number, row in enumerate(cells, start=1)
        ]
        rows = without_end(rows)
        _fill(rows, xml)
        yield Sheet(sheet.title, rows, hidden=sheet.sheet_state != "visible")


def _last_row(xml: bytes) -> int:
    """The last row in which a value stands. Empty rows that have only a style do not count."""
    end = max(xml.rfind(sign) for sign in _VALUES)
    last = 0
    for found in _ROW.finditer(xml, 0, max(end, 0)):
        last = int(found[1])
    return last


def _meant(cell: object) -> Cell:
    """A value of the workbook as it was meant; what is no value of a list is its text."""
    if isinstance(cell, str):
        return as_meant(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell))
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell if isinstance(cell, Cell) or cell is None else str(cell)


def _fill(rows: list[Row], xml: bytes) -> None:
    """Let what stands in a merged cell stand in every row to which it reaches down."""
    below: dict[int, set[int]] = defaultdict(set)
    left = MAX_ROWS * 20
    for found in islice(_MERGED.finditer(xml), MAX_MERGED):
        column, first, _, last = range_boundaries(found[1].decode())
        if column is None or first is None or last is None or column > MAX_COLUMNS:
            continue
        for index in range(first, min(last, len(rows))):
            row, value = rows[index], rows[first - 1].cell(column - 1)
            left -= 1
            if left < 0:
                return
            if value is not None and row.cell(column - 1) is None:
                row.cells.extend([None] * (column - len(row.cells)))
                row.cells[column - 1] = value
                below[index].add(column - 1)
    for index, columns in below.items():
        rows[index].merged = frozenset(columns)

"""Reads a text in which something separates the cells: CSV and its relatives."""

import csv
import io
import re

from game.authoring.msel.cells import as_meant
from game.authoring.msel.errors import MselError, UnreadableError
from game.authoring.msel.headers import best_header
from game.authoring.msel.sheets import MAX_COLUMNS, MAX_ROWS, Row, Sheet, too_large, without_end
from game.language import tr, trc
from game.scenario.diagnostics import grouped

SEPARATORS = {
    ",": trc("what separates cells", "comma"),
    ";": trc("what separates cells", "semicolon"),
    "\t": trc("what separates cells", "tab"),
}
"""What may separate cells, and what each is called."""

_READ_AS = {
    ",": tr("read as {encoding}, its cells separated by commas"),
    ";": tr("read as {encoding}, its cells separated by semicolons"),
    "\t": tr("read as {encoding}, its cells separated by tabs"),
}
MAX_CELL = 131_072
"""Characters in a cell. A quotation mark that is never closed makes one of the rest of the file."""

_HINT = re.compile(r'^"?sep=([,;\t])"?\r?\n')
"""The first line by which spreadsheet programs are told what separates cells."""
_BINARY = re.compile(r"[\x00-\x06\x0e-\x1a\x7f]")


def read_separated(source: bytes, name: str) -> Sheet:
    """The one sheet of such a text. Raises UnreadableError or MselError."""
    text, encoding = _decoded(source)
    if _BINARY.search(text):
        problem = tr('"{file}" is no spreadsheet: an .xlsx file or a CSV text is needed.')
        raise UnreadableError(problem.format(file=name))
    hint = _HINT.match(text)
    if hint:
        found, separator = _rows(text[hint.end() :], hint[1], name, 2), hint[1]
    else:
        found, separator = _likeliest(text, name)
    told = _READ_AS[separator].format(encoding=encoding)
    return Sheet(name, without_end(found), told=(told,), separator=SEPARATORS[separator])


def _decoded(source: bytes) -> tuple[str, str]:
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return source.decode("utf-16", "replace"), "UTF-16"
    try:
        return source.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return source.decode("cp1252", "replace"), tr("Windows-1252, since it is not UTF-8")


def _likeliest(text: str, name: str) -> tuple[list[Row], str]:
    """The rows by the separator with which a header is found, else with which cells are."""
    best: tuple[tuple[int, int], list[Row], str] | None = None
    problem: MselError | None = None
    for separator in SEPARATORS:
        if separator not in text:
            continue
        try:
            rows = _rows(text, separator, name)
        except MselError as error:
            problem = problem or error
            continue
        header = best_header(rows)
        likely = header.score if header else 0, max((len(row.cells) for row in rows), default=0)
        if best is None or likely > best[0]:
            best = likely, rows, separator
    if best is None and problem:
        raise problem
    return best[1:] if best else (_rows(text, ",", name), ",")


def _rows(text: str, separator: str, name: str, first: int = 1) -> list[Row]:
    csv.field_size_limit(MAX_CELL)
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, start=first):
            if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
                raise too_large(name, tr("more than {columns} columns").format(columns=MAX_COLUMNS))
            rows.append(Row(number, [as_meant(cell) for cell in cells[:MAX_COLUMNS]]))
            if len(rows) > MAX_ROWS and any(cells):
                raise too_large(name, tr("more than {rows} rows").format(rows=grouped(MAX_ROWS)))
    except csv.Error as error:
        why = str(error)
        if "field larger" in why:
            why = tr(
                "a cell has more than {characters} characters; is a quotation mark never closed?"
            ).format(characters=grouped(MAX_CELL))
        problem = tr('"{file}" cannot be read near line {line}: {why}')
        raise MselError(problem.format(file=name, line=reader.line_num, why=why)) from error
    return rows[: MAX_ROWS + 1]

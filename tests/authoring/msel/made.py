"""Spreadsheets made by tests, and what is imported of them."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

from game.authoring.msel.importing import Imported, import_msel
from game.quantities.checked import playable
from game.scenario.models import Scenario

Table = Sequence[Sequence[Any]]


def book(rows: Table, *, merged: Iterable[str] = (), **others: Table) -> bytes:
    """A workbook with the sheet `MSEL`, and other sheets after it."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "MSEL"
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    for name, table in others.items():
        sheet = workbook.create_sheet(name)
        for row in table:
            sheet.append(list(row))
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def imported(source: bytes, name: str = "list.xlsx", sheet: str | None = None) -> Imported:
    return import_msel(source, name, sheet)


def scenario_of(made: Imported) -> Scenario:
    """The scenario; fails if `concord check` finds any error in it."""
    return playable(made.text.encode(), "list.toml")


def scenario(source: bytes, name: str = "list.xlsx", sheet: str | None = None) -> Scenario:
    return scenario_of(imported(source, name, sheet))


def keys(made: Imported) -> dict[str, tuple[str | None, str]]:
    """What each column was read as, and how."""
    return {match.header: (match.key, match.how) for match in made.header.matches}

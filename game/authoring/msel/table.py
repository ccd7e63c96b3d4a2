"""A scenario's master scenario events list as a table, and the table as a spreadsheet."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from game.authoring.msel.cells import JOINED, lines_of, name_and_id, neutral, with_id
from game.authoring.msel.columns import COLUMNS, EVERYBODY, plain
from game.authoring.msel.errors import MselError
from game.authoring.msel.ids import slug
from game.authoring.msel.option_cells import options_as_text
from game.language import tr
from game.scenario.diagnostics import grouped
from game.scenario.models import Scenario
from game.scenario.msel import Inject
from game.scenario.turns import beginning

Value: TypeAlias = str | int

MAX_CELL = 32_767
"""Characters in a cell of a workbook."""
WIDE = {"text", "expected_action", "controller_notes", "evaluator_notes", "options", "notes"}
"""Columns with long texts."""

_WORDS: Mapping[str, Callable[[Inject], str]] = {
    "method": lambda inject: inject.method,
    "status": lambda inject: inject.status,
    "category": lambda inject: inject.category,
}


def rows_of(scenario: Scenario) -> list[list[Value]]:
    """The header, and a row for each inject. An empty cell is an empty text."""
    columns = [_Column(scenario, column.key) for column in COLUMNS]
    header: list[Value] = [column.title for column in COLUMNS]
    return [
        header,
        *(
            [column.of(one, inject) for column in columns]
            for one, inject in _numbered(scenario.injects).items()
        ),
    ]


def _numbered(injects: Mapping[str, Inject]) -> dict[str, Inject]:
    """The injects, with their place in the file for a number where no other has that."""
    taken = {inject.number for inject in injects.values()}
    return {
        one: inject.model_copy(update={"number": place})
        if inject.number is None and place not in taken
        else inject
        for place, (one, inject) in enumerate(injects.items(), start=1)
    }


class _Column:
    """What one column says of the injects of a scenario."""

    def __init__(self, scenario: Scenario, key: str) -> None:
        self.scenario = scenario
        self.key = key

    def of(self, its_id: str, inject: Inject) -> Value:
        match self.key:
            case "id":
                return its_id
            case "method" | "status" | "category":
                return _WORDS[self.key](inject).replace("_", " ").capitalize()
            case "date":
                return self._date(inject)
            case "to":
                return self._recipients(inject)
            case "objectives":
                return self._objectives(inject)
            case "critical_tasks" | "effects":
                return lines_of(getattr(inject, self.key))
            case "options":
                return options_as_text(inject.options)
            case _:
                given = getattr(inject, self.key)
                return "" if given is None else given if isinstance(given, int) else str(given)

    def _date(self, inject: Inject) -> str:
        """On which its turn begins; nothing if a condition says when it fires."""
        if not inject.turn:
            return ""
        time = self.scenario.time
        return str(beginning(time.start, time.turn_length, inject.turn).date())

    def _recipients(self, inject: Inject) -> str:
        nations = self.scenario.nations
        if inject.to == "all":
            names = [_called(nation.name, one, "nation") for one, nation in nations.items()]
            if any(name_and_id(name)[1] for name in names):
                return lines_of(["All:", *names])
            return f"All: {', '.join(names)}"
        return lines_of(_called(nations[one].name, one, "nation") for one in inject.to)

    def _objectives(self, inject: Inject) -> str:
        known = self.scenario.objectives
        return lines_of(_called(known[one].title, one, "objective") for one in inject.objectives)


def _called(name: str, its_id: str, kind: str) -> str:
    """A name as `import` reads it back: with its id if it could be taken for something else."""
    everybody = plain(name.partition(":")[0]) in EVERYBODY
    joined = kind == "nation" and JOINED.search(name)
    return with_id(name, its_id, "" if everybody or joined else slug(name, kind))


def as_csv(rows: Sequence[Sequence[Value]]) -> str:
    """A table as CSV. Every cell stands in quotes, so that a separator of another country's
    spreadsheets begins no cell within a text.
    """
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def as_xlsx(rows: Sequence[Sequence[Value]], title: str) -> bytes:
    """A table as a workbook with one sheet. Raises MselError if a text is too long for a cell."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "MSEL"
    book.properties.title = title
    book.properties.creator = "Concord"
    top = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(rows, start=1):
        for place, given in enumerate(row, start=1):
            if given == "":
                continue
            cell = sheet.cell(number, place)
            assert isinstance(cell, Cell)
            if isinstance(given, int):
                cell.value = given
            else:
                cell.value = _storable(given, str(row[-1]))
                cell.data_type = "s"
            cell.alignment = top
            if number == 1:
                cell.font = Font(bold=True)
    for place, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = 50 if column.key in WIDE else 18
    sheet.freeze_panes = "C2"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _storable(text: str, entry: str) -> str:
    """A text as a workbook holds it: neutral, and nothing in it that reads as an escape."""
    kept = neutral(re.sub("_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]", _escape, text))
    if len(kept) > MAX_CELL:
        problem = tr(
            'A text of the inject "{inject}" is too long: a cell of a workbook holds {most} '
            "characters. Export it as CSV."
        )
        raise MselError(problem.format(inject=entry, most=grouped(MAX_CELL)))
    return kept


def _escape(found: re.Match[str]) -> str:
    return f"_x{ord(found.group()):04X}_"

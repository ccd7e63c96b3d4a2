"""Makes entries of the rows of a list: which rows are entries, and what each cell says of one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from game.authoring.msel.cells import Cell, items_of, name_and_id, one_line, raw, said, several
from game.authoring.msel.columns import EVERYBODY, WORDS, plain
from game.authoring.msel.headers import Header
from game.authoring.msel.option_cells import NoOptionsError, options_from_text
from game.authoring.msel.sheets import Row, Sheet
from game.language import tr, trn
from game.scenario.fields import is_id

LINE = 120
"""Characters of a title or a name."""
PROSE = 4000
"""Characters of a text."""
MOST = 12
"""Tasks, objectives and effects of an entry."""


@dataclass(slots=True)
class Entry:
    """One entry of a list, before it is known what else stands in the list."""

    row: int
    values: dict[str, Any] = field(default_factory=dict)
    """What the inject will have, by its keys in a scenario."""
    recipients: list[str] = field(default_factory=list)
    """Names, perhaps with ids; empty if it goes to everybody."""
    everybody: list[str] = field(default_factory=list)
    """Who everybody is, if it goes to them and the list says so."""
    objectives: list[str] = field(default_factory=list)
    contingency_of: str = ""
    moments: dict[str, Cell] = field(default_factory=dict)
    """The cells that say when it happens: `turn`, `date` and `time`."""
    notes: list[str] = field(default_factory=list)
    """What has no place of its own, a paragraph each, with the column's name."""
    dated: list[str] = field(default_factory=list)
    """More notes: of dates that the turns do not tell."""
    blanks: list[str] = field(default_factory=list)
    """What the list did not say, for whoever completes the scenario."""
    options_text: str = ""
    """The cell that its options were read from."""
    no_options: str | None = None
    """Why its options could not be read."""
    rest: list[str] = field(default_factory=list)
    """Ends of texts that are too long for a scenario."""
    rest_of_notes: str = ""
    """The end of its notes, if they are too long for a scenario."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no entry."""

    row: int
    why: str
    content: str = ""
    """What stands in it."""


@dataclass(slots=True)
class Rows:
    """What came of the rows below a header."""

    header: Header
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unknown: dict[str, list[str]] = field(default_factory=dict)
    """Words that are none of the choices of a column, by its header."""


def in_rows(numbers: Sequence[int], most: int = 8) -> str:
    """Rows by their numbers.

    >>> in_rows([10]), in_rows([10, 12]), in_rows([1, 2, 3], 2)
    ('row 10', 'rows 10, 12', 'rows 1, 2 and 1 more')
    """
    shown = ", ".join(map(str, numbers[:most]))
    if len(numbers) > most:
        more = len(numbers) - most
        return tr("rows {numbers} and {more} more").format(numbers=shown, more=more)
    return trn("row {numbers}", "rows {numbers}", len(numbers)).format(numbers=shown)


def rows_below(sheet: Sheet, header: Header) -> Rows:
    """Every entry below a header, and every row that is none."""
    body = sheet.rows[header.index + 1 :]
    made = Rows(_numbered_by_id(header, body))
    keys = made.header.keys
    headings = {match.column: match.header for match in made.header.matches}
    head = keys.get("title", keys.get("number"))
    for row in body:
        own = row.own()
        if not own:
            made.skipped.append(Skipped(row.number, tr("empty")))
        elif all(said(row.cell(column)) == headings.get(column) for column in own):
            made.skipped.append(Skipped(row.number, tr("the header again")))
        elif head in row.merged and made.entries:
            _continue(made.entries[-1], row, made)
            made.skipped.append(Skipped(row.number, tr("goes on with the entry above")))
        elif not any(said(row.cell(keys[key])) for key in ("title", "text") if key in keys):
            content = " · ".join(one_line(said(row.cell(column))) for column in own)
            why = tr("neither a title nor a description")
            made.skipped.append(Skipped(row.number, why, content))
        else:
            made.entries.append(_entry(row, made))
    return made


def _numbered_by_id(header: Header, body: list[Row]) -> Header:
    """The header; if its ids are none a scenario could use, they are taken for numbers."""
    keys = header.keys
    if "id" not in keys or "number" in keys:
        return header
    texts = [said(row.cell(keys["id"])) for row in body]
    if sum(map(is_id, texts)) * 2 >= sum(map(bool, texts)):
        return header
    matches = tuple(
        replace(match, key="number", how="synonym") if match.key == "id" else match
        for match in header.matches
    )
    return replace(header, matches=matches)


def column_name(column: int) -> str:
    """What a spreadsheet calls a column that is counted from 0.

    >>> column_name(0), column_name(27)
    ('A', 'AB')
    """
    before, last = divmod(column, 26)
    return (column_name(before - 1) if before else "") + chr(ord("A") + last)


def _cells(row: Row, header: Header) -> Iterator[tuple[str | None, str, Cell]]:
    """The key, if there is one, the name and the content of each cell that is not empty."""
    matches = {match.column: match for match in header.matches}
    for column, cell in enumerate(row.cells):
        if raw(cell).strip():
            match = matches.get(column)
            if match:
                yield match.key, match.header, cell
            else:
                yield None, tr("Column {letters}").format(letters=column_name(column)), cell


def _entry(row: Row, rows: Rows) -> Entry:
    entry = Entry(row.number)
    for key, name, cell in _cells(row, rows.header):
        if key is None:
            if said(cell):
                entry.notes.append(f"{name}: {said(cell)}")
        elif key in ("turn", "date", "time"):
            entry.moments[key] = cell
        elif key in WORDS:
            _take_word(entry, key, name, said(cell), rows)
        else:
            _TAKE[key](entry, key, name, cell)
    _title_and_text(entry)
    return entry


def _continue(entry: Entry, row: Row, rows: Rows) -> None:
    """Add what a row says to the entry above it, whose title reaches down to this row."""
    for key, name, cell in _cells(row, rows.header):
        column = rows.header.keys.get(key or "")
        if column is not None and column in row.merged:
            continue
        if key in ("text", "expected_action", "controller_notes", "evaluator_notes"):
            before = entry.values.get(key, "")
            _take_prose(entry, key, name, f"{before}\n{raw(cell)}" if before else cell)
        elif said(cell):
            entry.notes.append(f"{name}: {said(cell)}")


def _take_line(entry: Entry, key: str, name: str, cell: Cell) -> None:
    text = one_line(said(cell))
    if len(text) > LINE:
        entry.notes.append(f"{name}: {said(cell)}")
        text = text[: LINE - 1].rstrip() + "…"
    if text:
        entry.values[key] = text


def _take_prose(entry: Entry, key: str, name: str, cell: Cell) -> None:
    text = said(cell)
    if len(text) > PROSE:
        entry.rest.append(tr("{column} goes on: {text}").format(column=name, text=text[PROSE:]))
        text = text[:PROSE].rstrip()
    if text:
        entry.values[key] = text


def _take_title(entry: Entry, key: str, name: str, cell: Cell) -> None:
    entry.values[key] = said(cell)


def _take_word(entry: Entry, key: str, name: str, text: str, rows: Rows) -> None:
    known = WORDS[key]
    meant = known.get(plain(text))
    if meant is None:
        parts = re.split(r"[/;,+&()\n:–-]| and | or |\bvia\b", text)
        parts += plain(text).split()
        meant = next((known[plain(part)] for part in parts if plain(part) in known), None)
        entry.notes.append(f"{name}: {text}")
        if meant is None:
            rows.unknown.setdefault(name, []).append(text)
    if meant is not None:
        entry.values[key] = meant


def _take_number(entry: Entry, key: str, name: str, cell: Cell) -> None:
    """The serial of an entry; what is more than a number is kept in the notes."""
    text = said(cell)
    digits = re.fullmatch(r"\D*?0*([1-9]\d{0,3})\D*", text)
    if digits:
        entry.values[key] = int(digits[1])
    if digits is None or digits[1] != text:
        entry.notes.append(f"{name}: {text}")


def _take_id(entry: Entry, key: str, name: str, cell: Cell) -> None:
    if is_id(said(cell)):
        entry.values[key] = said(cell)
    else:
        entry.notes.append(f"{name}: {said(cell)}")


def _take_recipients(entry: Entry, key: str, name: str, cell: Cell) -> None:
    text = said(cell)
    names = several(text)
    head, _, rest = text.partition(":")
    if rest.strip() and plain(head) in EVERYBODY and not rest.startswith("\n|"):
        everybody = several(rest.strip())
        if rest.startswith("\n") or not any(name_and_id(one)[1] for one in everybody):
            entry.everybody = list(dict.fromkeys(everybody))
            return
    if any(plain(one) in EVERYBODY for one in names):
        if len(names) > 1:
            entry.notes.append(f"{name}: {said(cell)}")
        return
    entry.recipients = list(dict.fromkeys(names))


def _take_objectives(entry: Entry, key: str, name: str, cell: Cell) -> None:
    entry.objectives = list(dict.fromkeys(several(said(cell), short=True)))


def _take_tasks(entry: Entry, key: str, name: str, cell: Cell) -> None:
    tasks = [said(item) for item in items_of(raw(cell))]
    if len(tasks) > MOST or any(len(task) > LINE for task in tasks):
        entry.notes.append(f"{name}: {said(cell)}")
    short = (t if len(t) <= LINE else t[: LINE - 1].rstrip() + "…" for t in tasks)
    entry.values[key] = [task for task in short if task][:MOST]


def _take_condition(entry: Entry, key: str, name: str, cell: Cell) -> None:
    if len(raw(cell)) <= 500:
        entry.values[key] = raw(cell)
    else:
        entry.notes.append(f"{name}: {said(cell)}")


def _take_effects(entry: Entry, key: str, name: str, cell: Cell) -> None:
    effects = list(items_of(raw(cell)))
    if len(effects) > MOST or any(len(effect) > 500 for effect in effects):
        entry.notes.append(f"{name}: {said(cell)}")
    else:
        entry.values[key] = effects


def _take_options(entry: Entry, key: str, name: str, cell: Cell) -> None:
    entry.options_text = raw(cell)
    try:
        entry.values[key] = options_from_text(entry.options_text)
    except NoOptionsError as error:
        without_options(entry, name, str(error))


def without_options(entry: Entry, name: str, why: str) -> None:
    """Keep the cell of its options as a note of the entry, and mark that they are missing."""
    entry.values.pop("options", None)
    entry.notes.append(f"{name}: {said(entry.options_text)}")
    entry.no_options = why
    blank = tr("options; those of the list, in the notes, could not be read ({why})")
    entry.blanks.append(blank.format(why=why))


def _take_contingency(entry: Entry, key: str, name: str, cell: Cell) -> None:
    entry.contingency_of = said(cell)


def _take_notes(entry: Entry, key: str, name: str, cell: Cell) -> None:
    entry.notes.insert(0, said(cell))


_TAKE: dict[str, Callable[[Entry, str, str, Cell], None]] = {
    "number": _take_number,
    "title": _take_title,
    "when": _take_condition,
    "sender": _take_line,
    "to": _take_recipients,
    "controller": _take_line,
    "text": _take_prose,
    "expected_action": _take_prose,
    "controller_notes": _take_prose,
    "evaluator_notes": _take_prose,
    "objectives": _take_objectives,
    "critical_tasks": _take_tasks,
    "contingency_of": _take_contingency,
    "storyline": _take_line,
    "notes": _take_notes,
    "effects": _take_effects,
    "options": _take_options,
    "id": _take_id,
}
"""What to do with the cell of each column."""


def _title_and_text(entry: Entry) -> None:
    """Give an entry a title of its text if it has none, and the other way round if it is long."""
    title, text = entry.values.get("title", ""), entry.values.get("text", "")
    if not title:
        first = re.split(r"(?<=[.!?])\s|\n", text, maxsplit=1)[0]
        title = first if len(first) <= 60 else first[:60].rpartition(" ")[0] or first[:60]
        entry.blanks.append(tr("a title; this one is the beginning of its text"))
        entry.values["title"] = title if title == first else f"{title}…"
    elif len(title) > LINE or "\n" in title:
        if text:
            entry.notes.insert(0, title)
        elif len(title) > LINE:
            entry.values["text"] = title[:PROSE]
        short = one_line(title)
        entry.values["title"] = short if len(short) <= LINE else short[: LINE - 1].rstrip() + "…"
    if not entry.values.get("text"):
        entry.values["text"] = ""
        entry.blanks.append(tr("what the players read"))

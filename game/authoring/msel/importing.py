"""Imports a list: from the bytes of a spreadsheet to a scenario that can be played."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from game.authoring.msel.cast import cast_of
from game.authoring.msel.cells import one_line, said
from game.authoring.msel.columns import COLUMNS
from game.authoring.msel.entries import (
    LINE,
    Entry,
    Rows,
    Skipped,
    in_rows,
    rows_below,
    without_options,
)
from game.authoring.msel.errors import MselError
from game.authoring.msel.headers import Header, best_header
from game.authoring.msel.option_cells import line_with
from game.authoring.msel.schedule import Schedule, scheduled
from game.authoring.msel.sheets import Sheet, read_sheets
from game.authoring.msel.stand_ins import named_in
from game.authoring.msel.writing import SENDER, TODO, Document, written
from game.language import tr, trn
from game.language.phrases import capital
from game.quantities.checked import examine
from game.quantities.language import LanguageError, parse_condition, parse_effect
from game.scenario.diagnostics import Diagnostic, Level, grouped
from game.scenario.guard import MAX_BYTES
from game.scenario.positions import Loc, Positions
from game.scenario.suggest import listed

MAX_ENTRIES = 200
"""Injects of a scenario."""
PASSES = 12
"""How often a scenario is checked anew before all that its conditions say becomes notes."""


@dataclass(slots=True)
class Imported:
    """A scenario made of a list, and what whoever imports it should know."""

    text: str
    """The scenario as TOML."""
    sheet: str
    header: Header
    header_row: int
    entries: int
    skipped: Sequence[Skipped]
    told: list[str] = field(default_factory=list)
    """What was found out, guessed, or given up, a sentence each."""

    @property
    def blanks(self) -> int:
        """How many blanks the scenario marks."""
        return sum(line.startswith(TODO) for line in self.text.split("\n"))


def import_msel(source: bytes, name: str, wanted: str | None = None) -> Imported:
    """The scenario of a spreadsheet's list. Raises MselError, or UnreadableError for the file.

    `wanted` is the sheet; without it, the one with the best header.
    """
    sheet, header, told = _chosen(read_sheets(source, name, wanted), name)
    rows = rows_below(sheet, header)
    if not rows.entries:
        problem = tr(
            'There is no entry below the header in row {row} of "{sheet}": each needs a title or '
            "a description."
        )
        raise MselError(problem.format(row=sheet.rows[header.index].number, sheet=sheet.name))
    if len(rows.entries) > MAX_ENTRIES:
        problem = tr(
            '"{sheet}" has {entries} entries, and a scenario has at most {most}: divide it into '
            "several exercises, or delete what is not injected."
        )
        raise MselError(
            problem.format(sheet=sheet.name, entries=len(rows.entries), most=MAX_ENTRIES)
        )
    names = {match.key: match.header for match in rows.header.matches if match.key}
    cast = cast_of(rows.entries, names)
    _without_prose(rows.entries, names)
    above = _above(sheet, header)
    title = above[0] if above else PurePath(name).stem.replace("_", " ").strip()
    title = capital(title)
    document = Document(
        title=(title or tr("An exercise"))[:LINE],
        source=_source(name, sheet),
        above=above,
        skipped=[
            tr("row {row}: {content}").format(row=one.row, content=one.content)
            for one in rows.skipped
            if one.content
        ],
        entries=rows.entries,
        cast=cast,
        schedule=Schedule(),
        named=named_in(rows.entries),
    )
    text = _settled(document, names)
    told += _with_more_cells(sheet, header)
    told += document.schedule.told
    told += cast.told
    told += _unsaid(rows, document)
    return Imported(
        text,
        sheet.name,
        rows.header,
        sheet.rows[header.index].number,
        len(rows.entries),
        rows.skipped,
        told,
    )


def _source(name: str, sheet: Sheet) -> str:
    """Of which file, and of which of its sheets, a scenario is made."""
    source = tr('"{file}"') if sheet.name == name else tr('"{file}", sheet "{sheet}"')
    return one_line(source.format(file=name, sheet=sheet.name))


def _chosen(sheets: Sequence[Sheet], name: str) -> tuple[Sheet, Header, list[str]]:
    """The sheet with the best header. Hidden ones count only if no other has one."""
    if not any(sheet.rows for sheet in sheets):
        raise MselError(tr('There is nothing in "{file}".').format(file=name))
    found = [(sheet, header) for sheet in sheets if (header := best_header(sheet.rows))]
    if not found:
        known = [column.title for column in COLUMNS if column.key in _TELLING]
        problem = tr(
            'No header was found in "{file}": a row with the names of columns, such as {columns}.'
        )
        raise MselError(problem.format(file=name, columns=listed(known)))
    shown = [one for one in found if not one[0].hidden] or found
    sheet, header = max(shown, key=lambda one: one[1].score)
    told = list(sheet.told)
    if len(sheets) > 1:
        others = [one.name for one in sheets if one is not sheet]
        best = tr('the sheet "{sheet}" has the best header; left were {others}')
        told.append(best.format(sheet=sheet.name, others=listed(others)))
    return sheet, header, told


_TELLING = ("number", "title", "time", "sender", "to", "text")


def _with_more_cells(sheet: Sheet, header: Header) -> list[str]:
    """Which rows of a text are longer than its header: what stands in them may be shifted."""
    if not sheet.separator:
        return []
    width = len(sheet.rows[header.index].cells)
    body = [row for row in sheet.rows[header.index + 1 :] if row.own()]
    longer = [row for row in body if len(row.cells) > width]
    if len(longer) == len(body):  # a separator at the end of each row is no mistake
        longer = [row for row in body if any(column >= width for column in row.own())]
    if not longer:
        return []
    question = trn(
        "{rows} has more cells than the header: is a {separator} not quoted?",
        "{rows} have more cells than the header: is a {separator} not quoted?",
        len(longer),
    )
    rows = in_rows([row.number for row in longer])
    return [question.format(rows=rows, separator=sheet.separator)]


def _above(sheet: Sheet, header: Header) -> list[str]:
    """The texts above the header, each once."""
    texts = (
        one_line(said(row.cell(column)))
        for row in sheet.rows[: header.index]
        for column in row.own()
    )
    return list(dict.fromkeys(text for text in texts if text))


def _without_prose(entries: Sequence[Entry], names: Mapping[str, str]) -> None:
    """Move into the notes what stands where conditions and effects belong and is none."""
    for entry in entries:
        try:
            parse_condition(entry.values.get("when", "true"))
        except LanguageError:
            _give_up(entry, "when", names)
        try:
            for effect in entry.values.get("effects", ()):
                parse_effect(effect)
        except LanguageError:
            _give_up(entry, "effects", names)


def _give_up(entry: Entry, key: str, names: Mapping[str, str], why: str = "") -> None:
    """Keep as a note what the scenario cannot have as a condition, an effect or an option."""
    name = names.get(key, key)
    if key == "options":
        without_options(entry, name, why or tr("what they change means nothing here"))
        return
    given = entry.values.pop(key)
    if key == "when":
        entry.notes.append(f"{name}: {said(given)}")
        entry.blanks.append(
            tr("when it fires; its condition, in the notes, is none that can be read")
        )
    else:
        entry.notes += (f"{name}: {said(effect)}" for effect in given)
        entry.blanks.append(tr("what it changes; see the notes"))


def _settled(document: Document, names: Mapping[str, str]) -> str:
    """The scenario, after every condition and effect that means nothing in it became a note."""
    for left in range(PASSES, -1, -1):
        document.schedule = scheduled(document.entries, names)
        text = written(document)
        source = text.encode()
        if len(source) > MAX_BYTES:
            problem = tr(
                "This would make a scenario of {size} KiB: a scenario has at most {most} KiB."
            )
            size, most = grouped(len(source) // 1024), grouped(MAX_BYTES // 1024)
            raise MselError(problem.format(size=size, most=most))
        loaded, diagnostics = examine(source, "scenario.toml")
        errors = [one for one in diagnostics if one.level is Level.ERROR]
        if not errors:
            return text
        wrong = _wrong(document, loaded.positions, errors)
        if not wrong:
            break
        for entry in document.entries:
            for key in ("when", "effects", "options"):
                if key in entry.values and (left == 0 or (entry.row, key) in wrong):
                    _give_up(entry, key, names, wrong.get((entry.row, key), ""))
    problem = tr("No scenario that can be played could be made of this; line {line}: {message}.")
    raise MselError(problem.format(line=errors[0].line, message=errors[0].message))


def _wrong(
    document: Document, positions: Positions, errors: Sequence[Diagnostic]
) -> dict[tuple[int, str], str]:
    """Of which entries the condition, the effects or the options have errors, and the first."""
    lines = {one.line: one.message for one in reversed(errors)}
    found: dict[tuple[int, str], str] = {}
    for entry in document.entries:
        inject: Loc = ("injects", entry.values["id"])
        if positions.of_value((*inject, "when")).line in lines and "when" in entry.values:
            found[entry.row, "when"] = ""
        for place in range(len(entry.values.get("effects", ()))):
            if positions.of_value((*inject, "effects", place)).line in lines:
                found[entry.row, "effects"] = ""
        for index, option in enumerate(entry.values.get("options", ())):
            for place, effect in enumerate(option.effects):
                line = positions.of_value((*inject, "options", index, "effects", place)).line
                if line in lines:
                    why = line_with(entry.options_text, effect, lines[line])
                    found.setdefault((entry.row, "options"), why)
    return found


def _unsaid(rows: Rows, document: Document) -> list[str]:
    """What was put in place of what the list does not say."""
    told = [
        tr('words of "{column}" that are none of its choices are in the notes: {words}').format(
            column=name, words=listed(list(dict.fromkeys(words)))
        )
        for name, words in rows.unknown.items()
    ]
    told += _without_options(rows.entries)
    without = sum("sender" not in entry.values for entry in rows.entries)
    if without:
        come_from = trn(
            '{entries} without a sender comes from "{sender}"',
            '{entries} without a sender come from "{sender}"',
            without,
        )
        told.append(come_from.format(entries=without, sender=SENDER))
    everybody = sum(not entry.recipients for entry in rows.entries)
    nations = (
        trn(
            "{nations} nations; {number} of {entries} entries goes to all",
            "{nations} nations; {number} of {entries} entries go to all",
            everybody,
        )
        if everybody
        else tr("{nations} nations")
    )
    told.append(
        nations.format(
            nations=len(document.cast.nations), number=everybody, entries=len(rows.entries)
        )
    )
    long = sum(bool(entry.rest or entry.rest_of_notes) for entry in rows.entries)
    if long:
        too_long = trn(
            "{entries} has texts that are too long: the rest of them stands in comments",
            "{entries} have texts that are too long: the rest of them stands in comments",
            long,
        )
        told.append(too_long.format(entries=long))
    return told


def _without_options(entries: Sequence[Entry], most: int = 8) -> list[str]:
    """Whose options could not be read, and why: a decision is more than a remark."""
    lost = [entry for entry in entries if entry.no_options is not None]
    told = [
        tr("row {row}: its options could not be read ({why}); they are in the notes").format(
            row=entry.row, why=entry.no_options
        )
        for entry in lost[:most]
    ]
    if len(lost) > most:
        rows = in_rows([entry.row for entry in lost[most:]])
        told.append(tr("nor could those of {rows}: see the notes").format(rows=rows))
    return told

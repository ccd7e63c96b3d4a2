"""`concord import`: a scenario made of the master scenario events list in a spreadsheet."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.commands.paragraphs import paragraphs
from game.exit_codes import ExitCode
from game.language import tr, trn
from game.language.phrases import capital

if TYPE_CHECKING:
    from game.authoring.msel.entries import Skipped
    from game.authoring.msel.importing import Imported

EXAMPLES = """
  concord import MSEL.xlsx -o my_exercise.toml
  concord import MSEL.xlsx --sheet "Day 1" -o my_exercise.toml
  concord import MSEL.csv > my_exercise.toml"""

_HOW = {"exact": tr("exact"), "synonym": tr("synonym"), "guessed": tr("guessed")}
"""How a column was found, in words."""

HELP = paragraphs(
    tr("Make a scenario of the master scenario events list (MSEL) in a spreadsheet."),
    tr("Examples:") + EXAMPLES,
    tr(
        "MSEL is an .xlsx workbook, a text with commas, semicolons or tabs (CSV), or - for "
        "standard input. Columns are found by their headers, in many wordings; standard error "
        "tells what each was taken for, and which rows were left out. What has no place in a "
        "scenario goes into the notes of its inject."
    ),
    tr(
        'The scenario can be played as it is. Lines that begin with "# TODO:" mark what no list '
        "says."
    ),
    tr(
        "The exit code is 1 if no list is found in the file, and 2 if the file cannot be read or "
        "the output cannot be written."
    ),
)


@click.command("import", help=HELP)
@click.argument("msel", metavar=tr("MSEL"))
@click.option(
    "-o",
    "--output",
    metavar=tr("FILE"),
    help=tr("Where to write it; standard output if none."),
)
@click.option(
    "--sheet",
    metavar=tr("NAME"),
    help=tr("The sheet; else the one with the best header."),
)
@click.option("--force", is_flag=True, help=tr("Write over a file that exists."))
def command(msel: str, output: str | None, sheet: str | None, force: bool) -> int:
    from game.authoring.msel.errors import MselError, UnreadableError
    from game.authoring.msel.importing import import_msel
    from game.commands.spreadsheets import read_input, see_that_it_is_free, write_output

    see_that_it_is_free(output, force=force)
    try:
        imported = import_msel(read_input(msel), _name(msel), sheet)
    except UnreadableError as error:
        raise click.UsageError(str(error)) from error
    except MselError as error:
        raise click.ClickException(str(error)) from error
    for line in told(imported):
        click.echo(line, err=True)
    write_output(output, imported.text.encode(), force=force)
    if output not in (None, "-"):
        written = tr("Written to {file}. `concord check {file}` finds no errors.")
        click.echo(written.format(file=output), err=True)
    return ExitCode.OK


def _name(msel: str) -> str:
    return tr("standard input") if msel == "-" else Path(msel).name


def told(imported: "Imported") -> Iterator[str]:
    """What was matched, guessed, left and skipped, a line each."""
    matches = imported.header.matches
    head = trn(
        '"{sheet}": header in row {row}, {n} entry.',
        '"{sheet}": header in row {row}, {n} entries.',
        imported.entries,
    )
    yield head.format(sheet=imported.sheet, row=imported.header_row, n=imported.entries)
    width = min(32, max(len(match.header) for match in matches))
    column, read_as, how = tr("column"), tr("read as"), tr("how")
    yield f"  {column:<{width}}  {read_as:<17}  {how}"
    for match in matches:
        header = match.header if len(match.header) <= width else match.header[: width - 1] + "…"
        key = match.key or "–"
        how = _HOW[match.how] if match.key else tr("left: in the notes of each entry")
        yield f"  {header:<{width}}  {key:<17}  {how}"
    for sentence in imported.told:
        end = "" if sentence.endswith("?") else "."
        yield f"  {capital(sentence)}{end}"
    for line in skipped(imported.skipped):
        yield "  " + tr("Skipped {rows}.").format(rows=line)
    todo = trn(
        "{n} blank to fill in: search for `# TODO:`.",
        "{n} blanks to fill in: search for `# TODO:`.",
        imported.blanks,
    )
    yield "  " + todo.format(n=imported.blanks)


def skipped(rows: Sequence["Skipped"], most: int = 20) -> Iterator[str]:
    """Which rows are no entries and why; neighbours with the same reason in one line."""
    lines: list[str] = []
    first = 0
    for place, row in enumerate(rows):
        after = rows[place + 1] if place + 1 < len(rows) else None
        alike = after is not None and after.row == row.row + 1 and after.why == row.why
        if alike and not row.content and after is not None and not after.content:
            continue
        start = rows[first].row
        which = tr("row {last}") if start == row.row else tr("rows {first}–{last}")
        which = which.format(first=start, last=row.row)
        content = row.content if len(row.content) <= 50 else f"{row.content[:49]}…"
        lines.append(f"{which}, {row.why}" + (f": {content}" if content else ""))
        first = place + 1
    yield from lines[:most]
    if len(lines) > most:
        more = tr("{n} more, told in the scenario if anything stands in them")
        yield more.format(n=len(lines) - most)

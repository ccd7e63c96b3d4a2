"""`concord import`: a scenario made of the master scenario events list in a spreadsheet."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.authoring.msel.entries import Skipped
    from game.authoring.msel.importing import Imported

HELP = """\
Make a scenario of the master scenario events list (MSEL) in a spreadsheet.

\b
Examples:
  concord import MSEL.xlsx -o my_exercise.toml
  concord import MSEL.xlsx --sheet "Day 1" -o my_exercise.toml
  concord import MSEL.csv > my_exercise.toml

MSEL is an .xlsx workbook, a text with commas, semicolons or tabs (CSV), or - for standard input.
Columns are found by their headers, in many wordings; standard error tells what each was taken for,
and which rows were left out. What has no place in a scenario goes into the notes of its inject.

The scenario can be played as it is. Lines that begin with "# TODO:" mark what no list says.

The exit code is 1 if no list is found in the file, and 2 if the file cannot be read or the output
cannot be written.
"""


@click.command("import", help=HELP, short_help="Make a scenario of a spreadsheet's MSEL.")
@click.argument("msel", metavar="MSEL")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; standard output if none.")
@click.option("--sheet", metavar="NAME", help="The sheet; else the one with the best header.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
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
        click.echo(f"Written to {output}. `concord check {output}` finds no errors.", err=True)
    return ExitCode.OK


def _name(msel: str) -> str:
    return "standard input" if msel == "-" else Path(msel).name


def told(imported: "Imported") -> Iterator[str]:
    """What was matched, guessed, left and skipped, a line each."""
    matches = imported.header.matches
    sheet = f'"{imported.sheet}": header in row {imported.header_row}'
    yield f"{sheet}, {_count(imported.entries, 'entry', 'entries')}."
    width = min(32, max(len(match.header) for match in matches))
    yield f"  {'column':<{width}}  {'read as':<17}  how"
    for match in matches:
        header = match.header if len(match.header) <= width else match.header[: width - 1] + "…"
        key = match.key or "–"
        how = match.how if match.key else "left: in the notes of each entry"
        yield f"  {header:<{width}}  {key:<17}  {how}"
    for sentence in imported.told:
        end = "" if sentence.endswith("?") else "."
        yield f"  {sentence[0].upper()}{sentence[1:]}{end}"
    for line in skipped(imported.skipped):
        yield f"  Skipped {line}."
    yield f"  {_count(imported.blanks, 'blank', 'blanks')} to fill in: search for `# TODO:`."


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
        which = f"row {row.row}" if start == row.row else f"rows {start}–{row.row}"
        content = row.content if len(row.content) <= 50 else f"{row.content[:49]}…"
        lines.append(f"{which}, {row.why}" + (f": {content}" if content else ""))
        first = place + 1
    yield from lines[:most]
    if len(lines) > most:
        yield f"{len(lines) - most} more, told in the scenario if anything stands in them"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

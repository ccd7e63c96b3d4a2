"""`concord export`: a scenario's master scenario events list as a spreadsheet."""

import sys
from pathlib import Path

import click

from game.commands.opening import SCENARIO, SCENARIO_OR_INPUT
from game.commands.paragraphs import paragraphs
from game.exit_codes import ExitCode
from game.language import tr

MSEL_FORMS = ("msel-csv", "msel-xlsx")
"""What a scenario is exported to."""
SAVE_FORMS = ("md", "html", "json", "csv", "xlsx")
"""What will be made of a save, and of no scenario."""

EXAMPLES = """
  concord export the_narrows --to msel-xlsx -o narrows.xlsx
  concord export my_exercise.toml --to msel-csv > msel.csv"""

HELP = paragraphs(
    tr("Write a scenario's master scenario events list (MSEL) as a spreadsheet."),
    tr("Examples:") + EXAMPLES,
    SCENARIO_OR_INPUT,
    tr(
        "`concord import` reads what this writes, and nothing of the entries is lost. Texts that "
        "a spreadsheet would take for a formula have an apostrophe before them; it is taken away "
        "again when they are read."
    ),
)


@click.command("export", help=HELP)
@SCENARIO
@click.option(
    "--to",
    "form",
    required=True,
    metavar=tr("FORM"),
    help=tr("msel-csv, or msel-xlsx for a workbook."),
)
@click.option(
    "-o",
    "--output",
    metavar=tr("FILE"),
    help=tr("Where to write it; standard output if none."),
)
@click.option("--force", is_flag=True, help=tr("Write over a file that exists."))
def command(scenario: str, form: str, output: str | None, force: bool) -> int:
    from game.commands.spreadsheets import see_that_it_is_free, write_output

    see_the_form(form)
    see_that_it_is_free(output, force=force)
    if form == "msel-xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError(tr("A workbook is nothing for a terminal; say where with -o FILE."))
    write_output(output, exported(scenario, form), force=force)
    return ExitCode.OK


def see_the_form(form: str) -> None:
    """Raises UsageError for a form that there is not, or not yet."""
    forms = tr(" or ").join(MSEL_FORMS)
    if form in SAVE_FORMS:
        problem = tr("`--to {form}` is not there yet; a scenario is exported to {forms}.")
        raise click.UsageError(problem.format(form=form, forms=forms))
    if form not in MSEL_FORMS:
        problem = tr("There is no form `{form}`; a scenario is exported to {forms}.")
        raise click.UsageError(problem.format(form=form, forms=forms))


def exported(name: str, form: str) -> bytes:
    """The spreadsheet. Raises UsageError if there is no such scenario, and ClickException."""
    from game.authoring.msel.errors import MselError
    from game.authoring.msel.table import as_csv, as_xlsx, rows_of
    from game.commands.opening import CannotBePlayedError, found
    from game.quantities.checked import playable
    from game.scenario.diagnostics import ScenarioError, render_text
    from game.scenario.translation import spoken

    file = found(name)
    try:
        scenario = spoken(playable(file.source, file.display), Path(file.display))
    except ScenarioError as error:
        text = file.source.decode("utf-8", "replace")
        told = "\n\n".join(render_text(one, text) for one in error.diagnostics)
        problem = tr("{scenario} has mistakes.").format(scenario=file.display)
        raise CannotBePlayedError(f"{problem}\n\n{told}") from error
    rows = rows_of(scenario)
    if form == "msel-csv":
        return as_csv(rows).encode("utf-8-sig")
    try:
        return as_xlsx(rows, scenario.title)
    except MselError as error:
        raise click.ClickException(str(error)) from error

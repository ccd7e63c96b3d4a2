"""`concord handouts`: the papers of an exercise."""

from pathlib import Path

import click

from game.commands.opening import SCENARIO
from game.commands.paragraphs import paragraphs
from game.exit_codes import ExitCode
from game.language import tr, trn

EXAMPLES = """
  concord handouts the_narrows -o papers
  concord handouts my_exercise.toml -o papers --to html"""

HELP = paragraphs(
    tr(
        "Write the papers of an exercise into a folder: the situation manual for all, a brief for "
        "each nation with what only it may know, handbooks for facilitators and evaluators, and a "
        "feedback form."
    ),
    tr("Examples:") + EXAMPLES,
    tr(
        "Each paper is written as Markdown and as a page that can be printed from a browser and "
        "needs nothing else. It says at its head who may read it. Papers that are there already "
        "are written anew only with --force."
    ),
)

FORMS = ("md", "html")


@click.command("handouts", help=HELP)
@SCENARIO
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help=tr("The folder to write them into."),
)
@click.option("--to", "form", type=click.Choice(FORMS), help=tr("Only Markdown, or only pages."))
@click.option("--force", is_flag=True, help=tr("Write over papers that are there already."))
def command(scenario: str, folder: Path, form: str | None, force: bool) -> int:
    from game.authoring.handouts import documents
    from game.authoring.handouts.pages import page
    from game.commands.opening import open_scenario

    papers = {
        folder / f"{one.name}.{kind}": one.text if kind == "md" else page(one)
        for one in documents(open_scenario(scenario))
        for kind in ([form] if form else FORMS)
    }
    there = [path.name for path in papers if path.exists()]
    if there and not force:
        problem = tr('"{folder}" has {paper} already. With --force papers are written anew.')
        raise click.UsageError(problem.format(folder=folder, paper=there[0]))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in papers.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        click.echo(f"concord: {error.filename}: {error.strerror or error}.", err=True)
        return ExitCode.USAGE
    told = trn("{n} paper is in {folder}.", "{n} papers are in {folder}.", len(papers))
    click.echo(told.format(n=len(papers), folder=folder), err=True)
    return ExitCode.OK

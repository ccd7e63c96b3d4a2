"""`concord check`: the mistakes in scenario files."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.scenario.diagnostics import Diagnostic
    from game.scenario.library import Found

HELP = """\
Find the mistakes in scenario files: every one at its line and column, worst first.

\b
Examples:
  concord check my_exercise.toml
  concord check scenarios/ --strict
  concord check the_narrows
  concord check - --format json < my_exercise.toml

PATH is a TOML file, a folder (every *.toml in it, except in folders named "rulebooks"), the name of
a shipped exercise, or - for standard input.

The exit code is 0 if nothing keeps the scenarios from being played, 1 if something does, and 2 if a
file cannot be read. With --strict, warnings and notes count as well.

With --format json the report is one object: `version` (1), `files`, `errors`, `warnings`, `notes`
(counts), and `diagnostics`, a list of objects with `code`, `level`, `title`, `path`, `line`,
`column`, `length`, `message`, `help` and `consequence`. Later versions may add keys and take none
away.
"""


@click.command("check", help=HELP, short_help="Find the mistakes in scenario files.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--strict", is_flag=True, help="Let warnings and notes fail, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for GitHub's checks.",
)
def command(paths: tuple[str, ...], strict: bool, form: str) -> int:
    from game.authoring.check import as_github, as_json, summary
    from game.quantities.checked import examine
    from game.scenario.diagnostics import has_errors, render_text

    told: list[Diagnostic] = []
    files = unreadable = 0
    for found in _files(paths):
        if found is None:
            unreadable += 1
            continue
        files += 1
        loaded, diagnostics = examine(found.source, found.display)
        told += diagnostics
        for one in diagnostics:
            if form == "text":
                click.echo(f"{render_text(one, loaded.positions.text)}\n")
            elif form == "github":
                click.echo(as_github(one))
    if form == "json":
        click.echo(as_json(told, files))
    elif files:
        click.echo(summary(told, files), err=True)
    if unreadable:
        return ExitCode.USAGE
    return ExitCode.PROBLEMS if has_errors(told) or (strict and told) else ExitCode.OK


def _files(paths: Iterable[str]) -> Iterator["Found | None"]:
    """Each file that the arguments name; None, and a sentence, for each that cannot be read."""
    from game.scenario.library import LibraryError, resolve

    for argument in paths:
        for name in _walked(argument):
            try:
                yield resolve(name)
            except LibraryError as error:
                click.echo(f"concord: {error}", err=True)
                yield None


def _walked(argument: str) -> Iterator[str]:
    """The files of a folder; anything else as it is."""
    folder = Path(argument)
    try:
        is_folder = argument != "-" and folder.is_dir()
    except ValueError:
        is_folder = False
    if not is_folder:
        yield argument
        return
    inside = [
        path
        for path in sorted(folder.rglob("*.toml"))
        if path.is_file() and "rulebooks" not in path.relative_to(folder).parts[:-1]
    ]
    if not inside:
        raise click.UsageError(f"There is no TOML file in the folder `{argument}`.")
    yield from map(str, inside)

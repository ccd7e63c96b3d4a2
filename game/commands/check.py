"""`concord check`: the mistakes in scenario files."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import strftime
from typing import TYPE_CHECKING

import click

from game.commands.paragraphs import paragraphs
from game.exit_codes import ExitCode
from game.language import tr

if TYPE_CHECKING:
    from game.scenario.diagnostics import Diagnostic
    from game.scenario.library import Found

EXAMPLES = """
  concord check my_exercise.toml
  concord check scenarios/ --strict
  concord check my_exercise.toml --watch
  concord check the_narrows
  concord check - --format json < my_exercise.toml"""

ALLOWED = """\
  [[allow]]
  code = "S412"
  at = "injects.strike"
  reason = "Nobody is meant to afford it."
"""

HELP = paragraphs(
    tr(
        "Find the mistakes in scenario files: every one at its line and column, worst first. "
        "In what can be played, find as well what players would notice: what cannot happen, be "
        "met or be paid. The texts of a scenario in other languages, such as "
        "my_exercise.de.toml, are checked with it, or alone."
    ),
    tr("Examples:") + EXAMPLES,
    tr(
        'PATH is a TOML file, a folder (every *.toml in it, except in folders named "rulebooks"), '
        "the name of a shipped exercise, or - for standard input."
    ),
    tr("Where a warning or a note is meant, the file says so, with a reason:"),
    ALLOWED,
    tr(
        "The exit code is 0 if nothing keeps the scenarios from being played, 1 if something "
        "does, and 2 if a file cannot be read. With --strict, warnings and notes count as well."
    ),
    tr(
        "With --format json the report is one object: `version` (1), `files`, `errors`, "
        "`warnings`, `notes` (counts), and `diagnostics`, a list of objects with `code`, `level`, "
        "`title`, `path`, `line`, `column`, `length`, `message`, `help` and `consequence`. Later "
        "versions may add keys and take none away."
    ),
)


@click.command("check", help=HELP)
@click.argument("paths", nargs=-1, required=True, metavar=tr("PATH..."))
@click.option("--strict", is_flag=True, help=tr("Let warnings and notes fail, too."))
@click.option(
    "--watch", is_flag=True, help=tr("Check again whenever a file is saved, until Ctrl-C.")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help=tr("For people, for programs, or for GitHub's checks."),
)
def command(paths: tuple[str, ...], strict: bool, watch: bool, form: str) -> int:
    if watch:
        if form != "text" or "-" in paths:
            raise click.UsageError(
                tr("--watch is for files, and for people: without --format and -.")
            )
        return _watch(paths)
    names = [name for argument in paths for name in _walked(argument)]
    told, files = _check(names, form)
    if form == "json":
        from game.authoring.check import as_json

        click.echo(as_json(told, files))
    if files < len(names):
        return ExitCode.USAGE
    from game.scenario.diagnostics import has_errors

    return ExitCode.PROBLEMS if has_errors(told) or (strict and told) else ExitCode.OK


def _check(names: Sequence[str], form: str) -> tuple[list["Diagnostic"], int]:
    """What is found in some files, told as it is found; and how many of them could be read."""
    from game.authoring.check import as_github, summary
    from game.scenario.diagnostics import render_text

    told: list[Diagnostic] = []
    files = 0
    for found in _files(names):
        files += 1
        text, diagnostics = _looked_through(found)
        told += diagnostics
        for one in diagnostics:
            if form == "text":
                click.echo(f"{render_text(one, text)}\n")
            elif form == "github":
                click.echo(as_github(one))
    if files and form != "json":
        click.echo(summary(told, files), err=True)
    return told, files


def _looked_through(found: "Found") -> tuple[str, Sequence["Diagnostic"]]:
    """The text of a scenario or an overlay, and what is found in it."""
    from game.authoring.check import checked
    from game.authoring.overlay import checked_overlay
    from game.scenario.overlay_files import overlay_language

    if overlay_language(Path(found.display)) is not None:
        overlay = checked_overlay(found.source, found.display)
        return overlay.positions.text, overlay.diagnostics
    loaded, diagnostics = checked(found.source, found.display)
    return loaded.positions.text, diagnostics


def _watch(paths: Sequence[str]) -> int:
    """Check again whenever a file is saved. Ends with Ctrl-C."""
    from game.commands.watching import changes

    def names() -> list[str]:
        return [name for argument in paths for name in _walked(argument)]

    for changed in changes(names):
        if changed:
            click.echo(f"{strftime('%H:%M:%S')} {', '.join(changed)}", err=True)
            names_with_overlays = (name for one in changed for name in _with_overlays(one))
            _check([*dict.fromkeys(names_with_overlays)], "text")
    return ExitCode.OK


def _files(names: Iterable[str]) -> Iterator["Found"]:
    """Each file by its name; of each that cannot be read, only a sentence."""
    from game.scenario.library import LibraryError, resolve

    for name in names:
        try:
            yield resolve(name)
        except LibraryError as error:
            click.echo(f"concord: {error}", err=True)


def _with_overlays(name: str) -> Iterator[str]:
    """A scenario and its overlays; anything else as it is."""
    from game.scenario.library import shipped
    from game.scenario.overlay_files import overlays

    yield name
    yield from map(str, overlays(shipped().get(name, Path(name))))


def _walked(argument: str) -> Iterator[str]:
    """The files of a folder, and of a scenario; anything else as it is."""
    folder = Path(argument)
    try:
        is_folder = argument != "-" and folder.is_dir()
    except ValueError:
        is_folder = False
    if not is_folder:
        yield from _with_overlays(argument)
        return
    inside = [
        path
        for path in sorted(folder.rglob("*.toml"))
        if path.is_file() and "rulebooks" not in path.relative_to(folder).parts[:-1]
    ]
    if not inside:
        raise click.UsageError(
            tr("There is no TOML file in the folder `{folder}`.").format(folder=argument)
        )
    yield from map(str, inside)

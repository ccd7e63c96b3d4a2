"""`concord translate`: the texts of a scenario, for somebody to put into another language."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.commands.language_code import LanguageCode
from game.commands.paragraphs import paragraphs
from game.exit_codes import ExitCode
from game.language import tr

if TYPE_CHECKING:
    from game.scenario.models import Scenario
    from game.scenario.rulebook import Rulebook

EXAMPLES = tr("""\
Examples:
  concord translate my_exercise.toml --to de     writes my_exercise.de.toml
  concord translate the_narrows --to de -o -     prints it""")

HELP = paragraphs(
    tr(
        "Write the texts of a scenario into a file of their own, an overlay, for somebody to "
        "translate. What is translated already is kept, and only what is missing is added, in the "
        "scenario's own words."
    ),
    EXAMPLES,
    tr(
        "The overlay stands beside the scenario, and is used whenever its language is spoken. "
        "`concord check` tells what is still to be translated."
    ),
)


@click.command("translate", help=HELP)
@click.argument("scenario", metavar=tr("SCENARIO"))
@click.option(
    "--to",
    "language",
    type=LanguageCode(),
    required=True,
    help=tr("The language, by the two letters of its code, such as fr."),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=tr("The file to write, if it is not the one beside the scenario; - prints it."),
)
def command(scenario: str, language: str, output: Path | None) -> int:
    from game.authoring.translating import UntranslatableError, completed
    from game.scenario.library import LibraryError, read_file
    from game.scenario.overlay_files import overlay_of

    path = _path_of(scenario)
    beside = overlay_of(path, language)
    prints = output == Path("-")
    overlay = beside if output is None or prints else output
    whole = _original(path)
    try:
        before = read_file(overlay).decode() if overlay.exists() else ""
        text = completed(whole, before)
    except (LibraryError, UntranslatableError, ValueError) as error:
        message = tr('"{path}" cannot be completed: {reason}')
        raise click.ClickException(message.format(path=overlay, reason=error)) from error
    if prints:
        click.echo(text, nl=False)
        return ExitCode.OK
    try:
        _write(overlay, text)
    except OSError as error:
        message = tr('"{path}" cannot be written: {reason}.')
        reason = error.strerror or str(error)
        raise click.UsageError(message.format(path=overlay, reason=reason)) from error
    message = tr("{path} is written. Next: concord check {path} --watch, and an editor beside it.")
    click.echo(message.format(path=overlay), err=True)
    return ExitCode.OK


def _path_of(name: str) -> Path:
    """The file of a shipped exercise or rulebook, or a path. Raises UsageError."""
    from game.commands.opening import found
    from game.scenario.library import STANDARD_INPUT, rulebooks

    if name == STANDARD_INPUT:
        raise click.UsageError(tr("What is to be translated is a file, and not standard input."))
    if name in rulebooks():
        return rulebooks()[name]
    return Path(found(name).display)


def _original(path: Path) -> "Scenario | Rulebook":
    """The scenario, or the rulebook, whose texts are wanted. Raises ClickException."""
    from game.authoring.overlay import original_at

    whole = original_at(path)
    if whole is None:
        message = tr("{path} has mistakes: `concord check {path}` tells them.")
        raise click.ClickException(message.format(path=path))
    return whole


def _write(path: Path, text: str) -> None:
    """Write a file so that there is always either the old one or the new one, whole."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)

"""`concord edit`: the author's screen."""

from pathlib import Path

import click

from game.commands.paragraphs import paragraphs
from game.exit_codes import ExitCode
from game.language import tr

EXAMPLES = tr("""\
Examples:
  concord edit my_exercise.toml
  concord edit my_exercise.toml --follow     beside an editor of your own""")

HELP = paragraphs(
    tr(
        "Write a scenario with what Concord makes of it beside the text: problems as you type, "
        "the MSEL turn by turn, the briefs, the map, and how some hundred games of it end."
    ),
    EXAMPLES,
    tr(
        "What is typed and not saved is kept beside the file, and is there again when you come "
        "back. With --follow there is no editor: the panes follow the file whenever something "
        "else saves it."
    ),
)


@click.command("edit", help=HELP)
@click.argument("path", metavar=tr("PATH"), type=click.Path(path_type=Path))
@click.option("--follow", is_flag=True, help=tr("Only show; another program writes the file."))
def command(path: Path, follow: bool) -> int:
    from game.commands.play import no_terminal

    if not path.exists():
        raise click.UsageError(
            tr('There is no file "{path}". `concord new {path}` writes one.').format(path=path)
        )
    if problem := no_terminal():
        click.echo(f"concord: {problem}", err=True)
        return ExitCode.USAGE
    from game.tui.app import ConcordApp
    from game.tui.author.screen import AuthorScreen

    try:
        screen = AuthorScreen(path, follow=follow)
    except UnicodeDecodeError:
        raise click.UsageError(tr('"{path}" is not a text in UTF-8.').format(path=path)) from None
    except OSError as error:
        raise click.UsageError(
            tr('"{path}" cannot be read: {reason}.').format(path=path, reason=error.strerror)
        ) from error
    app = ConcordApp(author=screen)
    code = app.run()
    if app.crash is not None:
        raise app.crash
    return ExitCode.OK if code is None else code

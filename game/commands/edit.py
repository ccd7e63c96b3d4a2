"""`concord edit`: the author's screen."""

from pathlib import Path

import click

from game.exit_codes import ExitCode

HELP = """\
Write a scenario with what Concord makes of it beside the text: problems as you type, the MSEL turn
by turn, the briefs, the map, and how some hundred games of it end.

\b
Examples:
  concord edit my_exercise.toml
  concord edit my_exercise.toml --follow     beside an editor of your own

What is typed and not saved is kept beside the file, and is there again when you come back. With
--follow there is no editor: the panes follow the file whenever something else saves it.
"""


@click.command("edit", help=HELP, short_help="Write a scenario, and see what it makes.")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--follow", is_flag=True, help="Only show; another program writes the file.")
def command(path: Path, follow: bool) -> int:
    from game.commands.play import no_terminal

    if not path.exists():
        raise click.UsageError(f'There is no file "{path}". `concord new {path}` writes one.')
    if problem := no_terminal():
        click.echo(f"concord: {problem}", err=True)
        return ExitCode.USAGE
    from game.tui.app import ConcordApp
    from game.tui.author.screen import AuthorScreen

    try:
        screen = AuthorScreen(path, follow=follow)
    except UnicodeDecodeError:
        raise click.UsageError(f'"{path}" is not a text in UTF-8.') from None
    except OSError as error:
        raise click.UsageError(f'"{path}" cannot be read: {error.strerror}.') from error
    app = ConcordApp(author=screen)
    code = app.run()
    if app.crash is not None:
        raise app.crash
    return ExitCode.OK if code is None else code

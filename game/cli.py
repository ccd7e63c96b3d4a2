"""The command `concord`: imports a command's module only when that command runs."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NoReturn

import click

from game import __version__
from game.commands.language_code import LanguageCode
from game.exit_codes import ExitCode
from game.language import OPTION, tr

COMMANDS: Mapping[str, str] = {
    "play": tr("Open the home screen, or go straight to an exercise or a save."),
    "run": tr("Play an exercise between computer-run nations, with no terminal."),
    "new": tr("Write a scenario to begin with."),
    "edit": tr("Write a scenario, and see what it makes."),
    "check": tr("Find the mistakes in scenario files."),
    "translate": tr("Write the texts of a scenario, to be translated."),
    "handouts": tr("Write the papers of an exercise."),
    "schema": tr("Print the JSON Schema of scenarios."),
    "try": tr("Play an exercise many times and tell what happens in it."),
    "import": tr("Make a scenario of the events list (MSEL) in a spreadsheet."),
    "export": tr("Write a scenario's events list (MSEL) as a spreadsheet."),
    "scenarios": tr("List the exercises that can be played."),
    "saves": tr("List the saved exercises."),
    "verify": tr("Play a save's commands again and say whether the results agree."),
    "explain": tr("Say why a quantity of a save is what it is."),
    "replay": tr("Print a saved exercise turn by turn."),
}
"""The commands in the order of the help, each with its help in a line."""

COMPLETION = "_CONCORD_COMPLETE"
"""The variable in which a shell says what it wants to complete."""

EXAMPLES = tr("""\
Examples:
  concord                               the home screen
  concord play the_narrows              straight to an exercise
  concord run the_narrows --seed 7      between computer-run nations
  concord check my_exercise.toml        find the mistakes in a scenario
  concord explain SAVE --turn 3 trust.avalon.borduria
""")


class Commands(click.Group):
    """A group whose commands are modules of `game.commands`, imported when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"game.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        command.short_help = COMMANDS[cmd_name]
        command.help = command.help or COMMANDS[cmd_name]
        command.options_metavar = tr("[OPTIONS]")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(unknown_command(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        about = tr("Concord is a tabletop exercise about cooperation between nations.")
        formatter.write(f"{about}\n\n{EXAMPLES}\n")
        self.format_usage(ctx, formatter)
        self.format_options(ctx, formatter)
        more = tr(
            "`concord COMMAND -h` says more about a command. "
            "Keys and rules are in the game's own help: F1."
        )
        formatter.write(f"\n{more}\n")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(tr("Commands")):
            formatter.write_dl(list(COMMANDS.items()))


def unknown_command(name: str) -> str:
    """What to say when there is no command of this name."""
    from difflib import get_close_matches

    close = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
    unknown = tr("There is no command `{name}`.").format(name=name)
    if close:
        hint = tr("Did you mean `concord {command}`?").format(command=close[0])
    else:
        hint = tr("`concord -h` lists them.")
    return f"{unknown} {hint}"


@click.group(
    cls=Commands,
    invoke_without_command=True,
    options_metavar=tr("[OPTIONS]"),
    subcommand_metavar=tr("[COMMAND] [ARGS]..."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    OPTION,
    type=LanguageCode(),
    expose_value=False,
    help=tr("Speak this language, and not that of the locale or of CONCORD_LANGUAGE."),
)
@click.version_option(__version__, "-V", "--version", message="concord %(version)s")
@click.pass_context
def concord(ctx: click.Context) -> int | None:
    if ctx.invoked_subcommand is not None:
        return None
    play = concord.get_command(ctx, "play")
    assert play is not None
    code: int = ctx.invoke(play)
    return code


def main() -> NoReturn:
    """Run `concord` and leave with an exit code; a bug is told in a line and logged."""
    try:
        instruction = os.environ.get(COMPLETION)
        code = complete_for_shell(instruction) if instruction else run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        code = silence()
    sys.exit(code)


def help_width() -> int:
    """The columns that help has. It is what click would find, but with less to import."""
    wanted = os.environ.get("COLUMNS", "")
    columns = int(wanted) if wanted.isdecimal() else 0
    if not columns:
        try:
            columns = os.get_terminal_size().columns
        except OSError:  # not a terminal
            columns = 80
    return max(50, min(columns, 100) - 2)


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit code."""
    try:
        width = help_width()
        with concord.make_context("concord", list(arguments), terminal_width=width) as context:
            result = concord.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        tell(error)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt, EOFError):
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return silence()
    except Exception as error:
        return report_bug(error)
    return result if isinstance(result, int) else ExitCode.OK


def complete_for_shell(instruction: str) -> int:
    """What a shell asks when Tab is pressed, or once for the script that makes it ask."""
    from click.shell_completion import shell_complete

    return shell_complete(concord, {}, "concord", COMPLETION, instruction)


def tell(error: click.ClickException) -> None:
    """One sentence on standard error, and where more is said if the usage was wrong."""
    click.echo(f"concord: {error.format_message()}", err=True)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = tr("Try `{command} -h`.").format(command=error.ctx.command_path)
        click.echo(hint, err=True)


def silence() -> int:
    """Nobody reads standard output any more: let the interpreter flush into nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.BROKEN_PIPE


def report_bug(error: Exception) -> int:
    """Write the traceback of a bug to a log and say in one line where it is.

    What the error says of itself is for the log only: it may hold what a player should not read.
    """
    from game.crash_log import place_of, write_crash_log

    path = write_crash_log(error)
    what = tr("Something went wrong inside Concord; no saved exercise is harmed.")
    if path:
        where = tr("The details are in {path}.").format(path=path)
    else:
        where = tr("No log can be written: {place}.").format(place=place_of(error))
    click.echo(f"concord: {what} {where}", err=True)
    return ExitCode.PROBLEMS


if __name__ == "__main__":
    main()

"""`concord new`: a scenario to begin with."""

import sys
from pathlib import Path
from typing import TypeVar

import click

from game.authoring.new.templates import CRISES, NATIONS, TURNS, template, write_new
from game.commands.paragraphs import paragraphs
from game.commands.whole_number import WholeNumber
from game.exit_codes import ExitCode
from game.language import tr

EXAMPLES = tr("""\
Examples:
  concord new my_exercise.toml
  concord new my_exercise.toml --crisis cyber --nations 4 --turns 6
  concord new drill.toml --crisis none --turns 5     just injects, and no rules""")

HELP = paragraphs(
    tr(
        "Write a scenario to begin with: it passes `concord check`, can be played at once, and "
        "explains itself in comments as one reads it."
    ),
    EXAMPLES,
    tr(
        "In a terminal, what is not given is asked for. A file that is there is never written over."
    ),
)

Answer = TypeVar("Answer", str, int)


@click.command("new", help=HELP)
@click.argument("path", metavar=tr("PATH"), type=click.Path(path_type=Path))
@click.option(
    "--crisis",
    type=click.Choice(CRISES),
    help=tr("What strikes; none: an exercise of just injects."),
)
@click.option("--nations", type=WholeNumber(*NATIONS), help=tr("How many sit at the table."))
@click.option("--turns", type=WholeNumber(*TURNS), help=tr("How many rounds they play."))
@click.option("--title", metavar=tr("TEXT"), default="", help=tr("What it is called."))
def command(
    path: Path, crisis: str | None, nations: int | None, turns: int | None, title: str
) -> int:
    if path.suffix != ".toml":
        problem = tr('A scenario is a TOML file: "{path}.toml", perhaps?')
        raise click.UsageError(problem.format(path=path))
    if path.exists():
        problem = tr('"{path}" is there already, and is not written over.')
        raise click.UsageError(problem.format(path=path))
    asks = sys.stdin.isatty() and sys.stderr.isatty()
    crisis = crisis or _asked(tr("What strikes"), click.Choice(CRISES), "cyber", asks)
    nations = nations or _asked(tr("How many nations (2 to 8)"), WholeNumber(*NATIONS), 4, asks)
    turns = turns or _asked(tr("How many turns (3 to 20)"), WholeNumber(*TURNS), 6, asks)
    try:
        write_new(path, template(crisis, nations, turns, title))
    except OSError as error:
        reason = error.strerror or str(error)
        problem = tr('"{path}" cannot be written: {reason}.').format(path=path, reason=reason)
        click.echo(f"concord: {problem}", err=True)
        return ExitCode.USAGE
    written = tr(
        "{path} is written. Next:\n"
        "  concord check {path} --watch\n"
        "  concord play {path}\n"
        "and an editor beside it."
    )
    click.echo(written.format(path=path), err=True)
    return ExitCode.OK


def _asked(what: str, kind: click.ParamType[Answer], default: Answer, asks: bool) -> Answer:
    """The answer of somebody at a terminal; else what is usual."""
    if not asks:
        return default
    answer: Answer = click.prompt(what, type=kind, default=default, err=True)
    return answer

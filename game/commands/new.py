"""`concord new`: a scenario to begin with."""

import sys
from pathlib import Path
from typing import TypeVar

import click

from game.exit_codes import ExitCode

HELP = """\
Write a scenario to begin with: it passes `concord check`, can be played at once, and explains
itself in comments as one reads it.

\b
Examples:
  concord new my_exercise.toml
  concord new my_exercise.toml --crisis cyber --nations 4 --turns 6
  concord new drill.toml --crisis none --turns 5     just injects, and no rules

In a terminal, what is not given is asked for. A file that is there is never written over.
"""

Answer = TypeVar("Answer", str, int)

JUST_INJECTS = "none"

CRISES = ("cyber", "terrorism", "trade_route", "armed_conflict", "hybrid", JUST_INJECTS)


@click.command("new", help=HELP, short_help="Write a scenario to begin with.")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--crisis", type=click.Choice(CRISES), help="What strikes; none: an exercise of just injects."
)
@click.option("--nations", type=click.IntRange(2, 8), help="How many sit at the table.")
@click.option("--turns", type=click.IntRange(3, 20), help="How many rounds they play.")
@click.option("--title", default="", help="What it is called.")
def command(
    path: Path, crisis: str | None, nations: int | None, turns: int | None, title: str
) -> int:
    from game.authoring.new.bare import just_injects
    from game.authoring.new.writing import scenario

    if path.suffix != ".toml":
        raise click.UsageError(f'A scenario is a TOML file: "{path}.toml", perhaps?')
    if path.exists():
        raise click.UsageError(f'"{path}" is there already, and is not written over.')
    asks = sys.stdin.isatty() and sys.stderr.isatty()
    crisis = crisis or _asked("What strikes", click.Choice(CRISES), "cyber", asks)
    nations = nations or _asked("How many nations (2 to 8)", click.IntRange(2, 8), 4, asks)
    turns = turns or _asked("How many turns (3 to 20)", click.IntRange(3, 20), 6, asks)
    if crisis == JUST_INJECTS:
        text = just_injects(nations, turns, title)
    else:
        text = scenario(crisis, nations, turns, title)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        reason = error.strerror or str(error)
        click.echo(f'concord: "{path}" cannot be written: {reason}.', err=True)
        return ExitCode.USAGE
    click.echo(
        f"{path} is written. Next:\n"
        f"  concord check {path} --watch\n"
        f"  concord play {path}\n"
        "and an editor beside it.",
        err=True,
    )
    return ExitCode.OK


def _asked(what: str, kind: click.ParamType[Answer], default: Answer, asks: bool) -> Answer:
    """The answer of somebody at a terminal; else what is usual."""
    if not asks:
        return default
    answer: Answer = click.prompt(what, type=kind, default=default, err=True)
    return answer

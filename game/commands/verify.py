"""`concord verify`: play a save's commands again and name the first difference."""

import click

from game.commands.save_argument import SAVE, SaveProblem, read_save, tell_damage
from game.exit_codes import ExitCode

EPILOG = """\b
Examples:
  concord verify the_narrows-2031-03-15-1
  concord verify saves/the_narrows-2031-03-15-1.jsonl
"""


@click.command("verify", epilog=EPILOG)
@SAVE
def command(save: str) -> int:
    """Say whether a save is as it was written, and whether its commands give its results.

    Nothing is changed. The exit code is 0 if all agrees, 1 if today's rules give something else,
    3 if the save is damaged.

    A save holds the secrets of all nations: it is the facilitator's. A
    difference is told with the names and numbers that it is about.
    """
    from game import __version__
    from game.session.errors import SaveError
    from game.session.events import BadRecordError
    from game.session.header import header_of
    from game.session.verification import first_difference

    store = read_save(save)
    tell_damage(store)
    if store.damage is not None:
        return ExitCode.SAVE
    entries = store.records()
    try:
        difference = first_difference(entries)
        header = header_of(entries[0])
    except (SaveError, BadRecordError) as error:
        raise SaveProblem(f"{store.path.name}: {error}") from error
    if difference is None:
        click.echo(
            f"{store.path.name}: {_lines(len(entries))} written; "
            "the commands give the same results."
        )
        return ExitCode.OK
    click.echo(f"{store.path.name}:{difference.line}: {difference.what}")
    if header.written_by != __version__:
        click.echo(
            f"Concord {header.written_by} began the save and this is {__version__}: its rules may "
            "have changed since. The save keeps the results that it has."
        )
    return ExitCode.PROBLEMS


def _lines(count: int) -> str:
    return "1 line as it was" if count == 1 else f"{count} lines as they were"

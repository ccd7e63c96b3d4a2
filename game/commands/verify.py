"""`concord verify`: play a save's commands again and name the first difference."""

import click

from game.commands.paragraphs import paragraphs
from game.commands.save_argument import SAVE, SaveProblem, read_save, tell_damage
from game.exit_codes import ExitCode
from game.language import tr, trn

HELP = paragraphs(
    tr("Say whether a save is as it was written, and whether its commands give its results."),
    tr(
        "Nothing is changed. The exit code is 0 if all agrees, 1 if today's rules give something "
        "else, 3 if the save is damaged."
    ),
    tr(
        "A save holds the secrets of all nations: it is the facilitator's. A difference is told "
        "with the names and numbers that it is about."
    ),
)

EXAMPLES = """
  concord verify the_narrows-2031-03-15-1
  concord verify saves/the_narrows-2031-03-15-1.jsonl"""


@click.command("verify", help=HELP, epilog=paragraphs(tr("Examples:") + EXAMPLES))
@SAVE
def command(save: str) -> int:
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
        agrees = trn(
            "{save}: {n} line as it was written; the commands give the same results.",
            "{save}: {n} lines as they were written; the commands give the same results.",
            len(entries),
        )
        click.echo(agrees.format(save=store.path.name, n=len(entries)))
        return ExitCode.OK
    click.echo(f"{store.path.name}:{difference.line}: {difference.what}")
    if header.written_by != __version__:
        other = tr(
            "Concord {before} began the save and this is {now}: its rules may have changed since. "
            "The save keeps the results that it has."
        )
        click.echo(other.format(before=header.written_by, now=__version__))
    return ExitCode.PROBLEMS

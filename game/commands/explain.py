"""`concord explain`: why a quantity of a save is what it is."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from game.commands.paragraphs import paragraphs
from game.commands.save_argument import (
    AS,
    OF_THE_FACILITATOR,
    SAVE,
    SaveProblem,
    known_viewer,
    read_save,
    see_that_it_has_come_to,
    tell_damage,
)
from game.commands.whole_number import WholeNumber
from game.exit_codes import ExitCode
from game.language import tr

if TYPE_CHECKING:
    from game.session.host import Session
    from game.session.view import Explanation

HELP = paragraphs(
    tr("Say what moved a quantity in a turn. The causes add up to its change."),
    tr(
        "Without a QUANTITY it lists what the turn has changed, by name: the last turn, if none "
        "is given. Words of a name are answered with the names that have them."
    ),
    OF_THE_FACILITATOR,
)

EXAMPLES = tr("""\
Examples:
  concord explain SAVE --turn 3            what has changed in turn 3, by its name
  concord explain SAVE --turn 3 trust.avalon.borduria
  concord explain SAVE crisis.mines.severity --as caledon
  concord explain SAVE --turn 3 nation.avalon.budget --json""")

MOST_NAMES = 12
"""How many names are suggested."""


@click.command("explain", help=HELP, epilog=paragraphs(EXAMPLES))
@SAVE
@click.argument("quantity", metavar=tr("[QUANTITY]"), required=False)
@click.option("--turn", type=WholeNumber(1), help=tr("The turn; else the last that changed it."))
@AS
@click.option("--json", "as_json", is_flag=True, help=tr("For a program: with all digits."))
def command(save: str, quantity: str | None, turn: int | None, viewer: str, as_json: bool) -> int:
    from game.session.errors import SaveError
    from game.session.host import Session

    store = read_save(save)
    tell_damage(store)
    try:
        session = Session.resume(store)
    except SaveError as error:
        raise SaveProblem(f"{store.path.name}: {error}") from error
    viewer = known_viewer(session.exercise, viewer)
    see_that_it_has_come_to(turn, session.turn)
    if quantity is None:
        return _changed(session, viewer, turn or session.turn, as_json=as_json)
    explanation = session.explain(viewer, quantity, turn)
    if explanation is None:
        raise click.UsageError(_unknown(session, viewer, quantity))
    if as_json:
        click.echo(json.dumps(asdict(explanation), indent=2, ensure_ascii=False))
    else:
        click.echo(_text(explanation))
    return ExitCode.OK


def _changed(session: "Session", viewer: str, turn: int, *, as_json: bool) -> int:
    """List what a turn has changed."""
    from game.session.figures import decimals_of

    changed = session.changed(viewer, turn)
    if as_json:
        told = [{"quantity": n, "before": was, "after": now} for n, (was, now) in changed.items()]
        click.echo(json.dumps({"turn": turn, "changed": told}, indent=2, ensure_ascii=False))
        return ExitCode.OK
    head = tr("Turn {turn}") if changed else tr("Turn {turn} has changed nothing so far.")
    click.echo(head.format(turn=turn))
    width = max(map(len, changed), default=0) + 3
    for name, (was, now) in changed.items():
        decimals = decimals_of(was, now)
        change = _signed(now - was, decimals)
        click.echo(f"{name:<{width}}{was:>8.{decimals}f} → {now:>6.{decimals}f}  {change:>7}")
    return ExitCode.OK


def _unknown(session: "Session", viewer: str, quantity: str) -> str:
    """Says the same whether there is no such quantity or it is not the viewer's to see."""
    from game.scenario.suggest import did_you_mean, listed
    from game.session.explain import with_words

    known = session.view(viewer).quantities
    first = quantity.partition(".")[0]
    alike = [name for name in known if name.partition(".")[0] == first]
    if hint := did_you_mean(quantity, alike or tuple(known)):
        said = tr("{viewer} knows of no quantity `{quantity}`: {hint}")
        return said.format(viewer=viewer, quantity=quantity, hint=hint)
    if names := list(with_words(session.exercise, known, quantity)):
        said = tr("{viewer} knows of no quantity `{quantity}`: there are {names}.")
        return said.format(viewer=viewer, quantity=quantity, names=listed(names, MOST_NAMES))
    said = tr(
        "{viewer} knows of no quantity `{quantity}`. "
        "Without a name, `concord explain` lists what a turn has changed."
    )
    return said.format(viewer=viewer, quantity=quantity)


def _text(told: "Explanation") -> str:
    from game.session.figures import figures

    shown = figures(told)
    decimals = shown.decimals
    lines = [(told.title, f"{shown.before:.{decimals}f} → {shown.after:.{decimals}f}")]
    lines += [(f"  {cause.text}", _signed(part, decimals)) for cause, part in shown.causes]
    lines.append(("  " + tr("together"), _signed(shown.change, decimals)))
    width = max(len(text) for text, _ in lines) + 3
    body = "\n".join(f"{text:<{width}}{number}" for text, number in lines)
    head = tr("Turn {turn}").format(turn=told.turn)
    return f"{head}\n{body}"


def _signed(value: float, decimals: int) -> str:
    return f"{'−' if value < 0 else '+'}{abs(value):.{decimals}f}"

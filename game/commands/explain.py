"""`concord explain`: why a quantity of a save is what it is."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from game.commands.save_argument import (
    AS,
    SAVE,
    SaveProblem,
    known_viewer,
    read_save,
    tell_damage,
)
from game.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.session.host import Session
    from game.session.view import Explanation

EPILOG = """\b
Examples:
  concord explain SAVE --turn 3 trust.avalon.borduria
  concord explain SAVE crisis.mines.severity --as caledon
  concord explain SAVE --turn 3 nation.avalon.budget --json
"""


@click.command("explain", epilog=EPILOG)
@SAVE
@click.argument("quantity")
@click.option("--turn", type=click.IntRange(1), help="The turn; else the last that changed it.")
@AS
@click.option("--json", "as_json", is_flag=True, help="For a program.")
def command(save: str, quantity: str, turn: int | None, viewer: str, as_json: bool) -> int:
    """Say what moved a quantity in a turn. The causes add up to its change exactly.

    A save holds the secrets of all nations: it is the facilitator's. With
    --as, no more is told than a nation or the open table may know.
    """
    from game.session.errors import SaveError
    from game.session.host import Session

    store = read_save(save)
    tell_damage(store)
    try:
        session = Session.resume(store)
    except SaveError as error:
        raise SaveProblem(f"{store.path.name}: {error}") from error
    viewer = known_viewer(session.exercise, viewer)
    if turn is not None and turn > session.turn:
        raise click.UsageError(f"The save has come to turn {session.turn}; there is no {turn} yet.")
    explanation = session.explain(viewer, quantity, turn)
    if explanation is None:
        raise click.UsageError(_unknown(session, viewer, quantity))
    if as_json:
        click.echo(json.dumps(asdict(explanation), indent=2, ensure_ascii=False))
    else:
        click.echo(_text(explanation))
    return ExitCode.OK


def _unknown(session: "Session", viewer: str, quantity: str) -> str:
    """Says the same whether there is no such quantity or it is not the viewer's to see."""
    from game.scenario.suggest import did_you_mean

    hint = did_you_mean(quantity, tuple(session.view(viewer).quantities))
    return f"{viewer} knows of no quantity `{quantity}`" + (f": {hint}" if hint else ".")


def _text(told: "Explanation") -> str:
    change = told.after - told.before
    lines = [(told.title, f"{_number(told.before)} → {_number(told.after)}")]
    lines += [(f"  {cause.text}", _signed(cause.change)) for cause in told.causes]
    lines.append(("  together", _signed(change)))
    width = max(len(text) for text, _ in lines) + 3
    body = "\n".join(f"{text:<{width}}{number}" for text, number in lines)
    return f"Turn {told.turn}\n{body}"


def _number(value: float) -> str:
    """All of it: a quantity is a whole multiple of 1/1024, and has at most ten decimals."""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def _signed(value: float) -> str:
    return ("−" if value < 0 else "+") + _number(abs(value))

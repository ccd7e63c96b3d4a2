"""`concord saves`: the saved exercises."""

import json
from typing import TYPE_CHECKING, Any

import click

from game.exit_codes import ExitCode

if TYPE_CHECKING:
    from game.session.saves import SaveSummary

EPILOG = """\b
Examples:
  concord saves
  concord saves --json
  CONCORD_SAVES=~/exercises concord saves
"""


@click.command("saves", epilog=EPILOG)
@click.option("--json", "as_json", is_flag=True, help="For a program.")
def command(as_json: bool) -> int:
    """List the saved exercises, the one played last first."""
    from game.session.saves import list_saves, saves_folder

    folder = saves_folder()
    found = list_saves(folder)
    if as_json:
        told = {"folder": str(folder), "saves": [_json(save) for save in found]}
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return ExitCode.OK
    click.echo(f"Saves in {folder}:" if found else f"There are no saves in {folder}.")
    for save in found:
        click.echo(f"\n  {save.path.stem}\n    {_line(save)}")
        if save.damage:
            click.echo(f"    ✖ {save.damage}")
    return ExitCode.OK


def _line(save: "SaveSummary") -> str:
    when = f"{save.modified:%Y-%m-%d %H:%M}"
    if not save.usable:
        return f"{save.title}, last written {when}"
    if save.finished:
        state = f"ended in turn {save.turn} of {save.turns}"
    else:
        state = f"turn {save.turn} of {save.turns}, {save.phase}"
    waiting = f", waiting for {', '.join(save.waiting)}" if save.waiting else ""
    return f"{save.title}: {state}{waiting}; last written {when}"


def _json(save: "SaveSummary") -> dict[str, Any]:
    return {
        "path": str(save.path),
        "title": save.title,
        "scenario": save.scenario,
        "turn": save.turn,
        "turns": save.turns,
        "phase": save.phase,
        "waiting": list(save.waiting),
        "modified": save.modified.isoformat(timespec="seconds"),
        "finished": save.finished,
        "damage": save.damage,
    }

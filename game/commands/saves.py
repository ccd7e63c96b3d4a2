"""`concord saves`: the saved exercises."""

import json
from typing import TYPE_CHECKING, Any

import click

from game.commands.paragraphs import paragraphs
from game.exit_codes import ExitCode
from game.language import tr
from game.session.phases import PHASES

if TYPE_CHECKING:
    from game.session.saves import SaveSummary

HELP = tr("List the saved exercises, the one played last first.")

EXAMPLES = """
  concord saves
  concord saves --json
  CONCORD_SAVES=~/exercises concord saves"""


@click.command("saves", help=HELP, epilog=paragraphs(tr("Examples:") + EXAMPLES))
@click.option("--json", "as_json", is_flag=True, help=tr("For a program."))
def command(as_json: bool) -> int:
    from game.session.saves import list_saves, saves_folder

    folder = saves_folder()
    found = list_saves(folder)
    if as_json:
        told = {"folder": str(folder), "saves": [_json(save) for save in found]}
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return ExitCode.OK
    head = tr("Saves in {folder}:") if found else tr("There are no saves in {folder}.")
    click.echo(head.format(folder=folder))
    for save in found:
        click.echo(f"\n  {save.path.stem}\n    {_line(save)}")
        if save.damage:
            click.echo(f"    ✖ {save.damage}")
    return ExitCode.OK


def _line(save: "SaveSummary") -> str:
    when = f"{save.modified:%Y-%m-%d %H:%M}"
    if not save.usable:
        return tr("{title}, last written {when}").format(title=save.title, when=when)
    if save.finished:
        state = tr("ended in turn {turn} of {turns}").format(turn=save.turn, turns=save.turns)
    else:
        state = tr("turn {turn} of {turns}, {phase}").format(
            turn=save.turn, turns=save.turns, phase=PHASES[save.phase]
        )
    if save.waiting:
        nations = ", ".join(save.waiting)
        state = tr("{state}, waiting for {nations}").format(state=state, nations=nations)
    line = tr("{title}: {state}; last written {when}")
    return line.format(title=save.title, state=state, when=when)


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

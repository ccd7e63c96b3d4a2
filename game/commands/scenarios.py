"""`concord scenarios`: the exercises that come with Concord."""

import json
from pathlib import Path
from typing import Any

import click

from game.commands.paragraphs import paragraphs
from game.language import tr, trn
from game.scenario.words import DIFFICULTIES, KINDS

EXAMPLES = """
  concord scenarios
  concord scenarios --json"""

HELP = paragraphs(
    tr("List the exercises that come with Concord."),
    tr("Examples:") + EXAMPLES,
    tr(
        "With --json it is a list of objects: `id`, `title`, `summary`, `path`, `crises` (the "
        "kinds that are known at the start), `nations` (id to name), `turns`, `minutes`, "
        "`difficulty`. An exercise that cannot be read has `problems`, a number, and only `id` "
        "and `path` besides. Later versions may add keys and take none away."
    ),
)

WIDTH = 100
"""The columns that the list keeps to."""

INDENT = 17
"""Where titles begin, behind the ids."""


@click.command("scenarios", help=HELP)
@click.option("--json", "as_json", is_flag=True, help=tr("Print the list as JSON."))
def command(as_json: bool) -> None:
    from game.scenario.library import shipped

    exercises = [described(name, path) for name, path in shipped().items()]
    if as_json:
        click.echo(json.dumps(exercises, indent=2))
        return
    for exercise in exercises:
        click.echo("\n".join(told(exercise)))


def described(name: str, path: Path) -> dict[str, Any]:
    """What is to be known of an exercise before choosing it."""
    from game.scenario.library import read_file
    from game.scenario.load import read
    from game.scenario.translation import spoken

    loaded = read(read_file(path), str(path))
    found: dict[str, Any] = {"id": name, "path": str(path)}
    if loaded.scenario is None:
        return found | {"problems": len(loaded.diagnostics)}
    scenario = spoken(loaded.scenario, path)
    return found | {
        "title": scenario.title,
        "summary": scenario.summary,
        "crises": sorted({crisis.kind for crisis in scenario.crises.values() if crisis.active}),
        "nations": {key: nation.name for key, nation in scenario.nations.items()},
        "turns": scenario.time.turns,
        "minutes": scenario.exercise.minutes,
        "difficulty": scenario.exercise.difficulty,
    }


def told(exercise: dict[str, Any]) -> list[str]:
    """An exercise in two lines: what to call it, and what it is like; in three if it is much."""
    name = exercise["id"]
    if "problems" in exercise:
        problem = tr("cannot be played; `concord check {name}` says why").format(name=name)
        return [f"{name}", f"    {problem}"]
    crises = ", ".join(KINDS[kind] for kind in exercise["crises"])
    nations, turns, minutes = len(exercise["nations"]), exercise["turns"], exercise["minutes"]
    facts = [
        trn("{n} nation", "{n} nations", nations).format(n=nations),
        trn("{n} turn", "{n} turns", turns).format(n=turns),
        trn("{n} minute", "{n} minutes", minutes).format(n=minutes),
        DIFFICULTIES[exercise["difficulty"]],
    ]
    kinds = [crises] if crises else []
    about = " · ".join([*kinds, *facts])
    lines = [about] if len(about) <= WIDTH - INDENT else [*kinds, " · ".join(facts)]
    return [f"{name:<16} {exercise['title']}", *(" " * INDENT + line for line in lines)]

"""`concord try`: thousands of playthroughs of an exercise, and what they tell its author."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from game.commands.opening import SCENARIO, SCENARIO_OR_INPUT
from game.commands.paragraphs import paragraphs
from game.commands.whole_number import WholeNumber
from game.exit_codes import ExitCode
from game.language import tr
from game.scenario.diagnostics import grouped

EXAMPLES = """
  concord try the_narrows
  concord try my_exercise.toml --games 10000
  concord try my_exercise.toml --seed 500 --json > found.json"""

BLOCKS = tr("""\
  endings      status (reached, unreached, dead), why, count, share, seed, seats
  injects      status (fired, unreached, dead, facilitator-driven), why, count,
               share, turn, seed, seats, and options: chosen, share, seed, seats
  orders       kinds: possible, taken (shares of games), gain and gain_of_all
               (points of the own and of the common score, at each table; null
               where it never came up), useful, useful_to_all; doctrines, effort
               and answers: scores, best_at, better_for_all_at, verdict (dominant,
               temptation, dead, sacrifice, open, untested)
  objectives   the shares rated P, S, M and U, and games: seed, seats of each
  length       turns to count, share, seed, seats
  scores       common and nations: mean, sd, deciles, histogram (20 bars)
  trust, cohesion   the same, at the end
  dilemma      scores, cooperation, temptation, reproof (mean, low, high: 95 %
               intervals of paired differences), and verdicts
  variance     the shares of orders, dice, and both together
  late         what changing doctrine in the last third still moves
  sensitivity  tried, rulebook (whether all of its numbers were), and top: name,
               value, common (up less down), endings (share changed)""")

HELP = paragraphs(
    tr(
        "Play an exercise many times between computer-run nations, and tell what happens in it: "
        "which endings and injects come, which orders are worth giving, whether it is a dilemma, "
        "what decides."
    ),
    tr("Examples:") + EXAMPLES,
    SCENARIO_OR_INPUT,
    tr(
        "Every game has a table of doctrines of its own, drawn by dice from its seed; beside "
        "these games, chosen tables meet the same dice. Whatever is found has a `seed` and "
        "`seats`, with which `concord run` and `concord play --until` open it again."
    ),
    tr(
        "The same scenario, rulebook, seed and number of games give the same result, byte for "
        "byte, on any number of processes. With --json it is one object: `format` (2), "
        "`scenario`, `scenario_digest`, `rulebook_digest`, `seed`, `games`, `played` (in all), "
        "`doctrines`, `unseen_below` (the share under which, at 95 % confidence, what was never "
        "seen is), and these blocks, most of them by id:"
    ),
    BLOCKS,
    tr("Dead is proven; unreached is not. Later versions may add keys and take none away."),
    tr(
        "What is found is no failure: the exit code is 0 whatever it is, 1 if the scenario cannot "
        "be played, 2 if it cannot be read, and 130 after Ctrl-C."
    ),
)


@click.command("try", help=HELP)
@SCENARIO
@click.option(
    "--games",
    type=WholeNumber(1, 1_000_000),
    default=2000,
    show_default=True,
    metavar=tr("N"),
    help=tr("How many playthroughs with tables drawn from their seeds."),
)
@click.option(
    "--seed",
    type=WholeNumber(0, 2**63 - 1),
    default=1,
    show_default=True,
    metavar=tr("S"),
    help=tr("The seed of the first; the others follow it."),
)
@click.option(
    "--processes",
    type=WholeNumber(1, 256),
    metavar=tr("N"),
    help=tr("How many work at once; as many as there are cores, if not given."),
)
@click.option(
    "--rulebook",
    is_flag=True,
    help=tr("Turn every number of the rulebook as well, and not the scenario's own alone."),
)
@click.option("--json", "as_json", is_flag=True, help=tr("Print the result as JSON."))
def command(
    scenario: str, games: int, seed: int, processes: int | None, rulebook: bool, as_json: bool
) -> int:
    from game.commands.opening import open_exercise
    from game.lab.report import as_text
    from game.lab.trial import Size, Trial
    from game.lab.workers import cores

    exercise = open_exercise(scenario)
    trial = Trial(exercise, Size(games), seed, rulebook=rulebook)
    began = time.perf_counter()
    with progress(trial.games) as tell:
        found = trial.run(processes=processes or cores(), tell=tell)
    took = time.perf_counter() - began
    if as_json:
        click.echo(json.dumps(found, indent=2, allow_nan=False))
    else:
        click.echo(as_text(exercise, found, scenario))
        speed = tr("{games} games, {speed} a second.").format(
            games=grouped(trial.games), speed=grouped(round(trial.games / took))
        )
        click.echo(speed, err=True)
    return ExitCode.OK


@contextmanager
def progress(games: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, if that is a terminal; what it is told are games that are done, and
    how many there are in all.
    """
    if not sys.stderr.isatty():
        yield lambda done, games: None
        return
    with click.progressbar(length=games, label=tr("Playing"), file=sys.stderr) as bar:

        def tell(done: int, games: int) -> None:
            bar.length = games
            bar.update(done)

        yield tell

"""`concord run`: an exercise between computer-run nations, by the same host, with no terminal."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.commands.opening import SCENARIO
from game.commands.paragraphs import paragraphs
from game.commands.whole_number import WholeNumber
from game.exit_codes import ExitCode
from game.language import tr

if TYPE_CHECKING:
    from game.review.result import Result
    from game.rules.exercise import Exercise
    from game.session.seats import Seat
    from game.session.store import Store

EXAMPLES = """
  concord run the_narrows
  concord run the_narrows --seed 7 --json
  concord run the_narrows --all cooperator --seat dorne=free_rider
  concord run my_exercise.toml --save played.jsonl"""

HELP = paragraphs(
    tr("Play an exercise between computer-run nations."),
    tr("Examples:") + EXAMPLES,
    tr(
        "SCENARIO is one of `concord scenarios`, or the path of a TOML file. A nation without a "
        "doctrine of its own plays the one that its scenario names."
    ),
    tr(
        "The same scenario, rulebook, seed and seats give the same result, byte for byte. With "
        "--json it is one object: `format` (1), `scenario`, `scenario_digest`, `rulebook_digest`, "
        "`seed`, `seats` (nation to doctrine), `turns` (played), `ending` (`id`, `title`), "
        "`scores` (`common`, `nations`), `objectives` (id to P, S, M or U), `quantities` (name to "
        "final value) and `journal_digest` (the hash of the save's last line). Later versions may "
        "add keys to it and take none away."
    ),
    tr("Losing an exercise is no failure: the exit code is 0 however it ends."),
)


@click.command("run", help=HELP)
@SCENARIO
@click.option(
    "--seat",
    "seats",
    multiple=True,
    metavar=tr("NATION=DOCTRINE"),
    help=tr("Who plays a nation; may be given for each."),
)
@click.option(
    "--all", "everybody", metavar=tr("DOCTRINE"), help=tr("Who plays every other nation.")
)
@click.option(
    "--seed", type=WholeNumber(0, 2**63 - 1), default=1, show_default=True, help=tr("The dice.")
)
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help=tr("Keep the journal in this file."),
)
@click.option("--json", "as_json", is_flag=True, help=tr("Print the result as JSON."))
def command(
    scenario: str,
    seats: tuple[str, ...],
    everybody: str | None,
    seed: int,
    save: Path | None,
    as_json: bool,
) -> int:
    from game.commands.opening import open_exercise

    exercise = open_exercise(scenario)
    seated = seats_of(exercise, seats, everybody)
    result = play(exercise, seated, seed, save)
    if as_json:
        click.echo(json.dumps(result.as_json(), indent=2, allow_nan=False))
    else:
        click.echo(result.as_text())
    return ExitCode.OK


def seats_of(
    exercise: "Exercise", given: tuple[str, ...], everybody: str | None
) -> dict[str, "Seat"]:
    """Who plays each nation. Raises UsageError for a nation or a doctrine that is none."""
    from game.session.seats import Seat

    nations = exercise.scenario.nations
    players = {name: everybody or nation.default_doctrine for name, nation in nations.items()}
    for text in given:
        name, equals, doctrine = text.partition("=")
        if not equals:
            problem = tr("`{text}` is not of the form NATION=DOCTRINE.")
            raise click.UsageError(problem.format(text=text))
        known_nation(name, nations)
        players[name] = doctrine
    for player in players.values():
        known_doctrine(player)
    return {name: Seat(player) for name, player in players.items()}


def known_nation(name: str, nations: Iterable[str]) -> None:
    """Raises UsageError, with the nations there are, if one is not among them."""
    if name not in nations:
        problem = tr("There is no nation `{name}`; there are {nations}.")
        raise click.UsageError(problem.format(name=name, nations=", ".join(nations)))


def known_doctrine(name: str) -> None:
    """Raises UsageError, with the doctrines there are, if one is not among them."""
    from game.doctrines import DOCTRINES

    if name not in DOCTRINES:
        problem = tr("There is no doctrine `{name}`; there are {doctrines}.")
        raise click.UsageError(problem.format(name=name, doctrines=", ".join(DOCTRINES)))


def play(exercise: "Exercise", seats: dict[str, "Seat"], seed: int, save: Path | None) -> "Result":
    """Play to the outcome, in a file if one is named, else in memory."""
    from game.review.result import result_of
    from game.session.commands import Refusal
    from game.session.errors import NotSavedError, SaveError
    from game.session.files import FileStore
    from game.session.host import Session
    from game.session.store import MemoryStore
    from game.session.view import Phase

    try:
        store: Store = FileStore.create(save) if save else MemoryStore()
        session = Session.begin(exercise, seats, seed=seed, store=store)
        try:
            while session.phase is not Phase.OUTCOME:
                answer = session.proceed()
                if isinstance(answer, Refusal):
                    raise NotSavedError(answer.message)
            return result_of(session, store)
        finally:
            session.close()
    except (SaveError, NotSavedError) as error:
        raise CannotSaveError(str(error)) from error


class CannotSaveError(click.ClickException):
    """The save that was asked for cannot be written."""

    exit_code = ExitCode.SAVE

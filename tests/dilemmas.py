"""Whether each shipped exercise is a dilemma, in Markdown: what giving and taking bring."""

from collections.abc import Iterator

from game.lab.dilemma import block, jobs
from game.lab.tables import seeds_from
from game.rules.exercise import Exercise
from game.scenario.library import shipped

SEEDS = 100
"""Games of each table."""


def dilemmas() -> Iterator[str]:
    """A line for each nation: its scores, and the paired differences with 95 % intervals."""
    yield (
        "| exercise | nation | all give | all take | all take, then all give "
        "| takes alone among givers | takes alone among reciprocators |"
    )
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: |"
    for name, path in shipped().items():
        exercise = Exercise.load(path.read_bytes(), str(path))
        seeds = seeds_from(0, SEEDS)
        found = block(exercise, seeds, [job.run(exercise) for job in jobs(exercise, seeds)])
        for nation, line in found["nations"].items():
            scores = line["scores"]
            yield (
                f"| `{name}` | {exercise.scenario.nations[nation].name} "
                f"| {scores['all_cooperate']:.1f} | {scores['all_defect']:.1f} "
                f"| {_told(line['cooperation'])} | {_told(line['temptation'])} "
                f"| {_told(line['reproof'])} |"
            )


def _told(difference: dict[str, float]) -> str:
    """A difference with its interval: `+3.2 (2.8 to 3.6)`."""
    return f"{difference['mean']:+.1f} ({difference['low']:.1f} to {difference['high']:.1f})"

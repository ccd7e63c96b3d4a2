"""What different tables of nations make of each exercise, in Markdown."""

from collections.abc import Iterator

import numpy as np

from game.lab.sweep import sweep
from game.rules.exercise import Exercise
from game.scenario.library import shipped

SEEDS = 1000
MIXED = ("cooperator", "free_rider", "reciprocator", "random", "reciprocator")
TABLES = {
    "all co-operate": ("cooperator",),
    "mixed": MIXED,
    "all ride free": ("free_rider",),
}


def seats(exercise: Exercise, doctrines: tuple[str, ...]) -> dict[str, str]:
    """A doctrine for each nation, in turn."""
    nations = enumerate(exercise.scenario.nations)
    return {nation: doctrines[place % len(doctrines)] for place, nation in nations}


def outcomes() -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield "| exercise | table | common score | national scores | worst crisis | how it ends |"
    yield "| --- | --- | ---: | --- | ---: | --- |"
    for name, path in shipped().items():
        exercise = Exercise.load(path.read_bytes(), str(path))
        for title, doctrines in TABLES.items():
            yield _row(name, title, exercise, doctrines)


def _row(name: str, title: str, exercise: Exercise, doctrines: tuple[str, ...]) -> str:
    batches = list(sweep(exercise, seats(exercise, doctrines), range(SEEDS)))
    common = np.concatenate([batch.state.common_score for batch in batches]).mean()
    scores = np.concatenate([batch.state.score for batch in batches]).mean(axis=0)
    worst = np.concatenate([batch.state.severity.max(axis=1) for batch in batches]).mean()
    ended = np.concatenate([batch.state.ending for batch in batches]).astype(int)
    counts = np.bincount(ended, minlength=len(exercise.scenario.endings) + 1)[1:]
    likely = [
        f"{exercise.scenario.endings[place].title} {100 * counts[place] / SEEDS:.0f} %"
        for place in np.argsort(-counts, kind="stable")[:2]
        if counts[place]
    ]
    return (
        f"| `{name}` | {title} | {common:.0f} | {scores.min():.0f} to {scores.max():.0f} "
        f"| {worst:.0f} | {', '.join(likely)} |"
    )

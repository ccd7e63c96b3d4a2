"""What can be played, in the words of the picker: the library's scenarios, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.language import tr, trn
from game.scenario.library import LibraryError, read_file, shipped
from game.scenario.words import DIFFICULTIES


@dataclass(frozen=True, slots=True)
class Chair:
    """A nation that can be played."""

    id: str
    name: str
    symbol: str
    colour: str
    brief: str
    doctrine: str
    """What plays it when no person does."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A scenario as it stands in the picker, with nothing in it that a player should not read."""

    id: str
    path: Path
    source: bytes
    title: str
    summary: str
    difficulty: str
    minutes: int
    turns: int
    turn_length: str
    kinds: tuple[str, ...]
    """The kinds of crisis that are known when the exercise starts."""
    objectives: tuple[str, ...]
    chairs: tuple[Chair, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that is no scenario, and why."""

    id: str
    problem: str


def volumes() -> list[Volume | Unreadable]:
    """Every scenario of the library, the easiest first; what cannot be read comes last."""
    return sorted((volume(name, path) for name, path in shipped().items()), key=_order)


def _order(one: Volume | Unreadable) -> tuple[int, int, str]:
    if isinstance(one, Unreadable):
        return len(DIFFICULTIES), 0, one.id
    return list(DIFFICULTIES).index(one.difficulty), one.minutes, one.title


def volume(name: str, path: Path) -> Volume | Unreadable:
    """One scenario."""
    from game.scenario.load import read
    from game.scenario.translation import spoken

    try:
        source = read_file(path)
    except LibraryError as error:
        return Unreadable(name, str(error))
    loaded = read(source, path.name)
    scenario = loaded.scenario
    if scenario is None:
        first = loaded.diagnostics[0]
        problem = f"{first.path}:{first.line}:{first.column}: {first.message}."
        if len(loaded.diagnostics) > 1:
            problem += " " + tr("`concord check {path}` says more.").format(path=path)
        return Unreadable(name, problem)
    scenario = spoken(scenario, path)
    kinds = dict.fromkeys(c.kind for c in scenario.crises.values() if c.active)
    return Volume(
        id=name,
        path=path,
        source=source,
        title=scenario.title,
        summary=scenario.summary,
        difficulty=scenario.exercise.difficulty,
        minutes=scenario.exercise.minutes,
        turns=scenario.time.turns,
        turn_length=scenario.time.turn_length,
        kinds=tuple(kinds),
        objectives=tuple(objective.title for objective in scenario.objectives.values()),
        chairs=tuple(
            Chair(
                nation,
                part.name,
                part.flag.symbol,
                part.flag.colour,
                part.public_brief,
                part.default_doctrine,
            )
            for nation, part in scenario.nations.items()
        ),
    )


def duration(minutes: int) -> str:
    """How long something takes, as people say it.

    >>> duration(45), duration(120), duration(150)
    ('45 minutes', '2 hours', '2½ hours')
    """
    if minutes < 60:
        return trn("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours, rest = divmod(minutes, 60)
    half = 15 <= rest < 45
    hours += rest >= 45
    written = f"{hours}½" if half else hours
    return trn("{n} hour", "{n} hours", hours + half / 2).format(n=written)


@lru_cache(maxsize=1)
def doctrines() -> Mapping[str, tuple[str, str]]:
    """The doctrines that can take a seat: title and summary by id."""
    from game.doctrines import DOCTRINES

    return {name: (doctrine.title, doctrine.summary) for name, doctrine in DOCTRINES.items()}

"""What an author sees of a scenario while writing it: the MSEL over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.language import trc
from game.scenario.models import Scenario
from game.scenario.msel import FIRES
from game.session.clock import scenario_time


@dataclass(frozen=True, slots=True)
class Entry:
    """One inject on the timeline."""

    id: str
    number: int
    title: str
    hour: str
    to: str
    """The symbols of those who receive it; `all`, if everybody does."""
    asks: bool
    when: str
    """The condition that it waits for; "" if it comes in a turn."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The MSEL as it comes, and which objectives it serves when."""

    turns: Sequence[tuple[str, Sequence[Entry]]]
    """Of each turn the scenario time and what comes in it."""
    waiting: Sequence[Entry]
    """What waits for a condition."""
    coverage: Sequence[tuple[str, Sequence[int]]]
    """Of each objective its title, and how many injects serve it in each turn, and after the last
    turn how many of those that wait for a condition."""


def timeline(scenario: Scenario) -> Timeline:
    """The injects that fire, turn by turn."""
    count = scenario.time.turns
    turns: list[list[Entry]] = [[] for _ in range(count)]
    waiting: list[Entry] = []
    served = {name: [0] * (count + 1) for name in scenario.objectives}
    for place, (name, inject) in enumerate(scenario.injects.items(), 1):
        if inject.status not in FIRES or (inject.turn or 0) > count:
            continue
        symbols = (scenario.nations[n].flag.symbol for n in inject.to if n in scenario.nations)
        entry = Entry(
            name,
            inject.number or place,
            inject.title,
            inject.time,
            trc("recipients", "all") if inject.to == "all" else " ".join(symbols),
            bool(inject.options),
            inject.when or "",
        )
        (turns[inject.turn - 1] if inject.turn else waiting).append(entry)
        for objective in inject.objectives:
            if objective in served:
                served[objective][inject.turn - 1 if inject.turn else count] += 1
    return Timeline(
        [
            (scenario_time(scenario.time, turn), sorted(entries, key=lambda one: one.hour))
            for turn, entries in enumerate(turns, 1)
        ],
        waiting,
        [(scenario.objectives[name].title, counts) for name, counts in served.items()],
    )

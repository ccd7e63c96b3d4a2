"""The mechanics of the rules in Markdown: where each is, how it shows itself, what it changes."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import numpy as np

from game.lab.sweep import play
from game.lab.tables import drawn_doctrines, seeds_from
from game.quantities.state import State
from game.rules import agendas
from game.rules.exercise import Exercise
from game.rules.turn import RULES, STEPS
from game.scenario.library import shipped

EXERCISE = "perfect_storm"
"""The exercise in which every mechanic is in use."""

GAMES = 32
"""Games with each rule switched off, with doctrines drawn by lot."""

IDEAS = MappingProxyType(
    {
        1: "multilateral cooperation",
        2: "resource sharing",
        3: "diplomatic engagement",
        4: "technological advancement",
        5: "crisis management",
        6: "trust",
        7: "standardised protocols",
        8: "political stability and deterrence",
        9: "capacity building",
        10: "interdisciplinary response",
        11: "cultural exchange and joint exercises",
        12: "economic integration",
        13: "sustainable development",
        14: "legal frameworks",
        15: "long-term planning",
        16: "differing agendas",
        17: "resource disparity and decision power",
        18: "equity and fairness",
        19: "adaptation to evolving threats",
        20: "shared learning",
        21: "satellite surveillance",
        22: "cyber security framework",
        23: "artificial intelligence",
        24: "drones",
        25: "secure communications",
        26: "real-time intelligence sharing",
        27: "anticipation and early warning",
        28: "optimised allocation of resources",
        29: "investment",
        30: "jobs through joint projects",
        31: "security umbrella",
        32: "protection of critical infrastructure",
        33: "cyber attack, terrorism, trade routes",
        34: "armed conflict and hybrid threats",
        35: "collective defence",
    }
)
"""The idea that each row carries."""

DONE = {
    1: ("Pledge", "Commit"),
    2: ("Give", "Lend"),
    3: ("Propose", "Answer a proposal"),
    10: ("Commit each capability that is asked for",),
    14: ("Sign", "Leave"),
    16: ("Answer an inject",),
    32: ("Protect infrastructure",),
    35: ("Call for help",),
}
"""What nations do that the rules know by themselves."""

ALWAYS = {16: (agendas.scores, agendas.red_lines)}
"""What carries a row and cannot be switched off, for there would be nothing to play for."""


@cache
def exercise() -> Exercise:
    """The exercise as it is shipped."""
    path = shipped()[EXERCISE]
    return Exercise.load(path.read_bytes(), str(path))


def mechanics() -> Iterator[str]:
    """A line for each row: the rules that carry it, and what players do with it."""
    yield "| | idea | rules, by module | what nations do with it, or “how it is told” |"
    yield "| ---: | --- | --- | --- |"
    for row, idea in IDEAS.items():
        yield f"| {row} | {idea} | {_carriers(row)} | {_things(row)} |"


def _carriers(row: int) -> str:
    """The rules that carry a row: `module`: `name`, `name`; …"""
    modules: dict[str, list[str]] = {}
    for name in rules_of(row):
        modules.setdefault(module_of(name), []).append(f"`{name}`")
    for function in ALWAYS.get(row, ()):
        modules.setdefault(_module(function.__module__), []).append(f"{function.__name__}")
    return "; ".join(f"{module}: {', '.join(names)}" for module, names in modules.items())


def rules_of(row: int) -> list[str]:
    """The names of the rules and steps that carry a row."""
    rules = [name for name, rule in RULES.items() if row in rule.rows]
    return rules + [name for name, (_, rows) in STEPS.items() if row in rows]


def module_of(name: str) -> str:
    """The module in which a rule, or the step that brings a table about, is written."""
    return _module(RULES[name].apply.__module__) if name in RULES else "turn"


def _module(name: str) -> str:
    return name.rpartition(".")[2]


def _things(row: int) -> str:
    """How a row shows itself: what nations do, or how what it does is told."""
    p = exercise().rulebook
    tables = (p.orders, p.joint, p.treaties, p.projects)
    titles = [thing.title for table in tables for thing in table.values() if row in thing.rows]
    done = [*DONE.get(row, ()), *titles]
    told = [f"“{RULES[name].title}”" for name in rules_of(row) if name in RULES]
    return ", ".join(done or told)


def effects() -> Iterator[str]:
    """A line for each rule: how it is told, and what is otherwise when it is switched off."""
    yield "| switched off | told as | rows | end otherwise | common score |"
    yield "| --- | --- | --- | ---: | ---: |"
    for name in (*RULES, *STEPS):
        yield effect_line(name)


def effect_line(name: str) -> str:
    """The line of one rule."""
    title, rows = (RULES[name].title, RULES[name].rows) if name in RULES else STEPS[name]
    otherwise, common = effect(name)
    return (
        f"| `{name}` | {title} | {', '.join(map(str, rows))} "
        f"| {100 * otherwise:.0f} % | {common:+.2f} |"
    )


def effect(name: str) -> tuple[float, float]:
    """The share of games that end otherwise without a rule, and the change of the common score."""
    whole, without = ends(), ends(name)
    otherwise = (whole.values != without.values).any(axis=1).mean()
    return float(otherwise), float(np.mean(without.common_score - whole.common_score))


@cache
def ends(*off: str) -> State:
    """How games end, with some rules switched off."""
    played = exercise()
    played = replace(played, off=played.off | set(off))
    seeds = seeds_from(0, GAMES)
    return play(played, drawn_doctrines(played, seeds), seeds).state

"""An exercise may leave out nearly everything: what has no error is played to its end."""

import json
from pathlib import Path
from random import Random

import pytest

from game.cli import run
from game.doctrines import DOCTRINES
from game.exit_codes import ExitCode
from game.lab.sweep import sweep
from game.quantities.checked import examine
from game.rules.exercise import Exercise
from game.scenario.diagnostics import has_errors
from game.session.view import FACILITATOR, TABLE, Phase
from tests.session.playing import begin, play

HEAD = """
format = 1
title = "Bare"
summary = "Two nations, and what a test adds."
exercise = { scope = "test" }
time = { turns = 4, start = 2031-03-15 }
endings = [{ id = "rest", title = "Rest", text = "." }]
"""


def nation(name: str, colour: str, symbol: str) -> str:
    return f"""
[nations.{name}]
name = "{name.title()}"
flag = {{ colour = "{colour}", symbol = "{symbol}" }}
position = [10, 10]
public_brief = "p"
secret_brief = "s"
budget = 12
income = 6
capability = {{ intelligence = 4, cyber = 3, security = 7, diplomacy = 5, relief = 2 }}
agenda = [{{ id = "calm", title = "Calm", weight = 1, measure = "nation.{name}.stability" }}]
"""


def crisis(kind: str, more: str = "") -> str:
    return f"""
[crises.{kind}_crisis]
name = "{kind}"
kind = "{kind}"
description = "d"
severity = 40
momentum = 6
demand = {{ security = 4, cyber = 2 }}
{more}
"""


AIMED = "".join(
    f"[rules.overrides.{table}.at_{target}]\ntitle = 'x'\ntext = 'x'\n"
    f"target = '{target}'\nstance = 'cooperative'\n"
    for table in ("orders", "joint")
    for target in ("nation", "crisis", "infrastructure", "adversary", "capability", "kind")
)
"""Orders and joint actions that are aimed at each kind of thing, whether it is there or not."""

BARE = HEAD + nation("avalon", "blue", "▲") + nation("borduria", "orange", "●")

PARTS = {
    "a third nation": nation("caledon", "teal", "◆"),
    "ties": '[[ties]]\nbetween = ["avalon", "borduria"]\ntrust = [70, 30]\n',
    "infrastructure": (
        '[nations.avalon.infrastructure]\nport = { name = "Port", kind = "port" }\n'
        'grid = { name = "Grid", kind = "grid" }\n'
    ),
    "red lines": (
        '[[nations.borduria.red_lines]]\nid = "calm"\ntext = "Calm"\n'
        'when = "nation.borduria.stability < 55"\nstability = 5\n'
    ),
    "adversaries": '[adversaries.red]\nname = "Red"\nkind = "group"\ndescription = "d"\n',
    "routes": (
        '[chokepoints.gate]\nname = "Gate"\nposition = [5, 5]\n'
        '[routes.lane]\nname = "Lane"\nends = ["avalon", "borduria"]\nthrough = ["gate"]\n'
        "exposure = { avalon = 0.5 }\n"
    ),
    "crises": "".join(map(crisis, ("cyber", "terrorism", "armed_conflict", "hybrid"))),
    "a latent crisis": crisis("hybrid", "active = false").replace("hybrid_", "latent_"),
    "injects": (
        '[injects.call]\ntitle = "Call"\nturn = 2\nsender = "s"\ntext = "t"\n'
        'effects = ["nation.each.stability -= 1"]\n'
        'options = [{ id = "yes", text = "Yes", default = true, stance = "cooperative",'
        ' effects = ["trust.each.self += 2"] }, { id = "no", text = "No", budget = 1 }]\n'
    ),
    "objectives": (
        '[objectives.together]\ntitle = "Together"\ncore_capability = "Planning"\n'
        'achieved_when = "partnership.cohesion > 50"\n'
    ),
    "a capability of its own": '[capabilities]\nhelp = "Help"\n',
}
"""What may be left out, each with no mention of another."""

TABLES = ("orders", "treaties", "projects", "joint")
"""What a rulebook brings and a scenario may do without."""


def having(*parts: str) -> str:
    """An exercise of two nations with some more; capabilities of its own are all that it has."""
    text = BARE + "".join(PARTS[part] for part in parts)
    if "a capability of its own" not in parts:
        return text
    own = "capability = { help = 3 }"
    lines = (
        "demand = { help = 3 }" if line.startswith("demand") else line for line in text.split("\n")
    )
    return "\n".join(own if line.startswith("capability =") else line for line in lines)


def without(*tables: str) -> str:
    """An exercise with everything but what some tables of the rulebook bring."""
    book = Exercise.load(having().encode(), "x").rulebook
    names = [name for table in tables for name in getattr(book, table)]
    rules = f"[rules]\nwithout = {json.dumps(names)}\n"
    return having(*(part for part in PARTS if part != "a capability of its own")) + rules


SCENARIOS = {
    "nothing": having(),
    **{f"nothing but {part}": having(part) for part in PARTS},
    **{f"all but {part}": having(*(one for one in PARTS if one != part)) for part in PARTS},
    "all but any crisis": having(
        *(one for one in PARTS if "crisis" not in one and "crises" not in one)
    ),
    **{f"nothing of {table}": without(table) for table in TABLES},
    "nothing of what a rulebook brings": without(*TABLES),
    "nothing to aim at": having() + AIMED,
    "everything to aim at": having(*(one for one in PARTS if "own" not in one)) + AIMED,
    "a single turn": having("crises").replace("turns = 4", "turns = 1"),
    "no capability": having("crises", "injects").replace(
        "capability = { intelligence = 4, cyber = 3, security = 7, diplomacy = 5, relief = 2 }",
        "capability = {}",
    ),
    "no budget": having("crises", "injects", "ties").replace(
        "budget = 12\nincome = 6", "budget = 0\nincome = 0"
    ),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_left_out_stops_no_playthrough(name: str) -> None:
    exercise = sound(SCENARIOS[name])
    nations = list(exercise.scenario.nations)
    tables = [dict.fromkeys(nations, doctrine) for doctrine in DOCTRINES]
    tables.append(dict(zip(nations, DOCTRINES, strict=False)))
    for seats in tables:
        (batch,) = sweep(exercise, seats, range(50))
        assert (batch.state.ending > 0).all()


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_left_out_stops_no_session(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.toml"
    path.write_text(SCENARIOS[name], encoding="utf-8")
    assert run(["run", str(path), "--seed", "7", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["ending"]["id"] == "rest"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if place % 5 == 0 else pytest.mark.slow)
        for place, name in enumerate(SCENARIOS)
    ],
)
def test_what_is_left_out_stops_nobody_at_the_table(name: str) -> None:
    session = begin(sound(SCENARIOS[name]), seed=7)
    choose = Random(7)
    while session.phase is not Phase.OUTCOME:
        for viewer in (*session.seats, TABLE, FACILITATOR):
            assert session.view(viewer).phase is session.phase
        play(session, choose, until=12)
    assert session.view(TABLE).phase is Phase.OUTCOME


@pytest.mark.parametrize(
    "name",
    [
        "nothing",
        *(pytest.param(name, marks=pytest.mark.slow) for name in SCENARIOS if "cris" in name),
    ],
)
def test_what_is_left_out_stops_no_trial(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.toml"
    path.write_text(SCENARIOS[name], encoding="utf-8")
    assert run(["try", str(path), "--games", "64", "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["played"] >= 64


def sound(text: str) -> Exercise:
    """The exercise of a text that has no errors."""
    _, found = examine(text.encode(), "x.toml")
    assert not has_errors(found), found
    return Exercise.load(text.encode(), "x.toml")

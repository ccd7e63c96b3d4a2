"""A small exercise for tests of the core: three nations and a crisis of each kind."""

import tomllib
from pathlib import Path

from game.rules.exercise import Exercise
from game.scenario.models import Scenario
from game.scenario.rulebook import Rulebook

HERE = Path(__file__).parent
RULEBOOK = HERE.parent / "scenarios/rulebooks/standard.toml"

AVALON, BORDURIA, CALEDON = range(3)
MINES, RANSOM, CELLS = range(3)
INTELLIGENCE, CYBER, SECURITY, DIPLOMACY, RELIEF = range(5)


def load(text: str) -> Exercise:
    """An exercise from the text of a scenario that is known to be sound."""
    scenario = Scenario.model_validate(tomllib.loads(text))
    rulebook = Rulebook.model_validate(tomllib.loads(RULEBOOK.read_text()))
    return Exercise.of("small", scenario, rulebook, text.encode(), RULEBOOK.read_bytes())

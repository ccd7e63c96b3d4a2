"""A small exercise for tests of the core: three nations and a crisis of each kind."""

import tomllib
from pathlib import Path

from game.rules.exercise import Exercise
from game.scenario.chosen_rulebook import rulebook_of
from game.scenario.models import Scenario

HERE = Path(__file__).parent
RULEBOOK = HERE.parent / "scenarios/rulebooks/standard.toml"

AVALON, BORDURIA, CALEDON = range(3)
MINES, RANSOM, CELLS = range(3)
INTELLIGENCE, CYBER, SECURITY, DIPLOMACY, RELIEF = range(5)


def load(text: str) -> Exercise:
    """An exercise from the text of a scenario that is known to be sound."""
    scenario = Scenario.model_validate(tomllib.loads(text))
    rulebook = RULEBOOK.read_bytes()
    return Exercise.of("small", scenario, rulebook_of(scenario, rulebook), text.encode(), rulebook)

"""Writes the golden playthroughs anew: `python -m tests.playthroughs`."""

from game.scenario.library import shipped
from tests.playthroughs.telling import golden, told

for name in shipped():
    golden(name).write_text(told(name), encoding="utf-8")

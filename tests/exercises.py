"""The shipped exercises as parameters of tests: all of them, or in the default run only some.

What takes long is tried with two that have everything between them; `-m slow` tries it with all.
"""

from collections.abc import Collection

import pytest

from game.scenario.library import shipped

EVERY = tuple(sorted(shipped()))
FEW = ("perfect_storm", "the_narrows")
"""One that uses all of the rules, and one of the usual size."""


def some(often: Collection[str] = FEW) -> list[object]:
    """Every exercise; those that are not tried often are marked as slow."""
    return [name if name in often else pytest.param(name, marks=pytest.mark.slow) for name in EVERY]

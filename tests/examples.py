"""How many examples hypothesis draws: so many by default, ten times as many with CONCORD_LONG=1."""

import os

TIMES = 10 if os.environ.get("CONCORD_LONG") else 1


def examples(usual: int) -> int:
    """The examples that a test draws."""
    return TIMES * usual

"""A fixed piece of work, beside which other work is timed, so that any machine judges alike."""

import re
import time
from collections.abc import Callable

REFERENCE = 0.1
"""What the work takes on the machine for which promises are made, in seconds of its processor.

That is a slow machine: a common one with nothing else to do takes about half of it.
"""

_TEXT = 'name = "x"\nbetween = [1, 2, 3] # of these\n' * 2500
_PARTS = re.compile(r"(?P<word>\w+)|(?P<sign>[^\w\s])")


def work() -> int:
    """What reading a text takes: a pattern, tuples, a dictionary, short texts."""
    found: dict[tuple[str, int], str] = {}
    for part in _PARTS.finditer(_TEXT):
        start, end = part.span()
        found[part.lastgroup or "", start] = _TEXT[start:end]
    return sum(len(word) for _, word in sorted(found.items()))


def seconds(task: Callable[[], object]) -> float:
    """What a task takes of the processor, told as what it would take on the reference machine."""
    steady = min(_took(work), _took(work))
    took = _took(task)
    return took / min(steady, _took(work)) * REFERENCE


def _took(task: Callable[[], object]) -> float:
    began = time.process_time()
    task()
    return time.process_time() - began

"""Prints the measured ratios as a table: `python -m tests.benchmarks [WORD…]`.

With words, only the measures whose names contain one of them.
"""

import sys
from collections.abc import Callable

import click

from tests.benchmarks import core_speed, terminal_speed
from tests.benchmarks.ratio import HEAD, Ratio


def chosen(words: list[str]) -> list[Callable[[], Ratio]]:
    measures = (*core_speed.RATIOS, *terminal_speed.RATIOS)
    return [m for m in measures if not words or any(word in m.__name__ for word in words)]


if __name__ == "__main__":
    click.echo(HEAD)
    for measure in chosen(sys.argv[1:]):
        click.echo(measure().row())

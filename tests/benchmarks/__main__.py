"""Prints the measured ratios as a table: `python -m tests.benchmarks [WORD…]`.

With words, only the measures whose names contain one of them. With --write, all are measured and
the table of the README is written anew. Measure on a machine that does nothing else.
"""

import sys
from collections.abc import Callable

import click

from tests.benchmarks import core_speed, lab_speed, terminal_speed
from tests.benchmarks.ratio import HEAD, Ratio
from tests.terminal.driver import ROOT

README = ROOT / "README.md"
BEGIN, END = "<!-- speed: begin -->", "<!-- speed: end -->"
BEFORE = "## For developers"
"""The heading before which the section comes, if there is none yet."""

SECTION = f"""\
## How fast is it?

Measured in one run on one machine, beside something simple that does a like thing: a bare Textual
app on the same pseudo-terminal of 120×40, a bare write, an interpreter that does nothing.

{BEGIN}
{END}

`python3 -m tests.benchmarks --write` measures it again.

"""


def chosen(words: list[str]) -> list[Callable[[], Ratio]]:
    """The measures that are asked for; all, if none is named."""
    measures = (*core_speed.RATIOS, *lab_speed.RATIOS, *terminal_speed.RATIOS)
    return [m for m in measures if not words or any(word in m.__name__ for word in words)]


def write(rows: list[str]) -> None:
    """Put the table into the README."""
    text = README.read_text(encoding="utf-8")
    if BEGIN not in text:
        text = text.replace(BEFORE, SECTION + BEFORE)
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    table = "\n".join([BEGIN, "", HEAD, *rows, "", END])
    README.write_text(before + table + after, encoding="utf-8")


def main(words: list[str]) -> None:
    to_readme = "--write" in words
    rows = []
    click.echo(HEAD)
    for measure in chosen([] if to_readme else words):
        rows.append(measure().row())
        click.echo(rows[-1])
    if to_readme:
        write(rows)


if __name__ == "__main__":
    main(sys.argv[1:])

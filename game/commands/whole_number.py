"""Options that are whole numbers."""

import click

from game.language import tr


class WholeNumber(click.IntRange):
    """A whole number within bounds, with a name in the language that is spoken."""

    name = tr("integer range")

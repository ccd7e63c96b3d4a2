"""Concord: a tabletop exercise about cooperation between nations, played in a terminal."""

__version__ = "0.2.0"

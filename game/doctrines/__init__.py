"""Computer-run nations: what a seat may see goes in, its pledges and orders come out."""

from collections.abc import Mapping

from game.doctrines.classic import Cooperator, FreeRider, Random, Reciprocator
from game.doctrines.doctrine import Doctrine, Plan

__all__ = ["DOCTRINES", "Doctrine", "Plan"]

DOCTRINES: Mapping[str, Doctrine] = {
    doctrine.id: doctrine for doctrine in (Cooperator(), FreeRider(), Reciprocator(), Random())
}
"""Every doctrine by its id. They keep nothing between turns, so one of each serves all games."""

"""What checks of the design find, and what they all need to know of a scenario."""

from collections.abc import Sequence
from functools import cached_property

from game.quantities.catalogue import Catalogue
from game.quantities.certain import Certainty
from game.quantities.dead import Dead, certain_of, dead
from game.quantities.expressions import Expression, expressions
from game.scenario.chosen_rulebook import as_far_as_sound
from game.scenario.findings import Findings


class Doubts(Findings):
    """The doubts about one scenario so far."""

    @cached_property
    def expressions(self) -> Sequence[Expression]:
        """Every condition, measure and effect."""
        return tuple(expressions(self.scenario))

    @cached_property
    def dead(self) -> Dead:
        """Injects and endings that are proven never to come."""
        return dead(self.scenario, self._catalogue)

    @cached_property
    def certainty(self) -> Certainty:
        """What is proven of conditions."""
        return certain_of(self.scenario, self._catalogue, self.dead.injects)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue.of(self.scenario, as_far_as_sound(self.scenario))

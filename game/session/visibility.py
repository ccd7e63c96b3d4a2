"""Who may see which quantity: the one place where that is settled, by an allow-list."""

from collections.abc import Mapping

from game.quantities.catalogue import Quantity
from game.quantities.kinds import STATUSES, Visibility
from game.rules.exercise import Exercise
from game.rules.undertakings import TOLD
from game.session.fold import Playthrough, Quantities
from game.session.view import FACILITATOR, Phase

_OWN, _PUBLIC = Visibility.OWN, Visibility.PUBLIC
LATENT = float(STATUSES.index("latent"))


SUSPECTS = {"belief": TOLD, "accused": 1.0}
"""Quantities that name an adversary, and the value from which there is something to tell."""


def has_broken_out(crisis: str, quantities: Quantities) -> bool:
    """Whether anybody knows that there is such a crisis."""
    return quantities[f"crisis.{crisis}.status"] != LATENT


def may_see(viewer: str, quantity: Quantity, play: Playthrough) -> bool:
    """Whether a viewer may know the value of a quantity, now and in the past.

    What is each nation's own lies open to all once the exercise has ended. What concerns a latent
    crisis, and whatever the catalogue does not declare as public or own, is for the facilitator.
    """
    if viewer == FACILITATOR:
        return True
    visibility = quantity.visibility
    if visibility is _OWN:
        if quantity.owner != viewer and play.phase is not Phase.OUTCOME:
            return False
    elif visibility is not _PUBLIC:
        return False
    if quantity.crisis is not None and not has_broken_out(quantity.crisis, play.quantities):
        return False
    return quantity.block not in SUSPECTS or _is_told(quantity, play)


def _is_told(quantity: Quantity, play: Playthrough) -> bool:
    """Whether an adversary has been heard of: until then, that there is one is a secret."""
    return play.quantities[quantity.name] >= SUSPECTS[quantity.block]


def visible(viewer: str, exercise: Exercise, play: Playthrough) -> Mapping[str, float]:
    """Every quantity that a viewer may see, by name."""
    return {
        name: play.quantities[name]
        for name, quantity in exercise.catalogue.quantities.items()
        if may_see(viewer, quantity, play)
    }

"""What a computer-run nation orders beside its commitments and its answers to injects."""

from dataclasses import dataclass, field, fields

from game.quantities.grid import Array


@dataclass(frozen=True, slots=True)
class Undertaking:
    """Orders of the rulebook, projects, gifts, loans and hardening; None where there is nothing."""

    undertaken: dict[str, Array] = field(default_factory=dict)
    """[games, target] of each order of the rulebook that it gives."""
    invest: Array | None = None
    """[games, project]: budget."""
    gifts: Array | None = None
    """[games, nation, what]: budget, then units of each capability, given for good."""
    loans: Array | None = None
    """[games, nation, capability]: units."""
    harden: Array | None = None
    """[games, infrastructure]: budget; 0 for what is not its own."""

    @property
    def price(self) -> Array | float:
        """Budget for everything but the rulebook's orders: [games]."""
        gifts = 0.0 if self.gifts is None else self.gifts[..., 0].sum(axis=1)
        parts = (part.sum(axis=1) for part in (self.invest, self.harden) if part is not None)
        return sum(parts, gifts)

    def __or__(self, other: "Undertaking") -> "Undertaking":
        """Both together; of what both have, the other's."""
        undertaken = {**self.undertaken, **other.undertaken}
        rest = (one.name for one in fields(self) if one.name != "undertaken")
        chosen = {name: _either(getattr(other, name), getattr(self, name)) for name in rest}
        return Undertaking(undertaken, **chosen)


def _either(first: Array | None, second: Array | None) -> Array | None:
    return second if first is None else first

"""One comparison: what Concord takes, what something simple takes, how many times that may be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two typical figures of the same run: times in seconds unless `unit` says otherwise."""

    what: str
    against: str
    ours: float
    theirs: float
    most: float
    """How many times `theirs` may be taken."""
    unit: str = "ms"

    @property
    def times(self) -> float:
        return self.ours / self.theirs

    @property
    def holds(self) -> bool:
        return self.times <= self.most

    def row(self) -> str:
        """A row of the README's table."""
        return (
            f"| {self.what} | {self.show(self.ours)} | {self.against} | {self.show(self.theirs)} "
            f"| {self.times:.2g} | {self.most:.2g} |"
        )

    def show(self, figure: float) -> str:
        match self.unit:
            case "ms":
                return f"{figure * 1000:.1f} ms"
            case "µs":
                return f"{figure * 1e6:,.0f} µs"
            case "MB":
                return f"{figure / 1e6:.0f} MB"
        return f"{figure:g} {self.unit}"

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.show(self.ours)} is {self.times:.3g} times {self.against} "
            f"({self.show(self.theirs)}); at most {self.most:.3g}"
        )


HEAD = """\
| what | Concord | against | takes | times | at most |
| --- | ---: | --- | ---: | ---: | ---: |"""


def in_turns(
    ours: Callable[[], float],
    theirs: Callable[[], float],
    rounds: int,
    typical: Callable[[Sequence[float]], float] = median,
) -> tuple[float, float]:
    """What two measures typically take, one after the other; a first round is dropped.

    The median tells what a person feels; `min` tells what work costs when nothing else runs.
    """
    figures = [(ours(), theirs()) for _ in range(rounds + 1)][1:]
    return typical([mine for mine, _ in figures]), typical([other for _, other in figures])

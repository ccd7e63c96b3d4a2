"""What is generated into the documentation, so that it does not say what is no longer true.

`python -m tests.generated` prints all of it, `python -m tests.generated --write` puts each piece
between its marks. A test makes every piece anew and compares.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.diagnostics import diagnostics
from tests.dilemmas import dilemmas
from tests.mechanics import effects, mechanics
from tests.outcomes import outcomes
from tests.reference import reference

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of Markdown in a file, between two marks that bear its name."""

    name: str
    file: Path
    lines: Callable[[], Iterator[str]]

    @property
    def marks(self) -> tuple[str, str]:
        return f"<!-- {self.name}: begin -->", f"<!-- {self.name}: end -->"

    def made(self) -> str:
        """As it ought to be."""
        return "\n".join(self.lines()).strip()

    def written(self) -> str:
        """As the file has it. Raises ValueError if a mark is missing."""
        text = self.file.read_text()
        begin, end = self._place(text)
        return text[begin:end].strip()

    def write(self) -> None:
        """Put it in its place."""
        text = self.file.read_text()
        begin, end = self._place(text)
        self.file.write_text(f"{text[:begin]}\n\n{self.made()}\n\n{text[end:]}")

    def _place(self, text: str) -> tuple[int, int]:
        first, last = self.marks
        return text.index(first) + len(first), text.index(last)


PIECES = (
    Piece("outcomes", ROOT / "README.md", outcomes),
    Piece("dilemmas", ROOT / "scenarios/README.md", dilemmas),
    Piece("mechanics", ROOT / "scenarios/README.md", mechanics),
    Piece("diagnostics", ROOT / "scenarios/DIAGNOSTICS.md", diagnostics),
    Piece("reference", ROOT / "scenarios/REFERENCE.md", reference),
    Piece("effects", ROOT / "scenarios/README.md", effects),
)


def main() -> None:
    for piece in PIECES:
        if "--write" in sys.argv[1:]:
            piece.write()
        else:
            sys.stdout.write(f"{piece.made()}\n\n")


if __name__ == "__main__":
    main()

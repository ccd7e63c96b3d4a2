"""Files that are looked at again and again."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from game.commands.watching import changes


def test_it_tells_all_files_first_and_then_those_that_change(tmp_path: Path) -> None:
    one, two, late = (tmp_path / f"{name}.toml" for name in ("one", "two", "late"))
    one.write_text("a")
    two.write_text("b")
    steps: Iterator[Callable[[], object]] = iter(
        [
            lambda: None,
            lambda: two.write_text("bb"),
            lambda: late.write_text("c"),
            lambda: (tmp_path / "new").write_text("aaa"),
            lambda: (tmp_path / "new").replace(one),  # as many editors save
            two.unlink,
        ]
    )

    def files() -> list[str]:
        return sorted(map(str, tmp_path.glob("*.toml")))

    def wait(seconds: float) -> None:
        next(steps)()

    told = list(islice(changes(files, wait), 5))
    assert told == [[str(one), str(two)], [str(two)], [str(late)], [str(one)], []]

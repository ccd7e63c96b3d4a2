"""I14 on a real terminal: what stands on the glass is for the eyes that are before it.

The program may think that it has painted over what another nation saw; here the terminal itself is
read, cell by cell, whenever the program has come to rest.
"""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from game.session.files import FileStore
from game.session.host import Session
from game.session.view import TABLE
from tests.hidden.canary import SEED, Canary, canary, tokens
from tests.hidden.oracle import Oracle
from tests.terminal.driver import CONCORD, Terminal, open_terminal
from tests.terminal.players import QUIET, Table

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

SIZES = ((80, 40), (120, 40))
NATION = re.compile(r"(Avalon|Borduria)’s eyes only")


class Watched(Table):
    """People who read the glass before each thing that they do."""

    def __init__(self, terminal: Terminal, about: Canary, saves: Path) -> None:
        super().__init__(terminal)
        self.about, self.saves = about, saves
        self.seen: dict[str, set[str]] = defaultdict(set)

    def step(self) -> None:
        self.look_for_secrets()
        super().step()

    def press_on(self, *keys: str) -> None:
        super().press_on(*keys)
        self.look_for_secrets()

    def look_for_secrets(self) -> None:
        """Fails if there is something on the glass that is not for who sits before it."""
        self.terminal.settle(QUIET)
        found = NATION.search(self.terminal.text.splitlines()[0])
        viewer = found[1].lower() if found else TABLE
        (save,) = self.saves.glob("*.jsonl")
        session = Session.resume(FileStore.open(save, read_only=True))
        oracle = Oracle(self.about, session._play)
        glass = tokens(self.terminal.text)
        assert not oracle.leaked(viewer, glass), self.terminal.text
        assert str(SEED) not in self.terminal.text
        self.seen[viewer] |= glass


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_on_the_glass_is_anothers(size: tuple[int, int], tmp_path: Path) -> None:
    about = canary("the_narrows")
    path = tmp_path / "the_narrows.toml"
    path.write_bytes(about.source)
    folders = {name: tmp_path / name.lower() for name in ("SAVES", "LOGS", "CONFIG")}
    environment = {f"CONCORD_{name}": str(folder) for name, folder in folders.items()}
    command = [*CONCORD, "play", str(path), "--seat", "2", "--seed", str(SEED)]
    columns, lines = size
    with open_terminal(command, columns=columns, lines=lines, environment=environment) as terminal:
        table = Watched(terminal, about, folders["SAVES"])
        terminal.wait_for("look away")
        table.play(lambda now: now.turn == 3)
    for nation in ("avalon", "borduria"):
        assert set(about.of("brief", nation)) <= table.seen[nation]
    assert table.seen[TABLE]

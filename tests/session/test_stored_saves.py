"""A save of every format that there ever was: each loads, for ever, with its own results."""

import json
import shutil
from pathlib import Path

import pytest

from game.session.files import FileStore
from game.session.formats import FORMAT
from game.session.host import Session
from game.session.saves import summary
from game.session.view import FACILITATOR, TABLE

STORED = Path(__file__).parents[1] / "saves"
"""`format_N.jsonl` was written by the last version with format N and is never written again;
`format_N.json` holds what it came to."""


@pytest.mark.parametrize("version", range(1, FORMAT + 1))
def test_a_save_of_every_format_loads_with_its_results(version: int, tmp_path: Path) -> None:
    path = tmp_path / "save.jsonl"
    shutil.copy(STORED / f"format_{version}.jsonl", path)
    shutil.copy(STORED / f"format_{version}.jsonl.head", tmp_path / "save.jsonl.head")
    expected = json.loads((STORED / f"format_{version}.json").read_text())
    session = Session.resume(FileStore.open(path))
    assert session.read_only is None
    assert session.notices == ()
    seen = session.view(FACILITATOR)
    assert (seen.turn, seen.phase) == (expected["turn"], expected["phase"])
    assert seen.outcome is not None
    assert seen.outcome.ending == expected["ending"]
    kept = {name: seen.quantities[name] for name in expected["quantities"]}
    assert kept == expected["quantities"]
    for viewer in (*session.seats, TABLE):
        session.view(viewer)
    pin = session.seats["avalon"].pin
    assert pin is not None
    assert pin.matches("4711")
    session.close()
    assert path.read_bytes() == (STORED / f"format_{version}.jsonl").read_bytes()
    assert summary(path).finished

"""A save of every format that there ever was: each loads, for ever, with its own results."""

import json
import shutil
from pathlib import Path
from random import Random

import pytest

from game.session.files import FileStore
from game.session.formats import FORMAT
from game.session.host import Session
from game.session.saves import summary
from game.session.verification import first_difference
from game.session.view import FACILITATOR, TABLE, Phase
from tests.session.playing import play

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


@pytest.mark.parametrize("version", range(1, FORMAT + 1))
def test_a_save_of_every_format_that_was_left_in_the_middle_goes_on(
    version: int, tmp_path: Path
) -> None:
    lines = (STORED / f"format_{version}.jsonl").read_bytes().splitlines(keepends=True)
    path = tmp_path / "save.jsonl"
    path.write_bytes(b"".join(lines[: len(lines) // 2]))
    session = Session.resume(FileStore.open(path))
    assert session.read_only is None
    assert not summary(path).finished
    play(session, Random(version))
    assert session.phase is Phase.OUTCOME
    session.close()
    again = FileStore.open(path)
    if version < FORMAT:  # the doctrines of a version that is not released may still change
        assert first_difference(again.records()) is None
    again.close()
    assert path.read_bytes().startswith(b"".join(lines[: len(lines) // 2]))

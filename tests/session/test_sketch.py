"""The outline of a saved theatre: as it stands in the save, and nothing for a save that is none."""

from pathlib import Path

import pytest

from game.rules.exercise import Exercise
from game.scenario.library import shipped
from game.session.files import FileStore
from game.session.journal import ORIGIN, encode
from game.session.sketch import sketch
from tests.session.playing import begin

SHIPPED = shipped()


def saved(folder: Path, name: str) -> Path:
    """A save in its first situation."""
    exercise = Exercise.load(SHIPPED[name].read_bytes(), str(SHIPPED[name]))
    path = folder / f"{name}.jsonl"
    begin(exercise, store=FileStore.create(path)).close()
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_theatre_can_be_drawn(tmp_path: Path, name: str) -> None:
    found = sketch(saved(tmp_path, name))
    assert found is not None
    assert len(found.nations) >= 2


def test_the_traffic_is_that_of_now(tmp_path: Path) -> None:
    path = saved(tmp_path, "the_narrows")
    found = sketch(path)
    assert found is not None
    flows = [flow for _, flow in found.ways]
    assert min(flows) < 40, "the strait is closed in the first situation"
    store = FileStore.open(path)
    records = [{"record": "change", "turn": 1, "cause": "x", "changes": {"route.gone.flow": 5}}]
    store.append(len(store.records()), "later", records)
    store.close()
    assert sketch(path) == found


@pytest.mark.parametrize(
    "source",
    [
        "",
        "[",
        "nations = 3",
        "[nations.a]\nposition = [1]",
        '[nations.a]\nposition = [1, 2]\nflag = { symbol = "\\u001b", colour = "blue" }',
        '[nations.a]\nposition = [1, 2]\nflag = { symbol = "x", colour = "blue bold" }',
        "a" + ".a" * 20_000 + " = 1",
    ],
)
def test_a_save_with_another_scenario_inside_is_not_drawn(tmp_path: Path, source: str) -> None:
    store = FileStore.open(saved(tmp_path, "the_narrows"), read_only=True)
    header = {**store.records()[0].records[0], "source": source}
    path = tmp_path / "other.jsonl"
    path.write_bytes(encode(0, ORIGIN, "begin", [header])[0])
    assert sketch(path) is None


def test_what_is_no_save_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("no save")
    assert sketch(path) is None
    assert sketch(tmp_path / "none.jsonl") is None

"""`concord scenarios`: what can be played, for people and for programs."""

import json
from pathlib import Path

import pytest

from game.cli import run
from game.exit_codes import ExitCode
from game.scenario import library

Output = pytest.CaptureFixture[str]


def test_every_exercise_is_listed_with_what_one_asks_first(capsys: Output) -> None:
    assert run(["scenarios"]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    narrows = next(i for i, line in enumerate(lines) if line.startswith("the_narrows "))
    assert lines[narrows].split() == ["the_narrows", "The", "Narrows"]
    assert "trade route" in lines[narrows + 1]
    assert "4 nations · 8 turns · 150 minutes" in lines[narrows + 1]
    assert max(map(len, lines)) <= 100


def test_programs_are_given_a_list_of_objects(capsys: Output) -> None:
    assert run(["scenarios", "--json"]) == ExitCode.OK
    listed = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in listed] == list(library.shipped())
    narrows = next(one for one in listed if one["id"] == "the_narrows")
    assert list(narrows) == [
        "id",
        "path",
        "title",
        "summary",
        "crises",
        "nations",
        "turns",
        "minutes",
        "difficulty",
    ]
    assert "trade_route" in narrows["crises"]
    assert narrows["nations"]["avalon"] == "Avalon"
    assert narrows["turns"] == 8


def test_an_exercise_that_is_broken_is_listed_with_the_way_to_find_out_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "flood.toml").write_text("format = 1\n[time]\n")
    monkeypatch.setattr(library, "PACKAGE", tmp_path)
    assert run(["scenarios"]) == ExitCode.OK
    assert "cannot be played; `concord check flood` says why" in capsys.readouterr().out
    assert run(["scenarios", "--json"]) == ExitCode.OK
    (flood,) = json.loads(capsys.readouterr().out)
    assert flood == {"id": "flood", "path": str(tmp_path / "library" / "flood.toml"), "problems": 2}


def test_only_what_is_known_at_the_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, small_text: str
) -> None:
    """The ransom of the small exercise, a cyber crisis, breaks out later."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "small.toml").write_text(small_text)
    monkeypatch.setattr(library, "PACKAGE", tmp_path)
    assert run(["scenarios", "--json"]) == ExitCode.OK
    (small,) = json.loads(capsys.readouterr().out)
    assert small["crises"] == ["terrorism", "trade_route"]

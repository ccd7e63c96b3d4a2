"""`concord translate`: an overlay to begin with, and what others then show of it."""

import json
from pathlib import Path

import pytest

from game.cli import run
from game.exit_codes import ExitCode
from game.plain.play import _about
from game.scenario.library import shipped
from game.tui.shelf import Volume, volume
from tests.authoring.examples import ORIGINAL
from tests.speaking import spoken_language

Output = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    copy = tmp_path / "exercise.toml"
    copy.write_bytes(ORIGINAL.read_bytes())
    return copy


def test_it_writes_an_overlay_beside_the_scenario_and_keeps_what_is_there(
    path: Path, capsys: Output
) -> None:
    overlay = path.with_name("exercise.de.toml")
    overlay.write_text('# Von mir\n[endings.mended]\ntitle = "Heil" # oder so\n')
    assert run(["translate", str(path), "--to", "de"]) == ExitCode.OK
    text = overlay.read_text()
    assert text.startswith('# Von mir\ntitle = "Small Fault"\n')
    assert 'title = "Heil" # oder so\n' in text
    assert f"concord check {overlay} --watch" in capsys.readouterr().err
    assert run(["check", str(path)]) == ExitCode.OK
    assert "S604" not in capsys.readouterr().out
    assert sorted(one.name for one in path.parent.iterdir()) == [overlay.name, path.name]


def test_it_prints_an_overlay_and_writes_nothing(path: Path, capsys: Output) -> None:
    assert run(["translate", str(path), "--to", "de", "-o", "-"]) == ExitCode.OK
    assert capsys.readouterr().out.startswith('title = "Small Fault"\n')
    assert list(path.parent.iterdir()) == [path]


def test_it_writes_where_it_is_told(path: Path) -> None:
    other = path.with_name("mine.toml")
    assert run(["translate", str(path), "--to", "de", "-o", str(other)]) == ExitCode.OK
    assert other.read_text().startswith('title = "Small Fault"\n')


def test_a_rulebook_can_be_translated(capsys: Output) -> None:
    assert run(["translate", "standard", "--to", "de", "-o", "-"]) == ExitCode.OK
    assert "[orders." in capsys.readouterr().out


@pytest.mark.parametrize("broken", ["no toml", "endings = { mended = {} }"])
def test_an_overlay_that_cannot_be_completed_is_left_alone(
    path: Path, broken: str, capsys: Output
) -> None:
    overlay = path.with_name("exercise.de.toml")
    overlay.write_text(broken)
    assert run(["translate", str(path), "--to", "de"]) == ExitCode.PROBLEMS
    assert "cannot be completed" in capsys.readouterr().err
    assert overlay.read_text() == broken


def test_wrong_usage_is_told(tmp_path: Path, capsys: Output) -> None:
    assert run(["translate", "-", "--to", "de"]) == ExitCode.USAGE
    assert run(["translate", "nowhere", "--to", "de"]) == ExitCode.USAGE
    (tmp_path / "x.toml").write_text("format = 1\n")
    assert run(["translate", str(tmp_path / "x.toml"), "--to", "de"]) == ExitCode.PROBLEMS
    assert "has mistakes" in capsys.readouterr().err
    nowhere = str(tmp_path / "no" / "x.toml")
    assert run(["translate", "first_watch", "--to", "de", "-o", nowhere]) == ExitCode.USAGE
    assert "cannot be written" in capsys.readouterr().err


def test_exercises_are_listed_and_their_papers_written_in_the_language_that_is_spoken(
    tmp_path: Path, capsys: Output
) -> None:
    with spoken_language("de"):
        assert run(["scenarios", "--json"]) == ExitCode.OK
        listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
        assert run(["handouts", "first_watch", "-o", str(tmp_path), "--to", "md"]) == ExitCode.OK
    assert listed["first_watch"]["title"] == "Die erste Wache"
    assert listed["dark_grid"]["title"] == "Dark Grid"
    papers = "".join(paper.read_text() for paper in tmp_path.iterdir())
    assert "Die gesperrte Fahrrinne" in papers
    assert "The closed channel" not in papers


def test_the_home_screen_and_the_plain_menu_name_exercises_in_the_language_that_is_spoken() -> None:
    path = shipped()["two_banks"]
    with spoken_language("de"):
        found = volume("two_banks", path)
        line = _about(path)
    assert isinstance(found, Volume)
    assert found.title == "Zwei Ufer"
    assert "Pegelamt" in found.chairs[1].brief
    assert line.startswith("Zwei Ufer.")

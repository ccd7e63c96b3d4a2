"""The shipped exercises and rulebooks, and the finding of a scenario by what a user writes."""

import io
import os
import sys
from pathlib import Path

import pytest

from game.scenario import library
from game.scenario.guard import MAX_BYTES
from game.scenario.library import LibraryError, resolve, rulebooks, shipped


def test_the_exercises_and_the_rulebook_are_there() -> None:
    assert {"dark_grid", "perfect_storm", "silent_cells", "the_narrows"} <= set(shipped())
    assert list(shipped()) == sorted(shipped())
    assert list(rulebooks()) == ["standard"]


def test_installed_they_are_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "library" / "rulebooks").mkdir(parents=True)
    (tmp_path / "library" / "flood.toml").write_text("format = 1")
    (tmp_path / "library" / "README.md").write_text("guide")
    (tmp_path / "library" / "rulebooks" / "mild.toml").write_text("format = 1")
    monkeypatch.setattr(library, "PACKAGE", tmp_path)
    assert list(shipped()) == ["flood"]
    assert list(rulebooks()) == ["mild"]


def test_a_shipped_exercise_is_found_by_its_id() -> None:
    found = resolve("the_narrows")
    assert (found.id, found.source) == ("the_narrows", shipped()["the_narrows"].read_bytes())


def test_a_file_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "my exercise.toml"
    path.write_bytes(b"format = 1")
    assert resolve(str(path)) == ("my exercise", b"format = 1", str(path))


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"format = 1")))
    assert resolve("-") == ("stdin", b"format = 1", "<stdin>")


def test_no_more_is_read_than_a_scenario_may_have() -> None:
    assert len(resolve("/dev/zero").source) == MAX_BYTES + 1


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        (
            "the_narow",
            'There is no exercise and no file "the_narow". Did you mean "the_narrows"?',
        ),
        (
            "waterloo",
            'There is no exercise and no file "waterloo". The exercises are "common_well", ',
        ),
        (
            "scenarios/the_narow.toml",
            'There is no file "scenarios/the_narow.toml". Did you mean "the_narrows.toml"?',
        ),
        ("nowhere/at_all.toml", 'There is no file "nowhere/at_all.toml".'),
        ("scenarios", '"scenarios" is a folder, and a scenario is one file.'),
        ("a\0b", 'There is no exercise and no file "a\0b". The exercises are '),
        ("x" * 5000, "There is no exercise and no file "),
    ],
)
def test_what_cannot_be_found_is_told_in_a_sentence(
    argument: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    with pytest.raises(LibraryError) as caught:
        resolve(argument)
    assert str(caught.value).startswith(message)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "secret.toml"
    path.touch(mode=0)
    with pytest.raises(LibraryError, match="cannot be read: Permission denied"):
        resolve(str(path))


def test_a_file_that_fails_while_it_is_read_is_told_in_a_sentence() -> None:
    with pytest.raises(LibraryError, match="cannot be read: "):
        resolve("/proc/self/mem")

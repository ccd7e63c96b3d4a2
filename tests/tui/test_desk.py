"""Whoever writes exercises finds files and templates from the home screen."""

import os
from pathlib import Path

import pytest

from game.authoring.check import check
from game.tui.app import ConcordApp
from game.tui.author.desk import scenarios_in
from game.tui.author.screen import AuthorScreen
from game.tui.screens.home import HomeScreen
from tests.small import HERE
from tests.tui.driving import SMALL, reads, running, text, until

SOURCE = (HERE / "small.toml").read_text()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.toml").write_text(SOURCE)
    (tmp_path / "other.toml").write_text("[tool]\nname = 'no scenario'\n")
    (tmp_path / "no_text.toml").write_bytes(b"\xff[nations.a]")
    return tmp_path


async def test_a_file_of_the_folder_is_gone_on_with(folder: Path) -> None:
    app = ConcordApp()
    async with running(app, SMALL) as pilot:
        await pilot.press("w")
        await reads(pilot, "mine.toml")
        assert "other.toml" not in text(pilot)
        await pilot.press("1")
        await until(lambda: isinstance(app.screen, AuthorScreen), "the author's screen")
        await reads(pilot, "no problems")
        await pilot.press("ctrl+w")
        await reads(pilot, "New: cyber")
        await pilot.press("escape")
        await until(lambda: isinstance(app.screen, HomeScreen), "the home screen")


async def test_a_new_one_is_asked_for_written_and_opened(folder: Path) -> None:
    app = ConcordApp()
    async with running(app, SMALL) as pilot:
        await pilot.press("w")
        await reads(pilot, "New: terrorism")
        await pilot.press("3")
        await reads(pilot, "How many nations")
        await pilot.press("9", "enter")  # too many: asked again
        await until(
            lambda: "How many nations" in text(pilot) and "9" in text(pilot), "the question"
        )
        await pilot.press("3", "enter")
        await reads(pilot, "How many turns")
        await pilot.press("enter")
        await reads(pilot, "What is the file called?")
        await pilot.press(*"mine", "enter")  # is there already
        await reads(pilot, "not written over")
        await pilot.press(*"cells", "enter")
        await until(lambda: isinstance(app.screen, AuthorScreen), "the author's screen")
        await reads(pilot, "no problems")
    made = folder / "cells.toml"
    assert check(made.read_bytes(), str(made)) == ()
    assert made.read_text().count("[nations.") >= 3
    assert (folder / "mine.toml").read_text() == SOURCE


async def test_what_is_typed_is_kept_when_concord_is_left(folder: Path) -> None:
    app = ConcordApp()
    async with running(app, SMALL) as pilot:
        await pilot.press("w", "1")
        await reads(pilot, "saved")
        await pilot.press(*"# x", "ctrl+q")
    assert (folder / ".mine.toml.unsaved").read_text() == f"# x{SOURCE}"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
async def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    app = ConcordApp()
    async with running(app, SMALL) as pilot:
        await pilot.press("w")
        await reads(pilot, "mine.toml")
        (folder / "mine.toml").chmod(0)
        await pilot.press("1")
        await reads(pilot, "cannot be read")


async def test_a_file_that_is_gone_is_told(folder: Path) -> None:
    app = ConcordApp()
    async with running(app, SMALL) as pilot:
        await pilot.press("w")
        await reads(pilot, "mine.toml")
        (folder / "mine.toml").unlink()
        await pilot.press("1")
        await reads(pilot, "cannot be read")


def test_only_scenarios_are_listed(folder: Path) -> None:
    (folder / ".hidden.toml").write_text(SOURCE)
    (folder / "mine.de.toml").write_text(SOURCE)  # its texts in another language
    assert [(path.name, bool(title)) for path, title in scenarios_in(folder)] == [
        ("mine.toml", True)
    ]

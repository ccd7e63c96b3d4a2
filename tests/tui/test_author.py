"""The author's screen: problems as one types, and nothing lost."""

import asyncio
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from textual.widgets.text_area import Selection

from game.lab.endings import endings
from game.tui.app import ConcordApp
from game.tui.author import findings
from game.tui.author.panes import Endings, Problems
from game.tui.author.screen import AuthorScreen
from game.tui.author.working_copy import WorkingCopy
from tests.small import HERE
from tests.tui.driving import LARGE, SMALL, reads, running, text, until

SOURCE = (HERE / "small.toml").read_text()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(SOURCE)
    return path


def on(path: Path, *, follow: bool = False) -> tuple[ConcordApp, AuthorScreen]:
    screen = AuthorScreen(path, follow=follow)
    return ConcordApp(author=screen), screen


async def test_problems_are_listed_while_one_types_and_gone_to(path: Path) -> None:
    app, screen = on(path)
    async with running(app, LARGE) as pilot:
        await reads(pilot, "no problems")
        line = SOURCE.split("\n").index('name = "Mines"')
        screen.editor.selection = Selection((line, 0), (line, 4))
        await pilot.press(*"naem")
        await reads(pilot, "S102")
        assert "not saved" in text(pilot)
        screen.editor.move_cursor((0, 0))
        await pilot.press("f8")
        await until(lambda: screen.editor.selected_text == "naem", "the problem to be selected")


async def test_a_problem_is_opened_from_the_list(path: Path) -> None:
    path.write_text(SOURCE.replace('kind = "cyber"', 'kind = "cybre"'))
    app, screen = on(path)
    async with running(app, SMALL) as pilot:
        await reads(pilot, "1 problem")
        await pilot.press("f7")
        await reads(pilot, "did you mean")
        await pilot.press("enter")
        await until(lambda: screen.editor.selected_text == '"cybre"', "the word to be selected")
        assert screen.focused is screen.editor


async def test_saving_writes_what_stands_there_and_nothing_else(path: Path) -> None:
    app, screen = on(path)
    async with running(app, LARGE) as pilot:
        await reads(pilot, "saved")
        await pilot.press(*"# x", "enter", "ctrl+s")
        await until(lambda: path.read_text() == f"# x\n{SOURCE}", "the file to be written")
        assert not screen.copy.rescue.exists()


async def test_what_is_not_saved_is_there_again(path: Path) -> None:
    app, screen = on(path)
    async with running(app, LARGE) as pilot:
        await reads(pilot, "saved")
        await pilot.press(*"# new ")
        await until(screen.copy.rescue.exists, "what was typed to be put aside")
    assert path.read_text() == SOURCE
    again, screen = on(path)
    async with running(again, LARGE) as pilot:
        await reads(pilot, "Unsaved work")
        assert screen.editor.text == f"# new {SOURCE}"
        await pilot.press("f5")
        await until(lambda: screen.editor.text == SOURCE, "the file as it is on disk")
    assert not screen.copy.rescue.exists()


async def test_leaving_at_once_keeps_the_last_key(path: Path) -> None:
    app, _ = on(path)
    async with running(app, LARGE) as pilot:
        await reads(pilot, "saved")
        await pilot.press("#", "ctrl+w")
    assert WorkingCopy(path).unsaved() == f"#{SOURCE}"


async def test_a_file_written_by_another_is_taken_unless_something_is_not_saved(
    path: Path,
) -> None:
    app, screen = on(path)
    async with running(app, LARGE) as pilot:
        await reads(pilot, "no problems")
        path.write_text(SOURCE.replace("Mines", "Wrecks"))
        await until(lambda: "Wrecks" in screen.editor.text, "the other text")
        await pilot.press("#")
        path.write_text(SOURCE)
        await reads(pilot, "Another program has written the file")
        assert screen.editor.text.startswith("#")


async def test_following_shows_what_another_editor_saves(path: Path) -> None:
    app, screen = on(path, follow=True)
    async with running(app, LARGE) as pilot:
        await reads(pilot, "Nothing is wrong")
        path.write_text(SOURCE.replace("turns = 4", "turns = 400"))
        await reads(pilot, "S104")
        assert not screen.query("#editor")


async def test_the_panes_show_the_exercise(path: Path) -> None:
    app, screen = on(path)
    async with running(app, LARGE) as pilot:
        await reads(pilot, "no problems")
        for words in ("Waiting for a condition", "SECRET-A", "▲ Avalon", "Playing …"):
            await pilot.press("f6")
            await reads(pilot, words)
        pane = screen.query_one(Endings)
        for _ in range(6):
            if pane.counts is not None:
                break
            await pilot.pause(1)
        assert pane.counts is not None
        assert sum(pane.counts.values()) == 400
        await reads(pilot, "█")


async def test_the_editor_of_the_environment_writes_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    app, _ = on(path)
    async with running(app, LARGE) as pilot:
        await reads(pilot, "no problems")
        await pilot.press("f4")
        await reads(pilot, "$EDITOR names no editor.")


async def test_half_written_texts_never_stop_it(path: Path) -> None:
    app, screen = on(path)
    async with running(app, SMALL) as pilot:
        await reads(pilot, "problem")
        for broken in ("", "[", "format = 1", "\0", "[nations.a]\n", SOURCE[: len(SOURCE) // 2]):
            screen.editor.text = broken
            await pilot.pause(0.6)
            pane = screen.query_one(Problems)
            await until(lambda pane=pane: pane.findings is not None, "findings")  # type: ignore[misc]
        assert app.crash is None


def test_a_file_is_put_in_place_whole_and_keeps_its_rights(path: Path) -> None:
    path.chmod(0o640)
    copy = WorkingCopy(path)
    copy.save("format = 1\r\n")
    assert path.read_bytes() == b"format = 1\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_what_cannot_be_written_is_told(path: Path) -> None:
    path.parent.chmod(0o500)
    with pytest.raises(OSError, match="denied"):
        WorkingCopy(path).save("x")


def test_endings_are_counted_in_the_order_of_the_file() -> None:
    counts = endings(SOURCE.encode(), "small.toml", 50)
    assert sum(counts.values()) == 50
    assert list(counts) == ["won", "rest"]


async def test_games_that_nobody_waits_for_are_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether they are being played, or their process has not even been started."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            started.append(self)

    monkeypatch.setattr("game.tui.author.findings.Popen", Noted)
    for pause in (0.0, 0.3):
        playing = asyncio.create_task(findings.endings(SOURCE, "small.toml"))
        await asyncio.sleep(pause)
        playing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await playing
    await until(
        lambda: bool(started) and all(one.returncode is not None for one in started),
        "the processes to be ended",
    )
    assert {one.returncode for one in started} == {-signal.SIGKILL}
    assert all(one.stdout is not None and one.stdout.closed for one in started)

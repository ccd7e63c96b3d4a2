"""Settings are kept whole, and nothing that stands in their file stops the app."""

from pathlib import Path

import platformdirs
import pytest

from game.tui import settings
from game.tui.app import ConcordApp
from game.tui.palette import DARK, LIGHT
from game.tui.settings import Settings
from tests.tui.driving import reads, running


def test_without_a_file_the_settings_are_as_at_first() -> None:
    assert settings.load() == Settings(DARK, motion=True)


@pytest.mark.parametrize("configuration", ["", " ", "/etc/xdg"])
def test_the_file_is_where_the_platform_has_such_files(
    configuration: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONCORD_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", configuration)
    usual = platformdirs.user_config_path("concord", appauthor=False)
    assert settings.settings_path() == usual / "settings.json"


def test_settings_are_as_they_were_kept() -> None:
    assert settings.keep(Settings(LIGHT, motion=False))
    assert settings.load() == Settings(LIGHT, motion=False)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"theme": 7, "motion": "x"}', b'{"theme": "nord"}', b"\xff\xfe", b"9" * 9],
)
def test_a_file_that_makes_no_sense_is_passed_over(content: bytes) -> None:
    path = settings.settings_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert settings.load().theme == DARK


def test_keeping_leaves_no_other_file_behind(own_folders: Path) -> None:
    settings.keep(Settings())
    assert [path.name for path in (own_folders / "config").iterdir()] == ["settings.json"]


def test_where_nothing_can_be_written_it_is_said(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_folders / "file").write_text("")
    monkeypatch.setenv("CONCORD_CONFIG", str(own_folders / "file" / "config"))
    assert not settings.keep(Settings())


async def test_a_language_is_chosen_from_the_palette_and_kept() -> None:
    app = ConcordApp()
    async with running(app) as pilot:
        await pilot.press("ctrl+p", *"deutsch")
        await reads(pilot, "Language: Deutsch")
        await pilot.press("down", "enter")
        await reads(pilot, "Concord speaks Deutsch from its next start on.")
    assert settings.load().language == "de"

"""What the tests of the screens share: a home of their own for settings, saves and logs."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, saves and logs of a test are in its own folder; no colour is forbidden."""
    for name in ("CONFIG", "SAVES", "LOGS"):
        monkeypatch.setenv(f"CONCORD_{name}", str(tmp_path / name.lower()))
    for name in ("NO_COLOR", "TEXTUAL_ANIMATIONS", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path

"""Which language is spoken, and how texts are found in it."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import language
from game.language import in_running_text, own_name, speak, tr, trc, trn, wanted
from tests.small import HERE


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(language, "_voice", language._Voice())
    for variable in (language.VARIABLE, "LANGUAGE"):
        monkeypatch.setenv(variable, os.environ.get(variable, ""))
    speak("de")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("arguments", "environment", "spoken"),
    [
        ([], {}, "en"),
        ([], {"LANG": "de_AT.UTF-8"}, "de"),
        ([], {"LANG": "de_DE", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de"}, "de"),
        ([], {"LANGUAGE": "de"}, "en"),  # gettext looks at it in a locale only
        ([], {"LANG": "de_DE", "CONCORD_LANGUAGE": "en"}, "en"),
        ([], {"CONCORD_LANGUAGE": "de"}, "de"),
        ([], {"CONCORD_LANGUAGE": "tlh", "LANG": "de_CH@euro"}, "de"),
        (["--language", "tlh"], {"LANG": "de_DE.UTF-8"}, "de"),
        (["--language", "de", "play"], {"CONCORD_LANGUAGE": "en"}, "de"),
        (["--language=de"], {}, "de"),
        (["play", "--language", "de"], {}, "en"),  # after a command it is the command's
        (["--language"], {}, "en"),
    ],
)
def test_the_language_that_is_asked_for(
    arguments: list[str], environment: dict[str, str], spoken: str
) -> None:
    assert wanted(arguments, environment)[0] == spoken


def test_exercises_may_be_in_a_language_that_concord_does_not_speak() -> None:
    assert wanted([], {"LANG": "fr_FR.UTF-8"}) == ("en", "fr")
    assert wanted(["--language", "fr"], {"LANG": "de_DE.UTF-8"}) == ("de", "fr")
    assert wanted([], {"CONCORD_LANGUAGE": "tlh"}) == ("en", "en")  # three letters are no code


def test_a_french_overlay_is_written_checked_and_played(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text((HERE / "small.toml").read_text())
    made = concord("translate", str(path), "--to", "fr")
    assert made.returncode == 0, made.stderr
    overlay = tmp_path / "mine.fr.toml"
    title = tomllib.loads(path.read_text())["title"]
    overlay.write_text(overlay.read_text().replace(f'"{title}"', '"Le détroit"', 1))
    assert concord("check", str(overlay)).returncode == 0
    shown = concord("--language", "fr", "run", str(path), "--seed", "1")
    assert shown.stdout.startswith("Le détroit, seed 1")
    assert concord("run", str(path), "--seed", "1").stdout.startswith(f"{title}, seed 1")


def test_what_somebody_chose_is_between_the_variable_and_the_locale() -> None:
    assert wanted([], {"LANG": "en_US.UTF-8"}, lambda: "de") == ("de", "de")
    assert wanted([], {"CONCORD_LANGUAGE": "en"}, lambda: "de") == ("en", "en")
    assert wanted([], {"LANG": "de_DE.UTF-8"}, lambda: "") == ("de", "de")


def test_english_is_as_it_stands_in_the_code() -> None:
    assert tr("There is no such text.") == "There is no such text."
    assert trc("door", "open") == "open"
    assert [trn("a thing", "things", n) for n in (0, 1, 1.5, 2)] == [
        "things", "a thing", "things", "things",
    ]  # fmt: skip
    assert in_running_text("Cyber") == "cyber"


@pytest.mark.usefixtures("german")
def test_german_is_looked_up() -> None:
    assert language.language() == "de"
    assert tr("Find the mistakes in scenario files.") == "Die Fehler in Szenariodateien finden."
    assert tr("There is no such text.") == "There is no such text."
    assert in_running_text("Aufklärung") == "Aufklärung"
    assert os.environ["CONCORD_LANGUAGE"] == "de"


def test_each_language_has_its_own_name() -> None:
    assert {code: own_name(code) for code in language.codes()} == {"de": "Deutsch", "en": "English"}


def test_a_choice_made_on_the_screens_is_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": "de"}))
    assert "Fehler" in concord("check", "-h", CONCORD_CONFIG=str(tmp_path)).stdout
    (tmp_path / "settings.json").write_text(json.dumps({"language": ["de"]}))
    assert "mistakes" in concord("check", "-h", CONCORD_CONFIG=str(tmp_path)).stdout


def concord(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "CONCORD_LANGUAGE": "", **environment},
        check=False,
    )


def test_the_command_line_speaks_german() -> None:
    found = concord("--language", "de", "play", "--nonsense")
    assert found.returncode == 2
    assert "Es gibt keine Option '--nonsense'" in found.stderr
    assert "Fehler" in concord("check", "-h", LANG="de_DE.UTF-8").stdout


def test_the_schema_is_the_same_in_every_language() -> None:
    assert concord("--language", "de", "schema").stdout == concord("schema").stdout


def test_a_language_that_is_not_spoken_is_refused() -> None:
    found = concord("--language", "tlh", "scenarios")
    assert found.returncode == 2
    assert '"tlh" is no language' in found.stderr

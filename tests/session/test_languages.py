"""An exercise in another language is the same exercise, and so is its save."""

import json
import shutil
from pathlib import Path
from random import Random

import pytest

from game.rules.exercise import Exercise
from game.scenario.library import library, shipped
from game.session.files import FileStore
from game.session.header import header_of
from game.session.host import Session
from game.session.saves import summary
from game.session.store import MemoryStore
from tests.exercises import EVERY
from tests.session.playing import begin, play
from tests.speaking import spoken_language

TRANSLATED = ("first_watch", "two_banks")


def loaded(name: str) -> Exercise:
    path = shipped()[name]
    return Exercise.load(path.read_bytes(), str(path))


def begun(path: Path) -> None:
    """A save of the first exercise, closed again."""
    store = FileStore.create(path)
    begin(loaded("first_watch"), store=store)
    store.close()


def played(name: str, language: str) -> list[str]:
    """What the store has of a game with some people who do anything at all."""
    with spoken_language(language):
        exercise = loaded(name)
        store = MemoryStore()
        session = begin(exercise, next(iter(exercise.scenario.nations)), seed=11, store=store)
        play(session, Random(3))
        return [json.dumps(entry.records) for entry in store.records()]


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_save_is_the_same_in_every_language(name: str) -> None:
    assert played(name, "de") == played(name, "en")


@pytest.mark.parametrize("name", TRANSLATED)
def test_the_rules_come_to_the_same_in_every_language(name: str) -> None:
    english = loaded(name)
    with spoken_language("de"):
        german = loaded(name)
    assert german.scenario.title != english.scenario.title
    assert german.catalogue.names == english.catalogue.names
    assert german.initial == english.initial
    assert german.digest == english.digest


def test_a_save_is_shown_in_the_language_that_is_spoken_without_the_exercise_s_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "save.jsonl"
    begun(path)
    (tmp_path / "library").mkdir()
    shutil.copytree(library() / "rulebooks", tmp_path / "library/rulebooks")
    monkeypatch.setattr("game.scenario.library.PACKAGE", tmp_path)
    monkeypatch.chdir(tmp_path)
    before = path.read_bytes()
    for language, title, brief in (
        ("de", "Die erste Wache", "Sie spielen Farrow."),
        ("en", "First Watch", "You play Farrow."),
    ):
        with spoken_language(language):
            store = FileStore.open(path)
            session = Session.resume(store)
            assert session.exercise.scenario.title == title
            assert brief in repr(session.view("farrow"))
            store.close()
    assert path.read_bytes() == before


def test_what_is_begun_in_another_language_is_listed_alike(tmp_path: Path) -> None:
    path = tmp_path / "save.jsonl"
    with spoken_language("de"):
        begun(path)
        assert summary(path).title == "Die erste Wache"
    assert summary(path).title == "First Watch"


@pytest.mark.parametrize("name", EVERY)
def test_only_a_save_with_overlays_has_a_place_for_them(name: str) -> None:
    store = MemoryStore()
    exercise = loaded(name)
    begin(exercise, store=store)
    (header, *_) = store.records()[0].records
    assert ("texts" in header) == bool(exercise.texts)
    assert header_of(store.records()[0]).texts == exercise.texts

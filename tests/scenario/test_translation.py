"""Texts in other languages: what an overlay may change, and that it changes nothing else."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.overlay import checked_overlay, original_at
from game.authoring.translating import UntranslatableError, completed
from game.language import codes
from game.rules.exercise import Exercise
from game.scenario.chosen_rulebook import rulebook_of
from game.scenario.diagnostics import has_errors
from game.scenario.fields import Part
from game.scenario.guard import MAX_BYTES
from game.scenario.library import library, rulebooks, shipped
from game.scenario.load import read
from game.scenario.models import Scenario
from game.scenario.overlay import MOST, read_overlay
from game.scenario.overlay_files import overlay_language, overlay_of, overlays, translations
from game.scenario.rulebook import Rulebook
from game.scenario.texts import Keys, Words, texts
from game.scenario.translation import in_language, rulebook_in_language, translated
from tests.authoring.examples import ORIGINAL
from tests.exercises import EVERY
from tests.speaking import spoken_language

SHIPPED = sorted(path for book in (shipped(), rulebooks()) for path in book.values())
OVERLAYS = [overlay for path in SHIPPED for overlay in overlays(path)]


def scenario(name: str) -> Scenario:
    found = read(shipped()[name].read_bytes(), name).scenario
    assert found is not None
    return found


def small() -> Scenario:
    found = original_at(ORIGINAL)
    assert isinstance(found, Scenario)
    return found


SMALL = small()


def words(whole: Part) -> dict[Keys, Words]:
    return {text.keys: text.words for text in texts(whole)}


def same_but_for_texts(value: Scenario) -> Scenario:
    """A scenario with something neutral in place of each text, for comparison."""
    blank = {
        text.keys: "–" if isinstance(text.words, str) else ("–",) * len(text.words)
        for text in texts(value)
    }
    return translated(value, blank)


# What the texts are


def test_texts_are_known_by_names_only() -> None:
    found = words(SMALL)
    assert found["endings", "mended", "title"] == "Mended"
    assert found["injects", "call", "options", "boat", "text"] == "Send a boat"
    assert found["nations", "avalon", "agenda", "cable", "title"] == "A whole cable"
    assert found["objectives", "mend", "critical_tasks"] == ("Find the fault", "Mend it")
    assert found["capabilities", "divers"] == "Divers"


@pytest.mark.parametrize("name", EVERY)
def test_ids_conditions_numbers_and_remarks_on_warnings_are_no_texts(name: str) -> None:
    keys = words(scenario(name))
    ends = {key[-1] for key in keys if key[0] != "capabilities"}
    assert not ends & {"id", "when", "effects", "measure", "to", "kind", "reason", "turn", "start"}
    assert {"title", "text", "sender", "public_brief", "secret_brief", "name"} <= ends


def test_what_a_scenario_says_anew_in_its_rulebook_is_a_text_of_it() -> None:
    source = (
        ORIGINAL.read_text() + '[rules.overrides.orders.apology]\ntitle = "Say sorry"\ncost = 1\n'
    )
    found = read(source.encode(), "x").scenario
    assert found is not None
    keys = ("rules", "overrides", "orders", "apology", "title")
    assert words(found)[keys] == "Say sorry"
    rulebook = rulebook_of(translated(found, {keys: "Um Verzeihung bitten"}))
    assert rulebook.orders["apology"].title == "Um Verzeihung bitten"
    assert rulebook.orders["apology"].cost == 1


# What an overlay changes


@settings(deadline=None)
@given(st.data())
def test_nothing_but_texts_is_changed_and_every_text_can_be(data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from(sorted(words(SMALL)))))
    new: dict[Keys, Words] = {
        keys: "Anders" if isinstance(words(SMALL)[keys], str) else ("Anders", "Noch anders")
        for keys in chosen
    }
    other = translated(SMALL, new)
    assert words(other) == words(SMALL) | new
    assert same_but_for_texts(other) == same_but_for_texts(SMALL)


@settings(deadline=None)
@given(st.data())
def test_an_overlay_of_anything_at_all_leaves_a_scenario_that_is_valid(data: st.DataObject) -> None:
    leaf = st.one_of(st.text(max_size=150), st.integers(), st.booleans(), st.lists(st.text()))
    tables = data.draw(
        st.recursive(leaf, lambda inner: st.dictionaries(_keys(), inner, max_size=4), max_leaves=30)
    )
    raw = tables if isinstance(tables, dict) else {"title": tables}
    overlay = read_overlay(_toml(raw).encode(), "x", SMALL)
    other = translated(SMALL, overlay.words)
    assert same_but_for_texts(other) == same_but_for_texts(SMALL)
    assert Scenario.model_validate(other.model_dump()) == other


def _keys() -> st.SearchStrategy[str]:
    known = sorted({key for keys in words(SMALL) for key in keys})
    return st.sampled_from([*known, "id", "turn", "nonsense"])


def _toml(raw: Mapping[str, Any]) -> str:
    def value(one: Any) -> str:
        if isinstance(one, dict):
            return "{" + ", ".join(f"{key} = {value(it)}" for key, it in one.items()) + "}"
        if isinstance(one, list):
            return f"[{', '.join(map(value, one))}]"
        if isinstance(one, bool):
            return "true" if one else "false"
        if isinstance(one, int):
            return str(one)
        return '"' + "".join(f"\\U{ord(c):08X}" for c in one if not 0xD800 <= ord(c) < 0xE000) + '"'

    return "".join(f"{key} = {value(one)}\n" for key, one in raw.items())


def test_what_an_overlay_has_wrong_or_not_at_all_stays_as_it_was() -> None:
    overlay = 'title = 7\nsummary = "Zwei"\n[endings.mended]\ntitle = "Heil"\n'
    other = in_language(SMALL, {"de": overlay}, "de")
    assert (other.title, other.summary) == (SMALL.title, "Zwei")
    assert [ending.title for ending in other.endings] == ["Heil", "Silent"]
    assert in_language(SMALL, {"de": "no toml"}, "de") == SMALL
    assert in_language(SMALL, {"de": overlay}, "en") is SMALL


def test_of_very_many_problems_the_first_are_told() -> None:
    source = "".join(f"unknown_{number} = 1\n" for number in range(3 * MOST))
    found = read_overlay(source.encode(), "x", SMALL).diagnostics
    assert len(found) == MOST + 1
    assert found[-1].code == "S012"


# Files


def test_only_two_letters_before_the_suffix_name_a_language() -> None:
    names = ["a.de.toml", "a.toml", "a.b.toml", "a.old.toml", "a.de.txt", "a.2b.toml", ".de.toml"]
    assert [overlay_language(Path(name)) for name in names] == ["de", *[None] * 6]


def test_an_overlay_is_no_exercise() -> None:
    assert not [name for name in (*shipped(), *rulebooks()) if "." in name]
    assert OVERLAYS


def test_whoever_takes_an_overlay_for_a_scenario_is_told() -> None:
    found = read(OVERLAYS[0].read_bytes(), str(OVERLAYS[0])).diagnostics
    assert [one.code for one in found] == ["S011"]
    assert found[0].message.startswith("this is an overlay")


def test_what_cannot_be_used_is_no_translation(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    assert translations(path) == {}
    overlay_of(path, "de").write_bytes(b"\xff\xfe")
    assert translations(path) == {}
    overlay_of(path, "de").write_bytes(b"#" * (MAX_BYTES + 1))
    assert translations(path) == {}
    overlay_of(path, "xx").write_text('title = "T"')
    overlay_of(path, "de").write_text('title = "T"')
    assert translations(path) == {"de": 'title = "T"'}


# What is shipped


@pytest.mark.parametrize("path", OVERLAYS, ids=lambda path: path.name)
def test_a_shipped_overlay_is_complete(path: Path) -> None:
    assert checked_overlay(path.read_bytes(), str(path)).diagnostics == ()


def test_the_first_exercise_is_there_in_every_language() -> None:
    assert set(translations(shipped()["first_watch"])) == set(codes()) - {"en"}


# A rulebook


def test_a_rulebook_is_translated_where_it_says_what_the_shipped_one_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "library" / "rulebooks").mkdir(parents=True)
    book = tmp_path / "library" / "rulebooks" / "standard.toml"
    book.write_bytes((library() / "rulebooks/standard.toml").read_bytes())
    overlay_of(book, "de").write_text(
        '[orders.apology]\ntitle = "Entschuldigung"\n[treaties.mutual_aid]\ntitle = "Beistand"\n'
    )
    monkeypatch.setattr("game.scenario.library.PACKAGE", tmp_path)
    written = Rulebook.model_validate(tomli.loads(book.read_text()))
    told = rulebook_in_language(written, "standard", "de")
    assert told.orders["apology"].title == "Entschuldigung"
    assert told.treaties["mutual_aid"].title == "Beistand"
    changed = translated(written, {("orders", "apology", "title"): "Say sorry"})
    told = rulebook_in_language(changed, "standard", "de")
    assert told.orders["apology"].title == "Say sorry"
    assert told.treaties["mutual_aid"].title == "Beistand"
    assert rulebook_in_language(written, "another", "de") is written
    assert rulebook_in_language(written, "standard", "en") == written


# An exercise


@pytest.fixture
def german() -> Iterator[None]:
    with spoken_language("de"):
        yield


def test_an_exercise_speaks_the_language_that_is_spoken(german: None) -> None:
    path = shipped()["first_watch"]
    exercise = Exercise.load(path.read_bytes(), str(path))
    assert exercise.scenario.title == "Die erste Wache"
    assert exercise.written == scenario("first_watch")
    assert exercise.source == path.read_bytes()
    without = Exercise.load(path.read_bytes(), str(path), texts={})
    assert without.scenario == exercise.written
    assert without.digest == exercise.digest
    assert without.initial == exercise.initial


# An overlay to begin with


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_an_overlay_to_begin_with_has_every_text_as_it_is(path: Path) -> None:
    whole = original_at(path)
    assert whole is not None
    overlay = read_overlay(completed(whole).encode(), "x", whole)
    assert {one.code for one in overlay.diagnostics} <= {"S605"}
    wanted = {text.keys: text.words for text in texts(whole) if not text.optional}
    assert overlay.words == wanted


@settings(deadline=None)
@given(st.data())
def test_what_is_translated_is_kept_with_its_comments(data: st.DataObject) -> None:
    tables = completed(SMALL).replace('"Mended"', '"Heil"  # fast').split("\n\n")
    some = data.draw(st.lists(st.sampled_from(tables[1:]), unique=True))
    lines = [line for table in (tables[0], *some) for line in (*table.split("\n"), "")]
    gone = data.draw(st.sets(st.sampled_from(range(len(lines)))))
    kept = [line for at, line in enumerate(lines) if line[:1] == "[" or at not in gone]
    before = "\n".join(["# By somebody", *kept])
    overlay = completed(SMALL, before)
    found = read_overlay(overlay.encode(), "x", SMALL)
    assert {one.code for one in found.diagnostics} <= {"S605"}
    assert overlay.startswith("# By somebody\n")
    written = iter(overlay.split("\n"))
    assert all(line in written for line in kept if line)  # each, in this order
    assert completed(SMALL, overlay) == overlay


def test_tables_in_braces_that_lack_a_text_are_told() -> None:
    with pytest.raises(UntranslatableError, match="in braces"):
        completed(SMALL, 'endings = { mended = { title = "Heil" } }\n')
    with pytest.raises(UntranslatableError, match="not TOML"):
        completed(SMALL, "nonsense")


def test_a_scenario_with_mistakes_cannot_be_overlaid(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("format = 1\n[time]\n")
    found = checked_overlay(b'title = "T"', str(tmp_path / "x.de.toml")).diagnostics
    assert [one.code for one in found] == ["S602"]
    assert has_errors(found)
    assert "has mistakes of its own" in found[0].message
